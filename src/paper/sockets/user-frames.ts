/** Frames of the user socket: one account's orders and trades, each as it is when the frame is made. */
import type { Account } from '../account.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import type { Trade } from '../trade.ts';
import { openOrderRow, tradeRow } from '../wire-orders.ts';

type OrderEvent = Extract<ExchangeEvent, { type: 'order' }>;

/**
 * What happened to an order. One that was killed before it was taken has its reason in the status, and no size matched,
 * outcome or time of creation, as on the real wire.
 * @param now unix milliseconds
 */
export function orderFrame(event: OrderEvent, now: number) {
  const { order, change } = event;
  const row = openOrderRow(order);
  const frame = {
    event_type: 'order',
    type: change,
    ...row,
    order_owner: row.owner,
    associate_trades: row.associate_trades.length === 0 ? null : row.associate_trades,
    created_at: String(row.created_at),
    timestamp: String(now),
  };
  const refusal = event.change === 'CANCELLATION' ? event.refusal : undefined;
  return refusal === undefined || order.status === 'INVALID'
    ? frame
    : { ...frame, status: `CANCELED_${refusal}`, size_matched: '', outcome: '', created_at: '' };
}

/** A step of a trade's settlement, as told to an account in one of its roles. Side, price and size are the taker's. */
export function tradeFrame(trade: Trade, viewer: Account, role: 'TAKER' | 'MAKER', now: number) {
  const { err_msg: _failure, match_time_nano: _nanoseconds, ...row } = tradeRow(trade, viewer);
  return {
    event_type: 'trade',
    type: 'TRADE',
    ...row,
    trade_owner: row.owner,
    trader_side: role,
    timestamp: String(now),
  };
}
