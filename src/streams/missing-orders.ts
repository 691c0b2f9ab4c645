/**
 * Orders of which the list of open orders and what is known differ: those that are missing there, and those that are listed
 * though they were told as ended. They are asked for by id, and only what is proved is told (`clob/order-end.ts`).
 */
import { isOpen } from '../clob/order-end.ts';
import type { OpenOrder } from '../clob/types.ts';
import type { AccountIdentity, OwnFill } from '../modules/trades/own-fills.ts';
import type { OrderStep } from './account-event.ts';
import type { AccountMemory } from './account-memory.ts';
import type { Reading } from './account-state.ts';
import { orderOfFills } from './order-facts.ts';
import {
  concludeEnd,
  inheritEnd,
  inheritOrder,
  isHistory,
  noteAbsent,
  noteOrder,
  noteShown,
  type OrderProgress,
  reopen,
} from './order-progress.ts';
import { tellReopened } from './order-steps.ts';
import type { OwnOrder } from './own-orders.ts';

/** So long an order that was just taken may be missing from the lists, and one that ended may still be on them. */
const LAG_MS = 3_000;
/** Readings in a row without it before an order counts as what its fills show of it. */
const FEW_LOOKS = 2;

/** Whether an ended order was taken for over when the stream began, and nothing was told of it. */
function isUntold({ inherited, shown }: OrderProgress): boolean {
  return inherited && !shown;
}

export class MissingOrders {
  readonly #memory: AccountMemory;
  readonly #identity: AccountIdentity;
  readonly #now: () => number;

  /** @param now the machine's clock, Unix milliseconds, by which own orders are recorded */
  constructor(memory: AccountMemory, identity: AccountIdentity, now: () => number) {
    this.#memory = memory;
    this.#identity = identity;
    this.#now = now;
  }

  /**
   * Which orders to ask for by id after reading the list. A missing one whose end and fills are known is left out; those
   * least looked at come first.
   */
  doubtful(listed: readonly OpenOrder[], begunAt: Date): readonly string[] {
    const open = new Set(listed.map(({ orderId }) => orderId));
    const missing = this.#memory.openOrderIds
      .filter((orderId) => !open.has(orderId))
      .map((orderId) => this.#memory.order(orderId))
      .filter((progress) => progress.end?.matched === undefined && !isHistory(progress))
      .toSorted((a, b) => (a.absence?.until ?? 0) - (b.absence?.until ?? 0));
    const risen = listed.filter((order) => this.#isRisen(order, begunAt));
    return [...risen, ...missing].map(({ orderId }) => orderId);
  }

  /**
   * Notes what a reading says of an order that its list lacks.
   * @param fills the order's fills in the reading's trades
   */
  settle(progress: OrderProgress, fills: readonly OwnFill[], reading: Reading): void {
    const { begunAt, lookedUp, recorded } = reading;
    const { orderId } = progress;
    // One that was not looked up this time, or could not be, is as it was, but for its fills.
    const isLookedUp = lookedUp.has(orderId);
    const found = lookedUp.get(orderId);
    if (progress.endTold) return;
    // It emits nothing, and rises again where a list shows it, so that it needs no proof.
    if (isHistory(progress)) {
      inheritEnd(progress, begunAt);
      return;
    }
    if (!isLookedUp && progress.end?.matched === undefined) progress.overlooked = true;
    if (isLookedUp && found === undefined) noteAbsent(progress, begunAt);
    if (progress.facts === undefined) {
      if (!isLookedUp) return;
      const own = recorded.find(({ order }) => order.orderId === orderId);
      const isYoung = own !== undefined && this.#now() - own.receivedAt < LAG_MS;
      if (isYoung && (found === undefined || isOpen(found))) return;
      const order = this.#factsOf(progress, found, own) ?? this.#orderOfFills(progress, fills, begunAt);
      if (order === undefined) {
        if (progress.fills.size === 0) this.#memory.dropOrder(orderId);
        return;
      }
      noteOrder(progress, order, undefined);
    }
    if (found !== undefined) {
      noteOrder(progress, found, found.sizeMatched);
      noteShown(progress);
    }
    if (progress.end === undefined || found !== undefined) concludeEnd(progress, begunAt, found);
  }

  /**
   * Takes an order that the exchange shows as open by its id. One that was told as ended is open after all, or was never
   * known because the first reading lacked it.
   */
  rise(order: OpenOrder, begunAt: Date): readonly OrderStep[] {
    if (!this.#isRisen(order, begunAt)) return [];
    const known = this.#memory.knownOrder(order.orderId);
    const progress = known ?? this.#memory.order(order.orderId);
    const wasHistory = known !== undefined && isUntold(known);
    reopen(progress);
    if (progress.facts === undefined) noteOrder(progress, order, order.sizeMatched);
    if (known === undefined || wasHistory) inheritOrder(progress, order);
    // One that was taken for over before the stream began was never told of.
    return wasHistory ? [] : [tellReopened(progress, begunAt)];
  }

  /** Whether an order was told as ended, or was forgotten as such, so long ago that the list must know it. */
  #isRisen({ orderId, createdAt }: OpenOrder, begunAt: Date): boolean {
    if (this.#memory.isForgottenOrder(orderId, createdAt)) return true;
    const progress = this.#memory.knownOrder(orderId);
    if (progress === undefined || !progress.endTold || progress.end === undefined) return false;
    if (isUntold(progress)) return true;
    const { status, at } = progress.end;
    return status !== 'MATCHED' && begunAt.getTime() - at.getTime() >= LAG_MS;
  }

  /** What an order is of which nothing was heard before, where it is news: our own record of it, or what was found. */
  #factsOf(
    { fills }: OrderProgress,
    found: OpenOrder | undefined,
    own: OwnOrder | undefined,
  ): OpenOrder | undefined {
    if (own !== undefined) return own.receivedAt >= this.#memory.newsFrom ? own.order : undefined;
    const isNews = found !== undefined && !this.#memory.isPast(found.createdAt);
    return isNews || fills.size > 0 ? found : undefined;
  }

  /** An order of which its fills are all that shows it. */
  #orderOfFills(
    { orderId, absence }: OrderProgress,
    fills: readonly OwnFill[],
    at: Date,
  ): OpenOrder | undefined {
    if ((absence?.looks ?? 0) < FEW_LOOKS) return undefined;
    return orderOfFills(orderId, fills, at, this.#identity);
  }
}
