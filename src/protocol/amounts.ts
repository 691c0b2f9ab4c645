/**
 * What an order gives and asks for, in base units, from decimal strings: integers all the way, and nothing is rounded
 * behind the caller's back. Only the taker amount of a market order has to be rounded; `marketOrderAmounts` says how.
 */
import { MIN_MARKETABLE_BUY_MICROS } from './constants.ts';
import { DecimalError, formatMicros, MICROS_PER_UNIT, parseMicros } from './decimal.ts';
import type { OrderType, Side } from './order.ts';

/** The second decimal: sizes and market amounts have no more. */
const CENT = 10_000n;
/** The fourth decimal: the taker amount of a market order has no more, whatever the tick. */
const MARKET_TAKER_STEP = 100n;
/** 10^18 units: more than there is of anything, and whatever is made of it still fits a uint256. */
const LARGEST = 10n ** 24n;

/** The rule that was broken. Stable. */
export type AmountErrorCode =
  | 'INVALID_DECIMAL'
  | 'PRICE_OUT_OF_RANGE'
  | 'PRICE_OFF_TICK'
  | 'SIZE_TOO_PRECISE'
  | 'AMOUNT_TOO_PRECISE'
  | 'SIZE_BELOW_MINIMUM'
  | 'AMOUNT_BELOW_MINIMUM'
  | 'INVALID_AMOUNTS'
  | 'NO_LIQUIDITY';

export interface AmountErrorOptions extends ErrorOptions {
  readonly field?: string;
  readonly suggestions?: readonly string[];
}

/** A price, size or amount the exchange would not take. The message says what it would. */
export class AmountError extends Error {
  override readonly name = 'AmountError';
  readonly code: AmountErrorCode;
  /** The term that is wrong. */
  readonly field: string | undefined;
  /** The nearest values of that term that would be accepted. */
  readonly suggestions: readonly string[];

  constructor(code: AmountErrorCode, message: string, options: AmountErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.field = options.field;
    this.suggestions = options.suggestions ?? [];
  }
}

/** What goes into the order, in base units: BUY gives collateral for shares, SELL shares for collateral. */
export interface OrderAmounts {
  readonly makerAmount: bigint;
  readonly takerAmount: bigint;
}

/** A limit order in decimal strings. */
export interface LimitOrderTerms {
  readonly side: Side;
  readonly price: string;
  /** Shares, at most two decimals. */
  readonly size: string;
  readonly tickSize: string;
}

/** A market order in decimal strings. */
export interface MarketOrderTerms {
  readonly side: Side;
  /** BUY: collateral to spend, SELL: shares; at most two decimals. */
  readonly amount: string;
  /** The worst price taken. */
  readonly price: string;
  readonly tickSize: string;
}

/** One price of a book in decimal strings; `size` is in shares. */
export interface BookLevel {
  readonly price: string;
  readonly size: string;
}

/**
 * The amounts of a limit order: `size` shares against exactly `size × price` of collateral.
 * @throws {AmountError} INVALID_DECIMAL, PRICE_OUT_OF_RANGE, PRICE_OFF_TICK, SIZE_BELOW_MINIMUM, SIZE_TOO_PRECISE
 */
export function limitOrderAmounts({ side, price, size, tickSize }: LimitOrderTerms): OrderAmounts {
  const priceMicros = readPrice(price, readTick(tickSize));
  const shares = readHundredths('size', size, 'SIZE_BELOW_MINIMUM', 'SIZE_TOO_PRECISE', side);
  const product = shares * priceMicros;
  if (product % MICROS_PER_UNIT !== 0n) {
    throw new AmountError(
      'SIZE_TOO_PRECISE',
      `size ${size} at price ${price} is not a whole number of base units; take a size with fewer decimals`,
      { field: 'size' },
    );
  }
  return sided(side, product / MICROS_PER_UNIT, shares);
}

/**
 * The amounts of a market order. The exchange takes at most two decimals of what is given and four of what is asked for,
 * at every tick size, so the amount asked for is rounded, **down**: then the price the amounts imply is `price` seen
 * through one tick, in [price, price + tick) for a BUY and (price - tick, price] for a SELL. So the order crosses at
 * `price`, which the other rounding makes it miss by a hair, and does not reach the next tick. Fills are on ticks and at
 * the resting order's price: no share is bought above `price` or sold below it.
 * @throws {AmountError} INVALID_DECIMAL, PRICE_OUT_OF_RANGE, PRICE_OFF_TICK, AMOUNT_TOO_PRECISE; AMOUNT_BELOW_MINIMUM
 * for a BUY under 1 unit of collateral; AMOUNT_BELOW_MINIMUM or SIZE_BELOW_MINIMUM where four decimals cannot tell the
 * price from the next.
 */
export function marketOrderAmounts({ side, amount, price, tickSize }: MarketOrderTerms): OrderAmounts {
  const tick = readTick(tickSize);
  const priceMicros = readPrice(price, tick);
  return side === 'BUY' ? marketBuy(amount, priceMicros, tick) : marketSell(amount, priceMicros, tick);
}

/**
 * Refuses a size in shares under the market's minimum.
 * @throws {AmountError} INVALID_DECIMAL, SIZE_BELOW_MINIMUM
 */
export function checkMinimumSize(size: string, minimum: string): void {
  if (readDecimal('size', size) < readDecimal('minimum size', minimum)) {
    throw new AmountError(
      'SIZE_BELOW_MINIMUM',
      `size ${size} is under the market's minimum of ${minimum} shares`,
      { field: 'size', suggestions: [minimum] },
    );
  }
}

/**
 * The worst price a market order of `amount` has to take: the price of the level that completes it.
 * Where the book has too little, a FOK order finds no price and any other takes the worst level there is.
 * @param levels The other side of the book, best first.
 * @param amount BUY: collateral, SELL: shares.
 * @throws {AmountError} INVALID_DECIMAL, NO_LIQUIDITY
 */
export function marketPrice(
  levels: readonly BookLevel[],
  side: Side,
  amount: string,
  orderType: OrderType,
): string {
  const wanted = readDecimal('amount', amount) * MICROS_PER_UNIT;
  let found = 0n;
  for (const level of levels) {
    const worth = side === 'BUY' ? readDecimal('price', level.price) : MICROS_PER_UNIT;
    found += readDecimal('size', level.size) * worth;
    if (found >= wanted) {
      return level.price;
    }
  }
  const worst = levels.at(-1);
  if (worst === undefined) {
    throw new AmountError(
      'NO_LIQUIDITY',
      'the book is empty on the other side; place a limit order, or wait',
    );
  }
  if (orderType === 'FOK') {
    const offered = formatMicros(found / MICROS_PER_UNIT);
    throw new AmountError(
      'NO_LIQUIDITY',
      `the book has ${offered} of the ${amount} wanted and FOK takes all or nothing; lower the amount, or use FAK`,
    );
  }
  return worst.price;
}

function marketBuy(amount: string, price: bigint, tick: bigint): OrderAmounts {
  const collateral = readHundredths('amount', amount, 'AMOUNT_BELOW_MINIMUM', 'AMOUNT_TOO_PRECISE', 'BUY');
  if (collateral < MIN_MARKETABLE_BUY_MICROS) {
    const minimum = formatMicros(MIN_MARKETABLE_BUY_MICROS);
    throw new AmountError(
      'AMOUNT_BELOW_MINIMUM',
      `a market BUY must spend at least ${minimum}, not ${amount}`,
      { field: 'amount', suggestions: [minimum] },
    );
  }
  const shares = floorTo((collateral * MICROS_PER_UNIT) / price, MARKET_TAKER_STEP);
  if (collateral * MICROS_PER_UNIT >= shares * (price + tick)) {
    const enough = ceilTo(ceilDiv(MARKET_TAKER_STEP * price * (price + tick), tick * MICROS_PER_UNIT), CENT);
    throw new AmountError(
      'AMOUNT_BELOW_MINIMUM',
      `${amount} buys too few shares for four decimals to tell ${formatMicros(price)} from the next price; spend ${formatMicros(enough)} or more`,
      { field: 'amount', suggestions: [formatMicros(enough)] },
    );
  }
  return { makerAmount: collateral, takerAmount: shares };
}

function marketSell(amount: string, price: bigint, tick: bigint): OrderAmounts {
  const shares = readHundredths('amount', amount, 'SIZE_BELOW_MINIMUM', 'AMOUNT_TOO_PRECISE', 'SELL');
  const collateral = floorTo((shares * price) / MICROS_PER_UNIT, MARKET_TAKER_STEP);
  if (collateral * MICROS_PER_UNIT <= shares * (price - tick)) {
    const enough = ceilTo(ceilDiv(MARKET_TAKER_STEP * MICROS_PER_UNIT, tick), CENT);
    throw new AmountError(
      'SIZE_BELOW_MINIMUM',
      `${amount} shares bring too little for four decimals to tell ${formatMicros(price)} from the next price; sell ${formatMicros(enough)} or more`,
      { field: 'amount' },
    );
  }
  return { makerAmount: shares, takerAmount: collateral };
}

function sided(side: Side, collateral: bigint, shares: bigint): OrderAmounts {
  return side === 'BUY'
    ? { makerAmount: collateral, takerAmount: shares }
    : { makerAmount: shares, takerAmount: collateral };
}

function readPrice(text: string, tick: bigint): bigint {
  const price = readDecimal('price', text);
  const highest = MICROS_PER_UNIT - tick;
  if (price < tick || price > highest) {
    throw new AmountError(
      'PRICE_OUT_OF_RANGE',
      `price ${text} must be from ${formatMicros(tick)} to ${formatMicros(highest)} at tick size ${formatMicros(tick)}`,
      { field: 'price', suggestions: [formatMicros(price < tick ? tick : highest)] },
    );
  }
  if (price % tick !== 0n) {
    const below = floorTo(price, tick);
    const nearest = [below, below + tick].filter((near) => near <= highest).map(formatMicros);
    throw new AmountError(
      'PRICE_OFF_TICK',
      `price ${text} is not a multiple of the tick size ${formatMicros(tick)}; take ${nearest.join(' or ')}`,
      { field: 'price', suggestions: nearest },
    );
  }
  return price;
}

function readTick(text: string): bigint {
  const tick = readDecimal('tick size', text);
  if (tick <= 0n || 2n * tick > MICROS_PER_UNIT) {
    throw new AmountError('INVALID_DECIMAL', `tick size ${text} must be more than 0 and at most 0.5`);
  }
  return tick;
}

/** Reads what must be more than nothing and have at most two decimals. A SELL may name all that is held, so it is never told more. */
function readHundredths(
  what: string,
  text: string,
  tooSmall: AmountErrorCode,
  tooPrecise: AmountErrorCode,
  side: Side,
): bigint {
  const value = readDecimal(what, text);
  if (value <= 0n) {
    throw new AmountError(tooSmall, `${what} ${text} must be more than 0`, { field: what });
  }
  if (value % CENT !== 0n) {
    const below = floorTo(value, CENT);
    const near = side === 'BUY' ? [below, below + CENT] : [below];
    const nearest = near.filter((value) => value > 0n).map(formatMicros);
    throw new AmountError(
      tooPrecise,
      `${what} ${text} has more than two decimals${nearest.length === 0 ? '' : `; take ${nearest.join(' or ')}`}`,
      { field: what, suggestions: nearest },
    );
  }
  return value;
}

function readDecimal(what: string, text: string): bigint {
  let value: bigint;
  try {
    value = parseMicros(text);
  } catch (error) {
    if (error instanceof DecimalError) {
      throw new AmountError('INVALID_DECIMAL', `${what}: ${error.message}`, { cause: error });
    }
    throw error;
  }
  if (value > LARGEST) {
    throw new AmountError('INVALID_DECIMAL', `${what} is more than ${formatMicros(LARGEST)}`);
  }
  return value;
}

function floorTo(value: bigint, step: bigint): bigint {
  return value - (value % step);
}

function ceilTo(value: bigint, step: bigint): bigint {
  return ceilDiv(value, step) * step;
}

function ceilDiv(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
