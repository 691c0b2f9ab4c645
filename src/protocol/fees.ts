/** The fee of order versions 2 and 3, which is not in the order but charged to the taker at the match. */
import { MICROS_PER_UNIT, parseMicros } from './decimal.ts';

/** The fifth decimal of collateral: fees have no more. */
const FEE_STEP = 10n;

/** A fee curve that is not `rate ≥ 0` with a whole `exponent ≥ 0`, or a price that is not a probability. */
export class FeeCurveError extends Error {
  override readonly name = 'FeeCurveError';
}

/** One fill, and the fee curve of its market. */
export interface FeeTerms {
  /** Micros of a share. */
  readonly shares: bigint;
  /** Micros, from 0 to 1 unit. */
  readonly price: bigint;
  /** Decimal string, such as `0.07`. */
  readonly rate: string;
  readonly exponent: number;
}

/**
 * What the taker of a fill pays in micros of collateral: shares × rate × (price × (1 - price))^exponent, cut to five
 * decimals. So the smallest fee is 0.00001 and what is less is nothing. A BUY pays it on top, a SELL out of its proceeds.
 * Sources: the vendor's fee page for the curve; nautilus_trader's `compute_commission`, checked against real charges,
 * for the cut.
 * @throws {FeeCurveError} where the curve or the price is none
 * @throws {DecimalError} where the rate is not a decimal
 */
export function takerFee({ shares, price, rate, exponent }: FeeTerms): bigint {
  const rateMicros = parseMicros(rate);
  if (rateMicros < 0n || !Number.isInteger(exponent) || exponent < 0) {
    throw new FeeCurveError(
      `a fee curve has a rate of at least 0 and a whole exponent, not ${rate} and ${exponent}`,
    );
  }
  if (price < 0n || price > MICROS_PER_UNIT) {
    throw new FeeCurveError('a fee is charged at a price from 0 to 1');
  }
  const power = BigInt(exponent);
  const numerator = shares * rateMicros * (price * (MICROS_PER_UNIT - price)) ** power;
  const denominator = MICROS_PER_UNIT * (MICROS_PER_UNIT * MICROS_PER_UNIT) ** power;
  const fee = numerator / denominator;
  return fee - (fee % FEE_STEP);
}
