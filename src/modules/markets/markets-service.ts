/** Markets and their tokens, books and prices: public data, remembered no longer than stated. */
import { LRUCache } from 'lru-cache';
import type { PublicApi } from '../../clob/public-api.ts';
import type { Decimal, LastTrade, Market, MarketFacts, MarketToken, OrderBook } from '../../clob/types.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { settle } from '../shared/settle.ts';

/** How long a market's facts (tick size, minimum size, fees) are believed. */
export const MARKET_LIFETIME_MS = 30_000;
const REMEMBERED_MARKETS = 10_000;

/** An outcome together with its market. */
export interface TokenRow extends MarketToken {
  readonly market: Market;
}

/** What an order on a token needs to know of its market. */
export interface TokenFacts extends MarketFacts {
  readonly tokenId: string;
}

export interface MarketsService {
  /** `undefined` where the exchange has no such market. */
  market(conditionId: string): Promise<Market | undefined>;
  /** The markets of a list, in its order; an `Error` where one could not be read. */
  marketsById(conditionIds: readonly string[]): Promise<(Market | undefined | Error)[]>;
  markets(args: PageArguments): Promise<Connection<Market>>;
  /** The outcomes of a list, in its order; an `Error` where one could not be read. */
  tokensById(tokenIds: readonly string[]): Promise<(TokenRow | undefined | Error)[]>;
  /** The market a token belongs to, `undefined` for a token nobody knows. */
  conditionIdOf(tokenId: string): Promise<string | undefined>;
  facts(tokenId: string): Promise<TokenFacts | undefined>;
  /** Forgets what was remembered of a token's market: the exchange has just contradicted it. */
  forget(conditionId: string): void;
  books(tokenIds: readonly string[]): Promise<ReadonlyMap<string, OrderBook>>;
  midpoints(tokenIds: readonly string[]): Promise<ReadonlyMap<string, Decimal>>;
  spreads(tokenIds: readonly string[]): Promise<ReadonlyMap<string, Decimal>>;
  lastTrades(tokenIds: readonly string[]): Promise<ReadonlyMap<string, LastTrade>>;
  /** Base fee in basis points that a version 1 order must sign. */
  feeRateBps(tokenId: string): Promise<bigint>;
}

/** Remembers what `load` gives for a key, and lets calls that ask at the same moment share one load. */
function remember<T extends object | string>(
  load: (key: string) => Promise<T | undefined>,
  ttl: number,
): LRUCache<string, T> {
  return new LRUCache<string, T>({ max: REMEMBERED_MARKETS, ttl, fetchMethod: (key) => load(key) });
}

export function createMarketsService(api: PublicApi): MarketsService {
  const markets = remember((conditionId) => api.market(conditionId), MARKET_LIFETIME_MS);
  const facts = remember((conditionId) => api.marketFacts(conditionId), MARKET_LIFETIME_MS);
  // A token never changes its market.
  const conditionIds = remember((tokenId) => api.conditionIdOfToken(tokenId), 0);

  async function tokenRow(tokenId: string): Promise<TokenRow | undefined> {
    const conditionId = await conditionIds.fetch(tokenId);
    const market = conditionId === undefined ? undefined : await markets.fetch(conditionId);
    const token = market?.tokens.find((candidate) => candidate.tokenId === tokenId);
    return market === undefined || token === undefined ? undefined : { ...token, market };
  }

  return {
    market: (conditionId) => markets.fetch(conditionId),
    marketsById: (ids) => settle(ids, (id) => markets.fetch(id)),
    tokensById: (ids) => settle(ids, tokenRow),
    markets: (args) =>
      readConnection(args, { fetch: (cursor) => api.markets(cursor), idOf: (market) => market.conditionId }),
    conditionIdOf: (tokenId) => conditionIds.fetch(tokenId),
    async facts(tokenId) {
      const conditionId = await conditionIds.fetch(tokenId);
      const found = conditionId === undefined ? undefined : await facts.fetch(conditionId);
      return found === undefined ? undefined : { ...found, tokenId };
    },
    forget(conditionId) {
      markets.delete(conditionId);
      facts.delete(conditionId);
    },
    books: (ids) => api.books(ids),
    midpoints: (ids) => api.midpoints(ids),
    spreads: (ids) => api.spreads(ids),
    lastTrades: (ids) => api.lastTrades(ids),
    feeRateBps: (tokenId) => api.feeRate(tokenId),
  };
}
