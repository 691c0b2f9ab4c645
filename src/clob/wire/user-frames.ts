/** What the user socket says (`/ws/user`): orders and trades of the account, one frame or a list of them. */
import type { Decimal, OpenOrder, Trade } from '../types.ts';
import { parseOpenOrder } from './orders.ts';
import {
  isRow,
  type Row,
  readOptionalDecimal,
  readOptionalTime,
  readRow,
  readRows,
  WireError,
} from './read.ts';
import { type Noted, noteSkipped } from './skipped-rows.ts';
import { parseTrade } from './trades.ts';

/** One thing the user socket told. */
export type UserFrame =
  | {
      readonly kind: 'order';
      readonly change: 'PLACEMENT' | 'UPDATE' | 'CANCELLATION';
      readonly order: OpenOrder;
      /**
       * False for an order that was killed before it was taken: the exchange then leaves its creation time empty.
       */
      readonly taken: boolean;
      /** Shares filled; `undefined` where the frame leaves it open. */
      readonly sizeMatched: Decimal | undefined;
      /** When the exchange wrote it. */
      readonly at: Date;
    }
  | { readonly kind: 'trade'; readonly trade: Trade; readonly at: Date };

const CHANGES = ['PLACEMENT', 'UPDATE', 'CANCELLATION'] as const;

/** Reads one text frame. What is not of a known kind is left out; what does not parse is skipped, which is counted. */
export function parseUserFrames(text: string): Noted<readonly UserFrame[]> {
  return noteSkipped(() =>
    readRows(rowsOf(text), 'frames', (row) => parseUserFrame(readRow(row, 'frame'))).filter(
      (frame) => frame !== undefined,
    ),
  );
}

/** The objects of a text frame: one, or a list. Words such as `PONG` are none. */
export function rowsOf(text: string): readonly Row[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  return (Array.isArray(json) ? json : [json]).filter(isRow);
}

function parseUserFrame(row: Row): UserFrame | undefined {
  if (row.event_type === 'order') return parseOrderFrame(row);
  if (row.event_type !== 'trade') return undefined;
  // The documentation's sample spells it so.
  const trade = parseTrade({ ...row, match_time: row.match_time ?? row.matchtime });
  const at = readOptionalTime(row, 'timestamp');
  return { kind: 'trade', trade: withMilliseconds(trade, at), at: at ?? trade.lastUpdate };
}

/**
 * The trade with the time of its frame, to the millisecond, in place of the whole second in which the trade was matched or
 * changed. Where the frame is of a later second, it may have been kept waiting, and its time is not used.
 */
function withMilliseconds(trade: Trade, at: Date | undefined): Trade {
  if (at === undefined) return trade;
  const isFirst = trade.status.value === 'MATCHED' || trade.status.value === 'MATCHED_NOT_BROADCASTED';
  const matchTime = isFirst ? moreExact(trade.matchTime, at) : trade.matchTime;
  return { ...trade, matchTime, lastUpdate: moreExact(trade.lastUpdate, at) };
}

function moreExact(time: Date, at: Date): Date {
  const isSameSecond = Math.floor(time.getTime() / 1_000) === Math.floor(at.getTime() / 1_000);
  return isSameSecond && time.getMilliseconds() === 0 ? at : time;
}

function parseOrderFrame(row: Row): UserFrame | undefined {
  const change = CHANGES.find((known) => known === row.type);
  if (change === undefined) return undefined;
  const createdAt = readOptionalTime(row, 'created_at');
  const at = readOptionalTime(row, 'timestamp') ?? createdAt;
  if (at === undefined) throw new WireError('timestamp', 'a time');
  return {
    kind: 'order',
    change,
    order: parseOpenOrder({ ...row, created_at: row.created_at || at.getTime() }),
    taken: createdAt !== undefined,
    sizeMatched: readOptionalDecimal(row, 'size_matched'),
    at,
  };
}

/** The words behind `CANCELED_`, where they are words and not a known status. */
export function reasonOf(rawStatus: string): string | undefined {
  const reason = /^(?:ORDER_STATUS_)?CANCELED_(.+)$/i.exec(rawStatus)?.[1];
  return reason === undefined || /^[A-Z_]+$/.test(reason) ? undefined : reason;
}
