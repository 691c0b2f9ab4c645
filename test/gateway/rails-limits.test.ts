/** Each limit, through the public door: what it lets through to the last unit, what it refuses, and what gives room again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CancelAllDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  RailsDocument,
} from '../../schema/client.ts';
import type { Market } from '../../src/paper/market.ts';
import type { RailLimits } from '../../src/rails/limits.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { place, startRailed } from '../support/rails.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let floor: Floor;
/** Yes: bids from 0.7 down, asks at 0.9; ticks of 0.1. */
let rain: FloorMarket;
let mars: FloorMarket;
let quiet: Market;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
  mars = floor.market('will-a-person-walk-on-mars-this-decade');
  [quiet] = openMarkets(floor.paper.exchange, 1) as [Market];
});
afterAll(() => floor[Symbol.asyncDispose]());

function limited(limits: Partial<RailLimits>): Promise<TestGateway> {
  return startRailed({ exchangeUrl: floor.paper.url, secrets: { privateKey: newKey() }, limits });
}

/** A bid that rests: `size` shares at 0.1 spend a tenth of it. */
const bid = (market: FloorMarket, size: string) =>
  ({ tokenId: market.yes, side: 'BUY', price: '0.1', size }) as const;

async function usage({ url }: TestGateway) {
  return (await run(url, RailsDocument, {})).viewer?.rails.usage;
}

/** Waits until what was bought can be sold: trades settle a moment later. */
async function untilHeld({ url }: TestGateway, shares: string): Promise<void> {
  const held = { assetType: 'CONDITIONAL', tokenId: rain.yes } as const;
  await expect
    .poll(async () => (await run(url, BalanceAllowanceDocument, held)).balanceAllowance?.balance)
    .toBe(shares);
}

describe('MAX_ORDER_NOTIONAL', () => {
  it('takes an order of just that much, refuses one of a little more, and lets any SELL through', async () => {
    await using gateway = await limited({ orderNotional: 10_000_000n });
    expect(await place(gateway, bid(rain, '100'))).toMatchObject({ outcome: 'LIVE' });
    const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, {
      input: { ...bid(rain, '100.1'), clientOrderId: 'too large' },
    });
    expect(createAndPostOrder).toEqual({
      __typename: 'OrderRejected',
      success: false,
      errorMsg: 'MAX_ORDER_NOTIONAL is 10; 0 is used and the order asks for 10.01',
      orderId: null,
      clientOrderId: 'too large',
      code: 'RAIL_ORDER_NOTIONAL',
      origin: 'GATEWAY',
      retryAfter: null,
    });
    for (const amount of ['9', '9']) {
      const bought = await run(gateway.url, CreateAndPostMarketOrderDocument, {
        input: { tokenId: rain.yes, side: 'BUY', amount, price: '0.9' },
      });
      expect(bought.createAndPostMarketOrder).toMatchObject({ status: 'MATCHED' });
    }
    await untilHeld(gateway, '20');
    const exit = { tokenId: rain.yes, side: 'SELL', price: '0.9', size: '20' } as const;
    expect(await place(gateway, exit)).toMatchObject({ outcome: 'LIVE' });
  });
});

describe('MAX_MARKET_NOTIONAL', () => {
  it('counts the working orders of one market on both outcomes, and a cancel makes room', async () => {
    await using gateway = await limited({ marketNotional: 10_000_000n });
    expect(await place(gateway, bid(rain, '60'))).toMatchObject({ outcome: 'LIVE' });
    const other = { ...bid(rain, '60'), tokenId: rain.no };
    expect(await place(gateway, other)).toEqual({
      outcome: 'RAIL_MARKET_NOTIONAL',
      orderId: '',
      errorMsg: 'MAX_MARKET_NOTIONAL is 10; 6 is used and the order asks for 6',
    });
    expect(await place(gateway, { ...bid(mars, '60'), price: '0.01' })).toMatchObject({ outcome: 'LIVE' });
    await run(gateway.url, CancelAllDocument, {});
    expect(await place(gateway, other)).toMatchObject({ outcome: 'LIVE' });
  });
});

describe('MAX_OPEN_NOTIONAL', () => {
  it('is not passed by orders that are judged at the same time, in one batch or in many requests', async () => {
    await using gateway = await limited({ openNotional: 10_000_000n });
    const orders = [bid(rain, '60'), bid(mars, '60'), bid(rain, '60')].map((limit) => ({ limit }));
    const { createAndPostOrders: batch } = await run(gateway.url, CreateAndPostOrdersDocument, {
      input: { orders },
    });
    expect(batch).toMatchObject({ placed: 1, rejected: 2, unknown: 0 });
    await run(gateway.url, CancelAllDocument, {});
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => place(gateway, bid(rain, '40'))));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'LIVE',
      'LIVE',
      'RAIL_OPEN_NOTIONAL',
      'RAIL_OPEN_NOTIONAL',
    ]);
    expect(await usage(gateway)).toEqual({ openNotional: '8', spentToday: '14', workingOrders: 2 });
  });

  it('has room again as orders are filled', async () => {
    await using gateway = await limited({ openNotional: 10_000_000n });
    const [yes, no] = quiet.terms.tokens;
    const offer = { tokenId: yes.tokenId, side: 'BUY', price: '0.5', size: '20' } as const;
    expect(await place(gateway, offer)).toMatchObject({ outcome: 'LIVE' });
    expect(await place(gateway, bid(rain, '10'))).toMatchObject({ outcome: 'RAIL_OPEN_NOTIONAL' });
    const against = { tokenId: no.tokenId, side: 'BUY', price: '0.5', size: '15' } as const;
    expect(await place(floor.bob, against)).toMatchObject({ outcome: 'MATCHED' });
    expect(await place(gateway, bid(rain, '75'))).toMatchObject({ outcome: 'LIVE' });
    expect(await place(gateway, bid(rain, '5'))).toMatchObject({ outcome: 'RAIL_OPEN_NOTIONAL' });
  });

  it('keeps the room of an order of unknown outcome', async () => {
    await using proxy = await startMeddlingProxy(floor.paper.url);
    await using gateway = await startRailed({
      exchangeUrl: proxy.url,
      secrets: { privateKey: newKey() },
      limits: { openNotional: 10_000_000n },
    });
    proxy.spoil(/^POST \/order$/, 'lose the request');
    expect(await place(gateway, bid(rain, '60'))).toMatchObject({ outcome: 'UNKNOWN OUTCOME' });
    expect(await place(gateway, bid(rain, '60'))).toMatchObject({
      outcome: 'RAIL_OPEN_NOTIONAL',
      errorMsg: 'MAX_OPEN_NOTIONAL is 10; 6 is used and the order asks for 6',
    });
  });
});

describe('MAX_DAILY_NOTIONAL', () => {
  it('counts what was sent, cancelled or not and over a restart, and gives back only what was refused', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clob-rails-'));
    const options = {
      exchangeUrl: floor.paper.url,
      secrets: { privateKey: newKey() },
      limits: { dailyNotional: 10_000_000n },
      config: { storage: { kind: 'sqlite', directory } },
    } as const;
    const refused = {
      outcome: 'RAIL_DAILY_NOTIONAL',
      orderId: '',
      errorMsg: 'MAX_DAILY_NOTIONAL is 10; 6 is used and the order asks for 6',
    };
    {
      await using gateway = await startRailed(options);
      const killed = { ...bid(rain, '90'), orderType: 'FOK' } as const;
      expect(await place(gateway, killed)).toMatchObject({ outcome: 'FOK_NOT_FILLED' });
      expect(await place(gateway, bid(rain, '60'))).toMatchObject({ outcome: 'LIVE' });
      await run(gateway.url, CancelAllDocument, {});
      expect(await place(gateway, bid(rain, '60'))).toEqual(refused);
    }
    await using gateway = await startRailed(options);
    expect(await place(gateway, bid(rain, '60'))).toEqual(refused);
    expect(await place(gateway, bid(rain, '40'))).toMatchObject({ outcome: 'LIVE' });
    expect(await usage(gateway)).toEqual({ openNotional: '4', spentToday: '10', workingOrders: 1 });
    await rm(directory, { recursive: true });
  });
});

describe('MAX_PRICE_DISTANCE', () => {
  it('holds a price to the middle of the book, either way, and lets a SELL at any price through', async () => {
    await using gateway = await limited({ priceDistance: 100_000n });
    const at = (price: string) => ({ tokenId: rain.yes, side: 'BUY', price, size: '5' }) as const;
    expect(await place(gateway, at('0.6'))).toEqual({
      outcome: 'RAIL_PRICE_DISTANCE',
      orderId: '',
      errorMsg: "MAX_PRICE_DISTANCE is 0.1; the order asks for 0.6, which is 0.2 from the book's 0.8",
    });
    expect(await place(gateway, at('0.9'))).toMatchObject({ outcome: 'MATCHED' });
    await untilHeld(gateway, '5');
    const exit = { tokenId: rain.yes, side: 'SELL', price: '0.1', size: '5' } as const;
    expect(await place(gateway, exit)).toMatchObject({ outcome: 'MATCHED' });
  });

  it('refuses what an empty book gives no price for', async () => {
    await using gateway = await limited({ priceDistance: 100_000n });
    const [empty] = openMarkets(floor.paper.exchange, 2).slice(1);
    const tokenId = empty?.terms.tokens[0].tokenId ?? '';
    expect(await place(gateway, { tokenId, side: 'BUY', price: '0.5', size: '5' })).toEqual({
      outcome: 'RAIL_NO_REFERENCE_PRICE',
      orderId: '',
      errorMsg:
        'The book is empty, so nothing says how far the price is off and MAX_PRICE_DISTANCE cannot be held; wait for a quote',
    });
  });
});

describe('MAX_ORDERS_PER_SECOND', () => {
  it('refuses the next within a second and says when to come back', async () => {
    await using gateway = await limited({ ordersPerSecond: 2 });
    const orders = ['first', 'second', 'third'].map((clientOrderId) => ({
      limit: { ...bid(rain, '5'), clientOrderId },
    }));
    const { createAndPostOrders } = await run(gateway.url, CreateAndPostOrdersDocument, {
      input: { orders },
    });
    expect(createAndPostOrders).toMatchObject({
      results: [
        { __typename: 'OrderPlaced', clientOrderId: 'first' },
        { __typename: 'OrderPlaced', clientOrderId: 'second' },
        {
          __typename: 'OrderRejected',
          success: false,
          errorMsg: 'MAX_ORDERS_PER_SECOND is 2; 2 were sent within the last second',
          orderId: null,
          clientOrderId: 'third',
          code: 'RAIL_ORDER_RATE',
          origin: 'GATEWAY',
          retryAfter: 1,
        },
      ],
    });
  });
});

it('the limits can be read with what is used of them, and none is the default', async () => {
  await using gateway = await limited({
    orderNotional: 1_500_000n,
    priceDistance: 50_000n,
    ordersPerSecond: 3,
  });
  const unused = { openNotional: '0', spentToday: '0', workingOrders: 0 };
  const none = {
    maxOrderNotional: null,
    maxDailyNotional: null,
    maxMarketNotional: null,
    maxOpenNotional: null,
    maxPriceDistance: null,
    maxOrdersPerSecond: null,
    allowsSelfTrade: false,
    usage: unused,
  };
  expect((await run(gateway.url, RailsDocument, {})).viewer?.rails).toEqual({
    ...none,
    maxOrderNotional: '1.5',
    maxPriceDistance: '0.05',
    maxOrdersPerSecond: 3,
  });
  expect((await run(floor.alice.url, RailsDocument, {})).viewer?.rails).toEqual(none);
});
