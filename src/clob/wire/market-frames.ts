/** What the market socket says (`/ws/market`): books and what changes in them, trades, tick sizes, resolutions. */
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';
import type { OrderBook, PriceLevel } from '../market-types.ts';
import type { Decimal, Side } from '../types.ts';
import { readLevels } from './books.ts';
import { readConditionId } from './protocol.ts';
import {
  type Row,
  readDecimal,
  readFlag,
  readId,
  readList,
  readOptionalDecimal,
  readOptionalText,
  readOptionalTime,
  readRow,
  readRows,
  readSide,
  readTime,
} from './read.ts';
import { type Noted, noteSkipped } from './skipped-rows.ts';
import { rowsOf } from './user-frames.ts';

/** A level's new total; `0` where it is gone. */
export interface LevelChange extends PriceLevel {
  readonly tokenId: string;
  readonly side: Side;
  /** The book's fingerprint after the whole frame. */
  readonly hash: string | undefined;
  readonly bestBid: Decimal | undefined;
  readonly bestAsk: Decimal | undefined;
}

/** One thing the market socket told. */
export type MarketFrame =
  /** Facts of the market are not in every snapshot. */
  | { readonly kind: 'book'; readonly book: BookSnapshot }
  | {
      readonly kind: 'change';
      readonly conditionId: string;
      readonly at: Date;
      readonly changes: readonly LevelChange[];
    }
  | {
      readonly kind: 'trade';
      readonly conditionId: string;
      readonly tokenId: string;
      readonly price: Decimal;
      readonly size: Decimal;
      readonly side: Side;
      readonly at: Date;
    }
  | {
      readonly kind: 'tick-size';
      readonly conditionId: string;
      readonly tokenId: string;
      readonly from: Decimal;
      readonly to: Decimal;
      readonly at: Date;
    }
  | {
      readonly kind: 'resolved';
      readonly conditionId: string;
      readonly winningTokenId: string;
      readonly winningOutcome: string;
      readonly at: Date;
    }
  /** Comes beside the changes that it follows from. A side is `undefined` where it is empty. */
  | {
      readonly kind: 'best-prices';
      readonly conditionId: string;
      readonly tokenId: string;
      readonly bestBid: Decimal | undefined;
      readonly bestAsk: Decimal | undefined;
      readonly at: Date;
    }
  /** Broadcast to every socket, whatever it watches. */
  | { readonly kind: 'new-market'; readonly at: Date };

export type BookSnapshot = Pick<
  OrderBook,
  'tokenId' | 'conditionId' | 'timestamp' | 'hash' | 'bids' | 'asks'
> & {
  readonly tickSize: Decimal | undefined;
  readonly minimumOrderSize: Decimal | undefined;
  readonly negRisk: boolean | undefined;
  readonly lastTradePrice: Decimal | undefined;
};

/** Reads one text frame. What is not of a known kind is left out; what does not parse is skipped, which is counted. */
export function parseMarketFrames(text: string): Noted<readonly MarketFrame[]> {
  return noteSkipped(() =>
    readRows(rowsOf(text), 'frames', (row) => parseMarketFrame(readRow(row, 'frame'))).filter(
      (frame) => frame !== undefined,
    ),
  );
}

function parseMarketFrame(row: Row): MarketFrame | undefined {
  switch (row.event_type) {
    case 'book':
      return { kind: 'book', book: parseSnapshot(row) };
    case 'price_change':
      return {
        kind: 'change',
        conditionId: readConditionId(row, 'market'),
        at: readTime(row, 'timestamp'),
        changes: readList(row.price_changes, 'price_changes', parseChange),
      };
    case 'last_trade_price':
      return {
        kind: 'trade',
        conditionId: readConditionId(row, 'market'),
        tokenId: readId(row, 'asset_id'),
        price: readDecimal(row, 'price'),
        size: readDecimal(row, 'size'),
        side: readSide(row, 'side'),
        at: readTime(row, 'timestamp'),
      };
    case 'tick_size_change':
      return {
        kind: 'tick-size',
        conditionId: readConditionId(row, 'market'),
        tokenId: readId(row, 'asset_id'),
        from: readDecimal(row, 'old_tick_size'),
        to: readDecimal(row, 'new_tick_size'),
        at: readTime(row, 'timestamp'),
      };
    case 'market_resolved':
      return {
        kind: 'resolved',
        conditionId: readConditionId(row, 'market'),
        winningTokenId: readId(row, 'winning_asset_id'),
        winningOutcome: readOptionalText(row, 'winning_outcome') ?? '',
        at: readTime(row, 'timestamp'),
      };
    case 'best_bid_ask':
      return {
        kind: 'best-prices',
        conditionId: readConditionId(row, 'market'),
        tokenId: readId(row, 'asset_id'),
        bestBid: readBest(row, 'best_bid', 0n),
        bestAsk: readBest(row, 'best_ask', MICROS_PER_UNIT),
        at: readTime(row, 'timestamp'),
      };
    case 'new_market':
      return { kind: 'new-market', at: readOptionalTime(row, 'timestamp') ?? new Date() };
    default:
      return undefined;
  }
}

/** A best price; the exchange writes 0 and 1 for sides without one. */
function readBest(row: Row, field: string, none: bigint): Decimal | undefined {
  const price = readOptionalDecimal(row, field);
  return price === undefined || parseMicros(price) === none ? undefined : price;
}

/** The tokens that a frame is about. */
export function tokensOf(frame: MarketFrame): ReadonlySet<string> {
  switch (frame.kind) {
    case 'change':
      return new Set(frame.changes.map(({ tokenId }) => tokenId));
    case 'book':
      return new Set([frame.book.tokenId]);
    case 'resolved':
    case 'new-market':
      return new Set();
    default:
      return new Set([frame.tokenId]);
  }
}

function parseSnapshot(row: Row): BookSnapshot {
  return {
    tokenId: readId(row, 'asset_id'),
    conditionId: readConditionId(row, 'market'),
    timestamp: readTime(row, 'timestamp'),
    hash: readOptionalText(row, 'hash') ?? '',
    bids: readLevels(row.bids, 'bids'),
    asks: readLevels(row.asks, 'asks'),
    tickSize: readOptionalDecimal(row, 'tick_size'),
    minimumOrderSize: readOptionalDecimal(row, 'min_order_size'),
    negRisk: row.neg_risk === undefined ? undefined : readFlag(row, 'neg_risk'),
    lastTradePrice: readOptionalDecimal(row, 'last_trade_price'),
  };
}

function parseChange(entry: unknown): LevelChange {
  const row = readRow(entry, 'price_change');
  return {
    tokenId: readId(row, 'asset_id'),
    side: readSide(row, 'side'),
    price: readDecimal(row, 'price'),
    size: readDecimal(row, 'size'),
    hash: readOptionalText(row, 'hash'),
    bestBid: readOptionalDecimal(row, 'best_bid'),
    bestAsk: readOptionalDecimal(row, 'best_ask'),
  };
}
