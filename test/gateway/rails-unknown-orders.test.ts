/** What may be in the book counts against the limits, whatever happens to a copy of it or to the server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  CancelAllDocument,
  CreateOrderDocument,
  OrderStateDocument,
  PostOrderDocument,
  RailsDocument,
  ReconcileDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { place, type RailedOptions, startRailed } from '../support/rails.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';
import type { TestGateway } from '../support/start-gateway.ts';

const POST = /^POST \/order$/;
/** By id and by trades; not the list of open orders, which the limits are worked out from. */
const LOOK_UPS = /^GET \/data\/(order\/|trades)/;
const RESTARTING = { status: 425, body: '{"error":"restarting"}' };

let floor: Floor;
let rain: FloorMarket;
let proxy: MeddlingProxy;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());
beforeEach(async () => {
  proxy = await startMeddlingProxy(floor.paper.url);
});
afterEach(() => proxy[Symbol.asyncDispose]());

/** Behind the proxy, with room for one order of 60 shares and not for two. */
const options = (more: Partial<RailedOptions> = {}): RailedOptions => ({
  exchangeUrl: proxy.url,
  secrets: { privateKey: newKey() },
  limits: { openNotional: 10_000_000n, dailyNotional: 100_000_000n },
  ...more,
});

const bid = { price: '0.1', size: '60', side: 'BUY' } as const;
const noRoom = {
  outcome: 'RAIL_OPEN_NOTIONAL',
  orderId: '',
  errorMsg: 'MAX_OPEN_NOTIONAL is 10; 6 is used and the order asks for 6',
};

const usage = async ({ url }: TestGateway) => (await run(url, RailsDocument, {})).viewer?.rails.usage;

/** Signs an order of 6, and gives what posts a copy of it. */
async function signed({ url }: TestGateway) {
  const input = { tokenId: rain.yes, ...bid };
  const { order } = signedOrderInput((await run(url, CreateOrderDocument, { input })).createOrder);
  return async (clientOrderId: string) =>
    (await run(url, PostOrderDocument, { input: { order, clientOrderId } })).postOrder;
}

it('a copy that is refused gives back nothing while another copy may be in the book', async () => {
  await using gateway = await startRailed(options());
  const post = await signed(gateway);
  proxy.spoil(POST, 'lose the answer', 1);
  proxy.spoil(LOOK_UPS, 'lose the request');
  expect(await post('first')).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
  proxy.spoil(POST, RESTARTING, 1);
  expect(await post('second')).toMatchObject({ code: 'EXCHANGE_RESTARTING', origin: 'EXCHANGE' });
  expect(await place(gateway, { tokenId: rain.yes, ...bid })).toEqual(noRoom);
  expect(await usage(gateway)).toEqual({ openNotional: '6', spentToday: '6', workingOrders: 1 });
});

it('nor does a refused copy of an order that rests, nor any copy while the signature can be sent again', async () => {
  await using gateway = await startRailed(options());
  const post = await signed(gateway);
  for (const clientOrderId of ['first', 'second']) {
    proxy.spoil(POST, RESTARTING, 1);
    expect(await post(clientOrderId)).toMatchObject({ code: 'EXCHANGE_RESTARTING' });
  }
  expect(await usage(gateway)).toEqual({ openNotional: '6', spentToday: '6', workingOrders: 1 });
  expect(await post('third')).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  proxy.spoil(POST, RESTARTING, 1);
  expect(await post('fourth')).toMatchObject({ code: 'EXCHANGE_RESTARTING' });
  expect(await place(gateway, { tokenId: rain.yes, ...bid })).toEqual(noRoom);
});

it('an order of unknown outcome keeps its room over a restart', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'clob-rails-'));
  const lasting = options({ config: { storage: { kind: 'sqlite', directory } } });
  const deadline = new Date(Date.now() + 600_000).toISOString();
  // No look-up finds it, and no copy of it arrives.
  proxy.spoil(POST, 'lose the request');
  let orderId = '';
  {
    await using gateway = await startRailed(lasting);
    const sent = await place(gateway, { tokenId: rain.yes, ...bid, deadline });
    expect(sent).toMatchObject({ outcome: 'UNKNOWN OUTCOME' });
    orderId = sent.orderId;
  }
  await using gateway = await startRailed(lasting);
  expect(await usage(gateway)).toEqual({ openNotional: '6', spentToday: '6', workingOrders: 1 });
  expect(await place(gateway, { tokenId: rain.yes, ...bid })).toEqual(noRoom);
  // It is placed at last, and cancelled: now there is room.
  proxy.mend();
  await run(gateway.url, ReconcileDocument, {});
  await expect
    .poll(async () => (await run(gateway.url, OrderStateDocument, { id: orderId })).order?.status)
    .toBe('LIVE');
  expect(await place(gateway, { tokenId: rain.yes, ...bid })).toEqual(noRoom);
  await run(gateway.url, CancelAllDocument, {});
  expect(await place(gateway, { tokenId: rain.yes, ...bid })).toMatchObject({ outcome: 'LIVE' });
  await rm(directory, { recursive: true });
});
