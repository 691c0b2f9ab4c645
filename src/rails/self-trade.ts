/** Whether an order could trade with another of the same account, on its own book or on that of the other outcome. */
import type { PriceLevel } from '../clob/market-types.ts';
import { MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import type { RailOrder } from './rail-order.ts';

/**
 * The working order that `order` could trade with, `undefined` where there is none. A market has two outcomes and one
 * pool of orders: a BUY of one at p meets a SELL of it at p or less, and a BUY of the other at 1 - p or more, as the two
 * pay for a new pair; a SELL likewise.
 */
export function selfTrade(order: RailOrder, working: Iterable<RailOrder>): RailOrder | undefined {
  for (const other of working) {
    if (other.conditionId === order.conditionId && other.orderId !== order.orderId && meet(order, other)) {
      return other;
    }
  }
  return undefined;
}

/**
 * How far into the book an order can come before it is filled: the price of the level that completes it, its own price
 * where the levels do not. Whoever stands behind that price it does not meet.
 * @param levels the other side of its book, best first
 */
export function reachOf(order: RailOrder, levels: readonly PriceLevel[]): bigint {
  let shares = 0n;
  let collateral = 0n;
  for (const level of levels) {
    const price = parseMicros(level.price);
    if (order.side === 'BUY' ? price > order.price : price < order.price) break;
    const size = parseMicros(level.size);
    shares += size;
    collateral += size * price;
    const pays = order.side === 'SELL' || collateral >= order.notional * MICROS_PER_UNIT;
    if (shares >= order.size && pays) return price;
  }
  return order.price;
}

function meet(order: RailOrder, other: RailOrder): boolean {
  if (order.tokenId !== other.tokenId) {
    if (order.side !== other.side) return false;
    const pair = order.price + other.price;
    return order.side === 'BUY' ? pair >= MICROS_PER_UNIT : pair <= MICROS_PER_UNIT;
  }
  if (order.side === other.side) return false;
  const [buy, sell] = order.side === 'BUY' ? [order, other] : [other, order];
  return buy.price >= sell.price;
}
