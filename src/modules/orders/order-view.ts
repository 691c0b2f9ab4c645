/** An order as it is shown, whichever of three sources speaks of it. Pure. */
import type { Known, OpenOrder, Trade } from '../../clob/types.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';
import type { OwnFill } from '../trades/own-fills.ts';
import { names, sumFills } from './fills.ts';

/** Known for certain of an order that the exchange lists; of others only as far as trades or the journal tell. */
type PartlyKnown = 'owner' | 'originalSize' | 'price' | 'outcome' | 'createdAt' | 'orderType';

/** An `OpenOrder` is one as it is: what has no `source` is the exchange's own word. */
export type OrderView = Omit<OpenOrder, PartlyKnown | 'status'> & {
  readonly [Field in PartlyKnown]: OpenOrder[Field] | undefined;
} & {
  readonly status: Known<RecordedStatus>;
  readonly source?: 'TRADES' | 'JOURNAL';
  /** Absent where the exchange lists the order: then its trades must be asked. */
  readonly fills?: Pick<Fills, 'matchedSize' | 'settledSize'>;
};

/** As the journal last knew it. `undefined` for a record without an order. */
export function journalView(record: OrderRecord): OrderView | undefined {
  const { orderId, terms, status, matchedSize, settledSize, outcome } = record;
  if (orderId === undefined || terms === undefined || status === undefined) return undefined;
  const { orderType, expiration } = terms;
  return {
    source: 'JOURNAL',
    orderId,
    status: { value: status, raw: status },
    owner: terms.owner,
    makerAddress: terms.makerAddress,
    conditionId: terms.conditionId,
    tokenId: terms.tokenId,
    side: terms.side,
    originalSize: terms.size,
    sizeMatched: matchedSize,
    price: terms.price,
    associateTradeIds: outcome?.kind === 'placed' ? outcome.tradeIds : [],
    outcome: undefined,
    createdAt: new Date(record.receivedAt),
    expiration: expiration === 0 ? undefined : new Date(expiration),
    orderType: { value: orderType, raw: orderType },
    fills: { matchedSize, settledSize },
  };
}

/**
 * An order that the exchange does not show as open, as the journal, the account's trades and what the exchange shows of it by
 * its id describe it together.
 */
export function goneView(
  record: OrderRecord,
  trades: readonly Trade[],
  fills: Fills,
  shown?: OpenOrder,
): OrderView | undefined {
  const view = journalView(record);
  const own = trades.filter((trade) => names(trade, record.orderId ?? ''));
  const [first] = own;
  if (view === undefined) return undefined;
  const { status, matchedSize, settledSize } = fills;
  return {
    ...view,
    ...(first && { source: 'TRADES', associateTradeIds: own.map(({ tradeId }) => tradeId) }),
    outcome: shown?.outcome ?? (first && outcomeIn(first, view.orderId)),
    createdAt: shown?.createdAt ?? view.createdAt,
    status: { value: status, raw: status === 'UNKNOWN' ? 'VENUE_VIEW_INCOMPLETE' : status },
    sizeMatched: matchedSize,
    fills: { matchedSize, settledSize },
  };
}

function outcomeIn(trade: Trade, orderId: string): string | undefined {
  if (trade.takerOrderId === orderId) return trade.outcome;
  return trade.makerOrders.find((maker) => maker.orderId === orderId)?.outcome;
}

/** As the account's trades alone tell of an order that was not placed here. `undefined` where none names it. */
export function foreignView(
  orderId: string,
  trades: readonly Trade[],
  account: { readonly wallet: string; readonly ownFills: (trade: Trade) => readonly OwnFill[] },
): OrderView | undefined {
  const own = trades.filter((trade) => names(trade, orderId));
  const fill = own.flatMap(account.ownFills).find((candidate) => candidate.orderId === orderId);
  if (fill === undefined) return undefined;
  const { matchedSize, settledSize } = sumFills(orderId, own);
  return {
    source: 'TRADES',
    orderId,
    // How much it asked for is not known, nor whether it is open.
    status: { value: 'UNKNOWN', raw: 'VENUE_VIEW_INCOMPLETE' },
    owner: undefined,
    makerAddress: account.wallet,
    conditionId: fill.conditionId,
    tokenId: fill.tokenId,
    side: fill.side,
    originalSize: undefined,
    sizeMatched: matchedSize,
    price: undefined,
    associateTradeIds: own.map(({ tradeId }) => tradeId),
    outcome: fill.outcome,
    createdAt: undefined,
    expiration: undefined,
    orderType: undefined,
    fills: { matchedSize, settledSize },
  };
}
