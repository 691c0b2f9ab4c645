/** An order as it can be put together where the exchange does not show it itself any more. */
import type { Notification } from '../clob/notification-types.ts';
import type { OpenOrder } from '../clob/types.ts';
import type { AccountIdentity, OwnFill } from '../modules/trades/own-fills.ts';
import { formatMicros, parseMicros } from '../protocol/decimal.ts';
import { ORDER_TYPES } from '../protocol/order.ts';

/** What every source tells of an order. */
type Terms = Pick<
  OpenOrder,
  'orderId' | 'conditionId' | 'tokenId' | 'side' | 'price' | 'outcome' | 'originalSize' | 'sizeMatched'
>;

/** The order that a notification is about, its creation time being the notification's. */
export function orderInNotification(
  notification: Notification,
  identity: AccountIdentity,
): OpenOrder | undefined {
  const { kind, timestamp } = notification;
  if (kind !== 'ORDER_CANCELED' && kind !== 'ORDER_FILLED' && kind !== 'ORDER_FILL_FAILED') return undefined;
  const { payload } = notification;
  const terms = { ...payload, sizeMatched: payload.matchedSize };
  return timestamp && orderOf(terms, payload.orderType, timestamp, identity);
}

/**
 * An order of which its fills are all that is left: what they filled is taken for what it asked for.
 * @returns undefined where there are none of it
 */
export function orderOfFills(
  orderId: string,
  fills: readonly OwnFill[],
  at: Date,
  identity: AccountIdentity,
): OpenOrder | undefined {
  const own = fills.filter((fill) => fill.orderId === orderId);
  const [fill] = own;
  if (fill === undefined) return undefined;
  const size = formatMicros(own.reduce((sum, { size }) => sum + parseMicros(size), 0n));
  return orderOf({ ...fill, originalSize: size, sizeMatched: size }, undefined, at, identity);
}

function orderOf(
  { orderId, conditionId, tokenId, side, price, outcome, originalSize, sizeMatched }: Terms,
  orderType: string | undefined,
  createdAt: Date,
  { apiKey = '', wallet }: AccountIdentity,
): OpenOrder {
  return {
    orderId,
    status: { value: 'LIVE', raw: 'LIVE' },
    owner: apiKey,
    makerAddress: wallet,
    conditionId,
    tokenId,
    side,
    originalSize,
    sizeMatched,
    price,
    associateTradeIds: [],
    outcome,
    createdAt,
    expiration: undefined,
    orderType: knownOrderType(orderType),
  };
}

function knownOrderType(raw = ''): OpenOrder['orderType'] {
  const value = ORDER_TYPES.find((type) => type === raw.toUpperCase());
  return { value: value ?? 'UNKNOWN', raw };
}
