/** Whether an order could trade with another of the same account, on its own book or on that of the other outcome. */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { RailOrder } from './rail-order.ts';

/**
 * The working order that `order` could trade with, `undefined` where there is none. A market has two outcomes and one
 * pool of orders: a BUY of one at p meets a SELL of it at p or less, and a BUY of the other at 1 - p or more, as the two
 * pay for a new pair; a SELL likewise. That others at a better price may come first is no excuse.
 */
export function selfTrade(order: RailOrder, working: readonly RailOrder[]): RailOrder | undefined {
  for (const other of working) {
    if (other.conditionId === order.conditionId && other.orderId !== order.orderId && meet(order, other)) {
      return other;
    }
  }
  return undefined;
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
