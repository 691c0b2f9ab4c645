/**
 * Makes of what is shown of an account what happened to its orders and trades. No I/O; the machine's clock says only which
 * of our own orders are news, and what may be forgotten.
 *
 * Invariants: a step is given once; the steps of one order and of one trade come in the order of their lives.
 */
import type { StateChanges } from '../bus/bus.ts';
import type { Notification } from '../clob/notification-types.ts';
import { canceledOrExpired, type EndStatus, isOpen, judgeEnd } from '../clob/order-end.ts';
import type { OpenOrder, Trade } from '../clob/types.ts';
import { reasonOf, type UserFrame } from '../clob/wire/user-frames.ts';
import { type AccountIdentity, type OwnFill, ownFills } from '../modules/trades/own-fills.ts';
import type { OrderStep, TradeStep } from './account-event.ts';
import { AccountMemory } from './account-memory.ts';
import { MissingOrders } from './missing-orders.ts';
import { orderInNotification } from './order-facts.ts';
import {
  disinherit,
  inheritFill,
  inheritOrder,
  noteEnd,
  noteFill,
  noteMatched,
  noteOrder,
  noteShown,
} from './order-progress.ts';
import { advance } from './order-steps.ts';
import type { OwnOrder } from './own-orders.ts';
import { climb, stepOf } from './trade-progress.ts';

/** What the lists of the exchange say, read after each other: orders, then trades. */
export interface Reading {
  /** Exchange time before the first list was asked for. */
  readonly begunAt: Date;
  /** What `openOrderIds` gave before the first list was asked for. */
  readonly expected: readonly string[];
  readonly orders: readonly OpenOrder[];
  /** Orders asked for by id after the list, as the exchange shows each; `undefined` where it shows none. */
  readonly lookedUp: ReadonlyMap<string, OpenOrder | undefined>;
  /** Of those expected and not listed, ours of which nothing but the id was known: as they were when they were taken. */
  readonly recorded: readonly OwnOrder[];
  /** All since `horizon`, and those of `unsettledTrades`; oldest first. */
  readonly trades: readonly Trade[];
  /** Whether every such trade is among them: the list was read to its end, and every row of it parsed. */
  readonly isWhole: boolean;
}

/** So long the trades of an incomplete list are read again. */
const AWAITED_MS = 600_000;

export type AccountStep = OrderStep | TradeStep;

export class AccountState {
  readonly #identity: AccountIdentity;
  readonly #memory: AccountMemory;
  readonly #missing: MissingOrders;

  /**
   * A state that knows nothing yet, of an account whose stream begins now; or the one that was stored.
   * @param from before it nothing is asked for; or the fields that were stored
   * @param now the machine's clock, Unix milliseconds, by which own orders are recorded
   */
  constructor(
    identity: AccountIdentity,
    from: Date | ReadonlyMap<string, string>,
    now: () => number = Date.now,
  ) {
    this.#identity = identity;
    this.#memory = new AccountMemory(from, now);
    this.#missing = new MissingOrders(this.#memory, identity, now);
  }

  /** Where trades are to be read from. */
  get horizon(): Date {
    return this.#memory.horizon;
  }

  /** By the machine's clock, Unix milliseconds: own orders that were asked for since and are not known are news. */
  get newsFrom(): number {
    return this.#memory.newsFrom;
  }

  /** Orders that have not ended as far as is known. */
  get openOrderIds(): readonly string[] {
    return this.#memory.openOrderIds;
  }

  /** Which orders to ask for by id after reading the list: those of which the list and what is known differ. */
  doubtful(listed: readonly OpenOrder[], begunAt: Date): readonly string[] {
    return this.#missing.doubtful(listed, begunAt);
  }

  /** Those of some orders of which nothing but the id and fills are known. */
  undescribed(orderIds: readonly string[]): readonly string[] {
    return orderIds.filter((orderId) => this.#memory.knownOrder(orderId)?.facts === undefined);
  }

  /** Trades to be read one by one, being older than `horizon`. */
  get unsettledTrades(): readonly string[] {
    return this.#memory.unsettledTrades;
  }

  /** Whether something was heard of that cannot be told before the lists are read. */
  get isUnresolved(): boolean {
    return this.#memory.isUnresolved;
  }

  /** What has changed since it was last asked for, as fields of the state to store. */
  takeChanges(): StateChanges {
    return this.#memory.takeChanges();
  }

  /** Takes what is there already when the stream begins, which is told to nobody. */
  inherit({ begunAt, orders, trades }: Reading, notifications: readonly Notification[]): void {
    for (const order of orders) {
      const progress = this.#memory.order(order.orderId);
      noteOrder(progress, order, order.sizeMatched);
      noteShown(progress);
      inheritOrder(progress, order);
    }
    for (const trade of trades) {
      this.#note(trade, true);
      for (const orderId of this.#ordersOf(trade)) inheritFill(this.#memory.order(orderId), trade.tradeId);
    }
    for (const notification of notifications) {
      const facts = orderInNotification(notification, this.#identity);
      if (facts === undefined) continue;
      const progress = this.#memory.knownOrder(facts.orderId);
      if (progress !== undefined) progress.facts ??= facts;
    }
    this.#memory.forget(begunAt);
  }

  /** Takes a frame of the user socket. */
  hear(frame: UserFrame): AccountStep[] {
    if (frame.kind === 'trade') return this.#hearTrade(frame.trade);
    const { order, change, sizeMatched, at, taken } = frame;
    // One that was killed at once was never an order: who sent it was told so.
    if (!taken || this.#memory.isForgottenOrder(order.orderId, order.createdAt)) return [];
    const progress = this.#memory.order(order.orderId);
    if (progress.endTold) return [];
    noteOrder(progress, order, sizeMatched);
    if (change === 'PLACEMENT') progress.placedAt ??= at;
    if (change !== 'CANCELLATION') delete progress.absence;
    if (change === 'CANCELLATION') {
      const reason = reasonOf(order.status.raw);
      noteEnd(progress, {
        status: this.#endIn(order, at),
        at,
        ...(reason !== undefined && { reason }),
        ...(sizeMatched !== undefined && { matched: sizeMatched }),
      });
    } else if (order.status.value === 'MATCHED') {
      noteEnd(progress, { status: 'MATCHED', at, matched: order.sizeMatched });
    }
    return advance(progress);
  }

  /** Takes a notification: some tell of orders, also of such that came and went unseen. */
  notice(notification: Notification): AccountStep[] {
    const facts = orderInNotification(notification, this.#identity);
    if (facts === undefined || this.#memory.isForgottenOrder(facts.orderId, facts.createdAt)) return [];
    const progress = this.#memory.order(facts.orderId);
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
      const status = canceledOrExpired(progress.facts, at);
      noteEnd(progress, { status, at, matched: facts.sizeMatched });
    }
    return advance(progress);
  }

  /**
   * Takes the word that we placed these orders: none of them was there before the stream began. One of which something was
   * told since stays as it is, as its beginning would come behind that.
   */
  placed(orderIds: readonly string[]): AccountStep[] {
    return orderIds.flatMap((orderId) => {
      const progress = this.#memory.order(orderId);
      if (!progress.inherited || progress.begun) return [];
      disinherit(progress);
      const untold = this.#memory
        .tradesOf(progress)
        .flatMap(({ inherited, trade }) => (inherited && trade !== undefined ? [trade] : []));
      for (const trade of untold) this.#note(trade);
      return [...untold.flatMap((trade) => climb(undefined, trade)), ...advance(progress)];
    });
  }

  /** Takes the word that we may have placed these orders: those that are not known are looked for by the next reading. */
  expect(orderIds: readonly string[]): void {
    for (const orderId of orderIds) this.#memory.order(orderId);
  }

  /** Takes the word that we cancelled these orders. How much of each was filled is still to be heard. */
  canceled(orderIds: readonly string[], at: Date): AccountStep[] {
    return orderIds.flatMap((orderId) => {
      const progress = this.#memory.order(orderId);
      if (!progress.endTold) noteEnd(progress, { status: 'CANCELED', at });
      return advance(progress);
    });
  }

  /** Takes what the lists say. Afterwards nothing that they show is untold. */
  read(reading: Reading): AccountStep[] {
    const { begunAt, expected, orders, lookedUp, trades, isWhole } = reading;
    const steps: AccountStep[] = [];
    const found = [...lookedUp.values()].flatMap((order) => (order && isOpen(order) ? [order] : []));
    for (const order of found) steps.push(...this.#missing.rise(order, begunAt));
    for (const order of [...orders, ...found]) {
      if (this.#memory.isForgottenOrder(order.orderId, order.createdAt)) continue;
      const progress = this.#memory.order(order.orderId);
      if (progress.endTold) continue;
      noteOrder(progress, order, order.sizeMatched);
      noteShown(progress);
    }
    for (const trade of trades) steps.push(...this.#climb(trade));
    const places = new Map(trades.map(({ tradeId }, place) => [tradeId, place]));
    const fills = new Map<string, OwnFill[]>();
    for (const fill of trades.flatMap((trade) => this.#ownFills(trade))) {
      const known = fills.get(fill.orderId);
      if (known === undefined) fills.set(fill.orderId, [fill]);
      else known.push(fill);
    }
    const open = new Set(orders.map(({ orderId }) => orderId));
    for (const orderId of new Set([...open, ...fills.keys(), ...expected, ...lookedUp.keys()])) {
      const progress = this.#memory.knownOrder(orderId);
      if (progress === undefined) continue;
      if (!open.has(orderId)) this.#missing.settle(progress, fills.get(orderId) ?? [], reading);
      // A trade that is missing may be the order's, and come before those that are there.
      steps.push(...advance(progress, isWhole ? places : undefined));
    }
    // It is to be read again, but a row that never parses must not hold everything back for ever.
    if (isWhole || begunAt.getTime() - this.horizon.getTime() > AWAITED_MS) this.#memory.forget(begunAt);
    return steps;
  }

  /** How the exchange says that an order ended, in a frame that ends it. */
  #endIn(order: OpenOrder, at: Date): EndStatus {
    const verdict = judgeEnd({ order, fills: [], reported: order.status, at });
    const isCancel = verdict !== 'OPEN' && verdict !== 'UNKNOWN' && verdict !== 'MATCHED';
    return isCancel ? verdict : canceledOrExpired(order, at);
  }

  #hearTrade(trade: Trade): AccountStep[] {
    const steps: AccountStep[] = [...this.#climb(trade)];
    for (const orderId of this.#ordersOf(trade)) {
      const progress = this.#memory.knownOrder(orderId);
      if (progress !== undefined) steps.push(...advance(progress));
    }
    return steps;
  }

  /** Notes a sighting of a trade and gives the steps it adds; the orders it fills are not advanced yet. */
  #climb(trade: Trade): readonly TradeStep[] {
    const { tradeId, matchTime } = trade;
    if (this.#memory.isForgottenTrade(tradeId, matchTime)) return [];
    const steps = climb(this.#memory.knownTrade(tradeId)?.step, trade);
    if (steps.length > 0) this.#note(trade);
    return steps;
  }

  #note(trade: Trade, inherited = false): void {
    const { tradeId, matchTime } = trade;
    this.#memory.setTrade({ tradeId, matchTime, trade, step: stepOf(trade), inherited });
    for (const fill of this.#ownFills(trade)) noteFill(this.#memory.order(fill.orderId), fill, trade);
  }

  #ordersOf(trade: Trade): string[] {
    return this.#ownFills(trade).map(({ orderId }) => orderId);
  }

  #ownFills(trade: Trade): readonly OwnFill[] {
    return ownFills(trade, this.#identity);
  }
}
