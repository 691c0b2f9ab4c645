/** Open orders (`GET /data/order/{id}`, `GET /data/orders`) and the bodies of order posts. */

import { ORDER_TYPES, type SignedOrder } from '../../protocol/order.ts';
import type { Known, OpenOrder, OrderPost, OrderStatus } from '../types.ts';
import { readConditionId } from './protocol.ts';
import {
  type Row,
  readDecimal,
  readId,
  readIds,
  readOptionalDecimal,
  readOptionalText,
  readOptionalTime,
  readRow,
  readSide,
  readText,
  readTime,
  readWord,
} from './read.ts';

const STATUSES = [
  'LIVE',
  'MATCHED',
  'DELAYED',
  'UNMATCHED',
  'CANCELED',
  'INVALID',
  'CANCELED_MARKET_RESOLVED',
] as const satisfies readonly OrderStatus[];

/** One order of the lists. */
export function parseOpenOrder(json: unknown): OpenOrder {
  const row = readRow(json, 'order');
  return {
    orderId: readId(row, 'id'),
    status: readOrderStatus(row, 'status'),
    owner: readOptionalText(row, 'owner') ?? '',
    makerAddress: readText(row, 'maker_address'),
    conditionId: readConditionId(row, 'market'),
    tokenId: readId(row, 'asset_id'),
    side: readSide(row, 'side'),
    originalSize: readDecimal(row, 'original_size'),
    sizeMatched: readOptionalDecimal(row, 'size_matched') ?? '0',
    price: readDecimal(row, 'price'),
    associateTradeIds: readIds(row, 'associate_trades'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    createdAt: readTime(row, 'created_at'),
    expiration: readOptionalTime(row, 'expiration'),
    orderType: readWord(row, 'order_type', ORDER_TYPES),
  };
}

/** One order asked for by id: `null`, `""` or nothing where the exchange does not show it. */
export function parseOrderIfAny(json: unknown): OpenOrder | undefined {
  return json === undefined || json === null || json === '' ? undefined : parseOpenOrder(json);
}

/** An order's status, with or without `ORDER_STATUS_`; `CANCELED_<some reason>`, which sockets say, is CANCELED. */
export function readOrderStatus(row: Row, field: string): Known<OrderStatus> {
  const status = readWord(row, field, STATUSES, 'ORDER_STATUS_');
  if (status.value === 'UNKNOWN' && /^(ORDER_STATUS_)?CANCELED_/i.test(status.raw)) {
    return { value: 'CANCELED', raw: status.raw };
  }
  return status;
}

/**
 * The body of `POST /order`, and of each entry of `POST /orders`. `owner` is the API key that sends it. The salt is a
 * JSON number, every amount text; versions 2 and 3 look alike, as their difference is in what was signed.
 */
export function orderPostBody({ order, orderType, postOnly, deferExec }: OrderPost, owner: string): object {
  return { deferExec, postOnly, order: wireOrder(order), owner, orderType };
}

/** Keys in the order in which the official clients write them: the same order is the same bytes. */
function wireOrder(order: SignedOrder): object {
  const { maker, signer, tokenId, side, signatureType, signature } = order;
  const salt = Number(order.salt);
  const makerAmount = String(order.makerAmount);
  const takerAmount = String(order.takerAmount);
  const expiration = String(order.expiration);
  if (order.version === 1) {
    const { taker } = order;
    const nonce = String(order.nonce);
    const feeRateBps = String(order.feeRateBps);
    const signed = { salt, maker, signer, taker, tokenId, makerAmount, takerAmount, side };
    return { ...signed, expiration, nonce, feeRateBps, signatureType, signature };
  }
  const { metadata, builder } = order;
  const timestamp = String(order.timestamp);
  const signed = { salt, maker, signer, tokenId, makerAmount, takerAmount, side, signatureType };
  return { ...signed, timestamp, expiration, metadata, builder, signature };
}
