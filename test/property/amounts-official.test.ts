/**
 * Our amounts beside those of the three official clients, run unmodified and through their public doors. Where they
 * differ, exact arithmetic shows what is wrong with theirs; a difference it finds no fault with fails the test. Sizes and
 * prices are the clients' own kind of input: on the tick, two decimals.
 */

import { createSecureClient, OrderSide, production } from '@polymarket/client';
import { prepareLimitOrder, prepareMarketOrder } from '@polymarket/client/actions';
import { privateKey } from '@polymarket/client/viem';
import * as clobClient from '@polymarket/clob-client';
import * as clobClientV2 from '@polymarket/clob-client-v2';
import fc from 'fast-check';
import { privateKeyToAccount } from 'viem/accounts';
import { expect, it, vi } from 'vitest';
import {
  AmountError,
  limitOrderAmounts,
  marketOrderAmounts,
  type OrderAmounts,
} from '../../src/protocol/amounts.ts';
import type { TickSize } from '../../src/protocol/constants.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../src/protocol/decimal.ts';
import { type OrderTerms, orderTerms } from './order-terms.ts';

type Kind = 'limit' | 'market';
type Terms = OrderTerms<TickSize>;
/** How one client builds an order without sending it. */
type Build = (kind: Kind, terms: Terms) => Promise<OrderAmounts>;

const EOA = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const SEED = 20_261_122;

/** The builders sign what they build; amounts do not depend on it, so this signer only says whose order it is. */
const unsigning = { getAddress: async () => EOA, _signTypedData: async () => '0x' };

function ours(kind: Kind, { side, tickSize, price, size }: Terms): OrderAmounts | AmountError {
  try {
    return kind === 'limit'
      ? limitOrderAmounts({ side, tickSize, price, size })
      : marketOrderAmounts({ side, tickSize, price, amount: size });
  } catch (error) {
    if (error instanceof AmountError) return error;
    throw error;
  }
}

/** What is wrong with the client's amounts where they are not ours, by the exchange's rules in exact integers. */
function fault(kind: Kind, terms: Terms, theirs: OrderAmounts): string | undefined {
  const { side } = terms;
  const [price, size] = [parseMicros(terms.price), parseMicros(terms.size)];
  const given = kind === 'limit' && side === 'BUY' ? theirs.takerAmount : theirs.makerAmount;
  const counter = kind === 'limit' && side === 'BUY' ? theirs.makerAmount : theirs.takerAmount;
  if (given !== size) return 'changes the size';
  if (kind === 'limit') {
    return counter * MICROS_PER_UNIT === size * price ? undefined : 'collateral is not size × price';
  }
  if (counter % 100n !== 0n) return 'asks for more than four decimals';
  if (side === 'BUY' && size < MICROS_PER_UNIT) return 'spends less than the minimum of 1';
  const crosses =
    side === 'BUY' ? size * MICROS_PER_UNIT >= counter * price : counter * MICROS_PER_UNIT <= size * price;
  if (!crosses) return 'misses its own price';
  const couldAskForMore =
    side === 'BUY'
      ? size * MICROS_PER_UNIT >= (counter + 100n) * price
      : (counter + 100n) * MICROS_PER_UNIT <= size * price;
  if (couldAskForMore) return 'asks for less than four decimals allow';
  const tick = parseMicros(terms.tickSize);
  const reachesNextTick =
    side === 'BUY'
      ? size * MICROS_PER_UNIT >= counter * (price + tick)
      : counter * MICROS_PER_UNIT <= size * (price - tick);
  return reachesNextTick ? 'accepts the next worse price' : undefined;
}

interface Comparison {
  compared: number;
  same: number;
  /** By what is wrong: how often, and the first example. */
  readonly theirFaults: Record<string, { count: number; example: string }>;
}

async function compare(build: Build, orders: readonly Terms[]): Promise<Comparison> {
  const comparison: Comparison = { compared: 0, same: 0, theirFaults: {} };
  for (const terms of orders) {
    for (const kind of ['limit', 'market'] as const) {
      const theirs = await build(kind, terms);
      const own = ours(kind, terms);
      const [theirText, ownText] = [inspectAmounts(theirs), inspectAmounts(own)];
      comparison.compared += 1;
      if (theirText === ownText) {
        comparison.same += 1;
        continue;
      }
      const { side, price, size, tickSize } = terms;
      const example = `${size} at ${price}, tick ${tickSize}: ${theirText}, ours ${ownText}`;
      const wrong = fault(kind, terms, theirs);
      expect(wrong, `${kind} ${side} ${example}`).toBeDefined();
      const what = `${kind} ${side} ${wrong}`;
      comparison.theirFaults[what] ??= { count: 0, example };
      comparison.theirFaults[what].count += 1;
    }
  }
  return comparison;
}

function inspectAmounts(amounts: OrderAmounts | AmountError): string {
  return amounts instanceof AmountError ? amounts.code : `${amounts.makerAmount}/${amounts.takerAmount}`;
}

function generate(count: number): readonly Terms[] {
  return fc.sample(orderTerms, { seed: SEED, numRuns: count });
}

it('differs from clob-client-v2 1.1.0 in 100,000 orders only where that is wrong', async () => {
  const builder = new clobClientV2.OrderBuilder(unsigning, 137, 0);
  const build: Build = async (kind, { side, tickSize, price, size }) => {
    const order = { tokenID: '1234', side: clobClientV2.Side[side], price: Number(price) };
    const options = { tickSize, negRisk: false };
    const { makerAmount, takerAmount } =
      kind === 'limit'
        ? await builder.buildOrder({ ...order, size: Number(size) }, options, 2)
        : await builder.buildMarketOrder({ ...order, amount: Number(size) }, options, 2);
    return { makerAmount: BigInt(makerAmount), takerAmount: BigInt(takerAmount) };
  };
  expect(await compare(build, generate(50_000))).toMatchInlineSnapshot(`
    {
      "compared": 100000,
      "same": 70501,
      "theirFaults": {
        "limit BUY collateral is not size × price": {
          "count": 290,
          "example": "99999999.75 at 0.563, tick 0.001: 56299999859240/99999999750000, ours 56299999859250/99999999750000",
        },
        "limit SELL collateral is not size × price": {
          "count": 270,
          "example": "71103364.97 at 0.7332, tick 0.0001: 71103364970000/52132987196003, ours 71103364970000/52132987196004",
        },
        "market BUY asks for less than four decimals allow": {
          "count": 1079,
          "example": "35.59 at 0.9, tick 0.1: 35590000/39544000, ours 35590000/39544400",
        },
        "market BUY asks for more than four decimals": {
          "count": 13833,
          "example": "59.73 at 0.98, tick 0.005: 59730000/60948970, ours 59730000/60948900",
        },
        "market BUY misses its own price": {
          "count": 2,
          "example": "83845605.92 at 0.0003, tick 0.0001: 83845605920000/279485353066666700, ours 83845605920000/279485353066666600",
        },
        "market BUY spends less than the minimum of 1": {
          "count": 3762,
          "example": "0.11 at 0.5, tick 0.1: 110000/220000, ours AMOUNT_BELOW_MINIMUM",
        },
        "market SELL asks for less than four decimals allow": {
          "count": 8,
          "example": "81293418.97 at 0.99, tick 0.01: 81293418970000/80480484780200, ours 81293418970000/80480484780300",
        },
        "market SELL asks for more than four decimals": {
          "count": 10255,
          "example": "35.74 at 0.9996, tick 0.0001: 35740000/35725704, ours 35740000/35725700",
        },
      },
    }
  `);
});

it('differs from clob-client 5.8.1 only where that is wrong, at the four tick sizes it knows', async () => {
  const builder = new clobClient.OrderBuilder(unsigning, 137, 0);
  const build: Build = async (kind, { side, tickSize, price, size }) => {
    if (tickSize === '0.005' || tickSize === '0.0025')
      throw new Error('clob-client does not know this tick size');
    const order = { tokenID: '1234', side: clobClient.Side[side], price: Number(price) };
    const { makerAmount, takerAmount } =
      kind === 'limit'
        ? await builder.buildOrder({ ...order, size: Number(size) }, { tickSize, negRisk: false })
        : await builder.buildMarketOrder({ ...order, amount: Number(size) }, { tickSize, negRisk: false });
    return { makerAmount: BigInt(makerAmount), takerAmount: BigInt(takerAmount) };
  };
  const orders = generate(50_000).filter(({ tickSize }) => tickSize !== '0.005' && tickSize !== '0.0025');
  expect(await compare(build, orders)).toMatchInlineSnapshot(`
    {
      "compared": 66190,
      "same": 47477,
      "theirFaults": {
        "limit BUY collateral is not size × price": {
          "count": 159,
          "example": "99999999.75 at 0.563, tick 0.001: 56299999859240/99999999750000, ours 56299999859250/99999999750000",
        },
        "limit SELL collateral is not size × price": {
          "count": 133,
          "example": "71103364.97 at 0.7332, tick 0.0001: 71103364970000/52132987196003, ours 71103364970000/52132987196004",
        },
        "market BUY asks for less than four decimals allow": {
          "count": 1079,
          "example": "35.59 at 0.9, tick 0.1: 35590000/39544000, ours 35590000/39544400",
        },
        "market BUY asks for more than four decimals": {
          "count": 7206,
          "example": "0.08 at 0.003, tick 0.001: 80000/26666660, ours AMOUNT_BELOW_MINIMUM",
        },
        "market BUY misses its own price": {
          "count": 2,
          "example": "83845605.92 at 0.0003, tick 0.0001: 83845605920000/279485353066666700, ours 83845605920000/279485353066666600",
        },
        "market BUY spends less than the minimum of 1": {
          "count": 3151,
          "example": "0.11 at 0.5, tick 0.1: 110000/220000, ours AMOUNT_BELOW_MINIMUM",
        },
        "market SELL asks for less than four decimals allow": {
          "count": 8,
          "example": "81293418.97 at 0.99, tick 0.01: 81293418970000/80480484780200, ours 81293418970000/80480484780300",
        },
        "market SELL asks for more than four decimals": {
          "count": 6975,
          "example": "35.74 at 0.9996, tick 0.0001: 35740000/35725704, ours 35740000/35725700",
        },
      },
    }
  `);
});

it('differs from @polymarket/client 0.2.0 in 20,000 orders only where that is wrong', async () => {
  let tick = '0.01';
  const answers = (path: string): unknown => {
    switch (path) {
      case '/tick-size':
        return { minimum_tick_size: Number(tick) };
      case '/neg-risk':
        return { neg_risk: false };
      case '/auth/api-key':
        return { apiKey: '11111111-2222-4333-8444-555555555555', secret: 'AAAA', passphrase: 'open sesame' };
      default:
        throw new Error(`the client asked for ${path}`);
    }
  };
  // The client reads the tick size over HTTP for every order; all else of it runs as published.
  vi.stubGlobal('fetch', async (request: Request) => Response.json(answers(new URL(request.url).pathname)));
  const client = await createSecureClient({
    environment: production,
    signer: privateKey(`0x${'12'.repeat(32)}`),
    wallet: privateKeyToAccount(`0x${'12'.repeat(32)}`).address,
  });
  const build: Build = async (kind, { side, tickSize, price, size }) => {
    tick = tickSize;
    const workflow =
      kind === 'limit'
        ? await prepareLimitOrder(client, { tokenId: '1234', side: OrderSide[side], price, size })
        : await prepareMarketOrder(
            client,
            side === 'BUY'
              ? { tokenId: '1234', side: OrderSide.BUY, amount: size, maxPrice: price }
              : { tokenId: '1234', side: OrderSide.SELL, shares: size, minPrice: price },
          );
    const { value } = await workflow.next();
    if (!('payload' in value)) throw new Error('the client did not ask for a signature first');
    const { makerAmount, takerAmount } = value.payload.message;
    return { makerAmount: BigInt(String(makerAmount)), takerAmount: BigInt(String(takerAmount)) };
  };
  expect(await compare(build, generate(10_000))).toMatchInlineSnapshot(`
    {
      "compared": 20000,
      "same": 13064,
      "theirFaults": {
        "limit BUY collateral is not size × price": {
          "count": 52,
          "example": "99999999.75 at 0.563, tick 0.001: 56299999859240/99999999750000, ours 56299999859250/99999999750000",
        },
        "limit SELL collateral is not size × price": {
          "count": 44,
          "example": "71103364.97 at 0.7332, tick 0.0001: 71103364970000/52132987196003, ours 71103364970000/52132987196004",
        },
        "market BUY asks for more than four decimals": {
          "count": 2822,
          "example": "59.73 at 0.98, tick 0.005: 59730000/60948980, ours 59730000/60948900",
        },
        "market BUY misses its own price": {
          "count": 703,
          "example": "7.96 at 0.99, tick 0.01: 7960000/8040500, ours 7960000/8040400",
        },
        "market BUY spends less than the minimum of 1": {
          "count": 786,
          "example": "0.11 at 0.5, tick 0.1: 110000/220000, ours AMOUNT_BELOW_MINIMUM",
        },
        "market SELL asks for more than four decimals": {
          "count": 2225,
          "example": "35.74 at 0.9996, tick 0.0001: 35740000/35725704, ours 35740000/35725700",
        },
        "market SELL misses its own price": {
          "count": 304,
          "example": "9999999.72 at 0.02, tick 0.01: 9999999720000/199999994500, ours 9999999720000/199999994400",
        },
      },
    }
  `);
  vi.unstubAllGlobals();
});
