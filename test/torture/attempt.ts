/** One key for one order: what is asked for with it, and the mark by which the exchange's own record knows it. Pure. */
import type { CreateAndPostOrdersLegInput } from '../../schema/client.ts';
import type { Intent } from './workload.ts';

export interface Attempt {
  readonly intent: Intent;
  /** From 1; a further one only where the one before was refused. */
  readonly number: number;
  readonly key: string;
  /** The builder code that its order carries. */
  readonly mark: string;
  /** Unix milliseconds after which it may not be sent. */
  readonly deadline: number | undefined;
  /** When an order expires that may. Unix milliseconds. */
  readonly expiration: number;
}

/** Attempts of one intent at most. */
export const MOST_ATTEMPTS = 12;
const ATTEMPTS_A_MARK = 256;
/** GTD orders expire after any run. */
const EXPIRES_AFTER_MS = 6 * 3_600_000;

/** The attempt of this number; `now` is when it is first made, in Unix milliseconds. */
export function makeAttempt(intent: Intent, number: number, now: number): Attempt {
  const key = keyOf(intent, number);
  return {
    intent,
    number,
    key,
    mark: markOf(key),
    deadline: intent.sendWithinMs === undefined ? undefined : now + intent.sendWithinMs,
    expiration: now + EXPIRES_AFTER_MS,
  };
}

/** The key of the attempt of this number. */
export function keyOf(intent: Intent, number: number): string {
  return `${intent.number}/${number}`;
}

/** The mark of the attempt with this key. */
export function markOf(key: string): string {
  const [intent = 0, attempt = 0] = key.split('/').map(Number);
  return `0x${(intent * ATTEMPTS_A_MARK + attempt).toString(16).padStart(64, '0')}`;
}

/** The number of the intent that an order with this mark was meant for. */
export function intentNumberOf(mark: string): number {
  return Math.floor(Number(BigInt(mark)) / ATTEMPTS_A_MARK);
}

/** What the gateway is asked for; with another `size` it is a conflict. */
export function legOf(
  { intent, key, mark, deadline, expiration }: Attempt,
  size = intent.size,
): CreateAndPostOrdersLegInput {
  const { kind, tokenId, side, price, orderType, postOnly } = intent;
  const common = {
    ...{ tokenId, side, price, orderType, builderCode: mark, clientOrderId: key },
    ...(deadline !== undefined && { deadline: new Date(deadline).toISOString() }),
  };
  if (kind === 'market') return { market: { ...common, amount: size } };
  const expires = orderType === 'GTD' && { expiration: new Date(expiration).toISOString() };
  return { limit: { ...common, size, postOnly, ...expires } };
}
