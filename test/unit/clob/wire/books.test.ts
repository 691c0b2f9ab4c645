import { describe, expect, it } from 'vitest';
import { parseBook, parseBooks, parseDecimals, parseLastTrades } from '../../../../src/clob/wire/books.ts';
import { WireError } from '../../../../src/clob/wire/read.ts';
import { book, CONDITION_ID, TOKEN_ID } from './fixtures.ts';

describe('a book', () => {
  it('is read whole, best levels first', () => {
    expect(parseBook(book)).toEqual({
      tokenId: TOKEN_ID,
      conditionId: CONDITION_ID,
      timestamp: new Date(1_703_875_200_123),
      hash: '36f56998e26d9a7c553446f35b240481efb271a3',
      bids: [
        { price: '0.49', size: '200.5' },
        { price: '0.48', size: '100' },
      ],
      asks: [
        { price: '0.51', size: '10' },
        { price: '0.53', size: '60' },
      ],
      tickSize: '0.01',
      minimumOrderSize: '5',
      negRisk: false,
      protocolVersion: 1,
      lastTradePrice: '0.5',
    });
  });

  it('is the same where the exchange sends the best levels first', () => {
    const turned = { ...book, bids: book.bids.toReversed(), asks: book.asks.toReversed() };
    expect(parseBook(turned)).toEqual(parseBook(book));
  });

  it('of a token that never traded has no last price, and may be empty', () => {
    expect(parseBook({ ...book, bids: [], asks: null, last_trade_price: '' })).toMatchObject({
      bids: [],
      asks: [],
      lastTradePrice: undefined,
    });
  });

  it('with a faulty level is a fault', () => {
    expect(() => parseBook({ ...book, asks: [{ price: '0.5' }] })).toThrow(
      new WireError('asks[0].size', 'a decimal number'),
    );
  });
});

it('books are found by token', () => {
  expect(parseBooks([book])).toEqual(new Map([[TOKEN_ID, parseBook(book)]]));
});

it('midpoints and spreads are found by token, those without a price left out', () => {
  expect(parseDecimals({ '1': '0.495', '2': 0.5, '3': '', '4': null })).toEqual(
    new Map([
      ['1', '0.495'],
      ['2', '0.5'],
    ]),
  );
});

it('last trades are found by token, and the made-up price of a token that never traded is none', () => {
  expect(
    parseLastTrades([
      { token_id: '1', price: '0.5', side: 'SELL' },
      { token_id: '2', price: '0.5', side: '' },
    ]),
  ).toEqual(new Map([['1', { price: '0.5', side: 'SELL' }]]));
});
