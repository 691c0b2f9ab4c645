/** Generated prices, sizes and amounts, as decimal strings on the grid that the exchange knows. */
import fc from 'fast-check';
import { TICK_SIZES, type TickSize } from '../../src/protocol/constants.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../../src/protocol/decimal.ts';
import type { Side } from '../../src/protocol/order.ts';

export interface OrderTerms<T extends string> {
  readonly side: Side;
  readonly tickSize: T;
  readonly price: string;
  /** At most two decimals, from 0.01 to a hundred million, every magnitude as likely. */
  readonly size: string;
}

const hundredths = fc
  .integer({ min: 1, max: 10 })
  .chain((digits) => fc.integer({ min: 1, max: 10 ** digits }))
  .map((cents) => formatMicros(BigInt(cents) * 10_000n));

function termsAt<T extends string>(tickSize: T): fc.Arbitrary<OrderTerms<T>> {
  const tick = parseMicros(tickSize);
  return fc.record({
    side: fc.constantFrom<Side>('BUY', 'SELL'),
    tickSize: fc.constant(tickSize),
    price: fc
      .bigInt({ min: 1n, max: MICROS_PER_UNIT / tick - 1n })
      .map((ticks) => formatMicros(ticks * tick)),
    size: hundredths,
  });
}

/** An order at one of the exchange's tick sizes. */
export const orderTerms: fc.Arbitrary<OrderTerms<TickSize>> = fc.constantFrom(...TICK_SIZES).chain(termsAt);

/** An order at a tick size the exchange may come up with: any divisor of 1 of at most six decimals. */
export const futureOrderTerms: fc.Arbitrary<OrderTerms<string>> = fc
  .constantFrom(2n, 4n, 5n, 8n, 25n, 40n, 80n, 125n, 1_600n, 3_125n, 8_000n, 100_000n, 1_000_000n)
  .chain((steps) => termsAt<string>(formatMicros(MICROS_PER_UNIT / steps)));
