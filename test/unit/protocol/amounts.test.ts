import { describe, expect, it } from 'vitest';
import {
  checkMinimumSize,
  type LimitOrderTerms,
  limitOrderAmounts,
  type MarketOrderTerms,
  marketOrderAmounts,
  marketPrice,
} from '../../../src/protocol/amounts.ts';

const limit: LimitOrderTerms = { side: 'BUY', price: '0.53', size: '10', tickSize: '0.01' };
const market: MarketOrderTerms = { side: 'BUY', amount: '20', price: '0.51', tickSize: '0.01' };

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error && 'code' in error ? `${error.code}: ${error.message}` : String(error);
  }
  return 'taken';
}

describe('limit orders', () => {
  it('give size times price for size, and the reverse when they sell', () => {
    expect(limitOrderAmounts(limit)).toEqual({ makerAmount: 5_300_000n, takerAmount: 10_000_000n });
    expect(limitOrderAmounts({ ...limit, side: 'SELL' })).toEqual({
      makerAmount: 10_000_000n,
      takerAmount: 5_300_000n,
    });
  });

  it.each([
    ['0.1', '0.7', '8.2', 5_740_000n],
    ['0.01', '0.57', '1.15', 655_500n],
    ['0.005', '0.285', '8.2', 2_337_000n],
    ['0.0025', '0.0025', '0.01', 25n],
    ['0.001', '0.145', '100.05', 14_507_250n],
    ['0.0001', '0.9999', '1000000.01', 999_900_009_999n],
    ['0.00025', '0.12325', '4', 493_000n],
  ])('are exact at tick %s: %s for %s shares', (tickSize, price, size, collateral) => {
    expect(limitOrderAmounts({ side: 'BUY', price, size, tickSize }).makerAmount).toBe(collateral);
  });

  it.each<[Partial<LimitOrderTerms>, string]>([
    [
      { price: '0.535' },
      'PRICE_OFF_TICK: price 0.535 is not a multiple of the tick size 0.01; take 0.53 or 0.54',
    ],
    [
      { price: '0.987', tickSize: '0.0025' },
      'PRICE_OFF_TICK: price 0.987 is not a multiple of the tick size 0.0025; take 0.985 or 0.9875',
    ],
    [
      { price: '0.65', tickSize: '0.3' },
      'PRICE_OFF_TICK: price 0.65 is not a multiple of the tick size 0.3; take 0.6',
    ],
    [{ price: '0' }, 'PRICE_OUT_OF_RANGE: price 0 must be from 0.01 to 0.99 at tick size 0.01'],
    [{ price: '1' }, 'PRICE_OUT_OF_RANGE: price 1 must be from 0.01 to 0.99 at tick size 0.01'],
    [{ price: '0.995' }, 'PRICE_OUT_OF_RANGE: price 0.995 must be from 0.01 to 0.99 at tick size 0.01'],
    [{ price: '-0.5' }, 'PRICE_OUT_OF_RANGE: price -0.5 must be from 0.01 to 0.99 at tick size 0.01'],
    [
      { price: '5e-1' },
      'INVALID_DECIMAL: price: "5e-1" is not a decimal number; write it plainly, such as "0.53"',
    ],
    [
      { price: '.5' },
      'INVALID_DECIMAL: price: ".5" is not a decimal number; write it plainly, such as "0.53"',
    ],
    [{ price: '0.1234567' }, 'INVALID_DECIMAL: price: "0.1234567" has more than 6 decimals'],
    [{ size: '8.215' }, 'SIZE_TOO_PRECISE: size 8.215 has more than two decimals; take 8.21 or 8.22'],
    [{ size: '0.004' }, 'SIZE_TOO_PRECISE: size 0.004 has more than two decimals; take 0.01'],
    [{ size: '0' }, 'SIZE_BELOW_MINIMUM: size 0 must be more than 0'],
    [{ size: '-1' }, 'SIZE_BELOW_MINIMUM: size -1 must be more than 0'],
    [
      { size: '1,000' },
      'INVALID_DECIMAL: size: "1,000" is not a decimal number; write it plainly, such as "0.53"',
    ],
    [{ size: '1000000000000000001' }, 'INVALID_DECIMAL: size is more than 1000000000000000000'],
    [
      { size: '1.01', price: '0.12325', tickSize: '0.00025' },
      'SIZE_TOO_PRECISE: size 1.01 at price 0.12325 is not a whole number of base units; take a size with fewer decimals',
    ],
    [{ tickSize: '0' }, 'INVALID_DECIMAL: tick size 0 must be more than 0 and at most 0.5'],
    [{ tickSize: '0.6' }, 'INVALID_DECIMAL: tick size 0.6 must be more than 0 and at most 0.5'],
  ])('refuse %j', (terms, answer) => {
    expect(refusal(() => limitOrderAmounts({ ...limit, ...terms }))).toBe(answer);
  });
});

describe('market orders', () => {
  it('spend the amount and ask for shares cut to four decimals, whatever the tick', () => {
    expect(marketOrderAmounts(market)).toEqual({ makerAmount: 20_000_000n, takerAmount: 39_215_600n });
    expect(marketOrderAmounts({ ...market, amount: '9.98', price: '0.985', tickSize: '0.001' })).toEqual({
      makerAmount: 9_980_000n,
      takerAmount: 10_131_900n,
    });
  });

  it('sell the amount and ask for collateral cut to four decimals', () => {
    expect(
      marketOrderAmounts({ side: 'SELL', amount: '12.34', price: '0.9875', tickSize: '0.0025' }),
    ).toEqual({ makerAmount: 12_340_000n, takerAmount: 12_185_700n });
  });

  it.each<[Partial<MarketOrderTerms>, string]>([
    [{ amount: '0.99' }, 'AMOUNT_BELOW_MINIMUM: a market BUY must spend at least 1, not 0.99'],
    [{ amount: '0' }, 'AMOUNT_BELOW_MINIMUM: amount 0 must be more than 0'],
    [{ amount: '20.005' }, 'AMOUNT_TOO_PRECISE: amount 20.005 has more than two decimals; take 20 or 20.01'],
    [
      { amount: 'twenty' },
      'INVALID_DECIMAL: amount: "twenty" is not a decimal number; write it plainly, such as "0.53"',
    ],
    [
      { price: '0.515' },
      'PRICE_OFF_TICK: price 0.515 is not a multiple of the tick size 0.01; take 0.51 or 0.52',
    ],
    [{ price: '0.001' }, 'PRICE_OUT_OF_RANGE: price 0.001 must be from 0.01 to 0.99 at tick size 0.01'],
    [
      { amount: '1', price: '0.99999', tickSize: '0.00001' },
      'AMOUNT_BELOW_MINIMUM: 1 buys too few shares for four decimals to tell 0.99999 from the next price; spend 10 or more',
    ],
    [{ side: 'SELL', amount: '0' }, 'SIZE_BELOW_MINIMUM: amount 0 must be more than 0'],
    [
      { side: 'SELL', amount: '0.5', price: '0.0003', tickSize: '0.0001' },
      'SIZE_BELOW_MINIMUM: 0.5 shares bring too little for four decimals to tell 0.0003 from the next price; sell 1 or more',
    ],
    [
      { side: 'SELL', amount: '0.01', price: '0.0001', tickSize: '0.0001' },
      'SIZE_BELOW_MINIMUM: 0.01 shares bring too little for four decimals to tell 0.0001 from the next price; sell 1 or more',
    ],
  ])('refuse %j', (terms, answer) => {
    expect(refusal(() => marketOrderAmounts({ ...market, ...terms }))).toBe(answer);
  });

  it('take the amount that a refusal proposes', () => {
    const fine: MarketOrderTerms = { ...market, price: '0.99998', tickSize: '0.00001' };
    expect(refusal(() => marketOrderAmounts({ ...fine, amount: '9.99' }))).toBe('taken');
    const sell: MarketOrderTerms = { side: 'SELL', amount: '1', price: '0.0003', tickSize: '0.0001' };
    expect(marketOrderAmounts(sell)).toEqual({ makerAmount: 1_000_000n, takerAmount: 300n });
  });
});

describe('the price of a market order', () => {
  const asks = [
    { price: '0.5', size: '10' },
    { price: '0.6', size: '10' },
    { price: '0.7', size: '100' },
  ];

  it('is of the level that completes the amount', () => {
    expect(['5', '5.000001', '11', '81'].map((amount) => marketPrice(asks, 'BUY', amount, 'FOK'))).toEqual([
      '0.5',
      '0.6',
      '0.6',
      '0.7',
    ]);
    const bids = asks.toReversed();
    expect(['100', '110', '110.01'].map((amount) => marketPrice(bids, 'SELL', amount, 'FAK'))).toEqual([
      '0.7',
      '0.6',
      '0.5',
    ]);
  });

  it('is the worst there is for a FAK order that the book cannot fill', () => {
    expect(marketPrice(asks, 'BUY', '1000', 'FAK')).toBe('0.7');
  });

  it('does not exist for a FOK order that the book cannot fill, or on an empty book', () => {
    expect([
      refusal(() => marketPrice(asks, 'BUY', '81.01', 'FOK')),
      refusal(() => marketPrice(asks, 'SELL', '121', 'FOK')),
      refusal(() => marketPrice([], 'BUY', '1', 'FAK')),
    ]).toMatchInlineSnapshot(`
      [
        "NO_LIQUIDITY: the book has 81 of the 81.01 wanted and FOK takes all or nothing; lower the amount, or use FAK",
        "NO_LIQUIDITY: the book has 120 of the 121 wanted and FOK takes all or nothing; lower the amount, or use FAK",
        "NO_LIQUIDITY: the book is empty on the other side; place a limit order, or wait",
      ]
    `);
  });
});

it("refuses a size under the market's minimum and takes the minimum", () => {
  expect(refusal(() => checkMinimumSize('5', '5'))).toBe('taken');
  expect(refusal(() => checkMinimumSize('4.99', '5'))).toMatchInlineSnapshot(
    `"SIZE_BELOW_MINIMUM: size 4.99 is under the market's minimum of 5 shares"`,
  );
});
