/** An order as it can be put together where the exchange does not show it itself any more. */
import type { OrderNotificationPayload } from '../clob/notification-types.ts';
import type { OpenOrder } from '../clob/types.ts';
import type { AccountIdentity, OwnFill } from '../modules/trades/own-fills.ts';
import { formatMicros, parseMicros } from '../protocol/decimal.ts';

/** An order as a notification tells of it. */
export function orderOf(
  payload: OrderNotificationPayload,
  at: Date,
  { apiKey = '', wallet }: AccountIdentity,
): OpenOrder {
  const { orderId, conditionId, tokenId, side, price, originalSize, matchedSize, outcome, orderType } =
    payload;
  return {
    orderId,
    status: { value: 'LIVE', raw: 'LIVE' },
    owner: apiKey,
    makerAddress: wallet,
    conditionId,
    tokenId,
    side,
    originalSize,
    sizeMatched: matchedSize,
    price,
    associateTradeIds: [],
    outcome,
    createdAt: at,
    expiration: undefined,
    orderType: knownOrderType(orderType),
  };
}

/** An order of which its fills are all that is left: what they filled is taken for what it asked for. */
export function orderOfFills(
  { orderId, conditionId, tokenId, outcome, side, price }: OwnFill,
  fills: readonly OwnFill[],
  at: Date,
  { apiKey = '', wallet }: AccountIdentity,
): OpenOrder {
  const size = formatMicros(fills.reduce((sum, fill) => sum + parseMicros(fill.size), 0n));
  return {
    orderId,
    status: { value: 'LIVE', raw: 'LIVE' },
    owner: apiKey,
    makerAddress: wallet,
    conditionId,
    tokenId,
    side,
    originalSize: size,
    sizeMatched: size,
    price,
    associateTradeIds: [],
    outcome,
    createdAt: at,
    expiration: undefined,
    orderType: knownOrderType(),
  };
}

function knownOrderType(raw = ''): OpenOrder['orderType'] {
  const value = (['GTC', 'GTD', 'FOK', 'FAK'] as const).find((type) => type === raw.toUpperCase());
  return { value: value ?? 'UNKNOWN', raw };
}
