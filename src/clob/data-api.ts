/** The Data API, second version: what a wallet holds and did, asked by wallet and not by signer, and past prices. Public. */
import type { HttpClient, HttpRequest } from './http-client.ts';
import type { PricePoint } from './market-types.ts';
import type { WholeSpan } from './price-span.ts';
import type { Decimal, Page } from './types.ts';
import type { Position, PositionStatus, WalletActivity } from './wallet-types.ts';
import { parseDataPage, parsePortfolioValue, parsePosition, parseWalletActivity } from './wire/data.ts';
import { dataHistoryQuery, parseDataHistory } from './wire/price-history.ts';

const ROWS_PER_PAGE = '500';

/** Every call throws the errors of `HttpClient.request`. */
export interface DataApi {
  /** The wallet's positions of a status; dust is left out. */
  positions(wallet: string, status: PositionStatus, cursor?: string): Promise<Page<Position>>;
  /** What those positions are worth in collateral. */
  portfolioValue(wallet: string): Promise<Decimal>;
  /** What the wallet did, newest first. */
  activity(wallet: string, cursor?: string): Promise<Page<WalletActivity>>;
  /** A token's prices, in no promised order; none for a token that the Data API does not know. */
  priceHistory(tokenId: string, span: WholeSpan, cursor?: string): Promise<Page<PricePoint>>;
}

export function createDataApi(http: HttpClient): DataApi {
  function get<T>(name: string, query: HttpRequest<T>['query'], parse: HttpRequest<T>['parse']): Promise<T> {
    return http.request({ method: 'GET', path: `/v2/${name}`, route: `data:/v2/${name}`, query, parse });
  }

  return {
    positions: (wallet, status, cursor) =>
      get('positions', { user: wallet, status, limit: ROWS_PER_PAGE, cursor }, (json, bytes) =>
        parseDataPage(json, cursor, parsePosition, bytes),
      ),
    portfolioValue: (wallet) => get('value', { user: wallet }, parsePortfolioValue),
    activity: (wallet, cursor) =>
      get('activity', { user: wallet, limit: ROWS_PER_PAGE, cursor }, (json, bytes) =>
        parseDataPage(json, cursor, parseWalletActivity, bytes),
      ),
    priceHistory: (tokenId, span, cursor) =>
      get(
        'prices-history',
        { ...dataHistoryQuery(tokenId, span), limit: ROWS_PER_PAGE, cursor },
        (json, bytes) => parseDataHistory(json, cursor, bytes),
      ),
  };
}
