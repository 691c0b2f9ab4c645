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
  return pageOf(request, rewarded(request), USER_PAGE, (market) => ({
    ...marketRewardRow(market, chainId),
    market_competitiveness: 0,
    maker_address: account.address,
    earning_percentage: 0,
    earnings: [{ asset_address: CHAIN_CONTRACTS[chainId].collateral, earnings: 0, asset_rate: 1 }],
  }));
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
