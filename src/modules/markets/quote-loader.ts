/** Loads quotes by token; everything asked for at the same moment of an operation is planned together. */
import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { incomplete } from '../../clob/incomplete.ts';
import type { Context } from '../../context.ts';
import type { QuoteKind, QuoteRequest, Quotes } from './quotes.ts';

const loaderOf = createContextCache(
  ({ services }: Context) =>
    new DataLoader<QuoteRequest, Quotes, string>(
      async (requests) => {
        const quotes = await services.markets.quotes(requests);
        return requests.map(({ tokenId }) => quotes.get(tokenId) ?? {});
      },
      { cacheKeyFn: ({ tokenId, kind }) => `${kind} ${tokenId}` },
    ),
);

/** One thing about a token, null where the exchange has none. */
export async function loadQuote<K extends QuoteKind>(
  context: Context,
  tokenId: string,
  kind: K,
): Promise<NonNullable<Quotes[K]> | null> {
  const quotes = await loaderOf(context).load({ tokenId, kind });
  const quote = quotes[kind];
  if (quote === undefined && quotes.unreadable === true) throw incomplete('books and prices');
  return quote ?? null;
}
