/** Markets and their tokens, books and prices: public data, remembered no longer than stated. */
import type { DataApi } from '../../clob/data-api.ts';
import type { Market, MarketActivity, MarketFee, MarketToken, OrderBook } from '../../clob/market-types.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import type { ProtocolVersion } from '../../protocol/protocol-version.ts';
import { checkConditionId, checkTokenId } from '../shared/ids.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { createMarketFees, type ReadListedFees } from './market-fees.ts';
import { type MarketFilter, matcherOf } from './market-filter.ts';
import { createMarketMemory, type Looked } from './market-memory.ts';
import { createPriceHistories, type PriceHistories } from './price-histories.ts';
import { type QuoteRequest, type Quotes, readQuotes } from './quotes.ts';
import { createTokenFacts, type TokenFacts } from './token-facts.ts';

/** The exchange's pages that one filtered page may read: a filter that finds little must not read everything. */
const MAX_PAGES_FILTERED = 5;

/** An outcome together with its market. */
export interface TokenRow extends MarketToken {
  readonly market: Market;
}

export interface MarketsService {
  /** `undefined` where the exchange has no such market. */
  market(conditionId: string): Promise<Market | undefined>;
  /** The markets of a list, in its order; an `Error` where one could not be read. */
  marketsById(conditionIds: readonly string[]): Promise<readonly Looked<Market>[]>;
  markets(args: PageArguments, filter?: MarketFilter): Promise<Connection<Market>>;
  /** The traded markets of a neg-risk event. */
  marketsOfEvent(negRiskMarketId: string): Promise<readonly Market[]>;
  /** The outcomes of a list, in its order; an `Error` where one could not be read. */
  tokensById(tokenIds: readonly string[]): Promise<readonly Looked<TokenRow>[]>;
  /** The market a token belongs to, `undefined` for a token nobody knows. */
  conditionIdOf(tokenId: string): Promise<string | undefined>;
  /** What an order on a token needs to know. */
  facts(tokenId: string): Promise<TokenFacts | undefined>;
  /**
   * The fee of a market, `undefined` where there is no such market. Markets that are not remembered cost one call to the
   * Gamma API together, and without it a call to the exchange each.
   */
  fee(conditionId: string): Promise<MarketFee | undefined>;
  /** The protocol of a token: its market's where that is remembered, else by the shape of the id. No call. */
  protocolOf(tokenId: string): ProtocolVersion;
  /** Forgets what was remembered of a token's market: the exchange has just contradicted it. */
  forget(conditionId: string): void;
  /** Forgets the list of traded markets: a new one was opened. */
  forgetList(): void;
  books(tokenIds: readonly string[]): Promise<ReadonlyMap<string, OrderBook>>;
  /** Books and prices in as few calls as what is asked for allows. */
  quotes(requests: readonly QuoteRequest[]): Promise<ReadonlyMap<string, Quotes>>;
  /** Rejects with BAD_USER_INPUT where the span is longer than may be asked for. */
  readonly priceHistories: PriceHistories;
  /** The latest trades of a market, newest first. */
  liveActivity(conditionId: string): Promise<readonly MarketActivity[]>;
  /** Base fee in basis points that a version 1 order must sign. */
  feeRateBps(tokenId: string): Promise<bigint>;
}

/** @param data past prices come from there first; missing where no Data API is configured */
export function createMarketsService(
  api: PublicApi,
  readListedFees: ReadListedFees,
  data?: DataApi,
): MarketsService {
  const priceHistories = createPriceHistories({ clob: api, data });
  const memory = createMarketMemory(api);
  const facts = createTokenFacts(api);
  const fees = createMarketFees(api, readListedFees);

  async function tokensById(tokenIds: readonly string[]): Promise<readonly Looked<TokenRow>[]> {
    const conditionIds = await memory.conditionIds(tokenIds);
    const distinct = [...new Set(conditionIds.filter((id) => typeof id === 'string'))];
    const markets = await memory.markets(distinct);
    const byId = new Map(distinct.map((id, index) => [id, markets[index]]));
    return tokenIds.map((tokenId, index) => {
      const conditionId = conditionIds[index];
      if (conditionId === undefined || conditionId instanceof Error) return conditionId;
      const market = byId.get(conditionId);
      if (market === undefined || market instanceof Error) return market;
      const token = market.tokens.find((candidate) => candidate.tokenId === tokenId);
      return token && { ...token, market };
    });
  }

  return {
    market: async (conditionId) => only(await memory.markets([checkConditionId(conditionId)])),
    marketsById: memory.markets,
    tokensById,
    async markets(args, filter = {}) {
      const keep = matcherOf(filter);
      return readConnection(args, {
        fetch: (cursor) => api.markets(cursor, { sampling: filter.sampling ?? false }),
        idOf: (market) => market.conditionId,
        ...(keep && { keep, maxPages: MAX_PAGES_FILTERED }),
      });
    },
    async marketsOfEvent(negRiskMarketId) {
      const listed = await memory.listed();
      return listed.filter((market) => market.negRiskMarketId === negRiskMarketId);
    },
    conditionIdOf: async (tokenId) => only(await memory.conditionIds([tokenId])),
    facts: facts.of,
    fee: fees.of,
    protocolOf: facts.protocolOf,
    forget(conditionId) {
      memory.forget(conditionId);
      facts.forget(conditionId);
    },
    forgetList: memory.forgetList,
    books: (ids) => api.books(ids),
    quotes: (requests) => readQuotes(api, requests),
    priceHistories: (ids, span) => priceHistories(ids.map(checkTokenId), span),
    liveActivity: (conditionId) => api.liveActivity(checkConditionId(conditionId)),
    feeRateBps: (tokenId) => api.feeRate(tokenId),
  };
}

function only<T>([looked]: readonly Looked<T>[]): T | undefined {
  if (looked instanceof Error) throw looked;
  return looked;
}
