/**
 * The orders and trades of an account that are remembered. Each is a field of the state that is stored beside the log, so
 * that the next reader goes on exactly where the last one stopped, and an event costs what it changes.
 *
 * Invariant: what is forgotten is over, settled, and older than anything a reading will show again. Only a trade that does
 * not settle for a day is forgotten nevertheless.
 */
import type { StateChanges } from '../bus/bus.ts';
import { reviveJson } from './account-log.ts';
import {
  isUnresolved,
  newOrder,
  type OrderProgress,
  readOrder,
  reduced,
  writeOrder,
} from './order-progress.ts';
import { isFinal, type TradeProgress } from './trade-progress.ts';

/** What is stored of the memory besides orders and trades. */
interface Frame {
  /** When the stream began, by the machine's clock: Unix milliseconds. */
  readonly beganAt: number;
  /** When the last reading was taken, by the machine's clock: Unix milliseconds. */
  readonly readAt: number;
  readonly horizon: Date;
}

/** How far before its beginning a reading still shows things again: lists lag, and the exchange's clock may be set back. */
const OVERLAP_MS = 120_000;
/** How far the clocks of two replicas may be apart. */
const CLOCKS_APART_MS = 10_000;
/** How long after the last reading own orders are still looked for that nothing was heard of. */
const NEWS_MS = 600_000;
const UNSETTLED_KEPT_MS = 86_400_000;

const FRAME = 'memory';
const ORDER = 'order:';
const TRADE = 'trade:';

export class AccountMemory {
  readonly #orders = new Map<string, OrderProgress>();
  readonly #trades = new Map<string, TradeProgress>();
  readonly #now: () => number;
  readonly #beganAt: number;
  #readAt: number;
  #horizon: Date;
  /** Ids of orders that were handed out since `isUnresolved` last looked at them. */
  readonly #unchecked = new Set<string>();
  readonly #unresolved = new Set<string>();
  /** Fields that may differ from what is stored. */
  readonly #touched = new Set<string>([FRAME]);
  /** The stored text of orders and of the frame. A trade is touched only when it changes. */
  readonly #stored = new Map<string, string>();

  /**
   * An empty memory, of an account whose stream begins now; or the one that was stored.
   * @param from before it nothing is asked for; or the fields that were stored
   * @param now the machine's clock, by which own orders are recorded: the exchange's may be set
   */
  constructor(from: Date | ReadonlyMap<string, string>, now: () => number) {
    this.#now = now;
    if (from instanceof Date) {
      this.#beganAt = now();
      this.#readAt = this.#beganAt;
      this.#horizon = from;
      return;
    }
    const frame = reviveJson<Frame>(from.get(FRAME) ?? '{}');
    this.#beganAt = frame.beganAt;
    this.#readAt = frame.readAt;
    this.#horizon = frame.horizon;
    for (const [field, text] of from) {
      if (field.startsWith(ORDER)) this.#restore(field, text);
      else if (field.startsWith(TRADE)) this.#trades.set(field.slice(TRADE.length), reviveJson(text));
    }
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
      .filter(({ step, matchTime }) => !isFinal(step) && matchTime < this.#horizon)
      .map(({ tradeId }) => tradeId);
  }

  /** Whether something was heard of that cannot be told before the lists are read. */
  get isUnresolved(): boolean {
    for (const orderId of this.#unchecked) {
      const progress = this.#orders.get(orderId);
      if (progress !== undefined && isUnresolved(progress)) this.#unresolved.add(orderId);
      else this.#unresolved.delete(orderId);
    }
    this.#unchecked.clear();
    return this.#unresolved.size > 0;
  }

  /**
   * By the machine's clock, Unix milliseconds: an own order that was asked for since, and is not known, was never heard of.
   * An older one may have been told of and forgotten, or was there before the stream began.
   */
  get newsFrom(): number {
    const unread = this.#readAt - OVERLAP_MS + CLOCKS_APART_MS;
    return Math.max(this.#beganAt, unread, this.#now() - NEWS_MS);
  }

  /** What has changed since it was last asked for, as fields of the stored state. */
  takeChanges(): StateChanges {
    const changes = new Map<string, string | null>();
    for (const field of this.#touched) {
      const text = this.#textOf(field);
      if (field.startsWith(TRADE)) changes.set(field, text ?? null);
      else if (text !== this.#stored.get(field)) {
        changes.set(field, text ?? null);
        if (text === undefined) this.#stored.delete(field);
        else this.#stored.set(field, text);
      }
    }
    this.#touched.clear();
    return changes;
  }

  /** The order with this id, which is remembered from now on. */
  order(orderId: string): OrderProgress {
    const progress = this.#orders.get(orderId) ?? newOrder(orderId, this.#now());
    this.#orders.set(orderId, progress);
    this.#touch(orderId);
    return progress;
  }

  knownOrder(orderId: string): OrderProgress | undefined {
    const progress = this.#orders.get(orderId);
    if (progress !== undefined) this.#touch(orderId);
    return progress;
  }

  dropOrder(orderId: string): void {
    this.#orders.delete(orderId);
    this.#touch(orderId);
  }

  /** Whether an order that was born then is not known because it was forgotten. */
  isForgottenOrder(orderId: string, bornAt: Date): boolean {
    return !this.#orders.has(orderId) && this.isPast(bornAt);
  }

  knownTrade(tradeId: string): TradeProgress | undefined {
    return this.#trades.get(tradeId);
  }

  setTrade(progress: TradeProgress): void {
    const { trade, ...rest } = progress;
    const isSettled = isFinal(progress.step) && !progress.inherited;
    this.#trades.set(progress.tradeId, isSettled ? rest : progress);
    this.#touched.add(TRADE + progress.tradeId);
  }

  /** Whether a trade of that time is not known because it was forgotten. */
  isForgottenTrade(tradeId: string, matchTime: Date): boolean {
    return !this.#trades.has(tradeId) && this.isPast(matchTime);
  }

  /** The trades that fill an order. */
  tradesOf({ fills }: OrderProgress): readonly TradeProgress[] {
    return [...fills.keys()].flatMap((tradeId) => this.#trades.get(tradeId) ?? []);
  }

  /** Forgets what is over and settled and will not be shown again by a reading that begins after this one. */
  forget(begunAt: Date): void {
    this.#readAt = this.#now();
    this.#touched.add(FRAME);
    const horizon = new Date(begunAt.getTime() - OVERLAP_MS);
    if (horizon <= this.#horizon) return;
    this.#horizon = horizon;
    const unsettledFrom = horizon.getTime() - UNSETTLED_KEPT_MS;
    for (const [tradeId, { matchTime, step }] of this.#trades) {
      const isDone = isFinal(step) ? this.isPast(matchTime) : matchTime.getTime() < unsettledFrom;
      if (!isDone) continue;
      this.#trades.delete(tradeId);
      this.#touched.add(TRADE + tradeId);
    }
    const longKnown = this.#now() - OVERLAP_MS;
    for (const [orderId, { heardAt, end, endTold, fills }] of this.#orders) {
      if (!endTold || end === undefined || !this.isPast(end.at) || heardAt > longKnown) continue;
      if (![...fills.keys()].some((tradeId) => this.#trades.has(tradeId))) this.dropOrder(orderId);
    }
  }

  #restore(field: string, text: string): void {
    const orderId = field.slice(ORDER.length);
    this.#orders.set(orderId, readOrder(text));
    this.#stored.set(field, text);
    this.#unchecked.add(orderId);
  }

  #touch(orderId: string): void {
    this.#unchecked.add(orderId);
    this.#touched.add(ORDER + orderId);
  }

  #textOf(field: string): string | undefined {
    if (field === FRAME) {
      const frame: Frame = { beganAt: this.#beganAt, readAt: this.#readAt, horizon: this.#horizon };
      return JSON.stringify(frame);
    }
    if (field.startsWith(TRADE)) return JSON.stringify(this.#trades.get(field.slice(TRADE.length)));
    const orderId = field.slice(ORDER.length);
    const order = this.#orders.get(orderId);
    if (order === undefined) return undefined;
    const kept = reduced(order, (tradeId) => isFinal(this.#trades.get(tradeId)?.step ?? 'CONFIRMED'));
    this.#orders.set(orderId, kept);
    return writeOrder(kept);
  }

  /** Whether a time is before `horizon`. The exchange writes some times in whole seconds. */
  isPast(time: Date): boolean {
    return time.getTime() < Math.floor(this.#horizon.getTime() / 1000) * 1000;
  }
}
