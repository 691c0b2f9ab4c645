/** Order books and what is read off them: midpoints, spreads, last trades. */

import { createHash } from 'node:crypto';
import type { BestPrices, LastTrade, OrderBook, PriceLevel } from '../market-types.ts';
import type { ById, Decimal } from '../types.ts';
import { byId } from './by-id.ts';
import { readConditionId, readProtocol } from './protocol.ts';
import {
  type Row,
  readDecimal,
  readEntries,
  readFlag,
  readId,
  readList,
  readOptionalDecimal,
  readOptionalFigure,
  readOptionalSide,
  readOptionalText,
  readRow,
  readRows,
  readTime,
} from './read.ts';

/** `GET /book`. The wire's order of levels differs between sources, so they are sorted: best first. */
export function parseBook(json: unknown): OrderBook {
  const row = readRow(json, 'book');
  const tokenId = readId(row, 'asset_id');
  return {
    tokenId,
    conditionId: readConditionId(row, 'market'),
    timestamp: readTime(row, 'timestamp'),
    hash: readOptionalText(row, 'hash') ?? '',
    bids: readLevels(row.bids, 'bids').sort((a, b) => Number(b.price) - Number(a.price)),
    asks: readLevels(row.asks, 'asks').sort((a, b) => Number(a.price) - Number(b.price)),
    tickSize: readDecimal(row, 'tick_size'),
    minimumOrderSize: readDecimal(row, 'min_order_size'),
    negRisk: readFlag(row, 'neg_risk'),
    protocolVersion: readProtocol(row, 'version', tokenId),
    lastTradePrice: readOptionalDecimal(row, 'last_trade_price'),
  };
}

/** Makes the fingerprint of a book: 40 hex digits. */
export type BookHash = (book: OrderBook) => string;

/**
 * How the exchange made a book's fingerprint; `undefined` where that is not known. The official clients hash nine fields,
 * and books with `last_trade_price` are hashed with it too. Which of them the real exchange hashes is not documented, so
 * each book is tried, and where neither fits, books are compared level by level instead.
 */
export function bookHashOf(book: OrderBook): BookHash | undefined {
  return [bookHash, bookHashWithLastTrade].find((make) => make(book) === book.hash);
}

/** SHA-1 of the wire's JSON with an empty hash, levels best last, as the official clients make it. */
export function bookHash(book: OrderBook): string {
  return sha1(summaryOf(book));
}

function bookHashWithLastTrade(book: OrderBook): string {
  return sha1({ ...summaryOf(book), last_trade_price: book.lastTradePrice ?? '' });
}

function sha1(summary: object): string {
  return createHash('sha1').update(JSON.stringify(summary)).digest('hex');
}

function summaryOf(book: OrderBook) {
  return {
    market: book.conditionId,
    asset_id: book.tokenId,
    timestamp: String(book.timestamp.getTime()),
    bids: book.bids.toReversed(),
    asks: book.asks.toReversed(),
    min_order_size: book.minimumOrderSize,
    tick_size: book.tickSize,
    neg_risk: book.negRisk,
    hash: '',
  };
}

/** `POST /books`: a token without a book is left out. */
export function parseBooks(json: unknown): ById<OrderBook> {
  return byId(() => readRows(json, 'books', parseBook).map((book) => [book.tokenId, book]));
}

/** `POST /midpoints` and `POST /spreads`: `{ tokenId: decimal }`; a token without a price is left out. */
export function parseDecimals(json: unknown): ById<Decimal> {
  return byId(() =>
    readEntries(json, 'prices', readOptionalFigure).flatMap(([tokenId, value]) =>
      value === undefined ? [] : [[tokenId, value] as const],
    ),
  );
}

/** `POST /prices`: BUY is the best bid, SELL the best ask, and 0 stands for an empty side. */
export function parseBestPrices(json: unknown): ById<BestPrices> {
  return byId(() =>
    readEntries(json, 'prices', (row, tokenId) => {
      const sides = readRow(row[tokenId], tokenId);
      return { bid: readBest(sides, 'BUY'), ask: readBest(sides, 'SELL') };
    }),
  );
}

function readBest(row: Row, side: 'BUY' | 'SELL'): Decimal | undefined {
  const price = readOptionalDecimal(row, side);
  return price === undefined || Number(price) === 0 ? undefined : price;
}

/** `POST /last-trades-prices`. A token that never traded comes with a made-up price and no side, and is left out. */
export function parseLastTrades(json: unknown): ById<LastTrade> {
  return byId(() => readRows(json, 'last trades', readLastTrade).flat());
}

function readLastTrade(entry: unknown): (readonly [string, LastTrade])[] {
  const row = readRow(entry, 'last trade');
  const side = readOptionalSide(row, 'side');
  return side === undefined ? [] : [[readId(row, 'token_id'), { price: readDecimal(row, 'price'), side }]];
}

/** Levels as they come, in whatever order. */
export function readLevels(value: unknown, field: string): PriceLevel[] {
  return readList(value, field, (entry) => {
    const row = readRow(entry, 'level');
    return { price: readDecimal(row, 'price'), size: readDecimal(row, 'size') };
  });
}
