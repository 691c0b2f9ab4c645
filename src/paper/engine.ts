/**
 * The engine takes judged orders and cancels; it alone changes books and what orders hold back.
 *
 * Invariants: after every call no book is crossed; what a wallet holds back is the sum of what its open orders still need;
 * an order is in its account's open orders exactly while it is LIVE or DELAYED.
 * What is held back counts over all markets together: the same money never backs two orders.
 */
import { endOfGtd, rests } from '../protocol/order.ts';
import type { Clock } from './clock.ts';
import type { EventSource } from './events.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import type { Faults } from './faults/faults.ts';
import { type Fill, type MatchPlan, planMatch } from './matching.ts';
import { type OrderStatus, type OrderTerms, PaperOrder } from './order.ts';
import { killOf, refusalOf } from './order-judge.ts';
import { badRequest } from './refusal.ts';
import type { Settlement } from './settlement.ts';
import { refinedTick } from './tick-size.ts';
import type { Trade } from './trade.ts';
import { buckets, makeTrade } from './trade-maker.ts';
import type { Wallet } from './wallet.ts';

/** What became of an order at once: `live` rests, in part or whole; `matched` is done; `delayed` waits to match. */
export interface Placement {
  readonly order: PaperOrder;
  readonly status: 'live' | 'matched' | 'delayed';
  readonly trades: readonly Trade[];
}

/** What the engine works with. */
export interface EngineParts {
  readonly clock: Clock;
  readonly events: EventSource<ExchangeEvent>;
  readonly settlement: Settlement;
  /** Where fees go. */
  readonly treasury: Wallet;
  readonly faults: Faults;
}

export class Engine {
  readonly #parts: EngineParts;
  readonly #startedAt: number;
  readonly #known = new Set<string>();
  readonly #open = new Map<string, PaperOrder>();
  readonly #timers = new Map<string, Disposable>();
  #tradeCount = 0;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  /** Every LIVE or DELAYED order by its id. */
  get openOrders(): ReadonlyMap<string, PaperOrder> {
    return this.#open;
  }

  /**
   * Takes an order: matches what crosses, rests or kills the rest.
   * @throws {Refusal} in the exchange's words; then nothing has changed.
   */
  place(terms: OrderTerms): Placement {
    if (this.#known.has(terms.id)) {
      throw badRequest(`order ${terms.id} is invalid. Duplicated.`);
    }
    const plan = planMatch(terms);
    const order = new PaperOrder(terms, this.#parts.clock.now());
    const refusal = refusalOf(terms, plan);
    if (refusal !== undefined) {
      if (killOf(terms, plan) !== undefined) {
        order.status = 'CANCELED';
        this.#cancelled(order, refusal.message);
      }
      throw refusal;
    }
    // Only an account with a key can send an order again; the market makers' ids are not worth the memory.
    if (terms.account.hasKey) {
      this.#known.add(order.id);
    }
    const delayMs = plan.fills.length > 0 ? this.#delayOf(terms) : 0;
    if (delayMs > 0) {
      this.#delay(order, delayMs);
      return { order, status: 'delayed', trades: [] };
    }
    this.#parts.events.emit({ type: 'order', change: 'PLACEMENT', order });
    const trades = this.#enter(order, plan);
    return { order, status: order.status === 'LIVE' ? 'live' : 'matched', trades };
  }

  /** Takes an order that was accepted before, as it stood then. It is not matched. */
  restore(order: PaperOrder): void {
    this.#known.add(order.id);
    if (order.status === 'LIVE') {
      this.#rest(order);
    } else if (order.status === 'DELAYED') {
      this.#await(order, order.terms.market.terms.secondsDelay * 1000);
    } else {
      this.#keepEnded(order);
    }
  }

  /** Ends an open order. One that is delayed can only be ended by the exchange: `status` other than CANCELED. */
  cancel(
    order: PaperOrder,
    status: 'CANCELED' | 'CANCELED_MARKET_RESOLVED' | 'INVALID' = 'CANCELED',
  ): boolean {
    if (!this.#open.has(order.id) || (order.status === 'DELAYED' && status === 'CANCELED')) {
      return false;
    }
    order.terms.market.book.remove(order.id);
    this.#end(order, status);
    this.#cancelled(order, undefined);
    this.#bookChanged([order]);
    return true;
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers.values()) {
      timer[Symbol.dispose]();
    }
    this.#timers.clear();
  }

  /** How long an order that would match must wait first: its market's delay, or one on demand. Milliseconds. */
  #delayOf({ market, account }: OrderTerms): number {
    const { secondsDelay } = market.terms;
    if (secondsDelay > 0 || !account.hasKey) {
      return secondsDelay * 1000;
    }
    return this.#parts.faults.plan.matchDelayMs();
  }

  /** Holds back the whole order, and lets it match when the delay is over. */
  #delay(order: PaperOrder, delayMs: number): void {
    order.status = 'DELAYED';
    this.#await(order, delayMs);
    this.#parts.events.emit({ type: 'order', change: 'PLACEMENT', order });
  }

  #await(order: PaperOrder, delayMs: number): void {
    this.#list(order);
    this.#timers.set(
      order.id,
      this.#parts.clock.after(delayMs, () => this.#undelay(order)),
    );
  }

  #undelay(order: PaperOrder): void {
    this.#unlist(order);
    const plan = planMatch(order.terms);
    const refusal = refusalOf(order.terms, plan);
    if (refusal !== undefined) {
      order.status = 'INVALID';
      this.#keepEnded(order);
      this.#cancelled(order, refusal.message);
      return;
    }
    order.status = 'LIVE';
    this.#enter(order, plan);
    if (order.filled === 0n) {
      this.#parts.events.emit({ type: 'order', change: 'UPDATE', order });
    }
  }

  /** Carries out a plan just made, and rests what is left of an order that rests. */
  #enter(order: PaperOrder, plan: MatchPlan): Trade[] {
    const { terms } = order;
    const trades = buckets(plan.fills).map((fills, index) => this.#trade(order, fills, index));
    const staysOpen = !plan.complete && rests(terms.type);
    if (staysOpen) {
      this.#rest(order);
    } else {
      order.status = plan.complete ? 'MATCHED' : 'CANCELED';
      this.#keepEnded(order);
    }
    if (order.filled > 0n) {
      this.#parts.events.emit({ type: 'order', change: 'UPDATE', order });
    }
    if (order.status === 'CANCELED') {
      this.#cancelled(order, undefined);
    }
    this.#refineTick(trades);
    this.#bookChanged([...plan.fills.map(({ maker }) => maker), ...(staysOpen ? [order] : [])]);
    return trades;
  }

  /** Moves what one trade moves: the taker's part, and each maker's out of what its order holds back. */
  #trade(taker: PaperOrder, fills: readonly Fill[], bucketIndex: number): Trade {
    const { clock, treasury, settlement } = this.#parts;
    const { market, outcome } = taker.terms;
    this.#tradeCount += 1;
    const tradeName = `trade/${this.#startedAt}/${this.#tradeCount}`;
    const trade = makeTrade(taker, fills, bucketIndex, { now: clock.now(), tradeName, treasury });
    for (const { maker, shares } of fills) {
      maker.filled += shares;
      this.#letGo(maker, maker.held - maker.openCost);
      maker.tradeIds.push(trade.id);
      market.book.reduce(maker.id, shares);
      if (maker.open === 0n) {
        this.#end(maker, 'MATCHED');
      }
    }
    for (const { wallet, asset, amount } of trade.debits) {
      wallet.debit(asset, amount);
    }
    taker.filled += trade.size;
    taker.tradeIds.push(trade.id);
    market.traded(outcome, trade.price, taker.bookSide, trade.collateral);
    for (const { maker } of fills) {
      this.#parts.events.emit({ type: 'order', change: 'UPDATE', order: maker });
    }
    settlement.begin(trade);
    return trade;
  }

  #rest(order: PaperOrder): void {
    const { terms } = order;
    this.#list(order);
    terms.market.book.add(order, order.open);
    if (terms.type === 'GTD') {
      const dueMs = endOfGtd(terms.expiration * 1000) - this.#parts.clock.now();
      this.#timers.set(
        order.id,
        this.#parts.clock.after(dueMs, () => this.cancel(order)),
      );
    }
  }

  #list(order: PaperOrder): void {
    order.held = order.openCost;
    order.terms.wallet.reserve(order.asset, order.held);
    this.#open.set(order.id, order);
    order.terms.account.openOrders.set(order.id, order);
  }

  #unlist(order: PaperOrder): void {
    this.#letGo(order, order.held);
    this.#open.delete(order.id);
    order.terms.account.openOrders.delete(order.id);
    this.#timers.get(order.id)?.[Symbol.dispose]();
    this.#timers.delete(order.id);
  }

  #end(order: PaperOrder, status: OrderStatus): void {
    order.status = status;
    this.#unlist(order);
    this.#keepEnded(order);
  }

  #keepEnded(order: PaperOrder): void {
    const { account } = order.terms;
    if (account.hasKey) {
      account.endedOrders.set(order.id, order);
    }
  }

  #letGo(order: PaperOrder, amount: bigint): void {
    order.held -= amount;
    order.terms.wallet.release(order.asset, amount);
  }

  #cancelled(order: PaperOrder, refusal: string | undefined): void {
    this.#parts.events.emit({ type: 'order', change: 'CANCELLATION', order, refusal });
  }

  /** Tells of the levels at which these orders of one market stand or stood. */
  #bookChanged(orders: readonly PaperOrder[]): void {
    const [first] = orders;
    if (first === undefined) {
      return;
    }
    const { market } = first.terms;
    const places = new Map(orders.map((order) => [`${order.bookSide}${order.bookPrice}`, order]));
    const levels = [...places.values()].map(({ bookSide: side, bookPrice: price }) => ({
      side,
      price,
      size: market.book.sizeAt(side, price),
    }));
    market.bookChanged(this.#parts.clock.now());
    this.#parts.events.emit({ type: 'book', market, levels });
  }

  #refineTick(trades: readonly Trade[]): void {
    for (const { taker, price } of trades) {
      const { market } = taker.terms;
      const to = refinedTick(market, price);
      if (to !== undefined) {
        const from = market.tickSize;
        market.tickSize = to;
        this.#parts.events.emit({ type: 'tick-size', market, from, to });
      }
    }
  }
}
