/**
 * The account's open orders and trades by market, in calls that do not grow with the markets. For one or two markets the
 * exchange's own filter is used; for more, the whole list is read once and sorted here.
 */
import type { AccountApi } from '../../clob/account-api.ts';
import { type ReadAll, readOpenOrders, readTrades } from '../../clob/read-all.ts';
import type { OpenOrder, Trade } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { Account } from '../keys/account.ts';
import { groupBy } from '../shared/group-by.ts';
import { settle } from '../shared/settle.ts';
import { MAX_TRADES_OF_MARKET } from './newest.ts';

/** Up to so many markets are asked for one by one. */
const FEW_MARKETS = 2;
/** Pages of open orders that are read at most. */
const MAX_ORDER_PAGES = 50;
/** Pages of all trades that are read before the markets that need more are asked for one by one. */
const MAX_TRADE_PAGES = 5;
const CALLS_AT_ONCE = 8;

export interface OwnActivityService {
  /** In the order of the markets; an `Error` where they could not be read. */
  openOrdersOf(conditionIds: readonly string[]): Promise<readonly (readonly OpenOrder[] | Error)[]>;
  /** The newest trades of each market, at most `MAX_TRADES_OF_MARKET`. */
  tradesOf(conditionIds: readonly string[]): Promise<readonly (readonly Trade[] | Error)[]>;
}

export function createOwnActivityService(account: Account): OwnActivityService {
  async function tradesOfOne(api: AccountApi, conditionId: string): Promise<readonly Trade[]> {
    const { items } = await api.trades({ market: conditionId });
    return items.slice(0, MAX_TRADES_OF_MARKET);
  }

  return {
    async openOrdersOf(conditionIds) {
      const api = await account.api();
      if (conditionIds.length <= FEW_MARKETS) {
        return settle(conditionIds, (market) =>
          readOpenOrders(api, { market }, MAX_ORDER_PAGES).then(complete),
        );
      }
      const all = complete(await readOpenOrders(api, {}, MAX_ORDER_PAGES));
      const byMarket = groupBy(all, (order) => order.conditionId);
      return conditionIds.map((id) => byMarket.get(id) ?? []);
    },
    async tradesOf(conditionIds) {
      const api = await account.api();
      if (conditionIds.length <= FEW_MARKETS) return settle(conditionIds, (id) => tradesOfOne(api, id));
      const { items, ended } = await readTrades(api, {}, MAX_TRADE_PAGES);
      const byMarket = groupBy(items, (trade) => trade.conditionId);
      const isWhole = (id: string): boolean =>
        ended || (byMarket.get(id)?.length ?? 0) >= MAX_TRADES_OF_MARKET;
      return settle(
        conditionIds,
        async (id) =>
          isWhole(id) ? (byMarket.get(id) ?? []).slice(0, MAX_TRADES_OF_MARKET) : await tradesOfOne(api, id),
        CALLS_AT_ONCE,
      );
    },
  };
}

function complete({ items, ended }: ReadAll<OpenOrder>): readonly OpenOrder[] {
  if (ended) return items;
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    `There are more than ${items.length} open orders; read them by the pages of openOrders`,
  );
}
