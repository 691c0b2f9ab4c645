/** Trades of the account, and what of each is the account's own. */
import type { Trade, TradeFilter } from '../../clob/types.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { checkConditionId, checkTokenId } from '../shared/ids.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { findTrades } from './find-trades.ts';
import { type OwnFill, ownFills } from './own-fills.ts';
import { rememberSettledPages } from './settled-pages.ts';

export interface TradesService {
  /** Reads by market where a token is asked for: the exchange's own token filter misses fills as a maker. */
  trades(filter: TradeFilter, page: PageArguments): Promise<Connection<Trade>>;
  /** In the order of the ids: `undefined` where the account has no such trade, an `Error` where it could not be read. */
  tradesById(ids: readonly string[]): Promise<readonly (Trade | undefined | Error)[]>;
  ownFills(trade: Trade): readonly OwnFill[];
}

export function createTradesService(account: Account, markets: MarketsService): TradesService {
  const fillsOf = (trade: Trade): readonly OwnFill[] =>
    ownFills(trade, { apiKey: account.apiKey, wallet: account.funderAddress });
  const settledPages = rememberSettledPages();

  return {
    ownFills: fillsOf,
    tradesById: async (ids) => findTrades(await account.api(), ids),
    async trades({ market, tokenId, ...rest }, page) {
      const conditionId =
        market === undefined
          ? tokenId === undefined
            ? undefined
            : await markets.conditionIdOf(checkTokenId(tokenId))
          : checkConditionId(market);
      const filter: TradeFilter = { ...rest, ...(conditionId === undefined ? {} : { market: conditionId }) };
      const api = await account.api();
      const list = JSON.stringify([account.apiKey, filter]);
      const read = settledPages(list, (cursor) => api.trades(filter, cursor));
      return readConnection(page, {
        fetch: (cursor) =>
          tokenId !== undefined && conditionId === undefined
            ? Promise.resolve({ items: [], nextCursor: undefined, skipped: 0 })
            : read(cursor),
        idOf: (trade) => trade.tradeId,
        keep: (trade) => tokenId === undefined || fillsOf(trade).some((fill) => fill.tokenId === tokenId),
      });
    },
  };
}
