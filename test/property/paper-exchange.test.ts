/** What must hold on the paper exchange whatever its traders do: checked after every step of generated histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldClock, heldClock } from '../../src/paper/clock.ts';
import { Exchange } from '../../src/paper/exchange.ts';
import { hashId } from '../../src/paper/ids.ts';
import type { Market } from '../../src/paper/market.ts';
import type { OrderTerms, PaperOrder } from '../../src/paper/order.ts';
import type { OutcomeIndex } from '../../src/paper/outcome.ts';
import { Refusal } from '../../src/paper/refusal.ts';
import type { Trade } from '../../src/paper/trade.ts';
import { COLLATERAL } from '../../src/paper/wallet.ts';
import { makerCollateral, takerCollateral } from '../../src/protocol/fills.ts';
import type { OrderType, Side } from '../../src/protocol/order.ts';
import { openMarketOn, START } from '../paper/fixture.ts';

type Step =
  | {
      readonly do: 'place';
      readonly trader: number;
      readonly market: number;
      readonly outcome: OutcomeIndex;
      readonly side: Side;
      readonly type: OrderType;
      /** In ticks. */
      readonly price: number;
      /** Hundredths of a share, or of a dollar of a market BUY. */
      readonly amount: number;
      readonly postOnly: boolean;
    }
  | { readonly do: 'cancel'; readonly pick: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'fail' }
  | { readonly do: 'split'; readonly trader: number; readonly market: number; readonly amount: number }
  | { readonly do: 'resolve'; readonly market: number; readonly winner: OutcomeIndex };

const trader = fc.nat(3);
const market = fc.nat(2);
const outcome = fc.constantFrom<OutcomeIndex>(0, 1);

const place: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('place' as const),
  trader,
  market,
  outcome,
  side: fc.constantFrom<Side>('BUY', 'SELL'),
  type: fc.constantFrom<OrderType>('GTC', 'GTC', 'GTD', 'FOK', 'FAK'),
  price: fc.integer({ min: 1, max: 99 }),
  amount: fc.integer({ min: 1, max: 90_000 }),
  postOnly: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: place },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(1000) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'fail' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('split' as const),
      trader,
      market,
      amount: fc.integer({ min: 1, max: 100_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('resolve' as const), market, winner: outcome }),
  },
);

const CENT = 10_000n;

/** A small world: four traders; a plain market, one with fees, one that delays. */
class Stage {
  readonly clock: HeldClock = heldClock(START);
  readonly exchange = new Exchange({
    clock: this.clock,
    chainId: 137,
    orderVersion: 2,
    gtdMinimumSeconds: 180,
    endedOrders: 'answered',
    settlementDelays: { minedMs: 50, confirmedMs: 500 },
  });
  readonly markets: readonly Market[] = [
    openMarketOn(this.exchange, 'plain'),
    openMarketOn(this.exchange, 'charged', { fee: { rate: '0.07', exponent: 1 }, tickSize: 1_000n }),
    openMarketOn(this.exchange, 'delayed', { secondsDelay: 3 }),
  ];
  readonly traders = ['a', 'b', 'c', 'd'].map((name) => {
    const account = this.exchange.accounts.of(hashId(name).slice(0, 42));
    return { account, wallet: this.exchange.accounts.bind(account, 0, account.address) };
  });
  readonly trades: Trade[] = [];
  readonly orders = new Set<PaperOrder>();
  #placed = 0;

  constructor() {
    this.exchange.events.listen((event) => {
      if (event.type === 'trade' && event.trade.status === 'MATCHED') {
        this.trades.push(event.trade);
      }
      if (event.type === 'order') {
        this.orders.add(event.order);
      }
    });
  }

  take(one: Step): void {
    try {
      this.#do(one);
    } catch (cause) {
      if (!(cause instanceof Refusal)) {
        throw cause;
      }
    }
  }

  #do(one: Step): void {
    const { engine } = this.exchange;
    switch (one.do) {
      case 'place':
        this.#place(one);
        break;
      case 'cancel': {
        const open = [...engine.openOrders.values()];
        const order = open[one.pick % Math.max(1, open.length)];
        if (order !== undefined) {
          engine.cancel(order);
        }
        break;
      }
      case 'wait':
        this.clock.advance(one.ms);
        break;
      case 'fail':
        this.exchange.settlement.failNext('the transaction was reverted');
        break;
      case 'split': {
        const wallet = pick(this.traders, one.trader).wallet;
        const amount = BigInt(one.amount) * CENT;
        const chosen = pick(this.markets, one.market);
        if (wallet.available(COLLATERAL) >= amount && chosen.acceptingOrders) {
          this.exchange.split(wallet, chosen, amount);
        }
        break;
      }
      case 'resolve':
        this.exchange.resolve(pick(this.markets, one.market), one.winner);
        break;
    }
  }

  #place(one: Extract<Step, { do: 'place' }>): void {
    const chosen = pick(this.markets, one.market);
    if (!chosen.acceptingOrders) {
      return;
    }
    this.#placed += 1;
    const rests = one.type === 'GTC' || one.type === 'GTD';
    const price = BigInt(one.price) * CENT;
    const amount = BigInt(one.amount) * CENT;
    const budget = !rests && one.side === 'BUY' ? amount : undefined;
    const terms: OrderTerms = {
      id: hashId(`order ${this.#placed}`),
      owner: `key ${one.trader}`,
      ...pick(this.traders, one.trader),
      market: chosen,
      outcome: one.outcome,
      side: one.side,
      type: one.type,
      postOnly: one.postOnly && rests,
      price,
      size: budget === undefined ? amount : (budget * 1_000_000n) / price,
      budget,
      expiration: one.type === 'GTD' ? Math.floor(this.clock.now() / 1000) + 240 : 0,
      builder: undefined,
    };
    this.exchange.engine.place(terms);
  }
}

function pick<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) {
    throw new RangeError('nothing to pick from');
  }
  return found;
}

function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) {
    total += amount;
  }
  return total;
}

/** Plays a history, and holds it against `check` after every step. */
function always(check: (stage: Stage) => void, numRuns = 400): void {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 120 }), (steps) => {
      const stage = new Stage();
      for (const one of steps) {
        stage.take(one);
        check(stage);
      }
    }),
    { numRuns },
  );
}

describe('whatever traders do', () => {
  it('collateral is neither made nor lost', () => {
    always(({ exchange, markets }) => {
      const pending = [...exchange.settlement.pending()].flatMap(({ debits }) => debits);
      const total =
        sum(exchange.accounts.wallets().map((wallet) => wallet.balance(COLLATERAL))) +
        sum(markets.map(({ sets }) => sets)) +
        sum(pending.filter(({ asset }) => asset === COLLATERAL).map(({ amount }) => amount));
      expect(total).toBe(exchange.accounts.minted);
    });
  });

  it('there are as many shares of either outcome as complete sets', () => {
    always(({ exchange, markets }) => {
      const pending = [...exchange.settlement.pending()].flatMap(({ debits }) => debits);
      for (const one of markets) {
        for (const { tokenId } of one.terms.tokens) {
          const shares =
            sum(exchange.accounts.wallets().map((wallet) => wallet.balance(tokenId))) +
            sum(pending.filter(({ asset }) => asset === tokenId).map(({ amount }) => amount));
          expect(shares).toBe(one.sets);
        }
      }
    });
  });

  it('no wallet has less than nothing, or holds back more than it has', () => {
    always(({ exchange }) => {
      for (const wallet of exchange.accounts.wallets()) {
        for (const asset of wallet.assets()) {
          expect(wallet.balance(asset)).toBeGreaterThanOrEqual(0n);
          expect(wallet.available(asset)).toBeGreaterThanOrEqual(0n);
        }
      }
    });
  });

  it('wallets hold back exactly what their open orders still need', () => {
    always(({ exchange, traders, markets }) => {
      const open = [...exchange.engine.openOrders.values()];
      const assets = [
        COLLATERAL,
        ...markets.flatMap(({ terms }) => terms.tokens.map(({ tokenId }) => tokenId)),
      ];
      for (const { account, wallet } of traders) {
        expect([...account.openOrders.values()]).toEqual(
          open.filter(({ terms }) => terms.account === account),
        );
        for (const asset of assets) {
          const own = open.filter((order) => order.terms.wallet === wallet && order.asset === asset);
          expect(wallet.reserved(asset)).toBe(sum(own.map((order) => order.openCost)));
        }
      }
    });
  });

  it('no book is crossed, and each holds the live orders of its market and nothing else', () => {
    always(({ exchange, markets }) => {
      for (const one of markets) {
        const bid = one.book.best('bid');
        const ask = one.book.best('ask');
        expect(bid === undefined || ask === undefined || bid < ask).toBe(true);
        const resting = [...one.book.resting('bid'), ...one.book.resting('ask')];
        const live = [...exchange.engine.openOrders.values()].filter(
          (order) => order.terms.market === one && order.status === 'LIVE',
        );
        expect(new Map(resting.map(({ order, open }) => [order.id, open]))).toEqual(
          new Map(live.map((order) => [order.id, order.open])),
        );
      }
    });
  });

  it('no taker pays more, nor gets less, than its order allows, but for less than a micro a maker', () => {
    always(({ trades }) => {
      for (const { taker, makers, size, collateral } of trades.splice(0)) {
        const atLimit = (size * taker.terms.price) / 1_000_000n;
        const slack = BigInt(makers.length);
        if (taker.terms.side === 'BUY') {
          expect(collateral).toBeLessThanOrEqual(atLimit + slack);
        } else {
          expect(collateral).toBeGreaterThanOrEqual(atLimit - slack);
        }
      }
    });
  });

  it('no order is filled beyond its size, nor a market BUY beyond its budget', () => {
    always(({ orders, trades }) => {
      for (const order of orders) {
        const { budget, size } = order.terms;
        if (budget === undefined) {
          expect(order.filled).toBeLessThanOrEqual(size);
        } else {
          const spent = sum(
            trades.filter(({ taker }) => taker === order).map(({ collateral }) => collateral),
          );
          expect(spent).toBeLessThanOrEqual(budget);
        }
      }
    }, 150);
  });
});

describe('the collateral of fills', () => {
  it('is what makers and takers are debited and credited, to the micro', () => {
    always(({ trades }) => {
      for (const { taker, makers, price, collateral } of trades.splice(0)) {
        for (const maker of makers) {
          expect(maker.collateral).toBe(makerCollateral(maker.shares, maker.price));
        }
        const parts = makers.map(({ shares, price: own, order: { terms } }) =>
          takerCollateral({ shares, price: own, sameOutcome: terms.outcome === taker.terms.outcome }),
        );
        expect(collateral).toBe(sum(parts));
        const worth = sum(makers.map(({ shares }) => shares)) * price;
        const apart = collateral * 1_000_000n - worth;
        expect(apart < 0n ? -apart : apart).toBeLessThan(1_000_000n * BigInt(makers.length));
      }
    });
  });
});
