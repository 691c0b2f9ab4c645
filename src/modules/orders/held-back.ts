import type { OpenOrder, Side } from '../../clob/types.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';

/** What open orders of a side keep from others, micros: the price of what BUYs may still buy, or the shares SELLs may sell. */
export function heldBack(open: readonly OpenOrder[], side: Side): bigint {
  return open.filter((order) => order.side === side).reduce((sum, order) => sum + heldBackBy(order), 0n);
}

function heldBackBy({ side, originalSize, sizeMatched, price }: OpenOrder): bigint {
  const open = parseMicros(originalSize) - parseMicros(sizeMatched);
  return side === 'BUY' ? (open * parseMicros(price)) / MICROS_PER_UNIT : open;
}
