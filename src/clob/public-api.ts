/** What the exchange tells anyone: time, version, markets, books and prices. */
import { FIRST_CURSOR } from '../protocol/cursor.ts';
import { chunksOf } from './chunks.ts';
import type { HttpClient } from './http-client.ts';
import { incomplete } from './incomplete.ts';
import type {
  BestPrices,
  LastTrade,
  Market,
  MarketActivity,
  MarketFacts,
  OrderBook,
  PricePoint,
} from './market-types.ts';
import { pointsOf, type WholeSpan, windowsOf } from './price-span.ts';
import type { BuilderFees, BuilderTrade, MarketRewards, Rebate } from './reward-types.ts';
import type { ById, Decimal, Page } from './types.ts';
import { unlessNotFound } from './unless-not-found.ts';
import { parseActivity } from './wire/activity.ts';
import { parseBestPrices, parseBook, parseBooks, parseDecimals, parseLastTrades } from './wire/books.ts';
import { parseBuilderFees, parseBuilderTrade } from './wire/builders.ts';
import { mergeById } from './wire/by-id.ts';
import {
  parseConditionId,
  parseFeeRate,
  parseMarket,
  parseMarketFacts,
  parseMarketPage,
  parseTickSize,
} from './wire/markets.ts';
import { parsePriceHistories, priceHistoryBody } from './wire/price-history.ts';
import { readPage } from './wire/read.ts';
import { parseMarketRewards, parseRebates, parseRewardsOfMarket } from './wire/rewards.ts';
import { parseTime, parseVersion } from './wire/status.ts';

/** Most tokens in one plural price or book request. */
const MAX_TOKENS_PER_CALL = 500;
/** Most tokens in one `POST /batch-prices-history`. */
const MAX_HISTORIES_PER_CALL = 20;

/** Every call throws the errors of `HttpClient.request`. */
export interface PublicApi {
  /** The exchange's clock, Unix seconds. */
  time(): Promise<number>;
  /** The order version in force. */
  version(): Promise<number>;
  /** `undefined` where there is no such market. */
  market(conditionId: string): Promise<Market | undefined>;
  /** A page of all markets, or of those that pay rewards. */
  markets(cursor?: string, options?: { readonly sampling?: boolean }): Promise<Page<Market>>;
  /** What signing an order needs to know; `undefined` where there is no such market. */
  marketFacts(conditionId: string): Promise<MarketFacts | undefined>;
  /** `undefined` for a token nobody knows. */
  conditionIdOfToken(tokenId: string): Promise<string | undefined>;
  /** `undefined` where the token has no book. */
  book(tokenId: string): Promise<OrderBook | undefined>;
  /** By token; tokens without a book are missing. */
  books(tokenIds: readonly string[]): Promise<ById<OrderBook>>;
  /** By token; tokens without a two-sided book may be missing. */
  midpoints(tokenIds: readonly string[]): Promise<ById<Decimal>>;
  /** By token; tokens without a two-sided book may be missing. */
  spreads(tokenIds: readonly string[]): Promise<ById<Decimal>>;
  /** By token; tokens that never traded are missing. */
  lastTrades(tokenIds: readonly string[]): Promise<ById<LastTrade>>;
  /** Best bid and ask by token; tokens without a book may be missing. */
  bestPrices(tokenIds: readonly string[]): Promise<ById<BestPrices>>;
  /** By token, oldest first: a call for 20 tokens and 15 days, one after another. */
  priceHistories(tokenIds: readonly string[], span: WholeSpan): Promise<ById<readonly PricePoint[]>>;
  /** The latest trades of a market, newest first. */
  liveActivity(conditionId: string): Promise<readonly MarketActivity[]>;
  /** The fees a builder takes on top. */
  builderFees(builderCode: string): Promise<BuilderFees>;
  /** The trades a builder is credited with, newest first. */
  builderTrades(builderCode: string, cursor?: string): Promise<Page<BuilderTrade>>;
  /** What each market pays for resting orders now. */
  currentRewards(cursor?: string): Promise<Page<MarketRewards>>;
  /** What one market pays, `undefined` where it pays nothing. */
  rewardsOfMarket(conditionId: string): Promise<MarketRewards | undefined>;
  /** The takers' fees that a maker was given on a UTC day (`2026-11-22`), market by market. */
  rebates(day: string, makerAddress: string): Promise<readonly Rebate[]>;
  tickSize(tokenId: string): Promise<Decimal>;
  /** The fee a version 1 order must sign, basis points. */
  feeRate(tokenId: string): Promise<bigint>;
}

export function createPublicApi(http: HttpClient): PublicApi {
  function get<T>(path: string, parse: (json: unknown) => T): Promise<T> {
    return http.request({ method: 'GET', path, parse });
  }

  function getOfToken<T>(path: string, tokenId: string, parse: (json: unknown) => T): Promise<T> {
    return http.request({ method: 'GET', path, query: { token_id: tokenId }, parse });
  }

  function getById<T>(path: string, id: string, parse: (json: unknown) => T): Promise<T | undefined> {
    return unlessNotFound(
      http.request({
        method: 'GET',
        path: `${path}/${encodeURIComponent(id)}`,
        route: `${path}/{id}`,
        parse,
      }),
    );
  }

  /** A plural read, in as many calls as its limit asks for. */
  async function inChunks<T>(
    path: string,
    tokenIds: readonly string[],
    limit: number,
    bodyOf: (ids: readonly string[]) => unknown,
    parse: (json: unknown) => ById<T>,
  ): Promise<ById<T>> {
    const answers = await Promise.all(
      chunksOf(tokenIds, limit).map((ids) =>
        http.request({ method: 'POST', path, purpose: 'read', body: JSON.stringify(bodyOf(ids)), parse }),
      ),
    );
    const found = mergeById(answers);
    // Of one token alone, a row that did not parse is its row.
    if (found.size === 0 && found.skipped > 0) throw incomplete(path);
    return found;
  }

  function ofTokens<T>(
    path: string,
    tokenIds: readonly string[],
    parse: (json: unknown) => ById<T>,
  ): Promise<ById<T>> {
    const bodyOf = (ids: readonly string[]) => ids.map((id) => ({ token_id: id }));
    return inChunks(path, tokenIds, MAX_TOKENS_PER_CALL, bodyOf, parse);
  }

  return {
    time: () => get('/time', parseTime),
    version: () => get('/version', parseVersion),
    market: (conditionId) => getById('/markets', conditionId, parseMarket),
    markets: (cursor = FIRST_CURSOR, { sampling = false } = {}) =>
      http.request({
        method: 'GET',
        path: sampling ? '/sampling-markets' : '/markets',
        query: { next_cursor: cursor },
        parse: (json, bytes) => parseMarketPage(json, cursor, bytes),
      }),
    marketFacts: (conditionId) => getById('/clob-markets', conditionId, parseMarketFacts),
    conditionIdOfToken: (tokenId) => getById('/markets-by-token', tokenId, parseConditionId),
    book: (tokenId) => unlessNotFound(getOfToken('/book', tokenId, parseBook)),
    books: (tokenIds) => ofTokens('/books', tokenIds, parseBooks),
    midpoints: (tokenIds) => ofTokens('/midpoints', tokenIds, parseDecimals),
    spreads: (tokenIds) => ofTokens('/spreads', tokenIds, parseDecimals),
    lastTrades: (tokenIds) => ofTokens('/last-trades-prices', tokenIds, parseLastTrades),
    // Each token takes two entries, one a side.
    bestPrices: (tokenIds) =>
      inChunks('/prices', tokenIds, MAX_TOKENS_PER_CALL / 2, bothSides, parseBestPrices),
    async priceHistories(tokenIds, span) {
      const windows: ById<readonly PricePoint[]>[] = [];
      for (const window of windowsOf(span)) {
        const bodyOf = (ids: readonly string[]) => priceHistoryBody(ids, window);
        const path = '/batch-prices-history';
        windows.push(await inChunks(path, tokenIds, MAX_HISTORIES_PER_CALL, bodyOf, parsePriceHistories));
      }
      const ofToken = (id: string) =>
        pointsOf(
          windows.flatMap((histories) => histories.get(id) ?? []),
          span,
        );
      const skipped = windows.reduce((sum, histories) => sum + histories.skipped, 0);
      return Object.assign(new Map(tokenIds.map((id) => [id, ofToken(id)])), { skipped });
    },
    liveActivity: (conditionId) =>
      http.request({
        method: 'GET',
        path: `/markets/live-activity/${encodeURIComponent(conditionId)}`,
        route: '/markets/live-activity/{id}',
        parse: parseActivity,
      }),
    builderFees: (builderCode) =>
      http.request({
        method: 'GET',
        path: `/fees/builder-fees/${encodeURIComponent(builderCode)}`,
        route: '/fees/builder-fees/{code}',
        parse: parseBuilderFees,
      }),
    builderTrades: (builderCode, cursor = FIRST_CURSOR) =>
      http.request({
        method: 'GET',
        path: '/builder/trades',
        query: { builder_code: builderCode, next_cursor: cursor },
        parse: (json, bytes) => readPage(json, cursor, parseBuilderTrade, bytes),
      }),
    currentRewards: (cursor = FIRST_CURSOR) =>
      http.request({
        method: 'GET',
        path: '/rewards/markets/current',
        query: { next_cursor: cursor },
        parse: (json, bytes) => readPage(json, cursor, parseMarketRewards, bytes),
      }),
    rewardsOfMarket: (conditionId) => getById('/rewards/markets', conditionId, parseRewardsOfMarket),
    rebates: (day, makerAddress) =>
      http.request({
        method: 'GET',
        path: '/rebates/current',
        query: { date: day, maker_address: makerAddress },
        parse: parseRebates,
      }),
    tickSize: (tokenId) => getOfToken('/tick-size', tokenId, parseTickSize),
    feeRate: (tokenId) => getOfToken('/fee-rate', tokenId, parseFeeRate),
  };
}

function bothSides(tokenIds: readonly string[]): readonly object[] {
  return tokenIds.flatMap((id) => [
    { token_id: id, side: 'BUY' },
    { token_id: id, side: 'SELL' },
  ]);
}
