import { expect, it } from 'vitest';
import { takerFee } from '../../../src/protocol/fees.ts';

const terms = { shares: 100_000_000n, price: 500_000n, rate: '0.07', exponent: 1 };

it('charges the published example 1.75', () => {
  expect(takerFee(terms)).toBe(1_750_000n);
});

it('is the same on both sides of one half, and nothing at the ends and at rate 0', () => {
  expect(takerFee({ ...terms, price: 120_000n })).toBe(739_200n);
  expect(takerFee({ ...terms, price: 880_000n })).toBe(739_200n);
  expect(takerFee({ ...terms, price: 0n })).toBe(0n);
  expect(takerFee({ ...terms, price: 1_000_000n })).toBe(0n);
  expect(takerFee({ ...terms, rate: '0' })).toBe(0n);
});

it('follows other exponents', () => {
  expect(takerFee({ ...terms, exponent: 0 })).toBe(7_000_000n);
  expect(takerFee({ ...terms, exponent: 2 })).toBe(437_500n);
});

it('cuts to five decimals: 0.00001 is charged and less is not', () => {
  expect(takerFee({ ...terms, shares: 1_230_000n, price: 370_000n })).toBe(20_060n);
  expect(takerFee({ ...terms, shares: 10_000n, price: 20_000n })).toBe(10n);
  expect(takerFee({ ...terms, shares: 10_000n, price: 10_000n })).toBe(0n);
});

it.each([
  ['a broken exponent', { exponent: 0.5 }],
  ['a negative exponent', { exponent: -1 }],
  ['a negative rate', { rate: '-0.01' }],
  ['a price over 1', { price: 1_000_001n }],
  ['a negative price', { price: -1n }],
])('refuses %s', (_, bad) => {
  expect(() => takerFee({ ...terms, ...bad })).toThrow(expect.objectContaining({ name: 'FeeCurveError' }));
});
