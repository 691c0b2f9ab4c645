/** What the callers ask for, and how they behave: made of a seed, so that the same seed asks for the same. Pure. */

import { type Random, seededRandom } from '../../src/paper/random.ts';
import type { OrderType, Side } from '../../src/protocol/order.ts';
import { pick } from './pick.ts';

/**
 * How a caller goes about an order. `patient`: asks, and asks again with the same key until it is told. `twins`: asks by
 * two sockets at the same moment. `hangs-up`: cuts its socket while it is being served, and asks again at once by a new
 * one. `asks-again`: once told, asks again, and then asks for something else with the same key.
 */
export type Manner = 'patient' | 'twins' | 'hangs-up' | 'asks-again';

/** One order that somebody wants, once. */
export interface Intent {
  /** From 1. */
  readonly number: number;
  readonly kind: 'limit' | 'market';
  readonly tokenId: string;
  readonly side: Side;
  /** Collateral a share: the limit, or the worst acceptable one. */
  readonly price: string;
  /** Shares, or what a market BUY spends. */
  readonly size: string;
  readonly orderType: OrderType;
  readonly postOnly: boolean;
  /** How long after it is first asked for it may still be sent; `undefined` for the gateway's default. Milliseconds. */
  readonly sendWithinMs: number | undefined;
  /** Whether it is cancelled soon after it was placed. */
  readonly isCanceled: boolean;
}

/** Orders that are asked for together: one alone, or a batch. */
export interface Errand {
  readonly intents: readonly Intent[];
  readonly manner: Manner;
  /** When a caller that hangs up does so, in milliseconds after asking. */
  readonly hangUpAfterMs: number;
}

/**
 * `everything`: every kind of order, some of them cancelled. `resting-or-filled`: only orders that the exchange never
 * refuses and nobody cancels, so that each can be sent again until it is there, and the end need not be waited for.
 */
export type Variety = 'everything' | 'resting-or-filled';

export interface WorkloadOptions {
  readonly seed: number;
  readonly orders: number;
  /** Pairs of outcomes, whose price stays between 0.2 and 0.8. */
  readonly markets: readonly (readonly [string, string])[];
  readonly variety: Variety;
}

/** An order's terms, on one of the two outcomes of some market. */
type Terms = Omit<Intent, 'number' | 'tokenId'> & { readonly outcome: 0 | 1 };

const LARGEST_BATCH = 8;
/** Longer than any run: such an order is sent again until it is there. */
const AS_LONG_AS_IT_TAKES_MS = 3_600_000;

/** The errands of all callers, in order. */
export function makeErrands({ seed, orders, markets, variety }: WorkloadOptions): Errand[] {
  const random = seededRandom(seed);
  const errands: Errand[] = [];
  for (let number = 1; number <= orders; ) {
    const size = random.next() < 0.15 ? random.between(2, LARGEST_BATCH) : 1;
    const intents = Array.from({ length: Math.min(size, orders - number + 1) }, (_, index): Intent => {
      const { outcome, ...terms } = variety === 'everything' ? anyTerms(random) : lastingTerms(random);
      return { number: number + index, tokenId: pick(random, markets)[outcome], ...terms };
    });
    number += intents.length;
    errands.push({ intents, manner: anyManner(random), hangUpAfterMs: random.between(1, 400) });
  }
  return errands;
}

function anyManner(random: Random): Manner {
  const drawn = random.next();
  if (drawn < 0.6) return 'patient';
  if (drawn < 0.75) return 'twins';
  return drawn < 0.9 ? 'hangs-up' : 'asks-again';
}

function anyTerms(random: Random): Terms {
  const drawn = random.next();
  const limit = drawn < 0.5 ? resting(random) : crossing(random);
  const base: Terms = {
    ...limit,
    sendWithinMs: random.next() < 0.03 ? random.between(200, 3_000) : undefined,
    isCanceled: random.next() < 0.6,
  };
  if (drawn < 0.1) return { ...base, orderType: 'GTD' };
  if (drawn < 0.2) return { ...base, postOnly: true };
  if (drawn < 0.65) return base;
  if (drawn < 0.8) return { ...base, orderType: random.next() < 0.5 ? 'FOK' : 'FAK' };
  // Dearer than the rest of its side: without a match it is killed.
  if (drawn < 0.85) return { ...resting(random), ...{ orderType: 'FAK', isCanceled: false } };
  return { ...base, kind: 'market', orderType: random.next() < 0.5 ? 'FOK' : 'FAK', isCanceled: false };
}

function lastingTerms(random: Random): Terms {
  const limit = random.next() < 0.6 ? resting(random) : crossing(random);
  return { ...limit, sendWithinMs: AS_LONG_AS_IT_TAKES_MS };
}

const PLAIN = {
  kind: 'limit',
  orderType: 'GTC',
  postOnly: false,
  sendWithinMs: undefined,
  isCanceled: false,
} as const;

/** Far from any market: it rests. Its own account's orders cannot meet it. */
function resting(random: Random): Terms {
  const cents = random.between(1, 5);
  const size = String(random.between(5, 20));
  const outcome = random.next() < 0.5 ? 0 : 1;
  return random.next() < 0.7
    ? { ...PLAIN, outcome, side: 'BUY', price: `0.0${cents}`, size }
    : { ...PLAIN, outcome, side: 'SELL', price: `0.9${10 - cents}`, size };
}

/**
 * Beyond any market's price: it is filled. Always for the first outcome or against the second, which is the same, so that
 * the account's own orders do not meet.
 */
function crossing(random: Random): Terms {
  const size = String(random.between(10, 30));
  return random.next() < 0.6
    ? { ...PLAIN, outcome: 0, side: 'BUY', price: '0.8', size }
    : { ...PLAIN, outcome: 1, side: 'SELL', price: '0.2', size };
}

/** Orders that rest and are not part of a workload, on one market after another; numbered from `first`. */
export function createRestingIntents(
  markets: readonly (readonly [string, string])[],
  first: number,
): () => Intent {
  let number = first;
  return () => {
    const tokenId = markets[number % markets.length]?.[0] ?? '';
    const intent: Intent = { ...PLAIN, number, tokenId, side: 'BUY', price: '0.01', size: '5' };
    number += 1;
    return intent;
  };
}
