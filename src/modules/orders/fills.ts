/** What trades say of an order's fills. Pure. */
import {
  type Absence,
  type EndStatus,
  endStatus,
  type FillPart,
  isOpen,
  judgeEnd,
  type OrderAim,
} from '../../clob/order-end.ts';
import type { OpenOrder, Trade } from '../../clob/types.ts';
import type { Fills, OrderRecord, RecordedTerms } from '../../journal/order-record.ts';
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

/** What a placed order's fills and its end are judged by, beside its record and its trades. */
export interface EndSigns {
  /** The order as the exchange shows it now, open or ended. */
  readonly shown?: OpenOrder | undefined;
  /** The end that the account's stream told. */
  readonly told?: EndStatus | undefined;
  readonly absence?: Absence | undefined;
  /** When it was asked for. Default: now. */
  readonly at?: Date;
}

/** How a placed order and its fills stand. Status UNKNOWN where the exchange does not show it and nothing proves its end. */
export function fillsOf(record: OrderRecord, trades: readonly Trade[], signs: EndSigns = {}): Fills {
  const { orderId = '', terms, outcome } = record;
  const { shown, absence, at = new Date() } = signs;
  const { hasVoided, ...sums } = sumFills(orderId, trades);
  const fills = partsOf(orderId, trades);
  const seen = new Set(trades.map(({ tradeId }) => tradeId));
  const answered = outcome?.kind === 'placed' ? outcome.tradeIds : [];
  const isBehind = answered.some((tradeId) => !seen.has(tradeId)) || hasMore(shown, fills);
  const isWhole = answered.length > 0 && !isBehind;
  const verdict =
    terms === undefined
      ? 'UNKNOWN'
      : judgeEnd({
          order: aimOf(terms),
          fills,
          // The list may still show an order that the stream told as ended.
          reported:
            signs.told !== undefined && shown !== undefined && isOpen(shown) ? undefined : shown?.status,
          proved: signs.told ?? provedBy(record, isWhole),
          absence,
          at: absence === undefined ? at : new Date(absence.since),
        });
  const isEnded = verdict !== 'OPEN' && verdict !== 'UNKNOWN';
  // Whatever the list of trades lacks: a matched order has fills, and what is shown from before its end does not count them.
  const lacksFills = verdict === 'MATCHED' && fills.length === 0;
  const isStale = isEnded && shown !== undefined && isOpen(shown);
  const open = sums.open || isBehind || lacksFills || isStale;
  if (isEnded) return { ...sums, open, status: hasVoided ? 'FILL_VOIDED' : verdict };
  const resting = shown?.status.value ?? record.status ?? 'LIVE';
  return { ...sums, open, status: verdict === 'OPEN' ? resting : 'UNKNOWN' };
}

/** The order's own part in each of its trades. */
function partsOf(orderId: string, trades: readonly Trade[]): readonly FillPart[] {
  return trades.flatMap((trade) =>
    trade.takerOrderId === orderId
      ? [{ size: trade.size, price: trade.price }]
      : trade.makerOrders
          .filter((maker) => maker.orderId === orderId)
          .map(({ matchedAmount: size, price }) => ({ size, price })),
  );
}

/** Whether the exchange counts fills that no known trade makes. */
function hasMore(shown: OpenOrder | undefined, fills: readonly FillPart[]): boolean {
  const matched = fills.reduce((sum, { size }) => sum + parseMicros(size), 0n);
  return shown !== undefined && parseMicros(shown.sizeMatched) > matched;
}

/**
 * The end that the record proves. "Matched" in the answer to an order that never rests says that it is over, not that all
 * of it was filled: that is for its trades to say.
 */
function provedBy({ status, terms }: OrderRecord, isWhole: boolean): EndStatus | undefined {
  const end = endStatus(status);
  return end === 'MATCHED' && isWhole && terms !== undefined && !rests(terms.orderType) ? 'CANCELED' : end;
}

function aimOf({ side, price, size, orderType, expiration }: RecordedTerms): OrderAim {
  return {
    side,
    price,
    originalSize: size,
    orderType: { value: orderType, raw: orderType },
    expiration: expiration === 0 ? undefined : new Date(expiration),
  };
}
