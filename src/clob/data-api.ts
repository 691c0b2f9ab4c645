/** The Data API, second version: what a wallet holds and did. Public; asked by wallet, not by signer. */
import type { HttpClient, HttpRequest } from './http-client.ts';
import type { Decimal, Page } from './types.ts';
import type { Position, WalletActivity } from './wallet-types.ts';
import { parseDataPage, parsePortfolioValue, parsePosition, parseWalletActivity } from './wire/data.ts';

const ROWS_PER_PAGE = '500';

/** Every call throws the errors of `HttpClient.request`. */
export interface DataApi {
  /** What the wallet holds; dust is left out. */
  positions(wallet: string, cursor?: string): Promise<Page<Position>>;
  /** What those positions are worth in collateral. */
  portfolioValue(wallet: string): Promise<Decimal>;
  /** What the wallet did, newest first. */
  activity(wallet: string, cursor?: string): Promise<Page<WalletActivity>>;
}

export function createDataApi(http: HttpClient): DataApi {
  function get<T>(name: string, query: HttpRequest<T>['query'], parse: HttpRequest<T>['parse']): Promise<T> {
    return http.request({ method: 'GET', path: `/v2/${name}`, route: `data:/v2/${name}`, query, parse });
  }

  return {
    positions: (wallet, cursor) =>
      get('positions', { user: wallet, status: 'OPEN', limit: ROWS_PER_PAGE, cursor }, (json, bytes) =>
        parseDataPage(json, cursor, parsePosition, bytes),
      ),
    portfolioValue: (wallet) => get('value', { user: wallet }, parsePortfolioValue),
    activity: (wallet, cursor) =>
      get('activity', { user: wallet, limit: ROWS_PER_PAGE, cursor }, (json, bytes) =>
        parseDataPage(json, cursor, parseWalletActivity, bytes),
      ),
  };
}
