/** What the rails read from the exchange. */
import { LRUCache } from 'lru-cache';
import type { BestPrices } from '../clob/market-types.ts';
import { parseMicros } from '../protocol/decimal.ts';

/** How old a book's price may be. */
const PRICE_LIFETIME_MS = 1_000;
const REMEMBERED_PRICES = 1_000;

/** Gives the middle of a token's book, or its one side, in micros; `undefined` where it is empty. */
export function createBookPriceReader(
  read: (tokenId: string) => Promise<BestPrices | undefined>,
): (tokenId: string) => Promise<bigint | undefined> {
  const known = new LRUCache<string, { readonly price: bigint | undefined }>({
    max: REMEMBERED_PRICES,
    ttl: PRICE_LIFETIME_MS,
    fetchMethod: async (tokenId) => ({ price: bookPrice(await read(tokenId)) }),
  });
  return async (tokenId) => (await known.fetch(tokenId))?.price;
}

function bookPrice({ bid, ask }: Partial<BestPrices> = {}): bigint | undefined {
  if (bid !== undefined && ask !== undefined) return (parseMicros(bid) + parseMicros(ask)) / 2n;
  const only = bid ?? ask;
  return only === undefined ? undefined : parseMicros(only);
}
