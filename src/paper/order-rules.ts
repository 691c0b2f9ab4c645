/**
 * What the amounts of an order say: its price, size or budget, and whether the market takes them. Pure.
 *
 * Limit orders must state their price exactly. A market BUY (FOK, FAK) states collateral to spend and, in at most four
 * decimals, the shares that buys at the worst price: its price is read as the highest tick that the amounts allow, so
 * that no fill is ever worse than what was signed; a market SELL likewise as the lowest.
 */
import { formatMicros, MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Order, OrderType } from '../protocol/order.ts';
import type { Market } from './market.ts';
import type { OrderTerms } from './order.ts';
import { badRequest } from './refusal.ts';
import { isValidPrice } from './tick-size.ts';

type Amounts = Pick<OrderTerms, 'price' | 'size' | 'budget'>;

const CENT = 10_000n;
/** A market order's amounts have four decimals at the most; at a tick of 0.1 the clients cut shares to three. */
const MARKET_STEP = 100n;
const MARKET_SHARE_STEP_AT_COARSE_TICK = 1_000n;

/**
 * Reads an order's amounts.
 * @throws {Refusal} naming the rule they break.
 */
export function amountsOf(order: Order, id: string, type: OrderType, market: Market): Amounts {
  const bought = order.side === 'BUY';
  const size = bought ? order.takerAmount : order.makerAmount;
  const collateral = bought ? order.makerAmount : order.takerAmount;
  const isMarket = type === 'FOK' || type === 'FAK';
  checkDecimals(order, isMarket, market);
  const price = isMarket
    ? marketPrice(order, size, collateral, market.tickSize)
    : limitPrice(order, id, size, collateral, market.tickSize);
  if (!isValidPrice(price, market.tickSize)) {
    throw tickRefusal(id, size, collateral, market.tickSize);
  }
  if (!isMarket && size < market.terms.minimumOrderSize) {
    throw badRequest(
      `order ${id} is invalid. Size (${formatMicros(size)}) lower than the minimum: ${formatMicros(market.terms.minimumOrderSize)}`,
    );
  }
  return { price, size, budget: isMarket && bought ? collateral : undefined };
}

function limitPrice(order: Order, id: string, size: bigint, collateral: bigint, tick: bigint): bigint {
  const price = (collateral * MICROS_PER_UNIT) / size;
  if (price * size === collateral * MICROS_PER_UNIT) {
    return price;
  }
  const nearest = ((price + tick / 2n) / tick) * tick;
  const expected = (nearest * size) / MICROS_PER_UNIT;
  const error = expected > collateral ? expected - collateral : collateral - expected;
  if (error >= CENT) {
    throw tickRefusal(id, size, collateral, tick);
  }
  const amount = order.side === 'BUY' ? 'maker' : 'taker';
  throw badRequest(
    `invalid amounts, the ${amount} amount for a $${formatMicros(nearest)} order of size ${formatMicros(size)} should be '${formatMicros(expected)}' but the value submited is '${formatMicros(collateral)}'`,
  );
}

/** The worst price on the tick that the amounts still allow; off the tick where cutting decimals does not explain it. */
function marketPrice(order: Order, size: bigint, collateral: bigint, tick: bigint): bigint {
  const exact = collateral * MICROS_PER_UNIT;
  const ticks = exact / (size * tick);
  const below = ticks * tick;
  const price = order.side === 'BUY' || below * size === exact ? below : below + tick;
  const error = price * size > exact ? price * size - exact : exact - price * size;
  // Cut off: up to a step of the shares (BUY), or of the collateral (SELL).
  const shareStep = decimalsOf(tick) === 1 ? MARKET_SHARE_STEP_AT_COARSE_TICK : MARKET_STEP;
  const cut = order.side === 'BUY' ? price * shareStep : MICROS_PER_UNIT * MARKET_STEP;
  return error < cut ? price : 0n;
}

function tickRefusal(id: string, size: bigint, collateral: bigint, tick: bigint) {
  const price = formatMicros((collateral * MICROS_PER_UNIT) / size);
  return badRequest(
    `order ${id} is invalid. Price (${price}) breaks minimum tick size rule: ${formatMicros(tick)}`,
  );
}

function checkDecimals(order: Order, isMarket: boolean, market: Market): void {
  const bought = order.side === 'BUY';
  const collateralDecimals = decimalsOf(market.tickSize) + 2;
  let [maker, taker] = bought ? [collateralDecimals, 2] : [2, collateralDecimals];
  if (isMarket) {
    [maker, taker] = bought ? [2, 4] : [2, Math.max(4, collateralDecimals)];
  }
  if (decimalsOf(order.makerAmount) > maker || decimalsOf(order.takerAmount) > taker) {
    const kind = `${isMarket ? 'market ' : ''}${bought ? 'buy' : 'sell'}`;
    throw badRequest(
      `invalid amounts, the ${kind} orders maker amount supports a max accuracy of ${maker} decimals, taker amount a max of ${taker} decimals`,
    );
  }
}

/** Decimals needed to write so many micros. */
function decimalsOf(micros: bigint): number {
  return formatMicros(micros).split('.')[1]?.length ?? 0;
}
