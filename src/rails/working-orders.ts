/**
 * The account's orders that may still be filled, those under way and of unknown outcome with them. What this process sends
 * and cancels is known at once. The rest is read from the exchange and the journal: fills, what other programs do with the
 * same account, and what an earlier life of the server or another replica has sent, are seen when that is read again, which
 * an order waits for when the last reading is older than `STALE_MS`.
 */
import { OrderIndex } from './order-index.ts';
import type { RailOrder } from './rail-order.ts';
import type { UndecidedCopy } from './undecided-orders.ts';

/** From this age on an order has the list read again, behind its back. */
const AGEING_MS = 2_000;
/** From this age on an order waits for it. */
const STALE_MS = 10_000;
/** How long an order that the exchange holds back before matching may be missing from the list without being over. */
const DELAYED_MS = 15_000;

/** The copy that whoever has the signature of an order may send. No `clientOrderId` is empty. */
export const SIGNED_COPY = '';

/** One reading. */
export interface WorkingReading {
  /** Orders of unknown outcome that are written down; read before the list, so that what was decided between is in it. */
  readonly undecided: readonly UndecidedCopy[];
  /** Orders that were signed and not sent, and that the exchange may still receive; read before the list too. */
  readonly signed: readonly RailOrder[];
  /** Every open order of the exchange's list. */
  readonly listed: readonly RailOrder[];
  /** Ids of the expected orders that are proved to have ended. That the list lacks an order proves nothing. */
  readonly ended: ReadonlySet<string>;
}

/** @param expected ids of the orders that are known to be open */
export type ReadWorking = (expected: readonly string[]) => Promise<WorkingReading>;

/** What became of an order: over, or still to be filled by `size`, held back before that or not. */
export type Remains = 'NOTHING' | { readonly size: bigint; readonly delayed: boolean };

export class WorkingOrders {
  readonly #read: ReadWorking;
  readonly #now: () => number;
  readonly #orders = new OrderIndex();
  /** Of an order whose outcome is not known, the copies that may arrive. */
  readonly #copies = new Map<string, Set<string>>();
  /** Of those, the orders that this process knows from a reading only: an earlier life's, or another replica's. */
  readonly #fromReading = new Set<string>();
  /** Of an order that was taken: a reading that began then or later and lacks it says that it is over. */
  readonly #listedFrom = new Map<string, number>();
  /** Of an order that was signed here and written down: a reading that began then or later and lacks it ends the copy. */
  readonly #signedFrom = new Map<string, number>();
  /** Cancelled or over since the reading under way began, which may have seen them before. */
  readonly #ended = new Set<string>();
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  /** @param now milliseconds that never go back */
  constructor(read: ReadWorking, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /** Every order known now. */
  get known(): Pick<OrderIndex, 'all' | 'get' | 'size' | 'atStake' | 'against'> {
    return this.#orders;
  }

  /** Ids of the orders that were sent and whose outcome is not known. */
  underWay(): readonly string[] {
    return [...this.#copies].flatMap(([orderId, copies]) =>
      copies.size === 1 && copies.has(SIGNED_COPY) ? [] : [orderId],
    );
  }

  /** Adds an order of which a first copy is about to be sent. */
  add(order: RailOrder, copy: string): void {
    this.#orders.set(order);
    this.#listedFrom.delete(order.orderId);
    this.#copies.set(order.orderId, new Set([copy]));
  }

  /** Notes that an order that was added as `SIGNED_COPY` is written down, so that readings show it. */
  signed(orderId: string): void {
    if (this.#copies.get(orderId)?.has(SIGNED_COPY)) this.#signedFrom.set(orderId, this.#now());
  }

  /** Notes that one more copy is about to be sent of an order that is known; gives whether it is. */
  join(orderId: string, copy: string): boolean {
    this.#copies.get(orderId)?.add(copy);
    return this.#orders.get(orderId) !== undefined;
  }

  /** Notes that a copy was refused or not sent; gives whether it was the last that could arrive, and the order is forgotten. */
  release(orderId: string, copy: string): boolean {
    const copies = this.#copies.get(orderId);
    if (copies?.delete(copy) !== true || copies.size > 0) return false;
    this.remove([orderId]);
    return true;
  }

  /** Notes what became of an order. */
  settle(order: RailOrder, remains: Remains): void {
    if (remains === 'NOTHING') {
      this.remove([order.orderId]);
      return;
    }
    this.#forget(order.orderId);
    this.#orders.set(order);
    this.#listedFrom.set(order.orderId, this.#now() + (remains.delayed ? DELAYED_MS : 0));
  }

  /** Forgets orders that are over. */
  remove(orderIds: readonly string[]): void {
    for (const orderId of orderIds) {
      this.#forget(orderId);
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
    const { undecided, signed, listed, ended } = await this.#read([...this.#listedFrom.keys()]);
    this.#readAt = begunAt;
    // What is decided since is listed, or over.
    for (const orderId of this.#fromReading) this.#forget(orderId);
    this.#dropSigned(new Set(signed.map(({ orderId }) => orderId)), begunAt);
    for (const { order, copy } of [...undecided, ...signed.map(asCopy)]) {
      const { orderId } = order;
      const isOwn = this.#orders.get(orderId) !== undefined && !this.#fromReading.has(orderId);
      if (isOwn || this.#ended.has(orderId) || this.join(orderId, copy)) continue;
      this.add(order, copy);
      this.#fromReading.add(orderId);
    }
    for (const orderId of ended) if (this.#listedFrom.has(orderId)) this.#forget(orderId);
    for (const order of listed) {
      const { orderId } = order;
      if (this.#ended.has(orderId)) continue;
      if (this.#orders.get(orderId) === undefined) this.#listedFrom.set(orderId, begunAt);
      this.#orders.set(order);
    }
  }

  /** The copies that a reading lacks can no longer be sent, or the exchange has them. */
  #dropSigned(signed: ReadonlySet<string>, begunAt: number): void {
    for (const [orderId, signedFrom] of this.#signedFrom) {
      if (signedFrom > begunAt || signed.has(orderId)) continue;
      this.#signedFrom.delete(orderId);
      const copies = this.#copies.get(orderId);
      if (copies?.delete(SIGNED_COPY) && copies.size === 0) this.#forget(orderId);
    }
  }

  #forget(orderId: string): void {
    this.#orders.delete(orderId);
    this.#copies.delete(orderId);
    this.#fromReading.delete(orderId);
    this.#signedFrom.delete(orderId);
    this.#listedFrom.delete(orderId);
  }
}

function asCopy(order: RailOrder): UndecidedCopy {
  return { order, copy: SIGNED_COPY };
}
