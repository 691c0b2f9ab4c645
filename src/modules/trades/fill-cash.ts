/** The collateral of the account's fills, exact to a millionth, so that fills add up to the wallet's balance. */
import type { FeeCurve } from '../../clob/market-types.ts';
import type { Decimal } from '../../clob/types.ts';
import { formatMicros, parseMicros } from '../../protocol/decimal.ts';
import { takerFee } from '../../protocol/fees.ts';
import { makerCollateral, takerCollateral } from '../../protocol/fills.ts';
import type { OwnFill } from './own-fills.ts';

/** What a BUY paid, or a SELL received, before the fee. */
export function fillAmount(fill: OwnFill): Decimal {
  return formatMicros(amountOf(fill));
}

/**
 * What the exchange charged for the fill.
 * @param curve the market's fee curve, `undefined` where trading is free
 * @returns `undefined` for a maker in a market whose curve is not for takers alone: no rule for makers is published
 */
export function fillFee(fill: OwnFill, curve: FeeCurve | undefined): Decimal | undefined {
  if (curve === undefined) return '0';
  if (fill.role === 'MAKER') return curve.takerOnly ? '0' : undefined;
  const { rate, exponent } = curve;
  const fee = takerFee({ shares: parseMicros(fill.size), price: parseMicros(fill.price), rate, exponent });
  if (fill.side === 'BUY') return formatMicros(fee);
  // A SELL pays out of its proceeds, so it cannot pay more.
  const proceeds = amountOf(fill);
  return formatMicros(fee < proceeds ? fee : proceeds);
}

/** Each resting order that was taken is a fill of its own, and rounded for itself. */
function amountOf({ tokenId, size, price, taken }: OwnFill): bigint {
  const parts = taken.map((maker) => ({
    shares: parseMicros(maker.matchedAmount),
    price: parseMicros(maker.price),
    sameOutcome: maker.tokenId === tokenId,
  }));
  const shares = parseMicros(size);
  const listed = parts.reduce((sum, part) => sum + part.shares, 0n);
  if (listed !== shares) return makerCollateral(shares, parseMicros(price));
  return parts.reduce((sum, part) => sum + takerCollateral(part), 0n);
}
