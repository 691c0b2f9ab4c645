/** Trades of the account by id, in calls that do not grow with them: one trade costs as much as a page of the list. */
import type { AccountApi } from '../../clob/account-api.ts';
import { incomplete } from '../../clob/incomplete.ts';
import type { Trade } from '../../clob/types.ts';
import { settle } from '../shared/settle.ts';

/** Up to so many trades are looked up one by one. */
const FEW_TRADES = 2;
/** Pages of the list that are searched for more of them. */
const MAX_PAGES = 5;
const LOOKUPS_AT_ONCE = 8;

/** In the order of the ids: `undefined` where the account has no such trade, an `Error` where it could not be read. */
export async function findTrades(
  api: AccountApi,
  ids: readonly string[],
): Promise<readonly (Trade | undefined | Error)[]> {
  const listed = ids.length > FEW_TRADES ? await searchList(api, new Set(ids)) : new Map<string, Trade>();
  return settle(ids, async (id) => listed.get(id) ?? (await lookUp(api, id)), LOOKUPS_AT_ONCE);
}

async function lookUp(api: AccountApi, id: string): Promise<Trade | undefined> {
  const { items, skipped } = await api.trades({ id });
  const found = items.find((trade) => trade.tradeId === id);
  if (found === undefined && skipped > 0) throw incomplete('trades');
  return found;
}

/** Reads on while a page may still spare more look-ups than it costs. */
async function searchList(api: AccountApi, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Trade>> {
  const found = new Map<string, Trade>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MAX_PAGES && wanted.size - found.size > 1; pages += 1) {
    const page = await api.trades({}, cursor);
    for (const trade of page.items) if (wanted.has(trade.tradeId)) found.set(trade.tradeId, trade);
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  return found;
}
