/** Trades of the account, and what of each is the account's own. */
import type { Decimal, Side, Trade, TradeFilter } from '../../clob/types.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { checkConditionId, checkTokenId } from '../shared/ids.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';

/** The account's own part in a trade: its side and outcome, which as a maker can be other than the trade's own. */
export interface OwnFill {
  readonly orderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly outcome: string;
  /** `undefined` where the exchange does not say. */
  readonly side: Side | undefined;
  readonly price: Decimal;
  /** Shares. */
  readonly size: Decimal;
  readonly role: 'TAKER' | 'MAKER';
}

export interface TradesService {
  /** Reads by market where a token is asked for: the exchange's own token filter misses fills as a maker. */
  trades(filter: TradeFilter, page: PageArguments): Promise<Connection<Trade>>;
  /** `undefined` where the account has no such trade. */
  trade(id: string): Promise<Trade | undefined>;
  ownFills(trade: Trade): readonly OwnFill[];
}

export function createTradesService(account: Account, markets: MarketsService): TradesService {
  const isOwn = (owner: string, makerAddress: string): boolean =>
    owner === account.apiKey || makerAddress.toLowerCase() === account.funderAddress.toLowerCase();

  function ownFills(trade: Trade): readonly OwnFill[] {
    const { conditionId } = trade;
    const fills: OwnFill[] = [];
    if (isOwn(trade.owner, trade.makerAddress)) {
      const { takerOrderId: orderId, tokenId, outcome, side, price, size } = trade;
      fills.push({ orderId, conditionId, tokenId, outcome, side, price, size, role: 'TAKER' });
    }
    for (const maker of trade.makerOrders) {
      if (!isOwn(maker.owner, maker.makerAddress)) continue;
      const { orderId, tokenId, outcome, price, matchedAmount: size } = maker;
      const side = maker.side ?? sideAgainst(trade, tokenId);
      fills.push({ orderId, conditionId, tokenId, outcome, side, price, size, role: 'MAKER' });
    }
    return fills;
  }

  return {
    ownFills,
    async trade(id) {
      const api = await account.api();
      const { items } = await api.trades({ id });
      return items.find((trade) => trade.tradeId === id);
    },
    async trades({ market, tokenId, ...rest }, page) {
      const conditionId =
        market === undefined
          ? tokenId === undefined
            ? undefined
            : await markets.conditionIdOf(checkTokenId(tokenId))
          : checkConditionId(market);
      const filter: TradeFilter = { ...rest, ...(conditionId === undefined ? {} : { market: conditionId }) };
      const api = await account.api();
      return readConnection(page, {
        fetch: (cursor) =>
          tokenId !== undefined && conditionId === undefined
            ? Promise.resolve({ items: [], nextCursor: undefined })
            : api.trades(filter, cursor),
        idOf: (trade) => trade.tradeId,
        keep: (trade) => tokenId === undefined || ownFills(trade).some((fill) => fill.tokenId === tokenId),
      });
    },
  };
}

/** A maker on the taker's own outcome stands on the other side; on the other outcome, on the same side. */
function sideAgainst(trade: Trade, tokenId: string): Side {
  const other = trade.side === 'BUY' ? 'SELL' : 'BUY';
  return tokenId === trade.tokenId ? other : trade.side;
}
