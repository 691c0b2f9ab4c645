import type { Trade } from '../../clob/types.ts';
import { pageSize } from '../shared/pages.ts';

/** Trades given of one market at most: what the exchange has on a page. */
export const MAX_TRADES_OF_MARKET = 100;
/** Trades given of one market when the caller names no number. */
export const USUAL_TRADES_OF_MARKET = 20;

/**
 * The first rows of a list that is newest first.
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
export function newest(trades: readonly Trade[], first: number | null | undefined): Trade[] {
  return trades.slice(0, pageSize(first, USUAL_TRADES_OF_MARKET, MAX_TRADES_OF_MARKET));
}
