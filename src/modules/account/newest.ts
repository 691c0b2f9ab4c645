import type { Trade } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';

/** Trades given of one market at most: what the exchange has on a page. */
export const MAX_TRADES_OF_MARKET = 100;

/**
 * The first rows of a list that is newest first; 20 where the caller names no number.
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
export function newest(trades: readonly Trade[], first: number | null | undefined): Trade[] {
  const rows = first ?? 20;
  if (rows < 0 || rows > MAX_TRADES_OF_MARKET) {
    throw new InvalidRequestError(
      'BAD_USER_INPUT',
      `first is ${rows}; it must be between 0 and ${MAX_TRADES_OF_MARKET}`,
    );
  }
  return trades.slice(0, rows);
}
