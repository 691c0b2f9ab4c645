/** The rules, pure: an order, the limits, and what is known at this moment, in; a refusal or nothing, out. */
import { type ErrorCode, InvalidRequestError } from '../errors.ts';
import { formatMicros } from '../protocol/decimal.ts';
import type { RailsConfig } from './limits.ts';
import type { OrderIndex } from './order-index.ts';
import { opens, type RailOrder } from './rail-order.ts';
import { selfTrade } from './self-trade.ts';
import type { TradingState } from './trading-state.ts';

/** What the rules look at besides the order. Amounts in micros. */
export interface Surroundings {
  readonly state: TradingState;
  /** Every order that may still be filled, those under way and of unknown outcome with them. */
  readonly working: Pick<OrderIndex, 'against' | 'atStake'>;
  /** Collateral that the orders sent today may have spent. */
  readonly spentToday: bigint;
  /** The middle of the book, or its one side; `undefined` where it is empty or was not asked for. */
  readonly bookPrice: bigint | undefined;
  /** How far into the book the order can come, where that was read; else as far as its price. */
  readonly reach: bigint | undefined;
  /** Orders sent within the last second. */
  readonly ordersInLastSecond: number;
}

/** Refusals that rest on what was read a while ago: before one is spoken, that is read again. */
export const RESTS_ON_READINGS: ReadonlySet<ErrorCode> = new Set([
  'RAIL_DAILY_NOTIONAL',
  'RAIL_MARKET_NOTIONAL',
  'RAIL_OPEN_NOTIONAL',
  'SELF_TRADE',
]);

/**
 * The first refusal of an order, `undefined` where it may be sent. A SELL only reduces a position, so no limit stops it:
 * only HALTED does, and a trade with oneself, which reduces nothing.
 */
export function judge(
  order: RailOrder,
  config: RailsConfig,
  around: Surroundings,
): InvalidRequestError | undefined {
  return refusals(order, config, around).next().value;
}

/** Every refusal of an order, worked out as far as they are asked for. */
export function* refusals(
  order: RailOrder,
  { limits, allowSelfTrade }: RailsConfig,
  around: Surroundings,
): Generator<InvalidRequestError, undefined> {
  const byState = refusalByState(order, around.state);
  if (byState !== undefined) yield byState;
  const { reach = order.price } = around;
  const own = allowSelfTrade
    ? undefined
    : selfTrade({ ...order, price: reach }, around.working.against(order));
  if (own !== undefined) {
    yield new InvalidRequestError(
      'SELF_TRADE',
      `The order could trade with the account's own ${own.side} ${own.orderId} at ${formatMicros(own.price)}; cancel that first, or set SELF_TRADE=allow`,
    );
  }
  if (!opens(order)) return;
  const { working, spentToday } = around;
  const ofMarket = working.atStake(order.conditionId);
  yield* overNotional('RAIL_ORDER_NOTIONAL', 'MAX_ORDER_NOTIONAL', limits.orderNotional, 0n, order);
  yield* offPrice(order, limits.priceDistance, around.bookPrice);
  yield* overNotional('RAIL_MARKET_NOTIONAL', 'MAX_MARKET_NOTIONAL', limits.marketNotional, ofMarket, order);
  yield* overNotional(
    'RAIL_OPEN_NOTIONAL',
    'MAX_OPEN_NOTIONAL',
    limits.openNotional,
    working.atStake(),
    order,
  );
  yield* overNotional('RAIL_DAILY_NOTIONAL', 'MAX_DAILY_NOTIONAL', limits.dailyNotional, spentToday, order);
  yield* overRate(limits.ordersPerSecond, around.ordersInLastSecond);
}

/** The refusal that the trading state alone makes. */
export function refusalByState(
  order: Pick<RailOrder, 'side'>,
  state: TradingState,
): InvalidRequestError | undefined {
  if (state === 'HALTED') {
    return new InvalidRequestError(
      'TRADING_HALTED',
      'Trading is halted: no order is sent, cancels pass; an administrator sets it ACTIVE again by setTradingState',
    );
  }
  if (state === 'REDUCING' && opens(order)) {
    return new InvalidRequestError(
      'TRADING_REDUCING',
      'Trading only reduces: SELL and cancel pass; an administrator sets it ACTIVE again by setTradingState',
    );
  }
  return undefined;
}

function* overNotional(
  code: ErrorCode,
  name: string,
  limit: bigint | undefined,
  used: bigint,
  { notional }: RailOrder,
): Generator<InvalidRequestError> {
  if (limit === undefined || used + notional <= limit) return;
  const [most, before, asked] = [limit, used, notional].map(formatMicros);
  yield new InvalidRequestError(
    code,
    `${name} is ${most}; ${before} is used and the order asks for ${asked}`,
  );
}

function* offPrice(
  { price }: RailOrder,
  limit: bigint | undefined,
  bookPrice: bigint | undefined,
): Generator<InvalidRequestError> {
  if (limit === undefined) return;
  if (bookPrice === undefined) {
    yield new InvalidRequestError(
      'RAIL_NO_REFERENCE_PRICE',
      'The book is empty, so nothing says how far the price is off and MAX_PRICE_DISTANCE cannot be held; wait for a quote',
    );
    return;
  }
  const distance = price < bookPrice ? bookPrice - price : price - bookPrice;
  if (distance <= limit) return;
  const [most, asked, here, off] = [limit, price, bookPrice, distance].map(formatMicros);
  yield new InvalidRequestError(
    'RAIL_PRICE_DISTANCE',
    `MAX_PRICE_DISTANCE is ${most}; the order asks for ${asked}, which is ${off} from the book's ${here}`,
  );
}

function* overRate(limit: number | undefined, sent: number): Generator<InvalidRequestError> {
  if (limit === undefined || sent < limit) return;
  yield new InvalidRequestError(
    'RAIL_ORDER_RATE',
    `MAX_ORDERS_PER_SECOND is ${limit}; ${sent} were sent within the last second`,
    { retryAfter: 1 },
  );
}
