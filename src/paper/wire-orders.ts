/** Orders and trades as they go out: the wire's names, decimal strings, seconds. */
import { formatMicros, MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Account } from './account.ts';
import type { Placement } from './engine.ts';
import type { PaperOrder } from './order.ts';
import type { MakerFill, Trade } from './trade.ts';

/** Unix seconds of unix milliseconds. */
export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

/** An order of the lists. */
export function openOrderRow(order: PaperOrder) {
  const { terms } = order;
  const token = terms.market.token(terms.outcome);
  return {
    id: order.id,
    status: order.status,
    owner: terms.owner,
    maker_address: terms.wallet.address,
    market: terms.market.terms.conditionId,
    asset_id: token.tokenId,
    side: terms.side,
    original_size: formatMicros(terms.size),
    size_matched: formatMicros(order.filled),
    price: formatMicros(terms.price),
    outcome: token.outcome,
    expiration: String(terms.expiration),
    order_type: terms.type,
    associate_trades: [...order.tradeIds],
    created_at: seconds(order.createdAt),
  };
}

/** A trade as one of its parties sees it: side, price, size and outcome are always the taker's. */
export function tradeRow(trade: Trade, viewer: Account) {
  const { terms } = trade.taker;
  const token = terms.market.token(terms.outcome);
  return {
    id: trade.id,
    taker_order_id: trade.taker.id,
    market: terms.market.terms.conditionId,
    asset_id: token.tokenId,
    side: terms.side,
    size: formatMicros(trade.size),
    fee_rate_bps: String(terms.market.baseFeeBps),
    price: formatMicros(trade.price),
    status: trade.status,
    match_time: String(seconds(trade.matchedAt)),
    match_time_nano: `${trade.matchedAt}000000`,
    last_update: String(seconds(trade.updatedAt)),
    outcome: token.outcome,
    bucket_index: trade.bucketIndex,
    owner: terms.owner,
    maker_address: terms.wallet.address,
    transaction_hash: trade.transactionHash,
    err_msg: trade.failure === '' ? null : trade.failure,
    maker_orders: trade.makers.map(makerOrderRow),
    trader_side: terms.account === viewer ? 'TAKER' : 'MAKER',
  };
}

function makerOrderRow({ order, shares, price }: MakerFill) {
  const { terms } = order;
  const token = terms.market.token(terms.outcome);
  return {
    order_id: order.id,
    owner: terms.owner,
    maker_address: terms.wallet.address,
    matched_amount: formatMicros(shares),
    price: formatMicros(price),
    fee_rate_bps: '0',
    asset_id: token.tokenId,
    outcome: token.outcome,
    outcome_index: terms.outcome,
    side: terms.side,
  };
}

/** The answer to an order that was taken. Amounts are the order's own view: making is what it gave, without the fee. */
export function placementAnswer({ order, status, trades }: Placement) {
  const shares = trades.reduce((sum, trade) => sum + trade.size, 0n);
  const collateral = trades.reduce((sum, trade) => sum + trade.collateral, 0n);
  const bought = order.terms.side === 'BUY';
  const [making, taking] = bought ? [collateral, shares] : [shares, collateral];
  const matched = trades.length > 0;
  return {
    errorMsg: '',
    orderID: order.id,
    takingAmount: matched ? formatMicros(taking) : '',
    makingAmount: matched ? formatMicros(making) : '',
    status,
    success: true,
    ...(matched ? { tradeIDs: trades.map((trade) => trade.id) } : {}),
  };
}

/** A trade of the public list by builder. */
export function builderTradeRow(trade: Trade) {
  const { terms } = trade.taker;
  const token = terms.market.token(terms.outcome);
  return {
    id: trade.id,
    tradeType: 'TAKER',
    takerOrderHash: trade.taker.id,
    builder: terms.builder ?? '',
    market: terms.market.terms.conditionId,
    assetId: token.tokenId,
    side: terms.side,
    size: formatMicros(trade.size),
    sizeUsdc: formatMicros(trade.collateral),
    price: formatMicros(trade.price),
    status: trade.status,
    outcome: token.outcome,
    outcomeIndex: terms.outcome,
    owner: terms.owner,
    maker: terms.wallet.address,
    transactionHash: trade.transactionHash,
    matchTime: String(seconds(trade.matchedAt)),
    bucketIndex: trade.bucketIndex,
    fee: formatMicros((trade.fee * MICROS_PER_UNIT) / (trade.collateral || 1n)),
    feeUsdc: formatMicros(trade.fee),
    builderFee: '0',
    builderCode: terms.builder ?? '',
    err_msg: trade.failure === '' ? null : trade.failure,
    createdAt: new Date(trade.matchedAt).toISOString(),
    updatedAt: new Date(trade.updatedAt).toISOString(),
  };
}
