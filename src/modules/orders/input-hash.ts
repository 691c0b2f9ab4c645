import { createHash } from 'node:crypto';

/** Fields with decimals. */
const DECIMALS: ReadonlySet<string> = new Set(['price', 'size', 'amount', 'tickSize']);

/**
 * SHA-256 in hex of a request as JSON. Keys are sorted and zeros that do not change a number are removed, so that the same
 * request has the same hash however it is written.
 */
export function hashInput(input: object): string {
  const sorted = JSON.stringify(input, (key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    if (DECIMALS.has(key) && typeof value === 'string') return withoutZeros(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(sorted).digest('hex');
}

function withoutZeros(decimal: string): string {
  const { whole, fraction = '' } = /^0*(?<whole>\d+)(?:\.(?<fraction>\d*?)0*)?$/.exec(decimal)?.groups ?? {};
  if (whole === undefined) return decimal;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
