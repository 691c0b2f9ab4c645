/** Who asks: what the token they send entitles them to, and a name for the records that gives no token away. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../caller.ts';

/** What callers must send. Without `gateway` nothing need be sent, and everybody on this machine is an administrator. */
export interface Tokens {
  /** `GATEWAY_TOKEN`. */
  readonly gateway: string | undefined;
  /** `ADMIN_TOKEN`. */
  readonly admin: string | undefined;
}

/** Gives who sends this value of the `authorization` header; `undefined` for whoever may not come in. */
export type ReadCaller = (authorization: string | null | undefined) => Caller | undefined;

/** Hex digits of a token's hash that make its name: enough to tell tokens apart, nothing to guess one by. */
const NAME_DIGITS = 8;

/** Makes the reader. How long it takes says nothing of how much of a token was right, or of which. */
export function createCallerReader({ gateway, admin }: Tokens): ReadCaller {
  const trading = gateway === undefined ? undefined : digest(gateway);
  const administering = admin === undefined ? undefined : digest(admin);
  return (authorization) => {
    const [, token] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    const given = digest(token ?? '');
    const isAdmin = administering !== undefined && timingSafeEqual(given, administering);
    const isTrader = trading !== undefined && timingSafeEqual(given, trading);
    const name = token === undefined ? 'local' : `token ${given.toString('hex').slice(0, NAME_DIGITS)}`;
    if (isAdmin || trading === undefined) return { role: 'ADMIN', name };
    return isTrader ? { role: 'TRADER', name } : undefined;
  };
}

/** Equal lengths, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
