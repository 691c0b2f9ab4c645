/** How far one order has come. What is heard of it is noted here, in any order and any number of times. */
import { type Absence, type EndStatus, judgeEnd, LASTING_MS } from '../clob/order-end.ts';
import type { Decimal, OpenOrder, Trade } from '../clob/types.ts';
import type { OwnFill } from '../modules/trades/own-fills.ts';
import { formatMicros, parseMicros } from '../protocol/decimal.ts';
import { reviveJson } from './account-log.ts';
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
  readonly status: EndStatus;
  readonly at: Date;
  readonly reason?: string;
  /** Shares filled in the end, as the exchange said; absent where it did not. */
  readonly matched?: Decimal;
  /** Whether only the lists show it, so that nobody knows when it was. */
  readonly isDeduced?: boolean;
}

/** Stored as JSON by `writeOrder`. */
export interface OrderProgress {
  readonly orderId: string;
  /** When it was first heard of, by the machine's clock: Unix milliseconds. */
  readonly heardAt: number;
  /** The order as first heard of; absent while only its fills are known. */
  facts?: OpenOrder;
  /** When the user socket told of its placement: to the millisecond, unlike the order's own time. */
  placedAt?: Date;
  /** Whether it was there before the stream began, and so was never told as PLACED. */
  inherited: boolean;
  /** Whether a list or a frame showed the order itself. */
  shown: boolean;
  /** Whether any step of it was told. */
  begun: boolean;
  placedTold: boolean;
  /** Whether it was held before matching when last heard of. */
  delayed: boolean;
  /** Whether the exchange ever showed it in its list, or by id. */
  visible: boolean;
  /** Since when the exchange shows it nowhere; absent while it shows it. */
  absence?: Absence | undefined;
  /** Whether it is missing from the list and was not looked up by its id, as one reading looks up only so many. */
  overlooked?: boolean;
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
  /** By the trade's id, which the exchange chooses. */
  readonly fills: Map<string, Fill>;
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
    visible: false,
    matched: '0',
    counted: '0',
    listed: [],
    told: [],
    fills: new Map(),
    endTold: false,
  };
}

/** The order as it is stored: its fills are an object of JSON, whatever the trades' ids are. */
export function writeOrder({ fills, ...progress }: OrderProgress): string {
  return JSON.stringify({ ...progress, fills: Object.fromEntries(fills) });
}

/** Reads what `writeOrder` wrote. */
export function readOrder(text: string): OrderProgress {
  const { fills, ...progress } = reviveJson<OrderProgress & { readonly fills: object }>(text);
  return { ...progress, fills: new Map(Object.entries(fills)) };
}

/**
 * The order without what only further steps would need, once there can be none: its end was told, and its trades have
 * settled, as `isSettled` says of each. A cancelled order of which the exchange did not say how much was filled is kept
 * whole: a fill may still appear.
 */
export function reduced(progress: OrderProgress, isSettled: (tradeId: string) => boolean): OrderProgress {
  const { orderId, heardAt, inherited, shown, begun, end, endTold, matched, counted, told, fills } = progress;
  const isTold = ({ failedAt, voidTold }: Fill) => failedAt === undefined || voidTold;
  const mayYetBePlaced = inherited && !begun;
  if (!endTold || end === undefined || mayYetBePlaced) return progress;
  if (end.status !== 'MATCHED' && end.matched === undefined) return progress;
  if (![...fills.keys()].every(isSettled) || ![...fills.values()].every(isTold)) return progress;
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
export function noteFill(progress: OrderProgress, { size, price }: OwnFill, trade: Trade): void {
  const { fills } = progress;
  const { tradeId, matchTime, lastUpdate } = trade;
  const fill: Fill = fills.get(tradeId) ?? { size, price, matchTime, told: false, voidTold: false };
  if (!fills.has(tradeId)) delete progress.absence;
  if (stepOf(trade) === 'FAILED') fill.failedAt ??= lastUpdate;
  fills.set(tradeId, fill);
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
  const fill = progress.fills.get(tradeId);
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
  progress.end = { status: 'MATCHED', at };
  progress.endTold = true;
}

/** Takes the order as not told at all: it turns out to be younger than the stream. */
export function disinherit(progress: OrderProgress): void {
  progress.inherited = false;
  progress.placedTold = false;
  progress.endTold = false;
  progress.counted = '0';
  progress.told = [];
  for (const fill of progress.fills.values()) {
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

/** Notes that the exchange shows the order. */
export function noteShown(progress: OrderProgress): void {
  progress.visible = true;
  delete progress.absence;
  delete progress.overlooked;
}

/**
 * Whether the order was over before the stream began, as far as is known: its inherited fills, or an old notification, are
 * all that shows it. It emits nothing.
 */
export function isHistory({ inherited, shown, fills }: OrderProgress): boolean {
  return inherited && !shown && [...fills.values()].every(({ told }) => told);
}

/** Notes that a reading, begun at that time, found the order neither in the list nor by its id. */
export function noteAbsent(progress: OrderProgress, begunAt: Date): void {
  const { absence, visible: wasShown, delayed: wasDelayed } = progress;
  const until = begunAt.getTime();
  delete progress.overlooked;
  progress.absence = {
    since: Math.min(absence?.since ?? until, until),
    until,
    looks: (absence?.looks ?? 0) + 1,
    wasShown,
    wasDelayed,
  };
}

/**
 * Notes the end that the evidence proves, if it proves one. All its fills must be known.
 * @param found the order as the exchange shows it by its id
 */
export function concludeEnd(progress: OrderProgress, at: Date, found?: OpenOrder): void {
  const { facts: order, fills, absence } = progress;
  if (order === undefined) return;
  const since = absence === undefined ? at : new Date(absence.since);
  const reported = found?.status;
  const parts = [...fills.values()];
  const status = judgeEnd({ order, fills: parts, reported, absence, at: since });
  if (status === 'OPEN' || status === 'UNKNOWN') return;
  const filledAt = Math.max(...parts.map(({ matchTime }) => matchTime.getTime()));
  const isTimed = status === 'MATCHED' && parts.length > 0;
  const when = isTimed ? { at: new Date(filledAt) } : { at, isDeduced: true };
  noteEnd(progress, { status, ...when, ...(found !== undefined && { matched: found.sizeMatched }) });
}

/** Takes back an end: the exchange shows the order open again. */
export function reopen(progress: OrderProgress): void {
  delete progress.end;
  progress.endTold = false;
}

/** Whether something heard of cannot be told yet: the lists must be read. */
export function isUnresolved(progress: OrderProgress): boolean {
  if (progress.facts === undefined) return !progress.endTold;
  return (
    parseMicros(progress.matched) > parseMicros(progress.counted) ||
    (progress.end !== undefined && !progress.endTold) ||
    (progress.overlooked === true && !progress.endTold) ||
    isInDoubt(progress) ||
    [...progress.fills.values()].some(({ told }) => !told)
  );
}

/** Whether the order is missing and further looks may prove something. */
function isInDoubt({ absence, endTold }: OrderProgress): boolean {
  return absence !== undefined && !endTold && absence.until - absence.since < LASTING_MS;
}
