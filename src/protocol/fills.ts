/** The collateral that one fill moves. It depends on this fill alone, so it can be recomputed from a trade. */
import { MICROS_PER_UNIT } from './decimal.ts';

/** The other side of a fill, as seen by its taker. Micros. */
export interface MakerPart {
  readonly shares: bigint;
  /** Of the maker's own outcome. */
  readonly price: bigint;
  /** Whether maker and taker trade the same outcome: they swap then, and else mint or merge complete sets. */
  readonly sameOutcome: boolean;
}

/**
 * What the maker of a fill pays (BUY) or receives (SELL), micros of collateral: shares × price, rounded down.
 * Source: the exchange contract's `calculateTakingAmount`, an integer division for each fill by itself.
 */
export function makerCollateral(shares: bigint, price: bigint): bigint {
  return (shares * price) / MICROS_PER_UNIT;
}

/** What the taker of a fill pays or receives before fees: what the maker's part leaves of a complete set, or the same. */
export function takerCollateral({ shares, price, sameOutcome }: MakerPart): bigint {
  const maker = makerCollateral(shares, price);
  return sameOutcome ? maker : shares - maker;
}
