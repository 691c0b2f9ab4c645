/** Trades over HTTP: an account's own, and for anyone those that name a builder. Newest first. */
import type { Account } from '../account.ts';
import { pageOf } from '../page.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import { requireReader } from '../request-auth.ts';
import type { RouteTable } from '../router.ts';
import type { Trade } from '../trade.ts';
import { builderTradeRow, tradeRow } from '../wire-orders.ts';

/** Rows of a page. */
const PAGE = 100;
const BUILDER_PAGE = 300;

export const tradeRoutes: RouteTable = {
  'GET /data/trades': trades,
  'GET /builder/trades': builderTrades,
};

function trades(request: ApiRequest) {
  const account = requireReader(request);
  const found = candidates(account, request.parameter('id')).filter(filterOf(request));
  return pageOf(request, found.reverse(), PAGE, (trade) => tradeRow(trade, account));
}

/** The trade with an id, or all of them: clients ask for one again and again while it settles. */
function candidates(account: Account, id: string | undefined): Trade[] {
  if (id === undefined) {
    return [...account.trades.values()];
  }
  const trade = account.trades.get(id);
  return trade === undefined ? [] : [trade];
}

/** What the other parameters leave: token and wallet may be any party's, times are in unix seconds. */
function filterOf(request: ApiRequest): (trade: Trade) => boolean {
  const wallet = request.parameter('maker_address')?.toLowerCase();
  const market = request.parameter('market')?.toLowerCase();
  const token = request.parameter('asset_id');
  const before = secondsParameter(request, 'before') ?? Number.POSITIVE_INFINITY;
  const after = secondsParameter(request, 'after') ?? Number.NEGATIVE_INFINITY;
  return (trade) => {
    const orders = [trade.taker, ...trade.makers.map((maker) => maker.order)];
    return (
      (market === undefined || trade.taker.terms.market.terms.conditionId === market) &&
      (token === undefined ||
        orders.some(({ terms }) => terms.market.token(terms.outcome).tokenId === token)) &&
      (wallet === undefined || orders.some(({ terms }) => terms.wallet.address.toLowerCase() === wallet)) &&
      trade.matchedAt < before * 1000 &&
      trade.matchedAt > after * 1000
    );
  };
}

function builderTrades(request: ApiRequest) {
  const builder = request.parameter('builder_code');
  if (builder === undefined) {
    throw badRequest('builder_code is required');
  }
  return pageOf(request, request.exchange.trades.ofBuilder(builder), BUILDER_PAGE, builderTradeRow);
}

function secondsParameter(request: ApiRequest, name: string): number | undefined {
  const text = request.parameter(name);
  if (text !== undefined && !/^\d{1,15}$/.test(text)) {
    throw badRequest('Invalid trade params payload');
  }
  return text === undefined ? undefined : Number(text);
}
