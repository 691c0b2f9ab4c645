/**
 * What the orders of one UTC day may have spent: those of the journal, which outlives the process and is shared by
 * replicas, and those under way, which may not be in it yet. An order counts whole once it is sent, filled or not, and no
 * longer once it was clearly refused.
 */

/** From this age on the journal is asked again, for what other replicas have sent. */
const STALE_MS = 5_000;
const DAY_MS = 86_400_000;

/** Where orders are written down. */
export interface OrderHistory {
  /** Micros of collateral of the BUYs received on the UTC day that begins then and not refused, without those of `except`. */
  spentOn(day: number, except: readonly string[]): Promise<bigint>;
}

export class DailySpending {
  readonly #history: OrderHistory;
  readonly #now: () => number;
  readonly #underWay = new Map<string, bigint>();
  #day = Number.NaN;
  #readAt = Number.NEGATIVE_INFINITY;
  #settled = 0n;
  #reading: Promise<void> | undefined;
  /** Settled since the reading under way began: it may have missed them. */
  #landed = 0n;

  /** @param now Unix milliseconds */
  constructor(history: OrderHistory, now: () => number) {
    this.#history = history;
    this.#now = now;
  }

  /** Micros of collateral. */
  total(): bigint {
    let sum = this.#settled;
    for (const notional of this.#underWay.values()) sum += notional;
    return sum;
  }

  /** Counts an order that is about to be sent. */
  add(orderId: string, notional: bigint): void {
    this.#underWay.set(orderId, notional);
  }

  /** The order was taken: it counts from now on whatever becomes of it. */
  keep(orderId: string): void {
    const notional = this.#underWay.get(orderId);
    if (notional === undefined) return;
    this.#underWay.delete(orderId);
    this.#settled += notional;
    if (this.#reading !== undefined) this.#landed += notional;
  }

  /** The order was refused, or never sent: it counts no longer. */
  giveBack(orderId: string): void {
    this.#underWay.delete(orderId);
  }

  /** Sees to it that the sum is of today and not too old. */
  async keepCurrent(): Promise<void> {
    const now = this.#now();
    if (this.#day !== startOfDay(now) || now - this.#readAt >= STALE_MS) await this.refresh();
  }

  /** Asks the journal again. Calls at the same time share one question. */
  refresh(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = undefined;
      this.#landed = 0n;
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    const now = this.#now();
    const day = startOfDay(now);
    const spent = await this.#history.spentOn(day, [...this.#underWay.keys()]);
    this.#day = day;
    this.#readAt = now;
    this.#settled = spent + this.#landed;
  }
}

function startOfDay(unixMs: number): number {
  return unixMs - (unixMs % DAY_MS);
}
