/**
 * The orders and trades of an account that are remembered. It is stored as JSON beside the log, so that the next reader goes
 * on exactly where the last one stopped.
 *
 * Invariant: what is forgotten is over, settled, and older than anything a reading will show again.
 */
import { isUnresolved, newOrder, type OrderProgress } from './order-progress.ts';
import { isFinal, type TradeProgress } from './trade-progress.ts';

/** The memory as plain data. */
export interface StoredAccountMemory {
  /** By the machine's clock, Unix milliseconds. */
  readonly beganAt: number;
  readonly horizon: Date;
  readonly orders: readonly OrderProgress[];
  readonly trades: readonly TradeProgress[];
}

/** How far before its beginning a reading still shows things again: lists lag, and the exchange's clock may be set back. */
const OVERLAP_MS = 120_000;
/** How far the clocks of two replicas may be apart. */
const CLOCKS_APART_MS = 10_000;

export class AccountMemory {
  readonly #orders = new Map<string, OrderProgress>();
  readonly #trades = new Map<string, TradeProgress>();
  readonly #now: () => number;
  readonly #beganAt: number;
  #horizon: Date;

  /**
   * An empty memory, of an account whose stream begins now; or the one that was stored.
   * @param from before it nothing is asked for; or what was stored
   * @param now the machine's clock, by which own orders are recorded: the exchange's may be set
   */
  constructor(from: Date | StoredAccountMemory, now: () => number) {
    this.#now = now;
    if (from instanceof Date) {
      this.#beganAt = now();
      this.#horizon = from;
      return;
    }
    this.#beganAt = from.beganAt;
    this.#horizon = from.horizon;
    for (const order of from.orders) this.#orders.set(order.orderId, order);
    for (const trade of from.trades) this.setTrade(trade);
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
    return [...this.#orders.values()].some(isUnresolved);
  }

  toJSON(): StoredAccountMemory {
    return {
      beganAt: this.#beganAt,
      horizon: this.#horizon,
      orders: [...this.#orders.values()],
      trades: [...this.#trades.values()],
    };
  }

  /**
   * By the machine's clock, Unix milliseconds: an own order that was asked for since, and is not known, was never heard of.
   * An older one may have been told of and forgotten, or was there before the stream began.
   */
  get newsFrom(): number {
    return Math.max(this.#beganAt, this.#now() - OVERLAP_MS + CLOCKS_APART_MS);
  }

  /** The order with this id, which is remembered from now on. */
  order(orderId: string): OrderProgress {
    const progress = this.#orders.get(orderId) ?? newOrder(orderId, this.#now());
    this.#orders.set(orderId, progress);
    return progress;
  }

  knownOrder(orderId: string): OrderProgress | undefined {
    return this.#orders.get(orderId);
  }

  dropOrder(orderId: string): void {
    this.#orders.delete(orderId);
  }

  /** Whether an order that was born then is not known because it was forgotten. */
  isForgottenOrder(orderId: string, bornAt: Date): boolean {
    return !this.#orders.has(orderId) && this.#isPast(bornAt);
  }

  knownTrade(tradeId: string): TradeProgress | undefined {
    return this.#trades.get(tradeId);
  }

  setTrade(progress: TradeProgress): void {
    this.#trades.set(progress.trade.tradeId, progress);
  }

  /** Whether a trade of that time is not known because it was forgotten. */
  isForgottenTrade(tradeId: string, matchTime: Date): boolean {
    return !this.#trades.has(tradeId) && this.#isPast(matchTime);
  }

  /** The trades that fill an order. */
  tradesOf({ fills }: OrderProgress): readonly TradeProgress[] {
    return [...this.#trades.values()].filter(({ trade }) => fills[trade.tradeId] !== undefined);
  }

  /** Forgets what is over and settled and will not be shown again by a reading that begins after this one. */
  forget(begunAt: Date): void {
    const horizon = new Date(begunAt.getTime() - OVERLAP_MS);
    if (horizon <= this.#horizon) return;
    this.#horizon = horizon;
    for (const [tradeId, { trade, step }] of this.#trades) {
      if (isFinal(step) && this.#isPast(trade.matchTime)) this.#trades.delete(tradeId);
    }
    const longKnown = this.#now() - OVERLAP_MS;
    for (const [orderId, { heardAt, end, endTold, fills }] of this.#orders) {
      if (!endTold || end === undefined || !this.#isPast(end.at) || heardAt > longKnown) continue;
      if (!Object.keys(fills).some((tradeId) => this.#trades.has(tradeId))) this.#orders.delete(orderId);
    }
  }

  /** The exchange writes some times in whole seconds. */
  #isPast(time: Date): boolean {
    return time.getTime() < Math.floor(this.#horizon.getTime() / 1000) * 1000;
  }
}
