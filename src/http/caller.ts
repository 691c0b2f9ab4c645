import { createHash } from 'node:crypto';

/** Hex digits of a token's hash that make its name: enough to tell tokens apart, nothing to guess one by. */
const NAME_DIGITS = 8;

/** The name of who asks, for the records: the start of the hash of its bearer token, or `local` where it sends none. */
export function callerName(authorization: string | null | undefined): string {
  const [, token] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) return 'local';
  return `token ${createHash('sha256').update(token).digest('hex').slice(0, NAME_DIGITS)}`;
}
