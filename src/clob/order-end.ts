/**
 * Judges from the evidence whether an order ended, and how. The one place where this is decided: the account's stream, the
 * reconciler, `order(id:)`, `orders`, the limits and the doctor all ask here.
 *
 * What proves an end: the exchange reports a terminal status (by id, or on the user socket); trades fill the order; a
 * cancel was confirmed (by the user socket, a notification, or the answer to a cancel of ours). That an order is missing
 * proves nothing by itself: lists can be short or empty, and some accounts never see all of their orders (deposit wallets,
 * py-clob-client 310, ts-sdk 364). An exchange of before October 2026 answers an ended order by id with null and so never
 * proves some ends; for it alone there is the last resort of `isLasting`.
 */
import { MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import { endOfGtd, rests } from '../protocol/order.ts';
import type { Decimal, OpenOrder, OrderStatus } from './types.ts';
import { reasonOf } from './wire/user-frames.ts';

/** A status after which nothing follows. */
export type EndStatus = Extract<
  OrderStatus,
  'MATCHED' | 'CANCELED' | 'CANCELED_MARKET_RESOLVED' | 'EXPIRED' | 'INVALID'
>;

/** What an order asks for. */
export type OrderAim = Pick<OpenOrder, 'side' | 'price' | 'originalSize' | 'orderType' | 'expiration'>;

/** One trade's part in an order: shares, and the order's own price in it. */
export interface FillPart {
  readonly size: Decimal;
  readonly price: Decimal;
}

/** Readings in a row in which neither the list of open orders nor the order's id showed an order. */
export interface Absence {
  /** First and last of them, Unix milliseconds. */
  readonly since: number;
  readonly until: number;
  /** How many there were. */
  readonly looks: number;
  /** Whether the exchange showed the order before: if it never did, its view of the account is incomplete. */
  readonly wasShown: boolean;
  /** Whether the exchange held the order before matching when it last reported it. */
  readonly wasDelayed: boolean;
}

export interface EndEvidence {
  readonly order: OrderAim;
  /** Every known fill, including fills that failed on chain. */
  readonly fills: readonly FillPart[];
  /** The status that the exchange reports now. */
  readonly reported?: OpenOrder['status'] | undefined;
  /** The end that was proved before. */
  readonly proved?: EndStatus | undefined;
  readonly absence?: Absence | undefined;
  /** When the order was first seen not to be open, or else now: an end after its expiration is an expiry. */
  readonly at: Date;
}

/** An order that never rests may be held this long before it is matched; the longest delay of a market is shorter. */
const HELD_MS = 15_000;
/** Missing so long, in so many readings, an order that was shown before counts as ended. */
export const LASTING_MS = 60_000;
const LASTING_LOOKS = 4;
/** Looks that must agree, so that one bad answer decides nothing. */
const FEW_LOOKS = 2;

const END_STATUSES: readonly string[] = [
  'MATCHED',
  'CANCELED',
  'CANCELED_MARKET_RESOLVED',
  'EXPIRED',
  'INVALID',
] satisfies EndStatus[];
const OPEN_STATUSES: ReadonlySet<string> = new Set(['LIVE', 'DELAYED', 'UNMATCHED'] satisfies OrderStatus[]);

/** Whether the exchange reports the order as open. A status that is not known is neither open nor ended. */
export function isOpen({ status }: Pick<OpenOrder, 'status'>): boolean {
  return OPEN_STATUSES.has(status.value);
}

/** The status as an end, if it is one. */
export function endStatus(status: string | undefined): EndStatus | undefined {
  return END_STATUSES.includes(status ?? '') ? (status as EndStatus) : undefined;
}

/** The end that the exchange reports: `CANCELED_` with a reason in words is what it ended by itself. */
function reportedEnd({ value, raw }: OpenOrder['status']): EndStatus | undefined {
  return reasonOf(raw) === undefined ? endStatus(value) : 'INVALID';
}

/** The end, `OPEN` without a sign of an end, or `UNKNOWN` where the order is missing and nothing proves that it ended. */
export function judgeEnd(evidence: EndEvidence): EndStatus | 'OPEN' | 'UNKNOWN' {
  const { order, fills, reported, proved, absence, at } = evidence;
  const end = reported && reportedEnd(reported);
  if (end !== undefined) return end === 'CANCELED' ? (proved ?? canceledOrExpired(order, at)) : end;
  if (isFilled(order, fills)) return 'MATCHED';
  if (reported !== undefined && isOpen({ status: reported })) return 'OPEN';
  if (proved !== undefined) return proved;
  return absence === undefined ? 'OPEN' : judgeAbsence(evidence, absence);
}

function judgeAbsence({ order, fills }: EndEvidence, absence: Absence): EndStatus | 'UNKNOWN' {
  const { since, until, looks, wasDelayed } = absence;
  if (isImmediate(order)) {
    if (looks < FEW_LOOKS) return 'UNKNOWN';
    if (fills.length > 0) return 'CANCELED';
    return until - since >= HELD_MS ? 'INVALID' : 'UNKNOWN';
  }
  const { expiration } = order;
  if (expiration !== undefined && since >= endOfGtd(expiration.getTime())) {
    return looks >= FEW_LOOKS ? 'EXPIRED' : 'UNKNOWN';
  }
  if (!isLasting(absence)) return 'UNKNOWN';
  return wasDelayed && fills.length === 0 ? 'INVALID' : 'CANCELED';
}

/** The last resort, for an exchange that shows this account's open orders but never answers how one ended. */
function isLasting({ since, until, looks, wasShown }: Absence): boolean {
  return wasShown && looks >= LASTING_LOOKS && until - since >= LASTING_MS;
}

/** A cancellation is an expiry if it came when the order's time was up. */
export function canceledOrExpired({ expiration }: Pick<OrderAim, 'expiration'>, at: Date): EndStatus {
  return expiration !== undefined && at.getTime() >= endOfGtd(expiration.getTime()) ? 'EXPIRED' : 'CANCELED';
}

/** A market BUY is filled when its money is spent, except for the part of a micro that each fill may leave. */
function isFilled(order: OrderAim, fills: readonly FillPart[]): boolean {
  if (fills.length === 0) return false;
  if (!spendsBudget(order)) return sharesOf(fills) >= parseMicros(order.originalSize);
  const worth = (size: Decimal, price: Decimal) => parseMicros(size) * parseMicros(price);
  const spent = fills.reduce((sum, { size, price }) => sum + worth(size, price), 0n);
  const left = worth(order.originalSize, order.price) - spent;
  return left <= BigInt(fills.length + 1) * MICROS_PER_UNIT;
}

/** Whether it asks for its money's worth rather than for shares. */
export function spendsBudget(order: Pick<OrderAim, 'side' | 'orderType'>): boolean {
  return order.side === 'BUY' && isImmediate(order);
}

/** Whether what is not filled at once is killed. */
function isImmediate({ orderType }: Pick<OrderAim, 'orderType'>): boolean {
  return orderType.value !== 'UNKNOWN' && !rests(orderType.value);
}

function sharesOf(fills: readonly FillPart[]): bigint {
  return fills.reduce((sum, { size }) => sum + parseMicros(size), 0n);
}
