/** The rails against whatever an account, and those who share it, may do in whatever order: no limit is ever passed. */
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { CodedError, InvalidRequestError } from '../../src/errors.ts';
import { rejected } from '../../src/journal/order-outcome.ts';
import { formatMicros, MICROS_PER_UNIT } from '../../src/protocol/decimal.ts';
import type { RailLimits } from '../../src/rails/limits.ts';
import type { RailOrder } from '../../src/rails/rail-order.ts';
import { createRails, type Rails } from '../../src/rails/rails.ts';
import { selfTrade } from '../../src/rails/self-trade.ts';
import type { TradingState, TradingStateRecord } from '../../src/rails/trading-state.ts';
import { NO_LIMITS } from '../support/no-limits.ts';

const RUNS = { seed: Number(process.env.SEED ?? 20_261_122), numRuns: 1_500 };

const terms = fc.record({
  conditionId: fc.constantFrom('m1', 'm2'),
  outcome: fc.constantFrom('yes', 'no'),
  side: fc.constantFrom('BUY', 'SELL'),
  cents: fc.integer({ min: 1, max: 99 }),
  shares: fc.integer({ min: 1, max: 40 }),
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

/** What happens next. `pick` chooses among the orders there are. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      orders: fc.array(terms, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('take', 'fill half', 'refuse', 'cancel'), pick: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('list' as const) }) },
);

/** Few at a time, so that each is reached and not only the tightest. */
const limit = (most: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.bigInt(1n, BigInt(most) * MICROS_PER_UNIT) },
  );
const limits = fc.record({
  orderNotional: limit(30),
  dailyNotional: limit(60),
  marketNotional: limit(50),
  openNotional: limit(80),
  priceDistance: limit(1),
  ordersPerSecond: fc.constant(undefined),
});

const BOOK_PRICE = 500_000n;

/** An exchange and a journal that keep the truth, for rails to be held against. */
class World {
  readonly rails: Rails;
  /** Sent and of no known outcome: they may be in the book. */
  readonly underWay = new Map<string, RailOrder>();
  readonly resting = new Map<string, RailOrder>();
  /** What the journal has, refusals apart. */
  readonly #sent = new Map<string, bigint>();
  readonly #limits: RailLimits;
  #count = 0;

  constructor(limits: RailLimits, state: TradingState) {
    this.#limits = limits;
    const record: TradingStateRecord = { state, since: 0, reason: undefined, setBy: '' };
    const none = async () => ({ canceled: [], notCanceled: [], unclear: [] });
    this.rails = createRails({
      config: { limits, allowSelfTrade: false },
      states: { read: async () => record, replace: async () => true },
      history: { spentOn: async (_since, except) => this.#journalled(except) },
      readWorking: async () => ({
        undecided: [],
        signed: [],
        listed: [...this.resting.values()],
        ended: new Set(),
      }),
      bookPrice: async () => BOOK_PRICE,
      levelsAgainst: async () => [],
      stopResending: async () => {},
      cancelAll: none,
      cancelOrders: none,
      logger: pino({ level: 'silent' }),
      now: () => 1_000,
    });
  }

  #journalled(except: readonly string[]): bigint {
    let sum = 0n;
    for (const [orderId, notional] of this.#sent) if (!except.includes(orderId)) sum += notional;
    return sum;
  }

  order({ conditionId, outcome, side, cents, shares }: Terms): RailOrder {
    const price = BigInt(cents) * 10_000n;
    const size = BigInt(shares) * MICROS_PER_UNIT;
    this.#count += 1;
    return {
      orderId: `order ${this.#count}`,
      conditionId,
      tokenId: `${conditionId} ${outcome}`,
      side: side === 'BUY' ? 'BUY' : 'SELL',
      price,
      size,
      notional: (price * size) / MICROS_PER_UNIT,
      rests: true,
    };
  }

  /** Sends an order, unless the rails refuse it: then the code is given. */
  async send(order: RailOrder): Promise<string | undefined> {
    try {
      await this.rails.reserve(order, order.orderId);
    } catch (error) {
      if (error instanceof CodedError) return error.code;
      throw error;
    }
    this.underWay.set(order.orderId, order);
    if (order.side === 'BUY') this.#sent.set(order.orderId, order.notional);
    return undefined;
  }

  take({ orderId, ...order }: RailOrder, filled: bigint): void {
    this.underWay.delete(orderId);
    const size = order.size - filled;
    if (size > 0n) {
      const notional = (order.notional * size + order.size - 1n) / order.size;
      this.resting.set(orderId, { ...order, orderId, size, notional });
    }
    const [shares, collateral] = [formatMicros(filled), '0'];
    this.rails.settled({
      kind: 'placed',
      clientOrderId: orderId,
      orderId,
      status: { value: 'LIVE', raw: 'live' },
      makingAmount: order.side === 'BUY' ? collateral : shares,
      takingAmount: order.side === 'BUY' ? shares : collateral,
      transactionHashes: [],
      tradeIds: [],
    });
  }

  refuse({ orderId }: RailOrder): void {
    this.underWay.delete(orderId);
    this.#sent.delete(orderId);
    this.rails.settled(rejected(orderId, new InvalidRequestError('NO_LIQUIDITY', 'no'), orderId));
  }

  cancel({ orderId }: RailOrder): void {
    this.resting.delete(orderId);
    this.rails.canceled([orderId]);
  }

  /** Every limit holds for what may be in the book, whatever comes of what is under way. */
  check(): void {
    const open = [...this.underWay.values(), ...this.resting.values()];
    const { marketNotional, openNotional, dailyNotional } = this.#limits;
    if (openNotional !== undefined) expect(atStake(open)).toBeLessThanOrEqual(openNotional);
    for (const market of ['m1', 'm2']) {
      const ofMarket = open.filter(({ conditionId }) => conditionId === market);
      if (marketNotional !== undefined) expect(atStake(ofMarket)).toBeLessThanOrEqual(marketNotional);
    }
    if (dailyNotional !== undefined) expect(this.#journalled([])).toBeLessThanOrEqual(dailyNotional);
    for (const order of open) expect(selfTrade(order, open)).toBeUndefined();
  }
}

/** Collateral that the BUYs may spend, counted anew. */
function atStake(orders: readonly RailOrder[]): bigint {
  return orders.reduce((sum, { side, notional }) => sum + (side === 'BUY' ? notional : 0n), 0n);
}

function picked(orders: ReadonlyMap<string, RailOrder>, pick: number): RailOrder | undefined {
  return [...orders.values()][pick % Math.max(1, orders.size)];
}

it('no sequence of orders, outcomes and cancels passes a limit or sets two own orders against each other', async () => {
  let refused = 0;
  let sent = 0;
  await fc.assert(
    fc.asyncProperty(limits, fc.array(step, { maxLength: 30 }), async (most, steps) => {
      const world = new World(most, 'ACTIVE');
      for (const next of steps) {
        if (next.kind === 'send') {
          // At the same time: each must see what the others reserve.
          const codes = await Promise.all(next.orders.map((each) => world.send(world.order(each))));
          refused += codes.filter((code) => code !== undefined).length;
          sent += codes.filter((code) => code === undefined).length;
        } else if ('pick' in next) {
          const from = next.kind === 'cancel' ? world.resting : world.underWay;
          const order = picked(from, next.pick);
          if (order === undefined) continue;
          if (next.kind === 'take') world.take(order, 0n);
          if (next.kind === 'fill half') world.take(order, order.size / 2n);
          if (next.kind === 'refuse') world.refuse(order);
          if (next.kind === 'cancel') world.cancel(order);
        } else {
          await world.rails.usage();
        }
        world.check();
      }
    }),
    RUNS,
  );
  expect({ refused: refused > 500, sent: sent > 500 }).toEqual({ refused: true, sent: true });
});

it('a SELL that meets no own order passes every limit, and only HALTED stops it', async () => {
  const state = fc.constantFrom<TradingState>('ACTIVE', 'REDUCING', 'HALTED');
  await fc.assert(
    fc.asyncProperty(limits, state, fc.array(terms, { maxLength: 20 }), async (most, held, orders) => {
      const world = new World(most, held);
      for (const each of orders) {
        const order = world.order(each);
        const open = [...world.underWay.values()];
        const code = await world.send(order);
        if (held === 'HALTED') expect(code).toBe('TRADING_HALTED');
        else if (order.side === 'SELL') {
          expect(code).toBe(selfTrade(order, open) === undefined ? undefined : 'SELF_TRADE');
        } else if (held === 'REDUCING') expect(code).toBe('TRADING_REDUCING');
      }
    }),
    RUNS,
  );
});

it('an order within every limit is sent', async () => {
  await fc.assert(
    fc.asyncProperty(terms, async (only) => {
      const world = new World(NO_LIMITS, 'ACTIVE');
      const { notional, price } = world.order(only);
      const distance = price < BOOK_PRICE ? BOOK_PRICE - price : price - BOOK_PRICE;
      const exact: RailLimits = {
        orderNotional: notional,
        dailyNotional: notional,
        marketNotional: notional,
        openNotional: notional,
        priceDistance: distance,
        ordersPerSecond: 1,
      };
      const within = new World(exact, 'ACTIVE');
      expect(await within.send(within.order(only))).toBeUndefined();
    }),
    RUNS,
  );
});
