/** The exchange itself and its markets, for anyone. */
import { formatMicros } from '../../protocol/decimal.ts';
import type { Market } from '../market.ts';
import type { TokenPlace } from '../markets.ts';
import { pageOf } from '../page.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import type { Trade } from '../trade.ts';
import { clobMarketRow, marketRow, simplifiedMarketRow, wireNumber } from '../wire-markets.ts';
import { seconds } from '../wire-orders.ts';

const PAGE = 500;

export const marketRoutes: RouteTable = {
  'GET /': () => 'OK',
  'GET /ok': () => 'OK',
  'GET /time': ({ exchange }) => seconds(exchange.clock.now()),
  'GET /version': ({ exchange }) => ({ version: exchange.orderVersion }),
  'GET /markets': (request) => fullPage(request, request.exchange.markets.all()),
  'GET /simplified-markets': (request) => simplifiedPage(request, request.exchange.markets.all()),
  'GET /sampling-markets': (request) => fullPage(request, sampled(request)),
  'GET /sampling-simplified-markets': (request) => simplifiedPage(request, sampled(request)),
  'GET /markets/:condition': (request) => marketRow(requireMarket(request), request.exchange.chainId),
  'GET /markets/live-activity/:condition': liveActivity,
  'GET /live-activity/events/:condition': liveActivity,
  'GET /clob-markets/:condition': (request) => clobMarketRow(requireMarket(request)),
  'GET /markets-by-token/:token': marketByToken,
  'GET /tick-size': tickSize,
  'GET /tick-size/:token': tickSize,
  'GET /neg-risk': (request) => ({ neg_risk: requireToken(request).market.negRisk }),
  'GET /neg-risk/:token': (request) => ({ neg_risk: requireToken(request).market.negRisk }),
  'GET /fee-rate': (request) => ({ base_fee: requireToken(request).market.baseFeeBps }),
  'GET /fee-rate/:token': (request) => ({ base_fee: requireToken(request).market.baseFeeBps }),
  'GET /fees/builder-fees/:code': () => ({ builder_maker_fee_rate_bps: 0, builder_taker_fee_rate_bps: 0 }),
};

/**
 * The token a request names in its path or by `token_id`.
 * @throws {Refusal} 400 where that is no token id, 404 where nothing has it.
 */
export function requireToken(request: ApiRequest): TokenPlace {
  return findToken(request, request.params.token ?? request.parameter('token_id') ?? '');
}

/** As `requireToken`, for a token id from anywhere in the request. */
export function findToken({ exchange }: ApiRequest, tokenId: string): TokenPlace {
  if (!/^\d{1,78}$/.test(tokenId)) {
    throw badRequest('Invalid token id');
  }
  const place = exchange.markets.byToken(tokenId);
  if (place === undefined) {
    throw noBook();
  }
  return place;
}

/** What the exchange answers where a token has no book. */
export function noBook(): Refusal {
  return new Refusal(404, 'No orderbook exists for the requested token id');
}

/** The market in the request's path. @throws {Refusal} 404 */
export function requireMarket({ exchange, params }: ApiRequest): Market {
  const market = exchange.markets.byCondition(params.condition ?? '');
  if (market === undefined) {
    throw new Refusal(404, 'market not found');
  }
  return market;
}

function tickSize(request: ApiRequest) {
  return { minimum_tick_size: wireNumber(requireToken(request).market.tickSize) };
}

function marketByToken(request: ApiRequest) {
  const { market } = requireToken(request);
  return {
    condition_id: market.terms.conditionId,
    primary_token_id: market.token(0).tokenId,
    secondary_token_id: market.token(1).tokenId,
  };
}

/** Markets that pay rewards and still take orders. */
function sampled({ exchange }: ApiRequest): Market[] {
  return exchange.markets
    .all()
    .filter(({ terms, acceptingOrders }) => terms.rewards !== undefined && acceptingOrders);
}

function fullPage(request: ApiRequest, markets: readonly Market[]) {
  return pageOf(request, markets, PAGE, (market) => marketRow(market, request.exchange.chainId));
}

function simplifiedPage(request: ApiRequest, markets: readonly Market[]) {
  return pageOf(request, markets, PAGE, (market) => simplifiedMarketRow(market, request.exchange.chainId));
}

function liveActivity(request: ApiRequest) {
  return request.exchange.trades.latest(requireMarket(request)).map(activityRow);
}

function activityRow(trade: Trade) {
  const { terms } = trade.taker;
  const { market } = terms;
  const token = market.token(terms.outcome);
  return {
    event_type: 'trade',
    market: {
      condition_id: market.terms.conditionId,
      asset_id: token.tokenId,
      question: market.terms.question,
      icon: '',
      slug: market.terms.slug,
    },
    user: {
      address: terms.wallet.address,
      username: '',
      profile_picture: '',
      optimized_profile_picture: '',
      pseudonym: '',
    },
    side: terms.side,
    size: formatMicros(trade.size),
    fee_rate_bps: String(market.baseFeeBps),
    price: formatMicros(trade.price),
    outcome: token.outcome,
    outcome_index: terms.outcome,
    transaction_hash: trade.transactionHash,
    timestamp: String(seconds(trade.matchedAt)),
  };
}
