/** What trades say of an order's fills. Pure. */
import type { OpenOrder, Trade } from '../../clob/types.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';
import { formatMicros, parseMicros } from '../../protocol/decimal.ts';
import { rests } from '../../protocol/order.ts';

/** An order's part in the account's trades. */
export interface FillSums extends Omit<Fills, 'status'> {
  /** Whether a fill failed on chain. */
  readonly hasVoided: boolean;
}

/** Whether a trade names an order, as its taker or among its makers. */
export function names(trade: Trade, orderId: string): boolean {
  return trade.takerOrderId === orderId || trade.makerOrders.some((maker) => maker.orderId === orderId);
}

/** Adds up an order's part in trades. */
export function sumFills(orderId: string, trades: readonly Trade[]): FillSums {
  let matched = 0n;
  let settled = 0n;
  let hasVoided = false;
  let open = false;
  for (const trade of trades) {
    if (!names(trade, orderId)) continue;
    const status = trade.status.value;
    const size = sizeIn(trade, orderId);
    if (status === 'FAILED') hasVoided = true;
    else matched += size;
    if (status === 'CONFIRMED') settled += size;
    if (status !== 'FAILED' && status !== 'CONFIRMED') open = true;
  }
  return { matchedSize: formatMicros(matched), settledSize: formatMicros(settled), hasVoided, open };
}

function sizeIn(trade: Trade, orderId: string): bigint {
  if (trade.takerOrderId === orderId) return parseMicros(trade.size);
  return trade.makerOrders
    .filter((maker) => maker.orderId === orderId)
    .reduce((sum, maker) => sum + parseMicros(maker.matchedAmount), 0n);
}

/** How the fills of a placed order stand: `listed` is the order as the exchange shows it, while it does. */
export function fillsOf(record: OrderRecord, trades: readonly Trade[], listed?: OpenOrder): Fills {
  const { hasVoided, ...sums } = sumFills(record.orderId ?? '', trades);
  const seen = new Set(trades.map(({ tradeId }) => tradeId));
  const told = record.outcome?.kind === 'placed' ? record.outcome.tradeIds : [];
  const open = sums.open || told.some((tradeId) => !seen.has(tradeId));
  const status =
    listed?.status.value ?? (hasVoided ? 'FILL_VOIDED' : statusWhenGone(record, sums.matchedSize));
  return { ...sums, open, status };
}

const ENDED: ReadonlySet<RecordedStatus> = new Set(['CANCELED', 'INVALID', 'CANCELED_MARKET_RESOLVED']);

/** How an order ended that rests no longer. */
function statusWhenGone({ status, terms }: OrderRecord, matchedSize: string): RecordedStatus {
  const isPatient = terms !== undefined && rests(terms.orderType);
  const matched = parseMicros(matchedSize);
  // Whatever was said of its end before: one that was filled to its last share has not been cancelled.
  if (isPatient && matched >= parseMicros(terms.size)) return 'MATCHED';
  if (status !== undefined && ENDED.has(status)) return status;
  // What an order that never rests leaves unfilled is killed: it was filled as far as it ever could be.
  return !isPatient && matched > 0n ? 'MATCHED' : 'CANCELED';
}
