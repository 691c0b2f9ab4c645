/** A preview tells what the rails would refuse, all of it, and takes nothing of the limits for itself. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CreateAndPostOrderInput,
  HaltTradingDocument,
  PreviewMarketOrderDocument,
  PreviewOrderDocument,
  RailsDocument,
} from '../../schema/client.ts';
import type { RailLimits } from '../../src/rails/limits.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { place, startRailed } from '../support/rails.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let floor: Floor;
/** Yes: bids from 0.7 down, asks at 0.9; ticks of 0.1. */
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

function limited(limits: Partial<RailLimits> = {}): Promise<TestGateway> {
  return startRailed({ exchangeUrl: floor.paper.url, secrets: { privateKey: newKey() }, limits });
}

const order = (more: Partial<CreateAndPostOrderInput> = {}): CreateAndPostOrderInput => ({
  tokenId: rain.yes,
  side: 'BUY',
  price: '0.1',
  size: '100',
  ...more,
});

async function foretold({ url }: TestGateway, input: CreateAndPostOrderInput) {
  return (await run(url, PreviewOrderDocument, { input })).previewOrder?.refusals;
}

it.each<[string, Partial<RailLimits>]>([
  ['RAIL_ORDER_NOTIONAL', { orderNotional: 9_999_999n }],
  ['RAIL_DAILY_NOTIONAL', { dailyNotional: 9_999_999n }],
  ['RAIL_MARKET_NOTIONAL', { marketNotional: 9_999_999n }],
  ['RAIL_OPEN_NOTIONAL', { openNotional: 9_999_999n }],
  ['RAIL_PRICE_DISTANCE', { priceDistance: 100_000n }],
])('%s is foretold in the words in which it then comes', async (code, limits) => {
  await using gateway = await limited(limits);
  const [refusal, ...others] = (await foretold(gateway, order())) ?? [];
  expect([refusal?.code, others]).toEqual([code, []]);
  expect(await place(gateway, order())).toMatchObject({ outcome: code, errorMsg: refusal?.message });
});

it('a trade with an own order on the other outcome is foretold', async () => {
  await using gateway = await limited();
  expect((await place(gateway, order())).outcome).toBe('LIVE');
  const meets = order({ tokenId: rain.no, price: '0.9' });
  const refusals = await foretold(gateway, meets);
  // The book fills it at 0.3 already, before it comes so far as the own order.
  expect(refusals).toEqual([]);
  const sweeps = order({ tokenId: rain.no, price: '0.9', size: '9000' });
  expect(await foretold(gateway, sweeps)).toEqual([
    { code: 'SELF_TRADE', message: expect.stringContaining('could trade with') },
  ]);
  expect((await place(gateway, sweeps)).outcome).toBe('SELF_TRADE');
});

it('all of them are told at once, those of the exchange with them', async () => {
  await using gateway = await limited({
    orderNotional: 1n,
    dailyNotional: 1n,
    marketNotional: 1n,
    openNotional: 1n,
    priceDistance: 1n,
  });
  const refusals = await foretold(gateway, order({ size: '999999' }));
  expect(refusals?.map(({ code }) => code)).toEqual([
    'RAIL_ORDER_NOTIONAL',
    'RAIL_PRICE_DISTANCE',
    'RAIL_MARKET_NOTIONAL',
    'RAIL_OPEN_NOTIONAL',
    'RAIL_DAILY_NOTIONAL',
    'NOT_ENOUGH_BALANCE',
  ]);
});

it('a market order is judged likewise, and after a halt every order', async () => {
  await using gateway = await limited({ orderNotional: 5_000_000n });
  const input = { tokenId: rain.yes, side: 'BUY', amount: '5.01' } as const;
  const codes = async () => {
    const { previewMarketOrder } = await run(gateway.url, PreviewMarketOrderDocument, { input });
    return previewMarketOrder?.refusals.map(({ code }) => code);
  };
  expect(await codes()).toEqual(['RAIL_ORDER_NOTIONAL']);
  await run(gateway.url, HaltTradingDocument, { input: { cancelAll: false, reason: 'a test' } });
  expect(await codes()).toEqual(['TRADING_HALTED', 'RAIL_ORDER_NOTIONAL']);
  const offTick = await foretold(gateway, order({ price: '0.15' }));
  expect(offTick?.map(({ code }) => code)).toEqual(['PRICE_OFF_TICK', 'TRADING_HALTED']);
});

it('takes nothing of what it looks at: a limit that leaves room for one order is there after many previews', async () => {
  await using gateway = await limited({
    dailyNotional: 10_000_000n,
    openNotional: 10_000_000n,
    ordersPerSecond: 1,
  });
  for (let preview = 0; preview < 5; preview += 1) expect(await foretold(gateway, order())).toEqual([]);
  const { viewer } = await run(gateway.url, RailsDocument, {});
  expect(viewer?.rails.usage).toEqual({ spentToday: '0', openNotional: '0', workingOrders: 0 });
  expect((await place(gateway, order())).outcome).toBe('LIVE');
});
