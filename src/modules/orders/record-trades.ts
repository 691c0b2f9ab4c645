/** The trades that may be fills of the journal's orders, in calls that grow with the trades and not with the markets. */
import type { AccountApi } from '../../clob/account-api.ts';
import { readTrades } from '../../clob/read-all.ts';
import type { Trade } from '../../clob/types.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import { groupBy } from '../shared/group-by.ts';
import { tradesAfter, wholeTradesSince } from './find-order.ts';

/** Up to so many markets are read one by one. */
const FEW_MARKETS = 2;

/**
 * For each record that was signed, every trade of its market since then, among others perhaps. Where the markets are more
 * than a few, the account's one list is read, unless it is found to be longer than reading each of them.
 */
export async function tradesOf(
  api: AccountApi,
  records: readonly OrderRecord[],
): Promise<ReadonlyMap<OrderRecord, readonly Trade[]>> {
  const signed = records.flatMap((record) => (record.terms ? [{ record, terms: record.terms }] : []));
  const markets = groupBy(signed, ({ terms }) => terms.conditionId);
  if (markets.size > FEW_MARKETS) {
    const after = tradesAfter(Math.min(...signed.map(({ terms }) => terms.signedAt)));
    const { items, isWhole } = await readTrades(api, { after }, markets.size);
    if (isWhole) return new Map(signed.map(({ record }) => [record, items]));
  }
  const found = new Map<OrderRecord, readonly Trade[]>();
  for (const [conditionId, group] of markets) {
    const signedAt = Math.min(...group.map(({ terms }) => terms.signedAt));
    const trades = await wholeTradesSince(api, { conditionId, signedAt });
    for (const { record } of group) found.set(record, trades);
  }
  return found;
}
