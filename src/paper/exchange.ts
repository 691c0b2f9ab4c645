/** The exchange: its markets, accounts and keys around one engine, and what its operator (a test, the seed world) may do. */
import type { ChainId } from '../protocol/constants.ts';
import type { OrderVersion } from '../protocol/order.ts';
import { PROTOCOL_V2_ORDER_VERSION, protocolOfTokenId } from '../protocol/protocol-version.ts';
import type { Account, Restriction } from './account.ts';
import { Accounts } from './accounts.ts';
import { ApiKeys } from './api-keys.ts';
import { type Clock, skewedClock } from './clock.ts';
import { Engine } from './engine.ts';
import { EventSource } from './events.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import { Faults } from './faults/faults.ts';
import { Heartbeats } from './heartbeats.ts';
import { hashId } from './ids.ts';
import type { Market } from './market.ts';
import { Markets } from './markets.ts';
import { modeRefusal, type TradingMode } from './mode.ts';
import { Notifications } from './notification.ts';
import type { PaperOrder } from './order.ts';
import { type OutcomeIndex, otherOutcome } from './outcome.ts';
import { ExchangeRecord } from './record.ts';
import { Settlement, type SettlementDelays } from './settlement.ts';
import type { Trade } from './trade.ts';
import { TradeLog } from './trade-log.ts';
import { COLLATERAL, type Wallet, type WalletEvent } from './wallet.ts';

/**
 * How an order that has ended is answered when it is asked for by id: `answered` with its status, and 404 for an unknown id,
 * as the real exchange does since about October 2026; `null` as it did before, for an unknown id too.
 */
export type EndedOrders = 'answered' | 'null';

export interface ExchangeOptions {
  readonly clock: Clock;
  readonly chainId: ChainId;
  readonly orderVersion: OrderVersion;
  readonly gtdMinimumSeconds: number;
  readonly endedOrders: EndedOrders;
  readonly settlementDelays: SettlementDelays;
}

export class Exchange {
  readonly clock: Clock;
  readonly chainId: ChainId;
  readonly events = new EventSource<ExchangeEvent>();
  /** Fires when all that one request or one timer does is done, before the request is answered. */
  readonly stepEnded = new EventSource<undefined>();
  readonly markets = new Markets();
  readonly accounts = new Accounts(() => this.clock.now());
  readonly keys = new ApiKeys();
  readonly notifications: Notifications;
  readonly trades = new TradeLog();
  readonly settlement: Settlement;
  readonly heartbeats: Heartbeats;
  readonly record: ExchangeRecord;
  /** What goes wrong on demand. */
  readonly faults: Faults;
  readonly engine: Engine;
  /** Where fees are gathered. */
  readonly treasury: Wallet;
  /** What `/version` answers: the order version that Protocol V1 markets take. */
  orderVersion: OrderVersion;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
  readonly endedOrders: EndedOrders;
  mode: TradingMode = { kind: 'open' };

  constructor(options: ExchangeOptions) {
    const { chainId, orderVersion, settlementDelays } = options;
    const faults = new Faults(options.clock);
    const clock = skewedClock(this.#stepped(options.clock), () => faults.skewMs);
    this.faults = faults;
    this.clock = clock;
    this.chainId = chainId;
    this.orderVersion = orderVersion;
    this.gtdMinimumSeconds = options.gtdMinimumSeconds;
    this.endedOrders = options.endedOrders;
    this.record = new ExchangeRecord(clock, this.events);
    this.notifications = new Notifications(clock);
    this.settlement = new Settlement(clock, settlementDelays, this.events, faults);
    this.treasury = this.accounts.open('treasury');
    this.heartbeats = new Heartbeats(clock, (apiKey) => this.#cancelOf(apiKey));
    this.engine = new Engine({
      clock,
      events: this.events,
      settlement: this.settlement,
      treasury: this.treasury,
      faults,
    });
    this.events.listen((event) => this.#note(event));
  }

  /** Opens a market to trading. */
  open(market: Market): void {
    this.markets.add(market);
    this.events.emit({ type: 'opened', market });
  }

  /** The order version that the market of a token takes; of a token without a market, by the shape of its id. */
  orderVersionOf(tokenId: string): OrderVersion {
    const market = this.markets.byToken(tokenId)?.market;
    const protocol = market?.terms.protocolVersion ?? protocolOfTokenId(tokenId);
    return protocol === 2 ? PROTOCOL_V2_ORDER_VERSION : this.orderVersion;
  }

  /** @throws {Refusal} where the mode does not take such an order. */
  checkMode(postOnly: boolean): void {
    const refusal = modeRefusal(this.mode, postOnly ? 'post-only' : 'post');
    if (refusal !== undefined) {
      throw refusal;
    }
  }

  /** Gives a wallet collateral made from nothing. Micros. */
  fund(wallet: Wallet, amount: bigint): void {
    this.accounts.mint(wallet, amount);
  }

  /** Turns collateral of a wallet into complete sets: as many shares of either outcome. Micros. */
  split(wallet: Wallet, market: Market, amount: bigint): void {
    wallet.events.push(this.#walletEvent('SPLIT', market, amount));
    wallet.debit(COLLATERAL, amount);
    wallet.credit(market.token(0).tokenId, amount);
    wallet.credit(market.token(1).tokenId, amount);
    market.sets += amount;
  }

  /** Turns complete sets of a wallet back into collateral. Micros. */
  merge(wallet: Wallet, market: Market, amount: bigint): void {
    wallet.events.push(this.#walletEvent('MERGE', market, amount));
    wallet.debit(market.token(0).tokenId, amount);
    wallet.debit(market.token(1).tokenId, amount);
    wallet.credit(COLLATERAL, amount);
    market.sets -= amount;
  }

  restrict(account: Account, restriction: Restriction): void {
    this.accounts.restrict(account, restriction);
  }

  /** Ends a market: its trades settle, its orders are cancelled, and shares are redeemed at once: the winner's for 1 pUSD each. */
  resolve(market: Market, winner: OutcomeIndex): void {
    if (market.winner !== undefined) {
      return;
    }
    market.acceptingOrders = false;
    this.settlement.finish(market);
    const orders = [...this.engine.openOrders.values()].filter(({ terms }) => terms.market === market);
    const concerned = new Set(orders.map(({ terms }) => terms.account));
    for (const order of orders) {
      this.engine.cancel(order, 'CANCELED_MARKET_RESOLVED');
    }
    market.winner = winner;
    for (const account of this.accounts.all()) {
      if (this.#payOut(account, market, winner)) {
        concerned.add(account);
      }
    }
    for (const account of concerned) {
      this.notifications.add(account, { kind: 'market-resolved', market });
    }
    this.events.emit({ type: 'resolved', market, winner });
  }

  [Symbol.dispose](): void {
    this.engine[Symbol.dispose]();
    this.settlement[Symbol.dispose]();
    this.heartbeats[Symbol.dispose]();
    this.faults[Symbol.dispose]();
  }

  /** The same clock; what its timers run is a step each. */
  #stepped(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      after: (delayMs, run) =>
        clock.after(delayMs, () => {
          run();
          this.stepEnded.emit(undefined);
        }),
    };
  }

  #walletEvent(type: WalletEvent['type'], { terms }: Market, amount: bigint): WalletEvent {
    return { type, at: this.clock.now(), market: terms.conditionId, amount };
  }

  /** Whether the account held anything of the market. */
  #payOut(account: Account, market: Market, winner: OutcomeIndex): boolean {
    let held = false;
    for (const wallet of new Set(account.wallets.values())) {
      const won = wallet.balance(market.token(winner).tokenId);
      const lost = wallet.balance(market.token(otherOutcome(winner)).tokenId);
      if (won > 0n || lost > 0n) wallet.events.push(this.#walletEvent('REDEEM', market, won));
      wallet.debit(market.token(winner).tokenId, won);
      wallet.debit(market.token(otherOutcome(winner)).tokenId, lost);
      wallet.credit(COLLATERAL, won);
      market.sets -= won;
      held ||= won > 0n || lost > 0n;
      if (won > 0n) {
        const transactionHash = hashId(`redemption/${market.terms.conditionId}/${wallet.address}`);
        const news = {
          kind: 'redeemed',
          market,
          wallet,
          outcome: winner,
          amount: won,
          transactionHash,
        } as const;
        this.notifications.add(account, news);
      }
    }
    return held;
  }

  #note(event: ExchangeEvent): void {
    switch (event.type) {
      case 'order':
        if (event.change === 'CANCELLATION' && event.refusal === undefined) {
          this.notifications.add(event.order.terms.account, { kind: 'order-cancelled', order: event.order });
        }
        break;
      case 'trade':
        this.#noteTrade(event.trade);
        break;
      default:
        break;
    }
  }

  #noteTrade(trade: Trade): void {
    if (trade.status === 'MATCHED') {
      this.trades.add(trade);
    }
    if (trade.status === 'MATCHED' || trade.status === 'FAILED') {
      const kind = trade.status === 'MATCHED' ? 'order-filled' : 'fill-failed';
      for (const order of [trade.taker, ...trade.makers.map((maker) => maker.order)]) {
        this.notifications.add(order.terms.account, { kind, order, trade });
      }
    }
  }

  #cancelOf(apiKey: string): void {
    const orders: PaperOrder[] = [...this.engine.openOrders.values()].filter(
      ({ terms }) => terms.owner === apiKey,
    );
    for (const order of orders) {
      this.engine.cancel(order);
    }
  }
}
