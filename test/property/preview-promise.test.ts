/**
 * The promise of a preview, that an order without refusals would be taken, against the paper exchange's own rules: random
 * orders of every type, at every tick size, on either side of a book, from wallets with little and with much.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InvalidRequestError } from '../../src/errors.ts';
import { availableOf, shortageOf } from '../../src/modules/funds/shortage.ts';
import { buildOrder } from '../../src/modules/orders/build-order.ts';
import type { UnsignedOrderRequest } from '../../src/modules/orders/order-request.ts';
import { neededBy, walkOf } from '../../src/modules/preview/preview-service.ts';
import { refusalsOf } from '../../src/modules/preview/refusals.ts';
import type { WalkResult } from '../../src/modules/preview/walk-book.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { Exchange } from '../../src/paper/exchange.ts';
import { hashId } from '../../src/paper/ids.ts';
import type { Market } from '../../src/paper/market.ts';
import { type MatchPlan, planMatch } from '../../src/paper/matching.ts';
import type { OrderTerms } from '../../src/paper/order.ts';
import { refusalOf } from '../../src/paper/order-judge.ts';
import { amountsOf } from '../../src/paper/order-rules.ts';
import { Refusal } from '../../src/paper/refusal.ts';
import { COLLATERAL, Wallet } from '../../src/paper/wallet.ts';
import { TICK_SIZES } from '../../src/protocol/constants.ts';
import { formatMicros, MICROS_PER_UNIT, parseMicros } from '../../src/protocol/decimal.ts';
import type { Order, OrderType, Side, SignedOrder } from '../../src/protocol/order.ts';
import { openMarketOn, START } from '../paper/fixture.ts';

const ORDERS = 100_000;
const RUN = { seed: Number(process.env.SEED ?? 20_261_130), numRuns: ORDERS };

const exchange = new Exchange({
  clock: heldClock(START),
  chainId: 137,
  orderVersion: 2,
  endedOrders: 'answered',
  gtdMinimumSeconds: 180,
  settlementDelays: { minedMs: 50, confirmedMs: 500 },
});
const account = exchange.accounts.of(hashId('maker').slice(0, 42));
const funder = exchange.accounts.bind(account, 0, account.address);
exchange.fund(funder, 10n ** 15n);

/** A market for each tick size, with and without a fee, and levels of odd sizes on both sides of its book. */
const markets: readonly Market[] = TICK_SIZES.flatMap((tick) =>
  [undefined, { rate: '0.07', exponent: 1 }].map((fee, index) => {
    const tickSize = parseMicros(tick);
    const market = openMarketOn(exchange, `${tick}-${index}`, { tickSize, fee });
    exchange.split(funder, market, 10n ** 11n);
    for (const [level, size] of [7_130_000n, 33_510_000n, 8_360_000n].entries()) {
      for (const side of ['BUY', 'SELL'] as const) {
        const middle = MICROS_PER_UNIT / 2n;
        const distance = BigInt(level + 1) * tickSize;
        const price = side === 'BUY' ? middle - distance : middle + distance;
        const id = hashId(`${tick}-${index}-${side}-${level}`);
        exchange.engine.place({ ...termsOf(market, id, funder), side, type: 'GTC', price, size });
      }
    }
    return market;
  }),
);

function termsOf(
  market: Market,
  id: string,
  wallet: Wallet,
): Omit<OrderTerms, 'side' | 'type' | 'price' | 'size'> {
  const owner = { id, owner: '', account, wallet, builder: undefined };
  return { ...owner, market, outcome: 0, postOnly: false, budget: undefined, expiration: 0 };
}

interface Case {
  readonly market: Market;
  readonly request: UnsignedOrderRequest;
  /** Micros of what the order gives. */
  readonly balance: bigint;
}

const hundredths = fc
  .oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 500, max: 5_000 }))
  .map((count) => formatMicros(BigInt(count) * 10_000n));

const cases: fc.Arbitrary<Case> = fc
  .record({
    market: fc.constantFrom(...markets),
    side: fc.constantFrom<Side>('BUY', 'SELL'),
    kind: fc.constantFrom('limit' as const, 'limit' as const, 'market' as const),
    orderType: fc.constantFrom<OrderType>('GTC', 'GTD', 'FOK', 'FAK'),
    /** Around the middle of the book, where orders cross or rest, or anywhere. */
    tick: fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -5_000, max: 5_000 })),
    amount: hundredths,
    postOnly: fc.boolean(),
    balance: fc.oneof(fc.constant(10n ** 12n), fc.bigInt({ min: 0n, max: 400_000_000n })),
  })
  .map(({ market, side, kind, orderType, tick, amount, postOnly, balance }) => {
    const tokenId = market.token(0).tokenId;
    const price = formatPrice(MICROS_PER_UNIT / 2n + BigInt(tick) * market.tickSize);
    const common = { tokenId, side, deferExec: false, ...NO_OPTIONS };
    const request: UnsignedOrderRequest =
      kind === 'market'
        ? { kind, ...common, amount, price, orderType: orderType === 'FOK' ? 'FOK' : 'FAK' }
        : {
            ...{ kind, ...common, price, size: amount, orderType },
            postOnly: postOnly && (orderType === 'GTC' || orderType === 'GTD'),
            expiration: orderType === 'GTD' ? new Date(START + 3_600_000) : undefined,
          };
    return { market, request, balance };
  });

const NO_OPTIONS = {
  tickSize: undefined,
  negRisk: undefined,
  feeRateBps: undefined,
  nonce: undefined,
  taker: undefined,
  metadata: undefined,
  builderCode: undefined,
};

function formatPrice(price: bigint): string {
  return price <= 0n ? '0' : formatMicros(price);
}

/** The order as it would be signed, `undefined` where our own rules refuse it. */
function built({ market, request }: Case): Order | undefined {
  const address = account.address;
  try {
    return buildOrder(request, {
      facts: {
        tokenId: request.tokenId,
        conditionId: market.terms.conditionId,
        tickSize: formatMicros(market.tickSize),
        minimumOrderSize: formatMicros(market.terms.minimumOrderSize),
        negRisk: false,
        protocolVersion: 1,
      },
      ...{ version: 2, maker: address, signer: address, signatureType: 0, now: START, salt: 1n },
      feeRateBps: 0n,
      gtdMinimumSeconds: exchange.gtdMinimumSeconds,
      bookPrice: undefined,
    });
  } catch (error) {
    if (error instanceof InvalidRequestError) return undefined;
    throw error;
  }
}

/** The preview's fills of an order. */
function walkedBy({ market, request }: Case, order: SignedOrder): WalkResult {
  const { fee } = market.terms;
  const levels = market.book
    .levels(request.side === 'BUY' ? 'ask' : 'bid')
    .toReversed()
    .map(({ price, size }) => ({ price: formatMicros(price), size: formatMicros(size) }));
  return walkOf(request, order, levels, fee && { ...fee, takerOnly: true });
}

/** Whether the preview has no refusal. */
function isPromised({ request, balance }: Case, order: Order, walk: WalkResult): boolean {
  const need = { side: request.side, needed: neededBy(order, walk), balance, reserved: 0n, owed: 0n };
  const refusals = refusalsOf({
    ...{ request, order, walk, broken: undefined, railed: [] },
    shortage: need.needed > availableOf(need) ? shortageOf(need, []) : undefined,
    ...{ acceptingOrders: true, closedOnly: false, mode: 'NORMAL' },
  });
  return refusals.length === 0;
}

/** What the exchange would do with the order: the fills, or why it refuses. */
function doneWith({ market, request, balance }: Case, order: SignedOrder): MatchPlan | string {
  const wallet = new Wallet(account.address);
  wallet.credit(request.side === 'BUY' ? COLLATERAL : request.tokenId, balance);
  const id = hashId('order');
  const { side, orderType: type } = request;
  const postOnly = request.kind === 'limit' && request.postOnly;
  try {
    const terms = {
      ...termsOf(market, id, wallet),
      side,
      type,
      postOnly,
      ...amountsOf(order, id, type, market),
    };
    const plan = planMatch(terms);
    return refusalOf(terms, plan)?.message ?? plan;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

it('an order whose preview has no refusal is taken, and fills as previewed', { timeout: 120_000 }, () => {
  const promised = { GTC: 0, GTD: 0, FOK: 0, FAK: 0 };
  let beyondSize = 0;
  fc.assert(
    fc.property(cases, (one) => {
      const order = built(one);
      if (order === undefined) return;
      const signed = { ...order, signature: '0x' };
      const walk = walkedBy(one, signed);
      if (!isPromised(one, signed, walk)) return;
      promised[one.request.orderType] += 1;
      const done = doneWith(one, signed);
      if (typeof done === 'string') throw new Error(done);
      // A FOK or FAK BUY spends a budget, also with a size: at better prices it buys more shares than its size.
      if (walk.shares !== done.shares || walk.collateral !== done.collateral) {
        throw new Error(
          `${walk.shares} for ${walk.collateral} previewed, ${done.shares} for ${done.collateral} filled`,
        );
      }
      if (one.request.kind === 'limit' && walk.shares > parseMicros(one.request.size)) beyondSize += 1;
    }),
    RUN,
  );
  for (const count of Object.values(promised)) expect(count).toBeGreaterThan(ORDERS / 100);
  expect(beyondSize).toBeGreaterThan(10);
});
