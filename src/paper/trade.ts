/**
 * A trade: one taker meeting resting orders at one price. A taker that goes through several prices, or through more than
 * a transaction holds, makes several trades that differ in `bucketIndex`; so each has one exact price.
 */
import type { PaperOrder } from './order.ts';
import type { Movement } from './wallet.ts';

/** `RETRYING` is on the way to one of the two ends, `CONFIRMED` and `FAILED`. */
export type TradeStatus = 'MATCHED' | 'MINED' | 'CONFIRMED' | 'RETRYING' | 'FAILED';

/** A maker's part in a trade. Micros. */
export interface MakerFill {
  readonly order: PaperOrder;
  readonly shares: bigint;
  /** Of the maker's own outcome. */
  readonly price: bigint;
  /** What the maker paid (BUY) or got (SELL). */
  readonly collateral: bigint;
}

export interface Trade {
  /** UUID. */
  readonly id: string;
  readonly taker: PaperOrder;
  readonly makers: readonly MakerFill[];
  /** Of the taker's outcome, micros. */
  readonly price: bigint;
  /** Shares, micros. */
  readonly size: bigint;
  /** Collateral that the taker paid or got, without the fee; micros. */
  readonly collateral: bigint;
  /** Collateral, micros. */
  readonly fee: bigint;
  /** Unix milliseconds. */
  readonly matchedAt: number;
  readonly bucketIndex: number;
  status: TradeStatus;
  /** Unix milliseconds. */
  updatedAt: number;
  /** Unix milliseconds; `undefined` until then, and for one that failed. */
  minedAt: number | undefined;
  /** 0x and 64 hex digits; empty until the transaction is mined. */
  transactionHash: string;
  /** Why it failed; empty otherwise. */
  failure: string;
  /** What left the wallets at the match and comes back if the trade fails. */
  readonly debits: readonly Movement[];
  /** What arrives when it is mined. */
  readonly credits: readonly Movement[];
  /** Complete sets made (positive) or dissolved (negative) when it is mined. */
  readonly setsMade: bigint;
}
