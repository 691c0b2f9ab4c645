/** Orders that the exchange holds before matching: it cancels none meanwhile, so the server does as soon as it can. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  CancelAllDocument,
  CancelOrderDocument,
  CreateAndPostOrderDocument,
  HaltTradingDocument,
  OpenOrdersDocument,
} from '../../schema/client.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

/** Leaves a BUY of more than the book has, so that a part rests when the delay is over. */
async function placeDelayed(floor: Floor, { url }: TestGateway): Promise<string> {
  const { yes: tokenId } = floor.market('foxes-against-herons-tonight');
  const input = { tokenId, side: 'BUY', price: '0.7', size: '12000' } as const;
  const { createAndPostOrder: placed } = await run(url, CreateAndPostOrderDocument, { input });
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'DELAYED' });
  return placed.orderId ?? '';
}

/** Resolves when no order rests any more. */
async function untilNoneIsOpen({ url }: TestGateway): Promise<void> {
  const open = async () => (await run(url, OpenOrdersDocument, {})).openOrders?.edges;
  await expect.poll(open, { timeout: 5_000 }).toEqual([]);
}

it('a delayed order is named by its cancel, and by cancelling everything, and is cancelled when its delay ends', async () => {
  const clock = heldClock(Date.now());
  await using floor = await openFloor({ clock });
  const { url } = floor.alice;
  const orderId = await placeDelayed(floor, floor.alice);

  const cancel = `mutation ($id: ID!) {
    cancelOrder(input: { orderId: $id }) { ... on CancelOrdersResponse { canceled notCanceled { code } delayed } }
  }`;
  expect((await askGraphQL(url, cancel, { variables: { id: orderId } })).json).toEqual({
    data: { cancelOrder: { canceled: [], notCanceled: [], delayed: [orderId] } },
  });
  const all = 'mutation { cancelAll { ... on CancelOrdersResponse { delayed } } }';
  expect((await askGraphQL(url, all)).json).toMatchObject({ data: { cancelAll: { delayed: [orderId] } } });

  clock.advance(3_000);
  await untilNoneIsOpen(floor.alice);
  expect((await run(url, CancelAllDocument, {})).cancelAll).toMatchObject({ canceled: [], notCanceled: [] });
});

it('the PLACED event of a delayed order has the status DELAYED', async () => {
  await using floor = await openFloor({ clock: heldClock(Date.now()) });
  const { url } = floor.alice;
  await using orders = subscribe<{ kind?: string; orderId: string }>(
    url,
    'subscription { orderEvents { ... on OrderEvent { kind orderId order { status } } } }',
  );
  await untilLive(url);
  const orderId = await placeDelayed(floor, floor.alice);
  expect(await orders.until((events) => events.length > 0)).toEqual([
    { kind: 'PLACED', orderId, order: { status: 'DELAYED' } },
  ]);
});

it('a halt that cancels everything names a delayed order and cancels it when its delay ends', async () => {
  const clock = heldClock(Date.now());
  await using floor = await openFloor({ clock });
  const orderId = await placeDelayed(floor, floor.alice);
  const { haltTrading } = await run(floor.alice.url, HaltTradingDocument, { input: { cancelAll: true } });
  expect(haltTrading).toMatchObject({
    tradingStatus: { state: 'HALTED' },
    cancel: { canceled: [], notCanceled: [], unknown: [], delayed: [orderId] },
  });
  clock.advance(3_000);
  await untilNoneIsOpen(floor.alice);
});

it('a delayed order that rests when the gateway starts again is cancelled, as it was asked before', async () => {
  const clock = heldClock(Date.now());
  await using floor = await openFloor({ clock });
  const directory = await mkdtemp(join(tmpdir(), 'delayed-orders-'));
  const privateKey = newKey();
  const start = (): Promise<TestGateway> =>
    startGateway({
      exchangeUrl: floor.paper.url,
      secrets: { privateKey },
      config: { storage: { kind: 'sqlite', directory } },
    });
  try {
    const before = await start();
    const orderId = await placeDelayed(floor, before);
    const { cancelOrder } = await run(before.url, CancelOrderDocument, { input: { orderId } });
    expect(cancelOrder).toMatchObject({ canceled: [], delayed: [orderId] });
    await before[Symbol.asyncDispose]();
    clock.advance(3_000);
    await using after = await start();
    expect((await run(after.url, OpenOrdersDocument, {})).openOrders?.edges).toMatchObject([
      { node: { orderId, status: 'LIVE' } },
    ]);
    await untilNoneIsOpen(after);
  } finally {
    await rm(directory, { recursive: true });
  }
});
