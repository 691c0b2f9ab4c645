/** What builders take and are credited with. */
import type { PublicApi } from '../../clob/public-api.ts';
import type { BuilderFees, BuilderTrade } from '../../clob/reward-types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';

export interface BuildersService {
  fees(builderCode: string): Promise<BuilderFees>;
  /** Newest first. */
  trades(builderCode: string, page: PageArguments): Promise<Connection<BuilderTrade>>;
}

export function createBuildersService(api: PublicApi): BuildersService {
  return {
    fees: (builderCode) => api.builderFees(builderCode),
    trades: (builderCode, page) =>
      readConnection(page, {
        fetch: (cursor) => api.builderTrades(builderCode, cursor),
        idOf: ({ tradeId }) => tradeId,
      }),
  };
}
