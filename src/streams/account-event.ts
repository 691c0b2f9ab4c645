/** What happens to an account, as its log keeps it and its subscribers get it. */
import type { Notification } from '../clob/notification-types.ts';
import type { OpenOrder, Trade } from '../clob/types.ts';

export type OrderEventKind =
  | 'PLACED'
  | 'PARTLY_FILLED'
  | 'FILLED'
  | 'CANCELED'
  | 'EXPIRED'
  | 'REJECTED'
  | 'REOPENED'
  | 'FILL_VOIDED';

/** How far a trade has come on its way to the chain; CONFIRMED and FAILED are final. */
export type SettlementStep = 'MATCHED' | 'RETRYING' | 'MINED' | 'CONFIRMED' | 'FAILED';

/**
 * A step of an order's life. Each order has PLACED first (unless it was killed before it was taken), then PARTLY_FILLED once
 * for every fill in the exchange's order, then one of FILLED, CANCELED, EXPIRED and REJECTED. FILL_VOIDED comes after the
 * fill that it takes back, also behind the end. REOPENED takes back an end: the exchange shows the order as open again. A fill
 * that the exchange shows only after CANCELED follows it as PARTLY_FILLED; where nothing of the order is left then, FILLED
 * takes the place of CANCELED.
 */
export interface OrderStep {
  readonly type: 'order';
  readonly kind: OrderEventKind;
  /** By the exchange's clock. */
  readonly at: Date;
  /** The order after this step: `sizeMatched` and `associateTradeIds` count the fills told so far. */
  readonly order: OpenOrder;
  /** Of PARTLY_FILLED and FILL_VOIDED. */
  readonly tradeId?: string;
  /** The exchange's words, where it gave any. */
  readonly reason?: string;
  /** Of an end that only the lists show: `at` is when they were read. */
  readonly isDeduced?: boolean;
}

/** A step of a trade's settlement. Each trade has MATCHED first and no step twice; steps that went unseen are filled in. */
export interface TradeStep {
  readonly type: 'trade';
  readonly step: SettlementStep;
  /** By the exchange's clock. */
  readonly at: Date;
  /** The trade at this step. */
  readonly trade: Trade;
}

export interface NotificationStep {
  readonly type: 'notification';
  readonly notification: Notification;
}

/** The exchange holds more notifications than are read at once, so new ones may be missed. */
export interface NotificationsCut {
  readonly type: 'notifications-cut';
  /** By the exchange's clock. */
  readonly at: Date;
}

/** Why events may be missing. */
export type GapReason =
  | 'SOCKET_LOST'
  | 'SOCKET_SILENT'
  | 'EXCHANGE_UNREACHABLE'
  | 'UNAUTHORIZED'
  | 'READER_CHANGED'
  | 'FELL_BEHIND';

/** Between `from` and now events may have been missed; what was is read, and told before the next `Resynced`. */
export interface StreamGap {
  readonly type: 'gap';
  readonly from: Date;
  readonly to: Date;
  readonly reason: GapReason;
}

/** Everything between `from` and `to` has been told. */
export interface Resynced {
  readonly type: 'resynced';
  readonly from: Date;
  readonly to: Date;
}

export type AccountEvent = OrderStep | TradeStep | NotificationStep | NotificationsCut | StreamGap | Resynced;
