/**
 * What happened on the exchange, per account and in order, never changed again: what any stream of an account can be
 * compared with. Kept only for accounts with an API key.
 */
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import type { EventSource } from './events.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import type { OrderStatus, PaperOrder } from './order.ts';
import type { Trade, TradeStatus } from './trade.ts';
import { partiesOf } from './trade-log.ts';

/** An order's state after something happened to it. Shares in micros, times in unix milliseconds. */
export interface OrderEntry {
  readonly kind: 'order';
  readonly at: number;
  readonly change: 'PLACEMENT' | 'UPDATE' | 'CANCELLATION';
  readonly orderId: string;
  readonly conditionId: string;
  readonly status: OrderStatus;
  readonly filled: bigint;
  readonly tradeIds: readonly string[];
  /** Why the exchange ended it, where it was not asked to. */
  readonly reason: string | undefined;
}

/** What an account's own order gave or took in a trade: shares, and the price of its own outcome. Micros. */
export interface OwnFill {
  readonly orderId: string;
  readonly shares: bigint;
  readonly price: bigint;
}

/** A step of a trade's settlement. */
export interface TradeEntry {
  readonly kind: 'trade';
  readonly at: number;
  readonly tradeId: string;
  readonly conditionId: string;
  readonly status: TradeStatus;
  readonly bucketIndex: number;
  readonly fills: readonly OwnFill[];
}

export type RecordEntry = OrderEntry | TradeEntry;

export class ExchangeRecord {
  readonly #clock: Clock;
  readonly #entries = new Map<string, RecordEntry[]>();

  constructor(clock: Clock, events: EventSource<ExchangeEvent>) {
    this.#clock = clock;
    events.listen((event) => this.#note(event));
  }

  /** Everything that happened to the account of an EOA, oldest first. */
  of(address: string): readonly RecordEntry[] {
    return this.#entries.get(address.toLowerCase()) ?? [];
  }

  #note(event: ExchangeEvent): void {
    if (event.type === 'order') {
      const reason = event.change === 'CANCELLATION' ? event.refusal : undefined;
      this.#add(event.order.terms.account, orderEntry(event.order, event.change, reason, this.#clock.now()));
    } else if (event.type === 'trade') {
      for (const account of partiesOf(event.trade)) {
        this.#add(account, tradeEntry(event.trade, account, this.#clock.now()));
      }
    }
  }

  #add(account: Account, entry: RecordEntry): void {
    if (!account.hasKey) {
      return;
    }
    const address = account.address.toLowerCase();
    const entries = this.#entries.get(address);
    if (entries === undefined) {
      this.#entries.set(address, [entry]);
    } else {
      entries.push(entry);
    }
  }
}

function orderEntry(
  order: PaperOrder,
  change: OrderEntry['change'],
  reason: string | undefined,
  at: number,
): OrderEntry {
  return {
    kind: 'order',
    at,
    change,
    orderId: order.id,
    conditionId: order.terms.market.terms.conditionId,
    status: order.status,
    filled: order.filled,
    tradeIds: [...order.tradeIds],
    reason,
  };
}

function tradeEntry(trade: Trade, account: Account, at: number): TradeEntry {
  const { taker, makers, size, price } = trade;
  const fills = [{ order: taker, shares: size, price }, ...makers].filter(
    ({ order }) => order.terms.account === account,
  );
  return {
    kind: 'trade',
    at,
    tradeId: trade.id,
    conditionId: taker.terms.market.terms.conditionId,
    status: trade.status,
    bucketIndex: trade.bucketIndex,
    fills: fills.map(({ order, shares, price: own }) => ({ orderId: order.id, shares, price: own })),
  };
}
