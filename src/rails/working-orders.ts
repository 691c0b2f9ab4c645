/**
 * The account's orders that may still be filled, those under way and of unknown outcome with them. What this process sends
 * and cancels is known at once. The rest is read from the exchange: fills, and what other programs do with the same
 * account, are seen when the list is read again, which an order waits for when the last reading is older than `STALE_MS`.
 */
import type { RailOrder } from './rail-order.ts';

/** From this age on an order has the list read again, behind its back. */
const AGEING_MS = 2_000;
/** From this age on an order waits for it. */
const STALE_MS = 10_000;
/** How long an order that the exchange holds back before matching may be missing from the list without being over. */
const DELAYED_MS = 15_000;

interface Entry {
  readonly order: RailOrder;
  /** A reading that began then or later and lacks the order says that it is over; `undefined` while its outcome is not known. */
  readonly listedFrom: number | undefined;
}

/** What became of an order: over, or still to be filled by `size`, held back before that or not. */
export type Remains = 'NOTHING' | { readonly size: bigint; readonly delayed: boolean };

export class WorkingOrders {
  readonly #read: () => Promise<readonly RailOrder[]>;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  /** Cancelled or over since the reading under way began, which may have seen them before. */
  readonly #ended = new Set<string>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  /**
   * @param read reads every open order from the exchange
   * @param now milliseconds that never go back
   */
  constructor(read: () => Promise<readonly RailOrder[]>, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /** Every order known now. */
  all(): readonly RailOrder[] {
    return Array.from(this.#entries.values(), ({ order }) => order);
  }

  get(orderId: string): RailOrder | undefined {
    return this.#entries.get(orderId)?.order;
  }

  /** Ids of the orders whose outcome is not known. */
  underWay(): readonly string[] {
    return [...this.#entries].flatMap(([orderId, { listedFrom }]) =>
      listedFrom === undefined ? [orderId] : [],
    );
  }

  /** Adds an order that is about to be sent. */
  add(order: RailOrder): void {
    this.#entries.set(order.orderId, { order, listedFrom: undefined });
  }

  /** Notes what became of an order. */
  settle(order: RailOrder, remains: Remains): void {
    if (remains === 'NOTHING') {
      this.remove([order.orderId]);
      return;
    }
    const listedFrom = this.#now() + (remains.delayed ? DELAYED_MS : 0);
    this.#entries.set(order.orderId, { order, listedFrom });
  }

  /** Forgets orders that are over. */
  remove(orderIds: readonly string[]): void {
    for (const orderId of orderIds) {
      this.#entries.delete(orderId);
      if (this.#reading !== undefined) this.#ended.add(orderId);
    }
  }

  /** Sees to it that the last reading is not too old. Rejects as `read` does, where that had to be waited for. */
  async keepCurrent(): Promise<void> {
    const age = this.#now() - this.#readAt;
    if (age < AGEING_MS) return;
    const reading = this.refresh();
    if (age < STALE_MS) reading.catch(() => {});
    else await reading;
  }

  /** Reads the list again. Calls at the same time share one reading. */
  refresh(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = undefined;
      this.#ended.clear();
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const begunAt = this.#now();
    const listed = await this.#read();
    this.#readAt = begunAt;
    const ids = new Set(listed.map(({ orderId }) => orderId));
    for (const [orderId, { listedFrom = Number.POSITIVE_INFINITY }] of this.#entries) {
      if (listedFrom <= begunAt && !ids.has(orderId)) this.#entries.delete(orderId);
    }
    for (const order of listed) {
      const { orderId } = order;
      if (this.#ended.has(orderId)) continue;
      const known = this.#entries.get(orderId);
      this.#entries.set(orderId, known === undefined ? { order, listedFrom: begunAt } : { ...known, order });
    }
  }
}
