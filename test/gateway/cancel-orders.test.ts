import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CancelAllDocument,
  CancelMarketOrdersDocument,
  type CancelMarketOrdersInput,
  CancelOrderDocument,
  CancelOrdersDocument,
  CreateAndPostOrderDocument,
  OpenOrdersDocument,
  OrderStateDocument,
} from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { startGateway } from '../support/start-gateway.ts';

const UNKNOWN_ID = `0x${'ab'.repeat(32)}`;

let floor: Floor;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

async function rest(tokenId: string, size = '5'): Promise<string> {
  const { createAndPostOrder: placed } = await run(floor.alice.url, CreateAndPostOrderDocument, {
    input: { tokenId, side: 'BUY', price: '0.1', size },
  });
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  return placed.orderId ?? '';
}

async function open(): Promise<(string | undefined)[]> {
  const { openOrders } = await run(floor.alice.url, OpenOrdersDocument, {});
  return openOrders?.edges.map(({ node }) => node.orderId) ?? [];
}

it('cancels one order, and says why it cannot be cancelled again', async () => {
  const { yes } = floor.market('will-it-rain-in-london-this-weekend');
  const orderId = await rest(yes);
  const cancel = { input: { orderId } };
  expect(await run(floor.alice.url, CancelOrderDocument, cancel)).toEqual({
    cancelOrder: { canceled: [orderId], notCanceled: [], unknown: [], delayed: [] },
  });
  expect(await run(floor.alice.url, CancelOrderDocument, cancel)).toEqual({
    cancelOrder: {
      canceled: [],
      notCanceled: [
        { orderId, code: 'ORDER_NOT_FOUND', reason: "order can't be found - already canceled or matched" },
      ],
      unknown: [],
      delayed: [],
    },
  });
});

it('cancels several orders, with a reason for each that it cannot', async () => {
  const { yes, no } = floor.market('will-it-rain-in-london-this-weekend');
  const [first, second] = [await rest(yes), await rest(no)];
  expect(
    await run(floor.alice.url, CancelOrdersDocument, {
      input: { orderIds: [first, UNKNOWN_ID, second, first] },
    }),
  ).toEqual({
    cancelOrders: {
      canceled: [first, second],
      notCanceled: [
        {
          orderId: UNKNOWN_ID,
          code: 'ORDER_NOT_FOUND',
          reason: "order can't be found - already canceled or matched",
        },
      ],
      unknown: [],
      delayed: [],
    },
  });
});

it('where a part of many cancels is turned away, what the others did is told, and why not for each of that part', async () => {
  await using proxy = await startMeddlingProxy(floor.paper.url);
  await using gateway = await startGateway({ exchangeUrl: proxy.url, secrets: { privateKey: newKey() } });
  proxy.spoil(/^DELETE \/orders$/, { early: async () => {} }, 1);
  proxy.spoil(/^DELETE \/orders$/, { status: 429, body: '{"error":"Too Many Requests"}' });
  const { yes: tokenId } = floor.market('will-it-rain-in-london-this-weekend');
  const { createAndPostOrder: placed } = await run(gateway.url, CreateAndPostOrderDocument, {
    input: { tokenId, side: 'BUY', price: '0.1', size: '5' },
  });
  const unknown = Array.from({ length: 1_100 }, (_, index) => `0x${String(index).padStart(64, '0')}`);
  const { cancelOrders } = await run(gateway.url, CancelOrdersDocument, {
    input: { orderIds: [placed.orderId ?? '', ...unknown] },
  });
  expect(cancelOrders).toEqual({
    canceled: [placed.orderId],
    notCanceled: unknown.map((orderId, index) =>
      index < 999
        ? {
            orderId,
            code: 'ORDER_NOT_FOUND',
            reason: "order can't be found - already canceled or matched",
          }
        : {
            orderId,
            code: 'RATE_LIMITED',
            reason: 'Too Many Requests',
          },
    ),
    unknown: [],
    delayed: [],
  });
  const { order } = await run(gateway.url, OrderStateDocument, { id: placed.orderId ?? '' });
  expect(order).toMatchObject({ status: 'CANCELED' });
});

it("somebody else's order is not found", async () => {
  const orderId = await rest(floor.market('will-it-rain-in-london-this-weekend').yes);
  expect(await run(floor.bob.url, CancelOrderDocument, { input: { orderId } })).toMatchObject({
    cancelOrder: { canceled: [], notCanceled: [{ orderId, code: 'ORDER_NOT_FOUND' }] },
  });
  expect(await open()).toEqual([orderId]);
});

it('cancels by market, by token, and all', async () => {
  await run(floor.alice.url, CancelAllDocument, {});
  const rain = floor.market('will-it-rain-in-london-this-weekend');
  const cup = floor.market('paper-cup-winner-red-foxes');
  const film = floor.market('will-the-film-of-the-year-win-best-picture');
  const orders = [await rest(rain.yes), await rest(rain.no), await rest(cup.yes), await rest(film.no)];
  const [rainYes, rainNo, cupYes, filmNo] = orders;

  const byToken = await run(floor.alice.url, CancelMarketOrdersDocument, { input: { tokenId: rain.no } });
  expect(byToken.cancelMarketOrders).toEqual({
    canceled: [rainNo],
    notCanceled: [],
    unknown: [],
    delayed: [],
  });
  const byMarket = await run(floor.alice.url, CancelMarketOrdersDocument, {
    input: { market: rain.conditionId },
  });
  expect(byMarket.cancelMarketOrders).toEqual({
    canceled: [rainYes],
    notCanceled: [],
    unknown: [],
    delayed: [],
  });
  expect((await open()).toSorted()).toEqual([cupYes, filmNo].toSorted());
  const all = await run(floor.alice.url, CancelAllDocument, { input: { reason: 'end of day' } });
  expect(all.cancelAll).toEqual({
    canceled: expect.arrayContaining([cupYes, filmNo]),
    notCanceled: [],
    unknown: [],
    delayed: [],
  });
  expect(await open()).toEqual([]);
});

it.each<[CancelMarketOrdersInput, string]>([
  [{}, 'cancelMarketOrders needs a market or a tokenId; to cancel every order of the account call cancelAll'],
  [
    { market: null, tokenId: null },
    'cancelMarketOrders needs a market or a tokenId; to cancel every order of the account call cancelAll',
  ],
  [
    { market: '' },
    'market "" is not a condition id: 0x and 64 hex digits (62 as Gamma writes those of Protocol V2)',
  ],
  [
    { market: '', tokenId: '1' },
    'market "" is not a condition id: 0x and 64 hex digits (62 as Gamma writes those of Protocol V2)',
  ],
])('cancelMarketOrders with %j cancels nothing', async (input, message) => {
  const orderId = await rest(floor.market('will-it-rain-in-london-this-weekend').yes);
  expect(await run(floor.alice.url, CancelMarketOrdersDocument, { input })).toEqual({
    cancelMarketOrders: {
      __typename: 'RequestRejected',
      code: 'BAD_USER_INPUT',
      message,
      origin: 'GATEWAY',
      retryAfter: null,
    },
  });
  expect(await open()).toContain(orderId);
});

it('a malformed id is refused before anything is sent', async () => {
  const refusal = {
    __typename: 'RequestRejected',
    code: 'BAD_USER_INPUT',
    message: 'orderId "0x12" is not 0x and 64 hex digits',
    origin: 'GATEWAY',
    retryAfter: null,
  };
  expect(await ask(floor.alice.url, CancelOrderDocument, { input: { orderId: '0x12' } })).toEqual({
    data: { cancelOrder: refusal },
  });
  expect(await ask(floor.alice.url, CancelOrdersDocument, { input: { orderIds: ['0x12'] } })).toEqual({
    data: { cancelOrders: refusal },
  });
});
