/**
 * Books and prices of many tokens in as few calls as what is asked for allows. A token's book has its best prices, its
 * midpoint and its spread, and the best prices have the latter two, so nothing is read twice. A book with an empty side
 * has no midpoint or spread of its own; what the exchange says of those is asked for.
 */
import type { BestPrices, LastTrade, OrderBook } from '../../clob/market-types.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import type { ById, Decimal } from '../../clob/types.ts';
import { formatMicros, parseMicros } from '../../protocol/decimal.ts';

/** What can be known of a token's trading now. */
export interface Quotes {
  book?: OrderBook | undefined;
  best?: BestPrices | undefined;
  midpoint?: Decimal | undefined;
  spread?: Decimal | undefined;
  lastTrade?: LastTrade | undefined;
  /** Whether an answer had rows that did not parse and nothing of this token: what is absent here is not known. */
  unreadable?: true;
}

export type QuoteKind = Exclude<keyof Quotes, 'unreadable'>;

/** One thing asked of one token. */
export interface QuoteRequest {
  readonly tokenId: string;
  readonly kind: QuoteKind;
}

type Api = Pick<PublicApi, 'books' | 'bestPrices' | 'midpoints' | 'spreads' | 'lastTrades'>;

/** Reads what is asked for, each kind of call at most once (more only past its limit of tokens). */
export async function readQuotes(
  api: Api,
  requests: readonly QuoteRequest[],
): Promise<ReadonlyMap<string, Quotes>> {
  const wanted = new Map<string, Set<QuoteKind>>();
  for (const { tokenId, kind } of requests) {
    wanted.set(tokenId, (wanted.get(tokenId) ?? new Set()).add(kind));
  }
  const quotes = new Map<string, Quotes>([...wanted.keys()].map((tokenId) => [tokenId, {}]));
  const tokens = (keep: (kinds: ReadonlySet<QuoteKind>, tokenId: string) => boolean): string[] =>
    [...wanted].filter(([tokenId, kinds]) => keep(kinds, tokenId)).map(([tokenId]) => tokenId);

  async function fill<T>(
    tokenIds: readonly string[],
    read: (ids: readonly string[]) => Promise<ById<T>>,
    put: (quote: Quotes, value: T) => void,
  ): Promise<void> {
    if (tokenIds.length === 0) return;
    const found = await read(tokenIds);
    for (const tokenId of tokenIds) {
      const quote = quotes.get(tokenId);
      const value = found.get(tokenId);
      if (quote === undefined) continue;
      if (value !== undefined) put(quote, value);
      else if (found.skipped > 0) quote.unreadable = true;
    }
  }

  await Promise.all([
    fill(
      tokens((kinds) => kinds.has('book')),
      api.books,
      (quote, book) => {
        quote.book = book;
        setBest(quote, { bid: book.bids[0]?.price, ask: book.asks[0]?.price });
      },
    ),
    fill(
      tokens((kinds) => !kinds.has('book') && needsBest(kinds)),
      api.bestPrices,
      setBest,
    ),
    fill(
      tokens((kinds) => kinds.has('lastTrade')),
      api.lastTrades,
      (quote, trade) => {
        quote.lastTrade = trade;
      },
    ),
  ]);
  const lacks = (kind: 'midpoint' | 'spread') =>
    tokens((kinds, tokenId) => kinds.has(kind) && quotes.get(tokenId)?.[kind] === undefined);
  await Promise.all([
    fill(lacks('midpoint'), api.midpoints, (quote, midpoint) => {
      quote.midpoint = midpoint;
    }),
    fill(lacks('spread'), api.spreads, (quote, spread) => {
      quote.spread = spread;
    }),
  ]);
  return quotes;
}

/** Midpoint alone, or spread alone, has a call of its own that answers less. */
function needsBest(kinds: ReadonlySet<QuoteKind>): boolean {
  return kinds.has('best') || (kinds.has('midpoint') && kinds.has('spread'));
}

function setBest(quote: Quotes, best: BestPrices): void {
  quote.best = best;
  if (best.bid === undefined || best.ask === undefined) return;
  const bid = parseMicros(best.bid);
  const ask = parseMicros(best.ask);
  quote.midpoint = formatMicros((bid + ask) / 2n);
  quote.spread = formatMicros(ask - bid);
}
