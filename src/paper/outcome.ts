/**
 * The two outcomes of a market are one thing seen from two sides: buying Yes at p is selling No at 1 - p. The book keeps
 * every order as a bid or an ask for outcome 0; these are the translations.
 */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Side } from '../protocol/order.ts';

/** Position of an outcome in its market: 0 is the first one, "Yes" as a rule. */
export type OutcomeIndex = 0 | 1;

/** A side of the book, as seen from outcome 0. */
export type BookSide = 'bid' | 'ask';

/** The price of outcome 0 that equals `price` of `outcome`, and the reverse. Micros. */
export function mirrorPrice(outcome: OutcomeIndex, price: bigint): bigint {
  return outcome === 0 ? price : MICROS_PER_UNIT - price;
}

/** Where an order for `outcome` stands, seen from outcome 0. */
export function bookSide(outcome: OutcomeIndex, side: Side): BookSide {
  return (side === 'BUY') === (outcome === 0) ? 'bid' : 'ask';
}

/** The other side of the book. */
export function oppositeSide(side: BookSide): BookSide {
  return side === 'bid' ? 'ask' : 'bid';
}

/** The other outcome. */
export function otherOutcome(outcome: OutcomeIndex): OutcomeIndex {
  return outcome === 0 ? 1 : 0;
}
