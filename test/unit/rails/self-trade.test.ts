import { describe, expect, it } from 'vitest';
import { parseMicros } from '../../../src/protocol/decimal.ts';
import type { RailOrder } from '../../../src/rails/rail-order.ts';
import { selfTrade } from '../../../src/rails/self-trade.ts';

function order(side: 'BUY' | 'SELL', tokenId: string, price: string, conditionId = 'market'): RailOrder {
  const size = 10_000_000n;
  const micros = parseMicros(price);
  const orderId = `${side} ${tokenId} ${price}`;
  return { orderId, conditionId, tokenId, side, price: micros, size, notional: micros * 10n, rests: true };
}

describe('an order at 0.4 trades with an own order that rests', () => {
  it.each([
    ['BUY', 'SELL', 'yes', ['0.3', '0.4'], ['0.41']],
    ['BUY', 'BUY', 'no', ['0.6', '0.7'], ['0.59']],
    ['SELL', 'BUY', 'yes', ['0.4', '0.5'], ['0.39']],
    ['SELL', 'SELL', 'no', ['0.6', '0.5'], ['0.61']],
  ] as const)('%s yes meets %s %s at %j, not at %j', (side, other, token, met, missed) => {
    const incoming = order(side, 'yes', '0.4');
    for (const price of met) {
      const resting = order(other, token, price);
      expect(selfTrade(incoming, [resting])).toBe(resting);
    }
    for (const price of missed) expect(selfTrade(incoming, [order(other, token, price)])).toBeUndefined();
  });
});

describe('an order never trades', () => {
  const incoming = order('BUY', 'yes', '0.4');
  it.each([
    ['with one of the same side of the same outcome', order('BUY', 'yes', '0.4')],
    ['with the other side of the other outcome', order('SELL', 'no', '0.01')],
    ['with one of another market', order('SELL', 'yes', '0.01', 'another market')],
    ['with itself', { ...order('SELL', 'yes', '0.4'), orderId: incoming.orderId }],
  ])('%s', (_name, other) => {
    expect(selfTrade(incoming, [other])).toBeUndefined();
  });
});
