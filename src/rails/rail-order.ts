/** An order as the rails see it: what it can still do, in exact integers. */
import type { OpenOrder } from '../clob/types.ts';
import type { RecordedTerms } from '../journal/order-record.ts';
import { MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import { type Order, type OrderType, rests, type Side } from '../protocol/order.ts';

export interface RailOrder {
  readonly orderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  /** Micros a share: the most a BUY pays, the least a SELL takes. */
  readonly price: bigint;
  /** Micros of shares that are not filled yet. */
  readonly size: bigint;
  /** Micros of collateral that those shares come to. */
  readonly notional: bigint;
  /** Whether what is not filled at once stays in the book. */
  readonly rests: boolean;
}

/**
 * Whether an order can add to what is at risk. The exchange has no short positions: it refuses a SELL of more shares than
 * the wallet holds and no other SELL offers. So every SELL reduces a position, and only a BUY opens one.
 */
export function opens({ side }: Pick<RailOrder, 'side'>): boolean {
  return side === 'BUY';
}

/** An order before it is signed or sent. The price its amounts imply is rounded to where it is worse for the account. */
export function orderToSend(
  orderId: string,
  conditionId: string,
  { order, orderType }: { readonly order: Order; readonly orderType: OrderType },
): RailOrder {
  const { tokenId, side, makerAmount, takerAmount } = order;
  const [notional, size] = side === 'BUY' ? [makerAmount, takerAmount] : [takerAmount, makerAmount];
  const scaled = notional * MICROS_PER_UNIT;
  const price = size === 0n ? 0n : side === 'BUY' ? dividedUp(scaled, size) : scaled / size;
  return { orderId, conditionId, tokenId, side, price, size, notional, rests: rests(orderType) };
}

/** An order that rests at the exchange. */
export function restingOrder(open: OpenOrder): RailOrder {
  const { orderId, conditionId, tokenId, side } = open;
  const price = parseMicros(open.price);
  const size = parseMicros(open.originalSize) - parseMicros(open.sizeMatched);
  return withNotional({ orderId, conditionId, tokenId, side, price, size, rests: true });
}

/** An order as the journal has it, before anything of it is filled. */
export function recordedOrder(orderId: string, terms: RecordedTerms): RailOrder {
  const { conditionId, tokenId, side, orderType } = terms;
  const price = parseMicros(terms.price);
  const size = parseMicros(terms.size);
  return withNotional({ orderId, conditionId, tokenId, side, price, size, rests: rests(orderType) });
}

/** What is left of an order when only `size` of it can still be filled. */
export function remainder(order: RailOrder, size: bigint): RailOrder {
  const notional = order.size === 0n ? 0n : dividedUp(order.notional * size, order.size);
  return { ...order, size, notional };
}

function withNotional(order: Omit<RailOrder, 'notional'>): RailOrder {
  return { ...order, notional: dividedUp(order.price * order.size, MICROS_PER_UNIT) };
}

/** The quotient, rounded up. */
function dividedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
