/** What the journal notes of a signed order: price and size as the exchange will show them. */
import type { Decimal } from '../../clob/types.ts';
import type { RecordedTerms } from '../../journal/order-record.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import type { Order, OrderType } from '../../protocol/order.ts';

/** Four decimals: as fine as the finest tick. */
const PRICE_STEP = 100n;
const PRICE_STEPS_PER_UNIT = 10_000n;

/** `signedAt` is exchange time in Unix milliseconds. */
export function recordedTerms(
  { order, orderType }: { readonly order: Order; readonly orderType: OrderType },
  facts: { readonly owner: string | undefined; readonly conditionId: string; readonly signedAt: number },
): RecordedTerms {
  const shares = order.side === 'BUY' ? order.takerAmount : order.makerAmount;
  return {
    ...facts,
    makerAddress: order.maker,
    tokenId: order.tokenId,
    side: order.side,
    price: priceOf(order),
    size: formatMicros(shares),
    orderType,
    expiration: Number(order.expiration) * 1000,
  };
}

/** Exact for a limit order; a market order's, which its rounded amounts only imply, to the finest tick. */
function priceOf({ side, makerAmount, takerAmount }: Order): Decimal {
  const [collateral, shares] = side === 'BUY' ? [makerAmount, takerAmount] : [takerAmount, makerAmount];
  if (shares === 0n) return '0';
  const steps = (collateral * PRICE_STEPS_PER_UNIT + shares / 2n) / shares;
  return formatMicros(steps * PRICE_STEP);
}
