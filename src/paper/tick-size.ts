/** Price steps: which prices lie on one, and when a market's becomes finer. Micros. */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Market } from './market.ts';

/** Past these prices a market trades in steps of 0.001. */
const HIGH = 960_000n;
const LOW = 40_000n;
const FINE_TICK = 1_000n;

/** Whether a price is a multiple of the tick, and at least one tick away from 0 and 1. */
export function isValidPrice(price: bigint, tick: bigint): boolean {
  return price % tick === 0n && price >= tick && price <= MICROS_PER_UNIT - tick;
}

/**
 * The finer tick that a trade at `price` brings, or `undefined`. Only where 0.001 divides the market's tick, so that
 * every order on the book stays valid: a tick of 0.0025 is never refined.
 */
export function refinedTick(market: Market, price: bigint): bigint | undefined {
  const past = price > HIGH || price < LOW;
  return past && market.tickSize > FINE_TICK && market.tickSize % FINE_TICK === 0n ? FINE_TICK : undefined;
}
