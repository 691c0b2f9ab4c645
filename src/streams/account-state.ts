/**
 * All that is known of an account's orders and trades, and what of it was told. No clock, no I/O: the steps it gives depend
 * only on what it is shown. It is stored as JSON beside the log, so that the next reader goes on exactly where the last
 * one stopped.
 *
 * Invariants: a step is given once; the steps of one order and of one trade come in the order of their lives; what is
 * forgotten is over, settled, and older than anything a reading will show again.
 */
import type { Notification } from '../clob/notification-types.ts';
import type { OpenOrder, Trade } from '../clob/types.ts';
import { endedByExchange, reasonOf, type UserFrame } from '../clob/wire/user-frames.ts';
import { type AccountIdentity, ownFills } from '../modules/trades/own-fills.ts';
import type { OrderStep, TradeStep } from './account-event.ts';
import { orderOf, orderOfFills } from './order-facts.ts';
import {
  advance,
  cancelKind,
  deduceEnd,
  disinherit,
  inheritFill,
  inheritOrder,
  isUnresolved,
  newOrder,
  noteEnd,
  noteMatched,
  noteOrder,
  type OrderProgress,
} from './order-progress.ts';
import { climb, isFinal, stepOf, type TradeProgress } from './trade-progress.ts';

/** What the lists of the exchange say, read after each other: orders, then trades. */
export interface Reading {
  /** Exchange time before the first list was asked for. */
  readonly begunAt: Date;
  /** What `openOrderIds` gave before the first list was asked for. */
  readonly expected: readonly string[];
  readonly orders: readonly OpenOrder[];
  /** All since `horizon`, and those of `unsettledTrades`; oldest first. */
  readonly trades: readonly Trade[];
}

/** The state as plain data. */
export interface StoredAccountState {
  readonly horizon: Date;
  readonly orders: readonly OrderProgress[];
  readonly trades: readonly TradeProgress[];
}

/** How far before its beginning a reading still shows things again: lists lag, and the exchange's clock may be set back. */
const OVERLAP_MS = 120_000;

export type AccountStep = OrderStep | TradeStep;

export class AccountState {
  readonly #identity: AccountIdentity;
  readonly #orders = new Map<string, OrderProgress>();
  readonly #trades = new Map<string, TradeProgress>();
  #horizon: Date;

  /** A state that knows nothing yet, of an account whose stream begins at `horizon`; or the one that was stored. */
  constructor(identity: AccountIdentity, from: Date | StoredAccountState) {
    this.#identity = identity;
    if (from instanceof Date) {
      this.#horizon = from;
      return;
    }
    this.#horizon = from.horizon;
    for (const order of from.orders) this.#orders.set(order.orderId, order);
    for (const trade of from.trades) this.#trades.set(trade.trade.tradeId, trade);
  }

  /** What older is and not known was forgotten: trades are to be read from here on. */
  get horizon(): Date {
    return this.#horizon;
  }

  /** Ids of the orders that are not over, as far as is known. */
  get openOrderIds(): readonly string[] {
    return [...this.#orders.values()].filter(({ endTold }) => !endTold).map(({ orderId }) => orderId);
  }

  /** Ids of trades older than `horizon` that have not settled: they are to be read one by one. */
  get unsettledTrades(): readonly string[] {
    return [...this.#trades.values()]
      .filter(({ trade, step }) => !isFinal(step) && trade.matchTime < this.#horizon)
      .map(({ trade }) => trade.tradeId);
  }

  /** Whether something was heard of that cannot be told before the lists are read. */
  get isUnresolved(): boolean {
    for (const order of this.#orders.values()) if (isUnresolved(order)) return true;
    return false;
  }

  toJSON(): StoredAccountState {
    return { horizon: this.#horizon, orders: [...this.#orders.values()], trades: [...this.#trades.values()] };
  }

  /** Takes what is there already when the stream begins, which is told to nobody. */
  inherit({ begunAt, orders, trades }: Reading, notifications: readonly Notification[]): void {
    for (const order of orders) {
      const progress = this.#order(order.orderId);
      noteOrder(progress, order, order.sizeMatched);
      inheritOrder(progress, order);
    }
    for (const trade of trades) {
      this.#note(trade, true);
      for (const orderId of this.#ordersOf(trade)) inheritFill(this.#order(orderId), trade.tradeId);
    }
    for (const notification of notifications) {
      const facts = this.#factsIn(notification);
      const progress = this.#orders.get(facts?.orderId ?? '');
      if (progress !== undefined && facts !== undefined) progress.facts ??= facts;
    }
    this.#moveHorizon(begunAt);
  }

  /** Takes a frame of the user socket. */
  hear(frame: UserFrame): AccountStep[] {
    if (frame.kind === 'trade') return this.#hearTrade(frame.trade);
    const { order, change, sizeMatched, at, taken } = frame;
    // One that was killed at once was never an order: who sent it was told so.
    if (!taken || this.#isForgotten(order.orderId, order.createdAt)) return [];
    const progress = this.#order(order.orderId);
    if (progress.endTold) return [];
    noteOrder(progress, order, sizeMatched);
    if (change === 'CANCELLATION') {
      const reason = reasonOf(order.status.raw);
      noteEnd(progress, {
        kind: endedByExchange(order) ? 'REJECTED' : cancelKind(progress, at),
        at,
        ...(reason !== undefined && { reason }),
        ...(sizeMatched !== undefined && { matched: sizeMatched }),
      });
    } else if (order.status.value === 'MATCHED') {
      noteEnd(progress, { kind: 'FILLED', at, matched: order.sizeMatched });
    }
    return advance(progress);
  }

  /** Takes a notification: some tell of orders, also of such that came and went unseen. */
  notice(notification: Notification): AccountStep[] {
    const facts = this.#factsIn(notification);
    if (facts === undefined || this.#isForgotten(facts.orderId, facts.createdAt)) return [];
    const progress = this.#order(facts.orderId);
    progress.facts ??= facts;
    if (progress.endTold) return [];
    const { kind } = notification;
    noteMatched(
      progress,
      facts.sizeMatched,
      kind === 'ORDER_FILLED' ? notification.payload.tradeId : undefined,
    );
    if (kind === 'ORDER_CANCELED') {
      const at = facts.createdAt;
      noteEnd(progress, { kind: cancelKind(progress, at), at, matched: facts.sizeMatched });
    }
    return advance(progress);
  }

  /** The order that a notification is about, its creation time being the notification's. */
  #factsIn(notification: Notification): OpenOrder | undefined {
    const { kind, timestamp } = notification;
    if (kind !== 'ORDER_CANCELED' && kind !== 'ORDER_FILLED' && kind !== 'ORDER_FILL_FAILED')
      return undefined;
    return timestamp && orderOf(notification.payload, timestamp, this.#identity);
  }

  /**
   * Takes the word that we placed these orders: none of them was there before the stream began. One of which something was
   * told since stays as it is, as its beginning would come behind that.
   */
  placed(orderIds: readonly string[]): AccountStep[] {
    return orderIds.flatMap((orderId) => {
      const progress = this.#order(orderId);
      if (!progress.inherited || progress.begun) return [];
      disinherit(progress);
      const untold = [...this.#trades.values()].filter(
        ({ trade, inherited }) => inherited && progress.fills[trade.tradeId],
      );
      for (const { trade } of untold) this.#note(trade);
      return [...untold.flatMap(({ trade }) => climb(undefined, trade)), ...advance(progress)];
    });
  }

  /** Takes the word that we cancelled these orders. How much of each was filled is still to be heard. */
  canceled(orderIds: readonly string[], at: Date): AccountStep[] {
    return orderIds.flatMap((orderId) => {
      const progress = this.#order(orderId);
      if (!progress.endTold) noteEnd(progress, { kind: 'CANCELED', at });
      return advance(progress);
    });
  }

  /** Takes what the lists say. Afterwards nothing that they show is untold. */
  read({ begunAt, expected, orders, trades }: Reading): AccountStep[] {
    const steps: AccountStep[] = [];
    const open = new Set(orders.map(({ orderId }) => orderId));
    for (const order of orders) {
      if (this.#isForgotten(order.orderId, order.createdAt)) continue;
      const progress = this.#order(order.orderId);
      if (!progress.endTold) noteOrder(progress, order, order.sizeMatched);
    }
    for (const trade of trades) steps.push(...this.#climb(trade));
    const read = trades.map(({ tradeId }) => tradeId);
    const concerned = new Set([...open, ...trades.flatMap((trade) => this.#ordersOf(trade)), ...expected]);
    for (const orderId of concerned) {
      const progress = this.#orders.get(orderId);
      if (progress === undefined) continue;
      if (!open.has(orderId) && expected.includes(orderId)) this.#settleGone(progress, trades, begunAt);
      steps.push(...advance(progress, read));
    }
    this.#moveHorizon(begunAt);
    return steps;
  }

  /** An order that was expected and is not open any more. One of which nothing at all is found was never taken. */
  #settleGone(progress: OrderProgress, trades: readonly Trade[], at: Date): void {
    if (progress.facts === undefined) {
      const fills = trades.flatMap((trade) =>
        ownFills(trade, this.#identity).filter(({ orderId }) => orderId === progress.orderId),
      );
      const [fill] = fills;
      if (progress.inherited) {
        // It was over before the stream began, which is nobody's news.
        Object.assign(progress, { end: { kind: 'FILLED', at }, endTold: true });
        return;
      }
      if (fill === undefined) {
        if (Object.keys(progress.fills).length === 0) this.#orders.delete(progress.orderId);
        return;
      }
      progress.facts = orderOfFills(fill, fills, at, this.#identity);
    }
    if (progress.end === undefined) noteEnd(progress, deduceEnd(progress, at));
  }

  #hearTrade(trade: Trade): AccountStep[] {
    const steps: AccountStep[] = this.#climb(trade);
    for (const orderId of this.#ordersOf(trade)) {
      const progress = this.#orders.get(orderId);
      if (progress !== undefined) steps.push(...advance(progress));
    }
    return steps;
  }

  /** Notes a sighting of a trade and gives the steps it adds; the orders it fills are not advanced yet. */
  #climb(trade: Trade): TradeStep[] {
    const told = this.#trades.get(trade.tradeId)?.step;
    if (told === undefined && trade.matchTime.getTime() < secondOf(this.#horizon)) return [];
    const steps = climb(told, trade);
    if (steps.length > 0) this.#note(trade);
    return [...steps];
  }

  #note(trade: Trade, inherited = false): void {
    this.#trades.set(trade.tradeId, { trade, step: stepOf(trade), inherited });
    for (const { orderId, size, price } of ownFills(trade, this.#identity)) {
      const { fills } = this.#order(orderId);
      const { matchTime } = trade;
      fills[trade.tradeId] ??= { size, price, matchTime, told: false, voidTold: false };
      const fill = fills[trade.tradeId];
      if (fill !== undefined && stepOf(trade) === 'FAILED') fill.failedAt ??= trade.lastUpdate;
    }
  }

  #ordersOf(trade: Trade): string[] {
    return ownFills(trade, this.#identity).map(({ orderId }) => orderId);
  }

  #order(orderId: string): OrderProgress {
    const known = this.#orders.get(orderId);
    if (known !== undefined) return known;
    const progress = newOrder(orderId);
    this.#orders.set(orderId, progress);
    return progress;
  }

  #isForgotten(orderId: string, bornAt: Date): boolean {
    return !this.#orders.has(orderId) && bornAt.getTime() < secondOf(this.#horizon);
  }

  /** Forgets what is over and settled and will not be shown again. */
  #moveHorizon(begunAt: Date): void {
    const horizon = new Date(begunAt.getTime() - OVERLAP_MS);
    if (horizon <= this.#horizon) return;
    this.#horizon = horizon;
    const isPast = (time: Date): boolean => time.getTime() < secondOf(horizon);
    for (const [tradeId, { trade, step }] of this.#trades) {
      if (isFinal(step) && isPast(trade.matchTime)) this.#trades.delete(tradeId);
    }
    for (const [orderId, order] of this.#orders) {
      if (!order.endTold || !isPast(order.end?.at ?? horizon)) continue;
      if (!Object.keys(order.fills).some((tradeId) => this.#trades.has(tradeId)))
        this.#orders.delete(orderId);
    }
  }
}

/** The exchange writes some times in whole seconds. */
function secondOf(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}
