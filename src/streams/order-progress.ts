/**
 * How far one order has come. What is heard of it is noted in any order and any number of times; `advance` tells each
 * step once, when all that must come before it is known. So the steps told are those that happened, not those heard.
 */
import type { Decimal, OpenOrder } from '../clob/types.ts';
import { GTD_SECURITY_SECONDS } from '../protocol/constants.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import type { OrderEventKind, OrderStep } from './account-event.ts';

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
}

/** Plain data: it is stored as JSON. */
export interface OrderProgress {
  readonly orderId: string;
  /** The order as first heard of; absent while only its fills are known. */
  facts?: OpenOrder;
  /** Whether it was there before the stream began, and so was never told as PLACED. */
  inherited: boolean;
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

export function newOrder(orderId: string): OrderProgress {
  return {
    orderId,
    inherited: false,
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

/** Notes the order as the exchange shows it. */
export function noteOrder(progress: OrderProgress, order: OpenOrder, sizeMatched: Decimal | undefined): void {
  progress.facts ??= order;
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
  return at.getTime() >= expiration.getTime() - GTD_SECURITY_SECONDS * 1000 ? 'EXPIRED' : 'CANCELED';
}

/** How an order ended that is no longer open and of whose end nothing was heard. All its fills must be known. */
export function deduceEnd(progress: OrderProgress, at: Date): End {
  const kind = isFilled(progress) ? 'FILLED' : progress.delayed ? 'REJECTED' : cancelKind(progress, at);
  return { kind, at };
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

function spendsBudget({ side, orderType }: OpenOrder): boolean {
  return side === 'BUY' && (orderType.value === 'FOK' || orderType.value === 'FAK');
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

/**
 * Tells the steps that are due.
 * @param read trade ids in the exchange's own order, of a reading that holds every trade there was at its time: their
 * fills need not wait for the order to list them, and an end need not wait for the exchange to say how much was filled.
 */
export function advance(progress: OrderProgress, read?: readonly string[]): OrderStep[] {
  if (progress.facts === undefined) return [];
  const steps: OrderStep[] = [];
  if (!progress.placedTold) {
    progress.placedTold = true;
    steps.push(stepOf(progress, 'PLACED', progress.facts.createdAt));
  }
  for (let next = nextFill(progress); next !== undefined; next = nextFill(progress))
    tellFill(progress, next, steps);
  for (const tradeId of read ?? []) {
    if (progress.fills[tradeId]?.told === false) tellFill(progress, tradeId, steps);
  }
  if (isEndDue(progress, read !== undefined)) tellEnd(progress, steps);
  for (const [tradeId, fill] of Object.entries(progress.fills)) {
    if (fill.failedAt === undefined || !fill.told || fill.voidTold) continue;
    fill.voidTold = true;
    steps.push({ ...stepOf(progress, 'FILL_VOIDED', fill.failedAt), tradeId });
  }
  progress.begun ||= steps.length > 0;
  return steps;
}

/** The next fill by the exchange's own order, if that is known: as listed, or the only one that is left. */
function nextFill({ listed, told, fills, matched, matchedBy, counted }: OrderProgress): string | undefined {
  const next = listed.find((id) => !told.includes(id));
  if (next !== undefined) return fills[next] === undefined ? undefined : next;
  const [first, ...others] = Object.keys(fills).filter((id) => fills[id]?.told === false);
  const fill = fills[first ?? ''];
  if (fill === undefined || others.length > 0) return undefined;
  if (matchedBy !== undefined && matchedBy !== first) return undefined;
  return parseMicros(counted) + parseMicros(fill.size) === parseMicros(matched) ? first : undefined;
}

function tellFill(progress: OrderProgress, tradeId: string, steps: OrderStep[]): void {
  const fill = progress.fills[tradeId];
  if (fill === undefined) return;
  fill.told = true;
  progress.told.push(tradeId);
  progress.counted = formatMicros(parseMicros(progress.counted) + parseMicros(fill.size));
  steps.push({ ...stepOf(progress, 'PARTLY_FILLED', fill.matchTime), tradeId });
}

function isEndDue(progress: OrderProgress, isRead: boolean): boolean {
  const { facts, end, endTold } = progress;
  if (endTold || facts === undefined) return false;
  const counted = parseMicros(progress.counted);
  if (end === undefined) return !spendsBudget(facts) && counted >= parseMicros(facts.originalSize);
  return (isRead || end.matched !== undefined) && counted >= parseMicros(progress.matched);
}

function tellEnd(progress: OrderProgress, steps: OrderStep[]): void {
  if (progress.endTold) return;
  progress.endTold = true;
  const lastFill = progress.fills[progress.told.at(-1) ?? ''];
  progress.end ??= { kind: 'FILLED', at: lastFill?.matchTime ?? new Date(0) };
  const { kind, at, reason } = progress.end;
  steps.push({ ...stepOf(progress, kind, at), ...(reason !== undefined && { reason }) });
}

const STATUS_AFTER = {
  PLACED: 'LIVE',
  PARTLY_FILLED: 'LIVE',
  FILLED: 'MATCHED',
  CANCELED: 'CANCELED',
  EXPIRED: 'CANCELED',
  REJECTED: 'INVALID',
} as const;

function stepOf(progress: OrderProgress, kind: OrderEventKind, at: Date): OrderStep {
  const { facts } = progress;
  if (facts === undefined) throw new Error(`order ${progress.orderId} is told before it is known`);
  const status = kind === 'FILL_VOIDED' ? statusNow(progress) : STATUS_AFTER[kind];
  return {
    type: 'order',
    kind,
    at,
    order: {
      ...facts,
      status: { value: status, raw: status },
      sizeMatched: progress.counted,
      associateTradeIds: [...progress.told],
    },
  };
}

function statusNow({ end, endTold }: OrderProgress): (typeof STATUS_AFTER)[keyof typeof STATUS_AFTER] {
  return endTold && end !== undefined ? STATUS_AFTER[end.kind] : 'LIVE';
}

function sharesOf(fills: readonly Fill[]): bigint {
  return fills.reduce((sum, { size }) => sum + parseMicros(size), 0n);
}
