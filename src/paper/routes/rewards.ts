/** Liquidity rewards: the terms are true, and nothing is ever paid on paper, so what was earned is an empty list. */
import { CHAIN_CONTRACTS } from '../../protocol/constants.ts';
import type { Market } from '../market.ts';
import { pageOf } from '../page.ts';
import type { ApiRequest } from '../request.ts';
import { requireL2 } from '../request-auth.ts';
import type { RouteTable } from '../router.ts';
import { marketRewardRow } from '../wire-markets.ts';
import { requireMarket } from './markets.ts';

const USER_PAGE = 100;
const MARKET_PAGE = 500;

/** What markets can be sorted by; by the rest of the wire's words all are equal here. */
const SORT_KEYS = new Map<string, (market: Market) => string | number | bigint>([
  ['question', ({ terms }) => terms.question],
  ['market', ({ terms }) => terms.conditionId],
  ['end_date', ({ terms }) => terms.endsAt],
  ['price', (market) => market.value(0)],
  ['max_spread', ({ terms }) => terms.rewards?.maximumSpread ?? 0n],
  ['min_size', ({ terms }) => terms.rewards?.minimumSize ?? 0n],
  ['rate_per_day', ({ terms }) => terms.rewards?.dailyRate ?? 0n],
]);

export const rewardRoutes: RouteTable = {
  'GET /rewards/user': nothingEarned,
  'GET /rewards/user/total': totalEarned,
  'GET /rewards/user/percentages': percentages,
  'GET /rewards/user/markets': userMarkets,
  'GET /rewards/markets/current': currentMarkets,
  'GET /rewards/markets/multi': currentMarkets,
  'GET /rewards/markets/:condition': oneMarket,
  'GET /rebates/current': () => [],
};

function nothingEarned(request: ApiRequest) {
  requireL2(request);
  return pageOf(request, [], USER_PAGE, (row) => row);
}

function totalEarned(request: ApiRequest) {
  requireL2(request);
  return [];
}

function percentages(request: ApiRequest) {
  requireL2(request);
  return {};
}

function userMarkets(request: ApiRequest) {
  const { account } = requireL2(request);
  const { chainId } = request.exchange;
  const limit = Math.min(Number(request.parameter('page_size') ?? USER_PAGE) || USER_PAGE, MARKET_PAGE);
  return pageOf(request, sorted(request, rewarded(request)), limit, (market) => ({
    ...marketRewardRow(market, chainId),
    market_competitiveness: 0,
    maker_address: account.address,
    earning_percentage: 0,
    earnings: [{ asset_address: CHAIN_CONTRACTS[chainId].collateral, earnings: 0, asset_rate: 1 }],
  }));
}

function sorted(request: ApiRequest, markets: readonly Market[]): readonly Market[] {
  const key = SORT_KEYS.get(request.parameter('order_by') ?? '');
  if (key === undefined) return markets;
  const sign = request.parameter('position')?.toUpperCase() === 'DESC' ? -1 : 1;
  return markets.toSorted((a, b) => {
    const [first, second] = [key(a), key(b)];
    return first === second ? 0 : first < second ? -sign : sign;
  });
}

function currentMarkets(request: ApiRequest) {
  return pageOf(request, rewarded(request), MARKET_PAGE, (market) =>
    marketRewardRow(market, request.exchange.chainId),
  );
}

function oneMarket(request: ApiRequest) {
  const market = requireMarket(request);
  const rows = market.terms.rewards === undefined ? [] : [market];
  return pageOf(request, rows, MARKET_PAGE, (row) => marketRewardRow(row, request.exchange.chainId));
}

function rewarded({ exchange }: ApiRequest): Market[] {
  return exchange.markets
    .all()
    .filter(({ terms, winner }) => terms.rewards !== undefined && winner === undefined);
}
