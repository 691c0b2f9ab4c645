/** The paper exchange's book against a list that is sorted anew for every question. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Book, type BookOrder } from '../../src/paper/book.ts';
import type { BookSide } from '../../src/paper/outcome.ts';

interface Listed {
  readonly order: BookOrder;
  readonly at: number;
  open: bigint;
}

type Step =
  | { readonly do: 'add'; readonly side: BookSide; readonly price: number; readonly open: number }
  | { readonly do: 'reduce'; readonly pick: number; readonly shares: number }
  | { readonly do: 'remove'; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    side: fc.constantFrom<BookSide>('bid', 'ask'),
    price: fc.integer({ min: 1, max: 12 }),
    open: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({
    do: fc.constant('reduce' as const),
    pick: fc.nat(1000),
    shares: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({ do: fc.constant('remove' as const), pick: fc.nat(1000) }),
);

/** Does the same to a book and to a list. */
function play(steps: readonly Step[]): { book: Book<BookOrder>; list: Listed[] } {
  const book = new Book<BookOrder>();
  let list: Listed[] = [];
  for (const [at, one] of steps.entries()) {
    if (one.do === 'add') {
      const order: BookOrder = { id: `order ${at}`, bookSide: one.side, bookPrice: BigInt(one.price) };
      book.add(order, BigInt(one.open));
      list.push({ order, at, open: BigInt(one.open) });
      continue;
    }
    const picked = list[one.pick % Math.max(1, list.length)];
    if (picked === undefined) {
      continue;
    }
    if (one.do === 'reduce') {
      book.reduce(picked.order.id, BigInt(one.shares));
      picked.open -= BigInt(one.shares);
    } else {
      book.remove(picked.order.id);
      picked.open = 0n;
    }
    list = list.filter(({ open }) => open > 0n);
  }
  return { book, list };
}

/** Best price first, then the oldest. */
function sorted(list: readonly Listed[], side: BookSide): Listed[] {
  const better = side === 'bid' ? -1n : 1n;
  return list
    .filter(({ order }) => order.bookSide === side)
    .sort(
      (one, other) => Number((one.order.bookPrice - other.order.bookPrice) * better) || one.at - other.at,
    );
}

describe('the book', () => {
  it('walks a side by price, then by time, with what is open of each order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.constantFrom<BookSide>('bid', 'ask'),
        (steps, side) => {
          const { book, list } = play(steps);
          expect([...book.resting(side)].map(({ order, open }) => [order.id, open])).toEqual(
            sorted(list, side).map(({ order, open }) => [order.id, open]),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('has one level for each price that has orders, best last, of the size of its orders', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 120 }),
        fc.constantFrom<BookSide>('bid', 'ask'),
        (steps, side) => {
          const { book, list } = play(steps);
          const sizes = new Map<bigint, bigint>();
          for (const { order, open } of sorted(list, side)) {
            sizes.set(order.bookPrice, (sizes.get(order.bookPrice) ?? 0n) + open);
          }
          const expected = [...sizes].reverse();
          expect(book.levels(side).map(({ price, size }) => [price, size])).toEqual(expected);
          expect(book.best(side)).toBe(expected.at(-1)?.[0]);
          for (let price = 0n; price <= 13n; price += 1n) {
            expect(book.sizeAt(side, price)).toBe(sizes.get(price) ?? 0n);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
