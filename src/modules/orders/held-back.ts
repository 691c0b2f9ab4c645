import type { OpenOrder } from '../../clob/types.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';

/** What an open order keeps from others, micros: the price of what it may still buy, or the shares it may still sell. */
export function heldBack({ side, originalSize, sizeMatched, price }: OpenOrder): bigint {
  const open = parseMicros(originalSize) - parseMicros(sizeMatched);
  return side === 'BUY' ? (open * parseMicros(price)) / MICROS_PER_UNIT : open;
}
