/** Who asks: what the token they send entitles them to, and a name for the records that gives no token away. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
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

/** Bytes of a token's name. */
const NAME_BYTES = 4;

/**
 * Makes the reader. Each token gets a random name, because one derived from the token would confirm a guess. The time that
 * reading takes does not depend on how much of a token is right, or of which.
 */
export function createCallerReader({ gateway, admin }: Tokens): ReadCaller {
  const trading = gateway === undefined ? undefined : digest(gateway);
  const administering = admin === undefined ? undefined : digest(admin);
  const [adminName, traderName] = [randomName(), randomName()];
  return (authorization) => {
    const [, token] = /^bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    const given = digest(token ?? '');
    const isAdmin = administering !== undefined && timingSafeEqual(given, administering);
    const isTrader = trading !== undefined && timingSafeEqual(given, trading);
    if (isAdmin) return { role: 'ADMIN', name: adminName };
    if (trading === undefined) return { role: 'ADMIN', name: 'local' };
    return isTrader ? { role: 'TRADER', name: traderName } : undefined;
  };
}

function randomName(): string {
  return `token ${randomBytes(NAME_BYTES).toString('hex')}`;
}

/** Equal lengths, which a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
