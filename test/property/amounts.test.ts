/** The arithmetic of orders against its own rules, in exact integers: a price p/q is compared by cross-multiplying. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  AmountError,
  limitOrderAmounts,
  marketOrderAmounts,
  type OrderAmounts,
} from '../../src/protocol/amounts.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../../src/protocol/decimal.ts';
import { futureOrderTerms, type OrderTerms, orderTerms } from './order-terms.ts';

const RUNS = { seed: Number(process.env.SEED ?? 20_261_122), numRuns: 50_000 };
const anyTerms = fc.oneof({ weight: 4, arbitrary: orderTerms }, { weight: 1, arbitrary: futureOrderTerms });

/** The amounts, or the error that refused them. */
function attempt(amounts: () => OrderAmounts): OrderAmounts | AmountError {
  try {
    return amounts();
  } catch (error) {
    if (error instanceof AmountError) return error;
    throw error;
  }
}

function marketAmounts({ side, tickSize, price, size }: OrderTerms<string>): OrderAmounts | AmountError {
  return attempt(() => marketOrderAmounts({ side, tickSize, price, amount: size }));
}

it('gives a limit order exactly size × price, or says that no base unit can', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const exact = parseMicros(terms.size) * parseMicros(terms.price);
      const amounts = attempt(() => limitOrderAmounts(terms));
      if (amounts instanceof AmountError) {
        expect(amounts.code).toBe('SIZE_TOO_PRECISE');
        expect(exact % MICROS_PER_UNIT).not.toBe(0n);
        return;
      }
      const [shares, collateral] =
        terms.side === 'BUY'
          ? [amounts.takerAmount, amounts.makerAmount]
          : [amounts.makerAmount, amounts.takerAmount];
      expect(shares).toBe(parseMicros(terms.size));
      expect(collateral * MICROS_PER_UNIT).toBe(exact);
    }),
    RUNS,
  );
});

it('never refuses a limit order at a tick size of today', () => {
  fc.assert(
    fc.property(orderTerms, (terms) => {
      limitOrderAmounts(terms);
    }),
    RUNS,
  );
});

it('gives a market order two and four decimals, and a price that is its own and not the next', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const amounts = marketAmounts(terms);
      if (amounts instanceof AmountError) return;
      const { makerAmount, takerAmount } = amounts;
      const [price, tick] = [parseMicros(terms.price), parseMicros(terms.tickSize)];
      expect(makerAmount).toBe(parseMicros(terms.size));
      expect(takerAmount % 100n).toBe(0n);
      if (terms.side === 'BUY') {
        expect(makerAmount * MICROS_PER_UNIT).toBeGreaterThanOrEqual(takerAmount * price);
        expect(makerAmount * MICROS_PER_UNIT).toBeLessThan(takerAmount * (price + tick));
        expect(makerAmount * MICROS_PER_UNIT).toBeLessThan((takerAmount + 100n) * price);
      } else {
        expect(takerAmount * MICROS_PER_UNIT).toBeLessThanOrEqual(makerAmount * price);
        expect(takerAmount * MICROS_PER_UNIT).toBeGreaterThan(makerAmount * (price - tick));
        expect((takerAmount + 100n) * MICROS_PER_UNIT).toBeGreaterThan(makerAmount * price);
      }
    }),
    RUNS,
  );
});

it('refuses a market order only where it is too small, and takes the amount it proposes instead', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const refused = marketAmounts(terms);
      if (!(refused instanceof AmountError)) return;
      expect(refused.code).toBe(terms.side === 'BUY' ? 'AMOUNT_BELOW_MINIMUM' : 'SIZE_BELOW_MINIMUM');
      const proposed = /at least (\S+),|(?:spend|sell) (\S+) or more/.exec(refused.message);
      const size = proposed?.[1] ?? proposed?.[2] ?? 'none';
      expect(parseMicros(size)).toBeGreaterThan(parseMicros(terms.size));
      const again = marketAmounts({ ...terms, size });
      // A BUY of the flat minimum may still be too small for a tick finer than any of today.
      if (again instanceof AmountError) {
        expect(again.message).toContain('four decimals');
        expect(parseMicros(terms.tickSize)).toBeLessThan(100n);
      }
    }),
    RUNS,
  );
});

it('refuses every price off the tick, and takes the prices it proposes instead', () => {
  const offTick = orderTerms.chain((terms) => {
    const tick = parseMicros(terms.tickSize);
    return fc
      .tuple(fc.bigInt({ min: 1n, max: MICROS_PER_UNIT / tick - 2n }), fc.bigInt({ min: 1n, max: tick - 1n }))
      .map(([ticks, excess]) => ({ ...terms, size: '100', price: formatMicros(ticks * tick + excess) }));
  });
  fc.assert(
    fc.property(offTick, (terms) => {
      const refused = attempt(() => limitOrderAmounts(terms));
      expect(refused).toMatchObject({ code: 'PRICE_OFF_TICK' });
      const proposed = /take (\S+) or (\S+)$/.exec(refused instanceof AmountError ? refused.message : '');
      const [below, above] = [proposed?.[1] ?? 'none', proposed?.[2] ?? 'none'];
      limitOrderAmounts({ ...terms, price: below });
      limitOrderAmounts({ ...terms, price: above });
      expect(parseMicros(above) - parseMicros(below)).toBe(parseMicros(terms.tickSize));
    }),
    RUNS,
  );
});
