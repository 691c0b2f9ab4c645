import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderBook } from '../../../src/clob/market-types.ts';
import { bookHash } from '../../../src/clob/wire/books.ts';
import type { LevelChange } from '../../../src/clob/wire/market-frames.ts';
import { BookState } from '../../../src/streams/book-state.ts';

const AT = new Date(1_700_000_000_000);

function book(bids: readonly string[], asks: readonly string[]): OrderBook {
  const levels = (prices: readonly string[]) => prices.map((price) => ({ price, size: '10' }));
  const empty: OrderBook = {
    tokenId: '100',
    conditionId: '0xaabbcc',
    timestamp: AT,
    hash: '',
    bids: levels(bids),
    asks: levels(asks),
    tickSize: '0.01',
    minimumOrderSize: '5',
    negRisk: false,
    protocolVersion: 1,
    lastTradePrice: undefined,
  };
  return { ...empty, hash: bookHash(empty) };
}

function change(
  side: 'BUY' | 'SELL',
  price: string,
  size: string,
  rest: Partial<LevelChange> = {},
): LevelChange {
  return {
    tokenId: '100',
    side,
    price,
    size,
    hash: undefined,
    bestBid: undefined,
    bestAsk: undefined,
    ...rest,
  };
}

describe('bookHash', () => {
  it("is the official clients' (their own vector)", () => {
    const hundred = (price: string) => ({ price, size: '100' });
    expect(
      bookHash({
        ...book([], []),
        timestamp: new Date(123_456_789),
        bids: [hundred('0.4'), hundred('0.3')],
        // Their vector has its asks the other way round than the exchange sends them.
        asks: [hundred('0.7'), hundred('0.6')],
        minimumOrderSize: '15',
        tickSize: '0.001',
      }),
    ).toBe('36f56998e26d9a7c553446f35b240481efb271a3');
  });
});

describe('BookState', () => {
  it('keeps levels best first, one a price, whatever changes come', () => {
    const price = fc.integer({ min: 1, max: 99 }).map((cents) => String(cents / 100));
    const size = fc.constantFrom('0', '5', '7.5');
    const changes = fc.array(fc.tuple(fc.constantFrom('BUY', 'SELL'), price, size), { maxLength: 60 });
    fc.assert(
      fc.property(changes, (sequence) => {
        const state = new BookState(book(['0.4'], ['0.6']));
        const sides = { BUY: new Map([['0.4', '10']]), SELL: new Map([['0.6', '10']]) };
        for (const [side, at, left] of sequence) {
          state.apply([change(side, at, left)], AT);
          if (left === '0') sides[side].delete(at);
          else sides[side].set(at, left);
        }
        const sorted = (side: 'BUY' | 'SELL', direction: number) =>
          [...sides[side]]
            .map(([at, left]) => ({ price: at, size: left }))
            .sort((a, b) => (Number(a.price) - Number(b.price)) * direction);
        expect([state.book.bids, state.book.asks]).toEqual([sorted('BUY', -1), sorted('SELL', 1)]);
      }),
    );
  });

  it('takes a change whose best prices and fingerprint agree, and doubts one whose do not', () => {
    const after = book(['0.5', '0.4'], ['0.6']);
    const apply = (rest: Partial<LevelChange>, at = AT) =>
      new BookState(book(['0.4'], ['0.6'])).apply([change('BUY', '0.5', '10', rest)], at);
    expect({
      agrees: apply({ bestBid: '0.5', bestAsk: '0.6', hash: after.hash }),
      saysNothing: apply({}),
      otherBestBid: apply({ bestBid: '0.55' }),
      otherHash: apply({ hash: book(['0.5'], ['0.6']).hash }),
    }).toEqual({ agrees: true, saysNothing: true, otherBestBid: false, otherHash: false });
  });

  it('doubts a change that is older than another change, and passes over one that the snapshot has', () => {
    const state = new BookState(book(['0.4'], ['0.6']));
    const later = (ms: number) => new Date(AT.getTime() + ms);
    expect(state.apply([change('BUY', '0.4', '0')], later(-1))).toBe(true);
    expect(state.book.bids).toEqual([{ price: '0.4', size: '10' }]);
    expect(state.apply([change('BUY', '0.5', '10')], later(2))).toBe(true);
    expect(state.apply([change('BUY', '0.4', '0')], later(1))).toBe(false);
  });

  it('knows fingerprints that are made with the last trade too', () => {
    const start = { ...book(['0.4'], ['0.6']), lastTradePrice: '0.5' };
    const end = { ...book(['0.5', '0.4'], ['0.6']), lastTradePrice: '0.5' };
    const wire = ({ conditionId, tokenId, bids, asks }: OrderBook) => ({
      market: conditionId,
      asset_id: tokenId,
      timestamp: String(AT.getTime()),
      bids: bids.toReversed(),
      asks: asks.toReversed(),
      min_order_size: '5',
      tick_size: '0.01',
      neg_risk: false,
      hash: '',
      last_trade_price: '0.5',
    });
    const hashOf = (of: OrderBook) =>
      createHash('sha1')
        .update(JSON.stringify(wire(of)))
        .digest('hex');
    const apply = (hash: string) =>
      new BookState({ ...start, hash: hashOf(start) }).apply([change('BUY', '0.5', '10', { hash })], AT);
    expect([apply(hashOf(end)), apply(hashOf(start))]).toEqual([true, false]);
  });

  it('does not go by fingerprints that are made in another way than ours', () => {
    const state = new BookState({ ...book(['0.4'], ['0.6']), hash: '0'.repeat(40) });
    expect(state.apply([change('BUY', '0.5', '10', { hash: '1'.repeat(40) })], AT)).toBe(true);
  });

  it('reads 0 and 1 as the best prices of empty sides', () => {
    const state = new BookState(book(['0.4'], ['0.6']));
    const none = { bestBid: '0', bestAsk: '1' };
    const written = { bestBid: '0.00', bestAsk: '1.00' };
    expect(state.apply([change('BUY', '0.4', '0', none), change('SELL', '0.6', '0', none)], AT)).toBe(true);
    expect(state.apply([change('BUY', '0.4', '0', written)], AT)).toBe(true);
    expect(state.book).toMatchObject({ bids: [], asks: [] });
  });

  it('passes over a snapshot that is older than what it has', () => {
    const state = new BookState(book(['0.4'], ['0.6']));
    const older = { ...book(['0.1'], []), timestamp: new Date(AT.getTime() - 1) };
    state.reset(older);
    expect(state.book.bids).toEqual([{ price: '0.4', size: '10' }]);
  });
});
