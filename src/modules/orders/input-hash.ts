import { createHash } from 'node:crypto';

/** SHA-256 in hex of a request as JSON with its keys sorted, so that the order of fields says nothing. */
export function hashInput(input: object): string {
  const sorted = JSON.stringify(input, (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(sorted).digest('hex');
}
