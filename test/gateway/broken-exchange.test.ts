/** An order is never reported as placed when it failed, nor as failed when it may be in the book. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  OpenOrdersDocument,
  ViewerDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { ask, run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { type MeddlingProxy, type Spoiler, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { foundAnswer } from '../support/order-answers.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const ORDER_ID = expect.stringMatching(/^0x[0-9a-f]{64}$/);

let paper: PaperServer;
let proxy: MeddlingProxy;
let gateway: TestGateway;
let tokenId: string;

beforeEach(async () => {
  paper = await startPaper({ quoting: false });
  proxy = await startMeddlingProxy(paper.url);
  gateway = await startGateway({ exchangeUrl: proxy.url, secrets: { privateKey: newKey() } });
  tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  expect((await place('warm up')).__typename).toBe('OrderPlaced');
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

async function place(clientOrderId: string) {
  const input = { tokenId, side: 'BUY', price: '0.1', size: '5', clientOrderId } as const;
  return (await run(gateway.url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

async function openOrders(): Promise<number> {
  proxy.mend();
  return (await run(gateway.url, OpenOrdersDocument, {})).openOrders?.edges.length ?? -1;
}

const POST = /^POST \/orders?$/;
const LOOK_UP = /^GET \/data\/order\//;
const HTML = { status: 502, body: '<html>bad gateway</html>', headers: { 'content-type': 'text/html' } };

it.each<Spoiler>(['lose the answer', 'cut the answer off'])(
  '%s: a look-up finds the order that was placed',
  async (spoiler) => {
    proxy.spoil(POST, spoiler);
    expect(await place('found')).toEqual(foundAnswer('found'));
    expect(await openOrders()).toBe(2);
  },
);

it.each<{ spoiler: Spoiler; reason: string; placed: number }>([
  { spoiler: 'lose the answer', reason: 'EXCHANGE_UNREADABLE', placed: 2 },
  { spoiler: 'cut the answer off', reason: 'EXCHANGE_UNREADABLE', placed: 2 },
  { spoiler: 'lose the request', reason: 'EXCHANGE_UNREADABLE', placed: 1 },
  { spoiler: HTML, reason: 'EXCHANGE_FAILED', placed: 1 },
  { spoiler: { status: 500, body: '{"error":"internal"}' }, reason: 'EXCHANGE_FAILED', placed: 1 },
  { spoiler: { status: 200, body: '{"success":tru' }, reason: 'EXCHANGE_UNREADABLE', placed: 1 },
  { spoiler: { status: 200, body: '<html>hello</html>' }, reason: 'EXCHANGE_UNREADABLE', placed: 1 },
])(
  'where nothing clear comes ($spoiler) and no look-up helps, the outcome is unknown',
  async ({ spoiler, reason, placed }) => {
    proxy.spoil(POST, spoiler);
    proxy.spoil(LOOK_UP, HTML);
    expect(await place('unsure')).toEqual({
      __typename: 'OrderOutcomeUnknown',
      success: false,
      errorMsg: expect.any(String),
      orderId: ORDER_ID,
      clientOrderId: 'unsure',
      reason,
    });
    expect(await openOrders()).toBe(placed);
  },
);

it('a batch whose answer is lost is of unknown outcome, leg by leg, and no leg is sent again', async () => {
  proxy.spoil(POST, 'lose the answer');
  proxy.spoil(LOOK_UP, HTML);
  const limit = { tokenId, side: 'BUY', price: '0.1', size: '5' } as const;
  const orders = [{ limit }, { limit: { ...limit, price: '0.105' } }, { limit: { ...limit, size: '6' } }];
  const { createAndPostOrders } = await run(gateway.url, CreateAndPostOrdersDocument, { input: { orders } });
  expect(createAndPostOrders).toMatchObject({
    placed: 0,
    rejected: 1,
    unknown: 2,
    results: [
      { __typename: 'OrderOutcomeUnknown' },
      { __typename: 'OrderRejected', code: 'PRICE_OFF_TICK' },
      { __typename: 'OrderOutcomeUnknown' },
    ],
  });
  expect(await openOrders()).toBe(3);
});

it.each<{ spoiler: Spoiler; code: string; retryAfter: number | null }>([
  { spoiler: { status: 425, body: '{"error":"restarting"}' }, code: 'EXCHANGE_RESTARTING', retryAfter: null },
  {
    spoiler: { status: 429, body: '{"error":"Too Many Requests"}', headers: { 'retry-after': '7' } },
    code: 'RATE_LIMITED',
    retryAfter: 7,
  },
  {
    spoiler: { status: 503, body: '{"error":"post only","code":"post_only_mode","retry_after_seconds":90}' },
    code: 'EXCHANGE_POST_ONLY',
    retryAfter: 90,
  },
  {
    spoiler: { status: 401, body: '{"error":"Unauthorized/Invalid api key"}' },
    code: 'EXCHANGE_UNAUTHORIZED',
    retryAfter: null,
  },
])('a clear no ($code) is a refusal of the exchange', async ({ spoiler, code, retryAfter }) => {
  proxy.spoil(POST, spoiler);
  expect(await place('refused')).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: expect.any(String),
    orderId: ORDER_ID,
    clientOrderId: 'refused',
    code,
    origin: 'EXCHANGE',
    retryAfter,
  });
  expect(await openOrders()).toBe(1);
});

it('an exchange that is not there: an order was certainly not sent, a query has a code, the server lives', async () => {
  await using dark = await startGateway({ exchangeUrl: await deadUrl(), secrets: { privateKey: newKey() } });
  const { createAndPostOrder } = await run(dark.url, CreateAndPostOrderDocument, {
    input: { tokenId, side: 'BUY', price: '0.1', size: '5', clientOrderId: 'dark' },
  });
  expect(createAndPostOrder).toMatchObject({
    __typename: 'OrderRejected',
    code: 'EXCHANGE_UNREACHABLE',
    origin: 'GATEWAY',
    orderId: null,
  });
  const cancelled = await run(dark.url, CancelOrderDocument, { input: { orderId: `0x${'0'.repeat(64)}` } });
  expect(cancelled.cancelOrder).toMatchObject({
    __typename: 'RequestRejected',
    code: 'EXCHANGE_UNREACHABLE',
  });
  expect(await ask(dark.url, OpenOrdersDocument, {})).toMatchObject({
    data: { openOrders: null },
    errors: [{ path: ['openOrders'], extensions: { code: 'EXCHANGE_UNREACHABLE' } }],
  });
  expect(await ask(dark.url, ViewerDocument, {})).toMatchObject({
    data: {
      serverTime: null,
      viewer: { signingCurve: expect.any(String), orderVersion: null, apiKey: null },
    },
  });
});

it('a list that comes as HTML is an error with a code, not an empty list', async () => {
  proxy.spoil(/^GET \/data\/orders$/, { ...HTML, status: 200 });
  expect(await ask(gateway.url, OpenOrdersDocument, {})).toMatchObject({
    data: { openOrders: null },
    errors: [{ path: ['openOrders'], extensions: { code: 'EXCHANGE_UNREADABLE' } }],
  });
});
