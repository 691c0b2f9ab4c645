/**
 * How trades settle: MATCHED, then MINED with a transaction hash, then CONFIRMED. What the parties give leaves their
 * wallets at the match; what they get arrives when the trade is mined, as on the chain. A trade told to fail goes to
 * RETRYING and FAILED instead, and what had left comes back: the "ghost fill" of the real exchange.
 */
import type { Clock } from './clock.ts';
import type { EventSource } from './events.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import type { Faults } from './faults/faults.ts';
import { hashId } from './ids.ts';
import type { Market } from './market.ts';
import type { Trade } from './trade.ts';
import { partiesOf } from './trade-log.ts';

/** Milliseconds after the match. */
export interface SettlementDelays {
  readonly minedMs: number;
  readonly confirmedMs: number;
}

interface Settling {
  readonly trade: Trade;
  /** Why it is going to fail, if it is. */
  readonly failure: string | undefined;
  timer: Disposable;
}

export class Settlement {
  readonly #clock: Clock;
  readonly #delays: SettlementDelays;
  readonly #events: EventSource<ExchangeEvent>;
  readonly #faults: Faults;
  readonly #settling = new Map<string, Settling>();
  #nextFailure: string | undefined;

  constructor(clock: Clock, delays: SettlementDelays, events: EventSource<ExchangeEvent>, faults: Faults) {
    this.#clock = clock;
    this.#delays = delays;
    this.#events = events;
    this.#faults = faults;
  }

  /** Trades whose credits have not arrived yet: what they took out of the wallets is in nobody's. */
  *pending(): Generator<Trade, void, undefined> {
    for (const { trade } of this.#settling.values()) {
      if (trade.status === 'MATCHED' || trade.status === 'RETRYING') {
        yield trade;
      }
    }
  }

  /** Why a trade that is settling is going to fail; `undefined` where it is not. */
  fateOf(trade: Trade): string | undefined {
    return this.#settling.get(trade.id)?.failure;
  }

  /** Goes on with a trade that was on its way, from the step it had reached. */
  resume(trade: Trade, failure: string | undefined): void {
    const isMatched = trade.status === 'MATCHED';
    const { minedMs, confirmedMs } = this.#delays;
    const settling: Settling = {
      trade,
      failure,
      timer: this.#clock.after(isMatched ? minedMs : confirmedMs - minedMs, () =>
        isMatched ? this.#firstStep(settling) : this.#lastStep(settling),
      ),
    };
    this.#settling.set(trade.id, settling);
  }

  /** Lets the next trade fail, with this text in `err_msg`. */
  failNext(failure: string): void {
    this.#nextFailure = failure;
  }

  /** Starts a trade on its way. Its debits must have been made. */
  begin(trade: Trade): void {
    const failure = this.#nextFailure ?? this.#ghost(trade);
    this.#nextFailure = undefined;
    const settling: Settling = {
      trade,
      failure,
      timer: this.#clock.after(this.#delays.minedMs, () => this.#firstStep(settling)),
    };
    this.#settling.set(trade.id, settling);
    this.#events.emit({ type: 'trade', trade });
  }

  /** Brings every trade of a market to its end now: before a market is paid out. */
  finish(market: Market): void {
    for (const settling of [...this.#settling.values()]) {
      if (settling.trade.taker.terms.market !== market) {
        continue;
      }
      settling.timer[Symbol.dispose]();
      if (settling.trade.status === 'MATCHED') {
        this.#firstStep(settling);
        settling.timer[Symbol.dispose]();
      }
      this.#lastStep(settling);
    }
  }

  [Symbol.dispose](): void {
    for (const { timer } of this.#settling.values()) {
      timer[Symbol.dispose]();
    }
    this.#settling.clear();
  }

  /** Why a trade fails on demand. Trades between accounts of the house are left alone. */
  #ghost(trade: Trade): string | undefined {
    const concerns = [...partiesOf(trade)].some(({ hasKey }) => hasKey);
    return concerns && this.#faults.plan.isGhostFill() ? 'the transaction was reverted' : undefined;
  }

  #firstStep(settling: Settling): void {
    const { trade, failure } = settling;
    settling.timer = this.#clock.after(this.#delays.confirmedMs - this.#delays.minedMs, () =>
      this.#lastStep(settling),
    );
    if (failure === undefined) {
      trade.minedAt = this.#clock.now();
      trade.transactionHash = hashId(`transaction/${trade.id}`);
      for (const { wallet, asset, amount } of trade.credits) {
        wallet.credit(asset, amount);
      }
      trade.taker.terms.market.sets += trade.setsMade;
      this.#move(trade, 'MINED');
    } else {
      this.#move(trade, 'RETRYING');
    }
  }

  #lastStep({ trade, failure }: Settling): void {
    this.#settling.delete(trade.id);
    if (failure === undefined) {
      this.#move(trade, 'CONFIRMED');
      return;
    }
    for (const { wallet, asset, amount } of trade.debits) {
      wallet.credit(asset, amount);
    }
    trade.failure = failure;
    this.#move(trade, 'FAILED');
  }

  #move(trade: Trade, status: Trade['status']): void {
    trade.status = status;
    trade.updatedAt = this.#clock.now();
    this.#events.emit({ type: 'trade', trade });
  }
}
