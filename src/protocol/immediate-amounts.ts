/** The decimals of a limit order that must fill at once (FOK, FAK). The exchange reads it like a market order. */
import { AmountError, type LimitOrderTerms, type OrderAmounts } from './amounts.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from './decimal.ts';

const CENT = 10_000n;

/**
 * Checks what a FOK or FAK BUY spends: at most two decimals (protocol 2.6, "market buy orders maker amount"). A SELL has its
 * two decimals by its size, and its collateral has no more than the tick allows.
 * @param amounts those of `terms`
 * @throws {AmountError} INVALID_AMOUNTS, naming the nearest sizes that pass
 */
export function checkImmediateAmounts(
  { side, price, size }: LimitOrderTerms,
  { makerAmount, takerAmount }: OrderAmounts,
  minimumSize: string,
): void {
  if (side === 'SELL' || makerAmount % CENT === 0n) return;
  const step = sizeStep(parseMicros(price));
  const below = takerAmount - (takerAmount % step);
  const least = parseMicros(minimumSize);
  const nearest = [below, below + step].filter((near) => near > 0n && near >= least).map(formatMicros);
  throw new AmountError(
    'INVALID_AMOUNTS',
    `a FOK or FAK BUY must spend whole cents, but size ${size} at price ${price} costs ${formatMicros(makerAmount)}; ` +
      `use size ${nearest.join(' or ')}, or a market order, which names the amount to spend`,
    { field: 'size', suggestions: nearest },
  );
}

/** The least size in micros, on two decimals, that costs whole cents at a price; every such size is a multiple of it. */
function sizeStep(price: bigint): bigint {
  return CENT * (MICROS_PER_UNIT / greatestCommonDivisor(price, MICROS_PER_UNIT));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
