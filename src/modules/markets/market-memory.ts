/**
 * Markets by condition id and by token, remembered for a stated time and fetched by the cheapest plan.
 *
 * The exchange looks up one market at a time, but lists those that are traded, with their tokens, in a few long pages. So
 * where more ids miss the memory than the list has pages, the list is read once, and only what it lacks (markets that
 * have ended or pay no rewards) is looked up one by one. Tokens that even then have no market are placed by one
 * `POST /books`, which names the market of each.
 */
import { LRUCache } from 'lru-cache';
import type { Market } from '../../clob/market-types.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import { readAll } from '../../clob/read-all.ts';
import { InvalidRequestError } from '../../errors.ts';
import { settle } from '../shared/settle.ts';

/** How long a market is believed. Only its prices and its being open change, and tick sizes when told. */
const MARKET_LIFETIME_MS = 30_000;
const REMEMBERED_MARKETS = 20_000;
const REMEMBERED_TOKENS = 50_000;
/** How many pages the list is taken to have before it was read once. */
const PAGES_EXPECTED = 4;
/** Pages of the list that are read at most. */
const MAX_PAGES = 20;
/** Look-ups under way at once. */
const LOOKUPS_AT_ONCE = 8;
/** Look-ups of one list of ids. */
const MOST_LOOKUPS = 100;
/** Up to so many tokens are placed one by one. */
const FEW_TOKENS = 2;

/** What a market or a token came to: `undefined` where nobody knows it, an `Error` where it could not be read. */
export type Looked<T> = T | undefined | Error;

export interface MarketMemory {
  markets(conditionIds: readonly string[]): Promise<readonly Looked<Market>[]>;
  conditionIds(tokenIds: readonly string[]): Promise<readonly Looked<string>[]>;
  /** The markets that are traded now, as listed; read again when older than their lifetime. */
  listed(): Promise<readonly Market[]>;
  forget(conditionId: string): void;
  /** Has the list read again before it is used: a market was opened that it lacks. */
  forgetList(): void;
}

type Api = Pick<PublicApi, 'market' | 'markets' | 'books' | 'conditionIdOfToken'>;

interface Listing {
  readonly readAt: number;
  readonly pages: number;
  readonly markets: readonly Market[];
}

function notLookedUp(): InvalidRequestError {
  return new InvalidRequestError(
    'BAD_USER_INPUT',
    `Of one list of token ids, at most ${MOST_LOOKUPS} that no listed market has are looked up; ask for fewer at once`,
  );
}

export function createMarketMemory(api: Api, now: () => number = () => performance.now()): MarketMemory {
  const known = new LRUCache<string, Market>({ max: REMEMBERED_MARKETS, ttl: MARKET_LIFETIME_MS });
  // A token never changes its market.
  const placed = new LRUCache<string, string>({ max: REMEMBERED_TOKENS });
  let listing: Listing | undefined;
  let reading: Promise<Listing> | undefined;

  function remember(market: Market): void {
    known.set(market.conditionId, market);
    for (const { tokenId } of market.tokens) placed.set(tokenId, market.conditionId);
  }

  const isFresh = (read: Listing): boolean => now() - read.readAt < MARKET_LIFETIME_MS;

  async function readListing(): Promise<Listing> {
    const { items: markets, pages } = await readAll(
      (cursor) => api.markets(cursor, { sampling: true }),
      ({ conditionId }) => conditionId,
      MAX_PAGES,
    );
    for (const market of markets) remember(market);
    listing = { readAt: now(), pages, markets };
    return listing;
  }

  function currentListing(): Promise<Listing> {
    if (listing !== undefined && isFresh(listing)) return Promise.resolve(listing);
    reading ??= readListing().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  /** Reads the list where that is cheaper than to look up so many. A list that fails leaves the looking up. */
  async function listIfCheaper(missing: number): Promise<void> {
    const cost = listing === undefined ? PAGES_EXPECTED : isFresh(listing) ? 0 : listing.pages;
    if (missing > cost) await currentListing().catch(() => undefined);
  }

  async function lookUpMarket(conditionId: string): Promise<Market | undefined> {
    const market = known.get(conditionId) ?? (await api.market(conditionId));
    if (market !== undefined) remember(market);
    return market;
  }

  async function lookUpToken(tokenId: string): Promise<string | undefined> {
    const conditionId = placed.get(tokenId) ?? (await api.conditionIdOfToken(tokenId));
    if (conditionId !== undefined) placed.set(tokenId, conditionId);
    return conditionId;
  }

  return {
    async markets(conditionIds) {
      const missing = new Set(conditionIds.filter((id) => !known.has(id)));
      await listIfCheaper(missing.size);
      return settle(conditionIds, lookUpMarket, LOOKUPS_AT_ONCE);
    },
    async conditionIds(tokenIds) {
      const missing = new Set(tokenIds.filter((id) => !placed.has(id)));
      await listIfCheaper(missing.size);
      const unplaced = [...missing].filter((id) => !placed.has(id));
      if (unplaced.length > FEW_TOKENS) {
        const books = await api.books(unplaced).catch(() => []);
        for (const [tokenId, { conditionId }] of books) placed.set(tokenId, conditionId);
      }
      const unknown = [...missing].filter((id) => !placed.has(id));
      const tooMany = new Set(unknown.slice(MOST_LOOKUPS));
      const look = (id: string) => (tooMany.has(id) ? Promise.reject(notLookedUp()) : lookUpToken(id));
      return settle(tokenIds, look, LOOKUPS_AT_ONCE);
    },
    async listed() {
      const { markets } = await currentListing();
      return markets.map((market) => known.get(market.conditionId) ?? market);
    },
    forget: (conditionId) => known.delete(conditionId),
    forgetList() {
      listing = listing && { ...listing, readAt: Number.NEGATIVE_INFINITY };
    },
  };
}
