/**
 * The order book of one market, both outcomes in one: price first, then time. Pure: no clock, no randomness, no I/O.
 *
 * Invariants: a level exists while it has orders; a level's size is the sum of its orders' open shares; levels are sorted,
 * best last; orders of a level stand in the order they came. The book does not match: it is the caller who takes what
 * crosses before adding the rest, so the best bid stays below the best ask.
 *
 * Cost, n orders and m levels: best price O(1); add O(log m) to find the level, and a shift of the levels better than it
 * where it is new; remove, reduce O(1), O(log m) with the last order of a level; walking what crosses O(orders met).
 */
import type { BookSide } from './outcome.ts';

/** What the book needs to know of an order: where it stands, seen from outcome 0. */
export interface BookOrder {
  readonly id: string;
  readonly bookSide: BookSide;
  /** Micros, seen from outcome 0. */
  readonly bookPrice: bigint;
}

/** Shares on offer at one price; micros, seen from outcome 0. */
export interface BookLevel {
  readonly price: bigint;
  readonly size: bigint;
}

/** A resting order and the shares of it still open, in micros. */
export interface RestingOrder<Order> {
  readonly order: Order;
  readonly open: bigint;
}

interface Entry<Order> {
  readonly order: Order;
  readonly level: Level<Order>;
  open: bigint;
  previous: Entry<Order> | undefined;
  next: Entry<Order> | undefined;
}

interface Level<Order> {
  readonly price: bigint;
  size: bigint;
  first: Entry<Order> | undefined;
  last: Entry<Order> | undefined;
}

export class Book<Order extends BookOrder> {
  readonly #levels: Readonly<Record<BookSide, Level<Order>[]>> = { bid: [], ask: [] };
  readonly #entries = new Map<string, Entry<Order>>();

  /** The best price of a side, or `undefined` where it is empty. */
  best(side: BookSide): bigint | undefined {
    return this.#levels[side].at(-1)?.price;
  }

  /** The levels of a side, best last. */
  levels(side: BookSide): readonly BookLevel[] {
    return this.#levels[side];
  }

  /** Shares on offer at a price; zero where there is no level. */
  sizeAt(side: BookSide, price: bigint): bigint {
    const levels = this.#levels[side];
    const level = levels[position(levels, side, price)];
    return level?.price === price ? level.size : 0n;
  }

  /** Puts an order last at its price. `open` shares in micros, more than zero. */
  add(order: Order, open: bigint): void {
    const levels = this.#levels[order.bookSide];
    const index = position(levels, order.bookSide, order.bookPrice);
    let level = levels[index];
    if (level?.price !== order.bookPrice) {
      level = { price: order.bookPrice, size: 0n, first: undefined, last: undefined };
      levels.splice(index, 0, level);
    }
    const entry: Entry<Order> = { order, level, open, previous: level.last, next: undefined };
    if (level.last === undefined) {
      level.first = entry;
    } else {
      level.last.next = entry;
    }
    level.last = entry;
    level.size += open;
    this.#entries.set(order.id, entry);
  }

  /** Takes `shares` off a resting order, which keeps its place; with nothing left it leaves the book. */
  reduce(id: string, shares: bigint): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      return;
    }
    if (shares >= entry.open) {
      this.remove(id);
      return;
    }
    entry.open -= shares;
    entry.level.size -= shares;
  }

  /** Takes an order out, if it is there. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      return;
    }
    const { level, previous, next, order } = entry;
    this.#entries.delete(id);
    level.size -= entry.open;
    if (previous === undefined) {
      level.first = next;
    } else {
      previous.next = next;
    }
    if (next === undefined) {
      level.last = previous;
    } else {
      next.previous = previous;
    }
    if (level.first === undefined) {
      const levels = this.#levels[order.bookSide];
      levels.splice(position(levels, order.bookSide, level.price), 1);
    }
  }

  /** The resting orders of `side`, best price first, then the oldest. The book must not change while this runs. */
  *resting(side: BookSide): Generator<RestingOrder<Order>, void, undefined> {
    const levels = this.#levels[side];
    for (let index = levels.length - 1; index >= 0; index -= 1) {
      for (let entry = levels[index]?.first; entry !== undefined; entry = entry.next) {
        yield entry;
      }
    }
  }
}

/** Index of the level at `price`, or where it would have to be put. */
function position(levels: readonly BookLevel[], side: BookSide, price: bigint): number {
  let low = 0;
  let high = levels.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = levels[middle]?.price ?? price;
    if (side === 'bid' ? found < price : found > price) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
