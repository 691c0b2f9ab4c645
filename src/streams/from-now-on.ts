/**
 * What a subscriber without `since` is not given: what happened before it subscribed, and is emitted only now because no
 * reader was there before. Lists show some times in whole seconds, so that what happened in the last second is told apart
 * by our own record, and where that has nothing, emitted: an event too many harms less than one too few.
 */
import type { AccountEvent, OrderStep } from './account-event.ts';

export interface Subscribed {
  /** When, by the exchange's clock. */
  readonly at: Date;
  /** Ids of own orders that had been placed by then, as far back as times are not exact. */
  readonly placedBefore: ReadonlySet<string>;
  /** The same of own orders that had been cancelled. */
  readonly canceledBefore: ReadonlySet<string>;
}

/** How far a time that the exchange shows may lie before the true one: whole seconds, and what the clocks are apart. */
const INEXACT_MS = 1_000;
/** So long after the subscription, a reader that has not said that it catches up has nothing old to emit. */
const SETTLED_MS = 2_000;

export class FromNowOn {
  readonly #subscribed: Subscribed;
  #isOver = false;
  #catchesUp = false;
  #hasGap = false;
  /** Orders whose beginning was emitted. */
  readonly #begun = new Set<string>();
  /** Order ids of the takers, by trade. */
  readonly #takers = new Map<string, string>();
  readonly #oldTrades = new Set<string>();

  constructor(subscribed: Subscribed) {
    this.#subscribed = subscribed;
  }

  /** Whether the event is left out. Called for each event of the log in turn. */
  skips(event: AccountEvent): boolean {
    if (this.#isOver) return false;
    switch (event.type) {
      case 'gap':
        this.#catchesUp = true;
        // It lies before the subscription.
        this.#hasGap ||= event.reason !== 'READER_CHANGED';
        return event.reason === 'READER_CHANGED';
      case 'resynced':
        this.#isOver = true;
        return !this.#hasGap;
      case 'notification':
        return this.#isOld(event.notification.timestamp);
      case 'notifications-cut':
        return false;
      case 'trade':
        this.#takers.set(event.trade.tradeId, event.trade.takerOrderId);
        return this.#isOld(event.at);
      case 'order':
        return this.#skipsStep(event);
    }
  }

  #skipsStep(step: OrderStep): boolean {
    const { kind, at, order, tradeId } = step;
    const isOld = this.#isOld(at) || this.#isDoneBefore(step) || this.#endedUnseen(step);
    if (isOld && kind === 'PARTLY_FILLED' && tradeId !== undefined) this.#oldTrades.add(tradeId);
    if (!isOld) this.#begun.add(order.orderId);
    return isOld;
  }

  /** What placing the order did at once was done when it was placed. */
  #isDoneBefore({ kind, order, tradeId }: OrderStep): boolean {
    const { orderId, orderType, associateTradeIds } = order;
    if (kind === 'FILLED' && this.#oldTrades.has(associateTradeIds.at(-1) ?? '')) return true;
    const { placedBefore, canceledBefore } = this.#subscribed;
    if (kind === 'CANCELED' && canceledBefore.has(orderId)) return true;
    if (!placedBefore.has(orderId)) return false;
    if (orderType.value === 'FOK' || orderType.value === 'FAK') return kind !== 'FILL_VOIDED';
    return kind === 'PLACED' || (kind === 'PARTLY_FILLED' && this.#takers.get(tradeId ?? '') === orderId);
  }

  /** Of an end that the lists alone show, nobody knows when it was. */
  #endedUnseen({ isDeduced, order }: OrderStep): boolean {
    return isDeduced === true && !this.#begun.has(order.orderId);
  }

  #isOld(at: Date | undefined): boolean {
    if (at === undefined) return false;
    const afterMs = at.getTime() - this.#subscribed.at.getTime();
    if (afterMs > SETTLED_MS && !this.#catchesUp) this.#isOver = true;
    return afterMs <= -INEXACT_MS;
  }
}
