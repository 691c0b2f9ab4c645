/** What an account must have, by the fills that the streams emitted and by nothing else. Pure. Micros. */

import { COLLATERAL } from '../../../src/paper/wallet.ts';
import { parseMicros } from '../../../src/protocol/decimal.ts';

/** The account's own part in a trade, as the API has it: decimals. */
export interface LedgerFill {
  readonly tokenId: string;
  readonly side: 'BUY' | 'SELL';
  /** Shares. */
  readonly size: string;
  /** Collateral, without the fee. */
  readonly amount: string;
  /** Collateral; null where it is not known. */
  readonly fee: string | null;
}

/** An element of `tradeEvents`. */
export interface LedgerEvent {
  readonly step?: string;
  readonly ownFills?: readonly LedgerFill[];
}

/** Micros by asset: collateral, and tokens by their id. */
export type Amounts = ReadonlyMap<string, bigint>;

/**
 * The amounts after the trades that settled. What failed moved nothing; what did not settle is not counted.
 * @throws {Error} where the fee of a fill is not known: no ledger can be kept then
 */
export function amountsAfter(before: Amounts, events: readonly LedgerEvent[]): Amounts {
  const amounts = new Map(before);
  const move = (asset: string, micros: bigint) =>
    void amounts.set(asset, (amounts.get(asset) ?? 0n) + micros);
  for (const { step, ownFills = [] } of events) {
    if (step !== 'CONFIRMED') continue;
    for (const { tokenId, side, size, amount, fee } of ownFills) {
      if (fee === null) throw new Error(`the fee of a fill of ${tokenId} is not known`);
      const sign = side === 'BUY' ? 1n : -1n;
      move(tokenId, sign * parseMicros(size));
      move(COLLATERAL, -sign * parseMicros(amount) - parseMicros(fee));
    }
  }
  return amounts;
}

/** Each asset in which a ledger and the balances differ by more than a millionth, in words. */
export function differencesBetween(ledger: Amounts, balances: Amounts): string[] {
  return [...new Set([...ledger.keys(), ...balances.keys()])].flatMap((asset) => {
    const [noted, actual] = [ledger.get(asset) ?? 0n, balances.get(asset) ?? 0n];
    const off = noted - actual;
    return off > 1n || off < -1n ? [`${asset}: the ledger has ${noted}, the account ${actual} micros`] : [];
  });
}
