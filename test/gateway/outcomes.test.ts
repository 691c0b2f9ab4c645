/** Orders whose answer or whose request is lost on the way: found, sent again, or given up, but never placed twice. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  OpenOrdersDocument,
  OrderStateDocument,
  ReconcileDocument,
} from '../../schema/client.ts';
import type { OrderOutcome } from '../../src/journal/order-outcome.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { startCommand } from '../support/command.ts';
import { newKey } from '../support/floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const POST = /^POST \/order$/;
/** By id and by trades; not the list of open orders, which the limits are worked out from. */
const LOOK_UPS = /^GET \/data\/(order\/|trades)/;

let paper: PaperServer;
let proxy: MeddlingProxy;
let gateway: TestGateway;
let tokenId: string;

beforeEach(async () => {
  paper = await startPaper({ quoting: false });
  proxy = await startMeddlingProxy(paper.url);
  gateway = await startGateway({ exchangeUrl: proxy.url, secrets: { privateKey: newKey() } });
  const [market] = paper.exchange.markets.all();
  tokenId = market?.token(0).tokenId ?? '';
});
afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

const resting = (change: Partial<CreateAndPostOrderInput> = {}) =>
  ({ tokenId, side: 'BUY', price: '0.01', size: '5', ...change }) as const;

async function place(input: CreateAndPostOrderInput, url = gateway.url) {
  return (await run(url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

async function stateOf(orderId: string | null, url = gateway.url) {
  return (await run(url, OrderStateDocument, { id: orderId ?? '' })).order;
}

async function openIds(url = gateway.url): Promise<readonly string[]> {
  const { openOrders } = await run(url, OpenOrdersDocument, {});
  return (openOrders?.edges ?? []).map(({ node }) => node.orderId);
}

function posts(): number {
  return proxy.asked.filter((question) => POST.test(question)).length;
}

/** The next outcome that is found out behind a caller's back. */
function nextDecided(): Promise<OrderOutcome> {
  return new Promise((resolve) => {
    const listening = gateway.services.account().orders.onDecided((outcome) => {
      listening[Symbol.dispose]();
      resolve(outcome);
    });
  });
}

describe('an answer that is lost', () => {
  it('is made up for by looking the order up: it rests', async () => {
    proxy.spoil(POST, 'lose the answer');
    const placed = await place(resting({ clientOrderId: 'lost answer' }));
    expect(placed).toEqual({
      __typename: 'OrderPlaced',
      success: true,
      errorMsg: null,
      orderId: expect.any(String),
      clientOrderId: 'lost answer',
      status: 'LIVE',
      makingAmount: null,
      takingAmount: null,
      transactionHashes: [],
      tradeIds: [],
    });
    expect(posts()).toBe(1);
    expect(await openIds()).toEqual([placed.orderId]);
  });

  it('is made up for by the trades where the order is filled already', async () => {
    proxy.spoil(POST, 'cut the answer off');
    const filled = await place(resting({ price: '0.99', size: '7' }));
    expect(filled).toMatchObject({
      __typename: 'OrderPlaced',
      status: 'MATCHED',
      makingAmount: null,
      tradeIds: [expect.any(String)],
    });
    expect(posts()).toBe(1);
    expect(await stateOf(filled.orderId)).toMatchObject({
      source: 'TRADES',
      status: 'MATCHED',
      matchedSize: '7',
    });
  });
});

describe('a request that is lost', () => {
  it('is sent again byte for byte, once it is known that the exchange does not have it', async () => {
    proxy.spoil(POST, 'lose the request', 1);
    const placed = await place(resting());
    expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
    expect(posts()).toBe(2);
    expect(await openIds()).toEqual([placed.orderId]);
  });

  it('is not sent again while nobody can say whether the exchange has it', async () => {
    proxy.spoil(POST, 'lose the request', 1);
    proxy.spoil(LOOK_UPS, 'lose the request');
    const unknown = await place(resting());
    expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown', reason: 'EXCHANGE_UNREADABLE' });
    expect(posts()).toBe(1);
    expect(await stateOf(unknown.orderId)).toEqual({
      id: expect.any(String),
      orderId: unknown.orderId,
      clientOrderId: unknown.clientOrderId,
      source: 'JOURNAL',
      status: 'PENDING',
      originalSize: '5',
      sizeMatched: '0',
      matchedSize: '0',
      settledSize: '0',
      associateTrades: [],
    });

    const decided = nextDecided();
    proxy.mend();
    expect(await decided).toMatchObject({ kind: 'placed', orderId: unknown.orderId });
    expect(posts()).toBe(2);
    expect(await stateOf(unknown.orderId)).toMatchObject({ source: 'EXCHANGE', status: 'LIVE' });
    expect(await openIds()).toEqual([unknown.orderId]);
  });

  it('is not sent again behind its deadline', async () => {
    proxy.spoil(/^(POST \/order$|GET \/data\/(order\/|trades))/, 'lose the request');
    const deadline = new Date(Date.now() + 300);
    const unknown = await place(resting({ deadline: deadline.toISOString() }));
    expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
    while (Date.now() <= deadline.getTime()) await once(AbortSignal.timeout(20), 'abort');
    proxy.mend();
    const sent = posts();
    const { reconcile } = await run(gateway.url, ReconcileDocument, {});
    expect(reconcile).toMatchObject({
      placed: 0,
      rejected: 0,
      unknown: 1,
      results: [{ orderId: unknown.orderId }],
    });
    expect(posts()).toBe(sent);
    expect(await openIds()).toEqual([]);
  });

  it('is not sent again behind a cancel', async () => {
    proxy.spoil(POST, 'lose the request', 1);
    proxy.spoil(LOOK_UPS, 'lose the request');
    const unknown = await place(resting());
    const input = { orderId: unknown.orderId ?? '' };
    const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input });
    expect(cancelOrder).toMatchObject({ canceled: [], notCanceled: [{ code: 'ORDER_NOT_FOUND' }] });
    proxy.mend();
    const { reconcile } = await run(gateway.url, ReconcileDocument, {});
    expect(reconcile).toMatchObject({ unknown: 1 });
    expect(posts()).toBe(1);
    expect(await openIds()).toEqual([]);
  });
});

it('a cancel of an order of unknown outcome that takes effect says that it was placed', async () => {
  proxy.spoil(POST, 'lose the answer');
  proxy.spoil(LOOK_UPS, 'lose the request');
  const unknown = await place(resting({ clientOrderId: 'cancelled' }));
  expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
  const input = { orderId: unknown.orderId ?? '' };
  const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input });
  expect(cancelOrder).toMatchObject({ canceled: [unknown.orderId] });
  proxy.mend();
  expect(await place(resting({ clientOrderId: 'cancelled' }))).toMatchObject({
    __typename: 'OrderPlaced',
    status: 'UNKNOWN',
    orderId: unknown.orderId,
  });
  expect(await stateOf(unknown.orderId)).toMatchObject({
    source: 'JOURNAL',
    status: 'CANCELED',
    matchedSize: '0',
  });
  expect(posts()).toBe(1);
});

it('a deadline that has passed drops an order before it is sent', async () => {
  const deadline = new Date(Date.now() - 1).toISOString();
  expect(await place(resting({ deadline, clientOrderId: 'late' }))).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: `The deadline ${deadline} had passed before the order could be sent`,
    orderId: null,
    clientOrderId: 'late',
    code: 'DEADLINE_EXCEEDED',
    origin: 'GATEWAY',
    retryAfter: null,
  });
  expect(posts()).toBe(0);
});

describe('a server that is killed while an order is on its way', () => {
  it.each([
    ['the exchange has the order: it is found', 'hold the answer', 1],
    ['the exchange never got it: it is sent once more', 'hold the request', 2],
  ] as const)('%s', { timeout: 120_000 }, async (_title, spoiler, copies) => {
    const directory = await mkdtemp(join(tmpdir(), 'clob-killed-'));
    const environment = {
      PORT: '0',
      CLOB_URL: proxy.url,
      PRIVATE_KEY: newKey(),
      DATA_DIR: directory,
      LOG_LEVEL: 'warn',
    };
    async function start() {
      const command = startCommand(environment);
      const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
      return { command, url };
    }
    const input = resting({
      clientOrderId: 'survivor',
      deadline: new Date(Date.now() + 100_000).toISOString(),
    });

    proxy.spoil(POST, spoiler, 1);
    const first = await start();
    const onItsWay = proxy.seen(POST);
    const answer = place(input, first.url).catch(() => 'no answer');
    await onItsWay;
    first.command.process.kill('SIGKILL');
    expect(await answer).toBe('no answer');
    await first.command.end();

    const second = await start();
    try {
      const again = await place(input, second.url);
      expect(again).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE', clientOrderId: 'survivor' });
      expect(await openIds(second.url)).toEqual([again.orderId]);
      expect(await stateOf(again.orderId, second.url)).toMatchObject({ source: 'EXCHANGE', status: 'LIVE' });
      expect(posts()).toBe(copies);
    } finally {
      second.command.process.kill('SIGTERM');
      await second.command.end();
      await rm(directory, { recursive: true });
    }
  });
});
