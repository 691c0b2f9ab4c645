/** Orders whose answer or whose request is lost on the way: found, sent again, or given up, but never placed twice. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancelOrderDocument, ReconcileDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { startCommand } from '../support/command.ts';
import { type Desk, LOOK_UPS, nextDecided, openDesk, POST } from '../support/desk.ts';
import { newKey } from '../support/floor.ts';
import { foundAnswer } from '../support/order-answers.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let desk: Desk;
let gateway: TestGateway;

beforeEach(async () => {
  desk = await openDesk();
  gateway = await desk.start();
});
afterEach(() => desk[Symbol.asyncDispose]());

describe('an answer that is lost', () => {
  it('is made up for by looking the order up: it rests', async () => {
    desk.proxy.spoil(POST, 'lose the answer');
    const placed = await desk.place(gateway, desk.resting({ clientOrderId: 'lost answer' }));
    expect(placed).toEqual(foundAnswer('lost answer'));
    expect(desk.posts()).toBe(1);
    expect(await desk.openIds(gateway)).toEqual([placed.orderId]);
  });

  it('is made up for by the trades where the order is filled already', async () => {
    desk.proxy.spoil(POST, 'cut the answer off');
    const filled = await desk.place(gateway, desk.resting({ price: '0.99', size: '7' }));
    expect(filled).toMatchObject({
      __typename: 'OrderPlaced',
      status: 'MATCHED',
      makingAmount: null,
      tradeIds: [expect.any(String)],
    });
    expect(desk.posts()).toBe(1);
    expect(await desk.stateOf(gateway, filled.orderId)).toMatchObject({
      source: 'TRADES',
      status: 'MATCHED',
      matchedSize: '7',
    });
  });
});

describe('a request that is lost', () => {
  it('is sent again byte for byte, once it is known that the exchange does not have it', async () => {
    desk.proxy.spoil(POST, 'lose the request', 1);
    const placed = await desk.place(gateway, desk.resting());
    expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
    expect(desk.posts()).toBe(2);
    expect(await desk.openIds(gateway)).toEqual([placed.orderId]);
  });

  it('is not sent again while nobody can say whether the exchange has it', async () => {
    desk.proxy.spoil(POST, 'lose the request', 1);
    desk.proxy.spoil(LOOK_UPS, 'lose the request');
    const unknown = await desk.place(gateway, desk.resting());
    expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown', reason: 'EXCHANGE_UNREADABLE' });
    expect(desk.posts()).toBe(1);
    expect(await desk.stateOf(gateway, unknown.orderId)).toEqual({
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

    const decided = nextDecided(gateway);
    desk.proxy.mend();
    expect(await decided).toMatchObject({ kind: 'placed', orderId: unknown.orderId });
    expect(desk.posts()).toBe(2);
    expect(await desk.stateOf(gateway, unknown.orderId)).toMatchObject({
      source: 'EXCHANGE',
      status: 'LIVE',
    });
    expect(await desk.openIds(gateway)).toEqual([unknown.orderId]);
  });

  it('is not sent again behind its deadline', async () => {
    desk.proxy.spoil(/^(POST \/order$|GET \/data\/(order\/|trades))/, 'lose the request');
    const deadline = new Date(Date.now() + 300);
    const unknown = await desk.place(gateway, desk.resting({ deadline: deadline.toISOString() }));
    expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
    while (Date.now() <= deadline.getTime()) await once(AbortSignal.timeout(20), 'abort');
    desk.proxy.mend();
    const sent = desk.posts();
    const { reconcile } = await run(gateway.url, ReconcileDocument, {});
    expect(reconcile).toMatchObject({
      placed: 0,
      rejected: 0,
      unknown: 1,
      results: [{ orderId: unknown.orderId }],
    });
    expect(desk.posts()).toBe(sent);
    expect(await desk.openIds(gateway)).toEqual([]);
  });

  it('is not sent again behind a cancel', async () => {
    desk.proxy.spoil(POST, 'lose the request', 1);
    desk.proxy.spoil(LOOK_UPS, 'lose the request');
    const unknown = await desk.place(gateway, desk.resting());
    const input = { orderId: unknown.orderId ?? '' };
    const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input });
    expect(cancelOrder).toMatchObject({ canceled: [], notCanceled: [{ code: 'ORDER_NOT_FOUND' }] });
    desk.proxy.mend();
    const { reconcile } = await run(gateway.url, ReconcileDocument, {});
    expect(reconcile).toMatchObject({ unknown: 1 });
    expect(desk.posts()).toBe(1);
    expect(await desk.openIds(gateway)).toEqual([]);
  });
});

it('a cancel of an order of unknown outcome that takes effect says that it was placed', async () => {
  desk.proxy.spoil(POST, 'lose the answer');
  desk.proxy.spoil(LOOK_UPS, 'lose the request');
  const unknown = await desk.place(gateway, desk.resting({ clientOrderId: 'cancelled' }));
  expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
  const input = { orderId: unknown.orderId ?? '' };
  const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input });
  expect(cancelOrder).toMatchObject({ canceled: [unknown.orderId] });
  desk.proxy.mend();
  expect(await desk.place(gateway, desk.resting({ clientOrderId: 'cancelled' }))).toMatchObject({
    __typename: 'OrderPlaced',
    status: 'UNKNOWN',
    orderId: unknown.orderId,
  });
  expect(await desk.stateOf(gateway, unknown.orderId)).toMatchObject({
    source: 'JOURNAL',
    status: 'CANCELED',
    matchedSize: '0',
  });
  expect(desk.posts()).toBe(1);
});

it('a deadline that has passed drops an order before it is sent', async () => {
  const deadline = new Date(Date.now() - 1).toISOString();
  expect(await desk.place(gateway, desk.resting({ deadline, clientOrderId: 'late' }))).toEqual({
    __typename: 'OrderRejected',
    success: false,
    errorMsg: `The deadline ${deadline} had passed before the order could be sent`,
    orderId: null,
    clientOrderId: 'late',
    code: 'DEADLINE_EXCEEDED',
    origin: 'GATEWAY',
    retryAfter: null,
  });
  expect(desk.posts()).toBe(0);
});

describe('a server that is killed while an order is on its way', () => {
  it.each([
    ['the exchange has the order: it is found', 'hold the answer', 1],
    ['the exchange never got it: it is sent once more', 'hold the request', 2],
  ] as const)('%s', { timeout: 120_000 }, async (_title, spoiler, copies) => {
    const directory = await mkdtemp(join(tmpdir(), 'clob-killed-'));
    const environment = {
      PORT: '0',
      CLOB_URL: desk.proxy.url,
      PAPER: 'on',
      PRIVATE_KEY: newKey(),
      DATA_DIR: directory,
      LOG_LEVEL: 'warn',
    };
    async function start() {
      const command = startCommand(environment);
      const [, url = ''] = await command.line(/GraphiQL {2}(http:\/\/127\.0\.0\.1:\d+)\/graphql$/);
      return { command, url };
    }
    const input = desk.resting({
      clientOrderId: 'survivor',
      deadline: new Date(Date.now() + 100_000).toISOString(),
    });

    desk.proxy.spoil(POST, spoiler, 1);
    const first = await start();
    const onItsWay = desk.proxy.seen(POST);
    const answer = desk.place(first, input).catch(() => 'no answer');
    await onItsWay;
    first.command.process.kill('SIGKILL');
    expect(await answer).toBe('no answer');
    await first.command.end();

    const second = await start();
    try {
      const again = await desk.place(second, input);
      expect(again).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE', clientOrderId: 'survivor' });
      expect(await desk.openIds(second)).toEqual([again.orderId]);
      expect(await desk.stateOf(second, again.orderId)).toMatchObject({ source: 'EXCHANGE', status: 'LIVE' });
      expect(desk.posts()).toBe(copies);
    } finally {
      second.command.process.kill('SIGTERM');
      await second.command.end();
      await rm(directory, { recursive: true });
    }
  });
});
