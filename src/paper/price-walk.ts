/** A price that wanders tick by tick and is drawn back to where it began: what the seed world believes a share is worth. */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Random } from './random.ts';

/** Ticks from the anchor at which every step leads back. */
const LONGEST_LEASH = 20n;
/** Ticks kept free below and above, so that there is room for quotes. */
const MARGIN = 2n;

/** The price after one more step. Micros; on the tick if `price` is. */
export function nextPrice(price: bigint, anchor: bigint, tick: bigint, random: Random): bigint {
  const away = Number((price - anchor) / tick) / Number(LONGEST_LEASH);
  const draw = random.next() * 2 - 1;
  if (Math.abs(draw - away / 2) < 0.3) {
    return price;
  }
  const moved = draw > away / 2 ? price + tick : price - tick;
  const lowest = MARGIN * tick;
  const highest = MICROS_PER_UNIT - lowest;
  return moved < lowest || moved > highest ? price : moved;
}
