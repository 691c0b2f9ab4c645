/**
 * One token's book, kept by snapshots and changes. Pure. Levels are best first on both sides and no two have one price;
 * a change costs a binary search and a move of the levels behind it.
 */
import type { OrderBook, PriceLevel } from '../clob/market-types.ts';
import type { Decimal } from '../clob/types.ts';
import { type BookHash, bookHashOf } from '../clob/wire/books.ts';
import type { BookSnapshot, LevelChange } from '../clob/wire/market-frames.ts';
import { isSameDecimal } from '../protocol/decimal.ts';

export class BookState {
  #facts: OrderBook;
  #bids: PriceLevel[];
  #asks: PriceLevel[];
  /** Changes of before this time are in the last snapshot. */
  #snapshotAt: Date;
  /** How the exchange makes its fingerprints; `undefined` where it is not known, and for a book that is not checked. */
  #hashOf: BookHash | undefined;
  readonly #isChecked: boolean;
  #book: OrderBook | undefined;

  /** @param isChecked whether changes are compared with the best prices and the fingerprint that come with them */
  constructor(book: OrderBook, isChecked = true) {
    this.#facts = book;
    this.#bids = [...book.bids];
    this.#asks = [...book.asks];
    this.#snapshotAt = book.timestamp;
    this.#isChecked = isChecked;
    this.#hashOf = bookHashOf(book);
  }

  /** The book as it is now; the same object until something changes. */
  get book(): OrderBook {
    this.#book ??= { ...this.#facts, bids: [...this.#bids], asks: [...this.#asks] };
    return this.#book;
  }

  get at(): Date {
    return this.#facts.timestamp;
  }

  /** Takes a snapshot in place of what is there. @returns false for one that is older, which changes nothing */
  reset({ timestamp, hash, bids, asks, ...facts }: BookSnapshot): boolean {
    if (timestamp < this.at) return false;
    this.#bids = [...bids].sort((a, b) => Number(b.price) - Number(a.price));
    this.#asks = [...asks].sort((a, b) => Number(a.price) - Number(b.price));
    this.#facts = {
      ...this.#facts,
      timestamp,
      hash,
      tickSize: facts.tickSize ?? this.#facts.tickSize,
      lastTradePrice: facts.lastTradePrice ?? this.#facts.lastTradePrice,
    };
    this.#snapshotAt = timestamp;
    this.#book = undefined;
    this.#hashOf = bookHashOf(this.book);
    return true;
  }

  /**
   * Takes the changes of one frame.
   * @returns whether the book is then as the exchange says it is: not older than before, best prices and fingerprint the same
   */
  apply(changes: readonly LevelChange[], at: Date): boolean {
    if (at < this.#snapshotAt) return true;
    if (at < this.at) return false;
    for (const { side, price, size } of changes) {
      if (side === 'BUY') setLevel(this.#bids, { price, size }, -1);
      else setLevel(this.#asks, { price, size }, 1);
    }
    const last = changes.at(-1);
    this.#facts = { ...this.#facts, timestamp: at, hash: last?.hash ?? this.#facts.hash };
    this.#book = undefined;
    if (last === undefined || !this.#isChecked) return true;
    return (
      isBest(last.bestBid, this.#bids) &&
      isBest(last.bestAsk, this.#asks) &&
      (last.hash === undefined || this.#hashOf === undefined || this.#hashOf(this.book) === last.hash)
    );
  }

  setTickSize(tickSize: Decimal): void {
    this.#facts = { ...this.#facts, tickSize };
    this.#book = undefined;
  }

  setLastTrade(price: Decimal): void {
    this.#facts = { ...this.#facts, lastTradePrice: price };
    this.#book = undefined;
  }
}

/** Whether two books have the same levels. */
export function hasSameLevels(a: OrderBook, b: OrderBook): boolean {
  return sameLevels(a.bids, b.bids) && sameLevels(a.asks, b.asks);
}

function sameLevels(a: readonly PriceLevel[], b: readonly PriceLevel[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ price, size }, index) =>
        isSameDecimal(price, b[index]?.price) && isSameDecimal(size, b[index]?.size),
    )
  );
}

/** @param direction 1 where lower prices are better, -1 where higher ones are */
function setLevel(levels: PriceLevel[], level: PriceLevel, direction: 1 | -1): void {
  const price = Number(level.price) * direction;
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(levels[middle]?.price) * direction < price) low = middle + 1;
    else high = middle;
  }
  const isThere = Number(levels[low]?.price) * direction === price;
  if (Number(level.size) === 0) levels.splice(low, isThere ? 1 : 0);
  else levels.splice(low, isThere ? 1 : 0, level);
}

/** The exchange writes 0 or nothing, and of an ask also 1, for the best price of an empty side. */
function isBest(told: Decimal | undefined, levels: readonly PriceLevel[]): boolean {
  if (told === undefined) return true;
  const best = levels[0];
  return best === undefined ? [0, 1].includes(Number(told)) : isSameDecimal(best.price, told);
}
