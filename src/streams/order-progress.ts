/** How far one order has come. What is heard of it is noted here, in any order and any number of times. */
import type { Decimal, OpenOrder, Trade } from '../clob/types.ts';
import type { OwnFill } from '../modules/trades/own-fills.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import { endOfGtd } from '../protocol/order.ts';
import { stepOf } from './trade-progress.ts';

/** One trade's part in the order. */
export interface Fill {
  readonly size: Decimal;
  /** The order's own price in it. */
  readonly price: Decimal;
  readonly matchTime: Date;
  told: boolean;
  /** When the trade failed, which makes the fill void. */
  failedAt?: Date;
  voidTold: boolean;
}

interface End {
  readonly kind: 'FILLED' | 'CANCELED' | 'EXPIRED' | 'REJECTED';
  readonly at: Date;
  readonly reason?: string;
  /** Shares filled in the end, as the exchange said; absent where it did not. */
  readonly matched?: Decimal;
  /** Whether only the lists show it, so that nobody knows when it was. */
  readonly isDeduced?: boolean;
}

/** Plain data: it is stored as JSON. */
export interface OrderProgress {
  readonly orderId: string;
  /** When it was first heard of, by the machine's clock: Unix milliseconds. */
  readonly heardAt: number;
  /** The order as first heard of; absent while only its fills are known. */
  facts?: OpenOrder;
  /** Whether it was there before the stream began, and so was never told as PLACED. */
  inherited: boolean;
  /** Whether a list or a frame showed the order itself. */
  shown: boolean;
  /** Whether any step of it was told. */
  begun: boolean;
  placedTold: boolean;
  /** Whether it was held before matching when last heard of. */
  delayed: boolean;
  /** Most shares filled that were heard of. */
  matched: Decimal;
  /** The trade that made them so many, where that was said. */
  matchedBy?: string | undefined;
  /** Shares filled that were told. */
  counted: Decimal;
  /** Trade ids in the exchange's own order, as far as it listed them. */
  listed: readonly string[];
  /** Trade ids told, in that order. */
  told: string[];
  readonly fills: Record<string, Fill>;
  end?: End;
  endTold: boolean;
}

/** @param heardAt by the machine's clock, Unix milliseconds */
export function newOrder(orderId: string, heardAt: number): OrderProgress {
  return {
    orderId,
    heardAt,
    inherited: false,
    shown: false,
    begun: false,
    placedTold: false,
    delayed: false,
    matched: '0',
    counted: '0',
    listed: [],
    told: [],
    fills: {},
    endTold: false,
  };
}

/**
 * The order without what only further steps would need, once there can be none: its end was told, and its trades have
 * settled, as `isSettled` says of each.
 */
export function reduced(progress: OrderProgress, isSettled: (tradeId: string) => boolean): OrderProgress {
  const { orderId, heardAt, inherited, shown, begun, end, endTold, matched, counted, told, fills } = progress;
  const isTold = ({ failedAt, voidTold }: Fill) => failedAt === undefined || voidTold;
  const mayYetBePlaced = inherited && !begun;
  if (!endTold || end === undefined || mayYetBePlaced) return progress;
  if (!Object.keys(fills).every(isSettled) || !Object.values(fills).every(isTold)) return progress;
  const known = { inherited, shown, begun, placedTold: true, end, endTold, matched, counted, told };
  return { ...newOrder(orderId, heardAt), ...known };
}

/** Notes the order as the exchange shows it. */
export function noteOrder(progress: OrderProgress, order: OpenOrder, sizeMatched: Decimal | undefined): void {
  progress.facts ??= order;
  progress.shown = true;
  progress.delayed = order.status.value === 'DELAYED';
  if (sizeMatched !== undefined) noteMatched(progress, sizeMatched);
  if (order.associateTradeIds.length > progress.listed.length) progress.listed = order.associateTradeIds;
}

/** Notes how much of the order is filled, and by which trade it came to that, where that is said. */
export function noteMatched(progress: OrderProgress, sizeMatched: Decimal, tradeId?: string): void {
  if (parseMicros(sizeMatched) <= parseMicros(progress.matched)) return;
  progress.matched = sizeMatched;
  progress.matchedBy = tradeId;
}

/** Notes a trade's part in the order. */
export function noteFill({ fills }: OrderProgress, { size, price }: OwnFill, trade: Trade): void {
  const { tradeId, matchTime, lastUpdate } = trade;
  const fill: Fill = fills[tradeId] ?? { size, price, matchTime, told: false, voidTold: false };
  if (stepOf(trade) === 'FAILED') fill.failedAt ??= lastUpdate;
  fills[tradeId] = fill;
}

/** Takes the order as told up to here: it was there before the stream began. */
export function inheritOrder(progress: OrderProgress, order: OpenOrder): void {
  progress.inherited = true;
  progress.placedTold = true;
  progress.counted = order.sizeMatched;
  progress.told = [...order.associateTradeIds];
}

/** Takes a fill as told: it was there before the stream began. */
export function inheritFill(progress: OrderProgress, tradeId: string): void {
  const fill = progress.fills[tradeId];
  if (fill === undefined) return;
  fill.told = true;
  fill.voidTold = fill.failedAt !== undefined;
  // An order whose fills the exchange does not list has counted this one already.
  const isCounted = progress.listed.length === 0 && parseMicros(progress.matched) > 0n;
  progress.inherited = true;
  progress.placedTold = true;
  if (progress.told.includes(tradeId)) return;
  progress.told.push(tradeId);
  if (!isCounted) progress.counted = formatMicros(parseMicros(progress.counted) + parseMicros(fill.size));
}

/** Takes the order as told to its end: it was over before the stream began, which is nobody's news. */
export function inheritEnd(progress: OrderProgress, at: Date): void {
  progress.end = { kind: 'FILLED', at };
  progress.endTold = true;
}

/** Takes the order as not told at all: it turns out to be younger than the stream. */
export function disinherit(progress: OrderProgress): void {
  progress.inherited = false;
  progress.placedTold = false;
  progress.endTold = false;
  progress.counted = '0';
  progress.told = [];
  for (const fill of Object.values(progress.fills)) {
    fill.told = false;
    fill.voidTold = false;
  }
}

/** Notes how the order ended. The first word stands, but for what a later one says of the shares filled. */
export function noteEnd(progress: OrderProgress, end: End): void {
  if (end.matched !== undefined) noteMatched(progress, end.matched);
  const known = progress.end;
  if (known === undefined) progress.end = end;
  else if (known.matched === undefined && end.matched !== undefined) {
    progress.end = { ...known, ...(end.reason && { reason: end.reason }), matched: end.matched };
  }
}

/** A cancellation is an expiry where it came when the order's time was up. */
export function cancelKind(progress: OrderProgress, at: Date): 'CANCELED' | 'EXPIRED' {
  const expiration = progress.facts?.expiration;
  if (expiration === undefined) return 'CANCELED';
  return at.getTime() >= endOfGtd(expiration.getTime()) ? 'EXPIRED' : 'CANCELED';
}

/** How an order ended that is no longer open and of whose end nothing was heard. All its fills must be known. */
export function deduceEnd(progress: OrderProgress, at: Date): End {
  const kind = isFilled(progress) ? 'FILLED' : isRefused(progress) ? 'REJECTED' : cancelKind(progress, at);
  const lastFill = Object.values(progress.fills).map(({ matchTime }) => matchTime.getTime());
  if (kind === 'FILLED' && lastFill.length > 0) return { kind, at: new Date(Math.max(...lastFill)) };
  return { kind, at, isDeduced: true };
}

/**
 * Whether the order was over before the stream began, as far as is known: its inherited fills, or an old notification, are
 * all that shows it. It emits nothing.
 */
export function isHistory({ inherited, shown, fills }: OrderProgress): boolean {
  return inherited && !shown && Object.values(fills).every(({ told }) => told);
}

/** Whether only the exchange can have ended it: it was held before matching, as one was that neither rests nor is filled. */
function isRefused({ delayed, facts, fills }: OrderProgress): boolean {
  return delayed || (facts !== undefined && isImmediate(facts) && Object.keys(fills).length === 0);
}

/** A market BUY is filled when its money is spent, but for the part of a micro that each fill may leave. */
function isFilled(progress: OrderProgress): boolean {
  const { facts } = progress;
  if (facts === undefined) return false;
  const fills = Object.values(progress.fills);
  if (!spendsBudget(facts)) return sharesOf(fills) >= parseMicros(facts.originalSize);
  const worth = (size: Decimal, price: Decimal) => parseMicros(size) * parseMicros(price);
  const spent = fills.reduce((sum, { size, price }) => sum + worth(size, price), 0n);
  const left = worth(facts.originalSize, facts.price) - spent;
  return left <= BigInt(fills.length + 1) * MICROS_PER_UNIT;
}

/** Whether it asks for its money's worth rather than for shares. */
export function spendsBudget(order: OpenOrder): boolean {
  return order.side === 'BUY' && isImmediate(order);
}

function isImmediate({ orderType }: OpenOrder): boolean {
  return orderType.value === 'FOK' || orderType.value === 'FAK';
}

/** Whether something heard of cannot be told yet: the lists must be read. */
export function isUnresolved(progress: OrderProgress): boolean {
  if (progress.facts === undefined) return !progress.endTold;
  return (
    parseMicros(progress.matched) > parseMicros(progress.counted) ||
    (progress.end !== undefined && !progress.endTold) ||
    Object.values(progress.fills).some(({ told }) => !told)
  );
}

function sharesOf(fills: readonly Fill[]): bigint {
  return fills.reduce((sum, { size }) => sum + parseMicros(size), 0n);
}
