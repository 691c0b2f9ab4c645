/** `orderResult`: what an order mutation returned, by its key, also for orders that no list has. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CreateAndPostOrderDocument, OrderResultDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, held, LOOK_UPS, openDesk, POST } from '../support/desk.ts';
import { newKey } from '../support/floor.ts';
import { LASTING_STORES, type TestStore } from '../support/journal-stores.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

async function resultOf({ url }: TestGateway, clientOrderId: string) {
  return (await run(url, OrderResultDocument, { clientOrderId })).orderResult;
}

async function place({ url }: TestGateway, clientOrderId: string, price: string) {
  const input = { ...desk.resting({ price }), clientOrderId };
  return (await run(url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

it('is null for a key that was never used, and places nothing', async () => {
  const gateway = await desk.start();
  expect(await resultOf(gateway, 'never used')).toBeNull();
  expect(desk.posts()).toBe(0);
});

it('waits for an order that is being sent, and is unknown while nobody knows', async () => {
  const gateway = await desk.start();
  const answer = held();
  desk.proxy.spoil(POST, { late: answer.wait }, 1);
  const placing = place(gateway, 'slow', '0.01');
  await answer.reached;
  const asked = resultOf(gateway, 'slow');
  answer.open();
  expect(await asked).toEqual(await placing);

  desk.proxy.spoil(POST, 'lose the request');
  desk.proxy.spoil(LOOK_UPS, 'lose the request');
  const unknown = await place(gateway, 'lost', '0.01');
  expect(unknown).toMatchObject({ __typename: 'OrderOutcomeUnknown' });
  const posts = desk.posts();
  expect(await resultOf(gateway, 'lost')).toMatchObject({
    __typename: 'OrderOutcomeUnknown',
    orderId: unknown?.orderId,
    clientOrderId: 'lost',
  });
  expect(desk.posts() - posts).toBeLessThanOrEqual(1);
});

describe.each(LASTING_STORES)('$name', ({ isThere, open }) => {
  let home: TestStore;

  beforeEach(async () => {
    if (isThere) home = await open();
  });
  afterEach(async () => {
    if (isThere) await home[Symbol.asyncDispose]();
  });

  it.skipIf(!isThere)(
    'has placed orders and those rejected before sending, from another process',
    async () => {
      const { store } = home;
      const secrets = {
        privateKey: newKey(),
        databaseUrl: store.kind === 'postgres' ? store.url : undefined,
      };
      const storage = store.kind === 'postgres' ? ({ kind: 'postgres' } as const) : store;
      const start = () => startGateway({ exchangeUrl: desk.proxy.url, config: { storage }, secrets });
      const first = await start();
      const placed = await place(first, 'placed', '0.01');
      const rejected = await place(first, 'off its tick', '0.0123');
      expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
      expect(rejected).toMatchObject({ __typename: 'OrderRejected', code: 'PRICE_OFF_TICK', orderId: null });
      if (store.kind === 'sqlite') await first[Symbol.asyncDispose]();
      await using second = await start();
      expect(await resultOf(second, 'placed')).toEqual(placed);
      expect(await resultOf(second, 'off its tick')).toEqual(rejected);
      expect(desk.posts()).toBe(1);
      if (store.kind === 'postgres') await first[Symbol.asyncDispose]();
    },
  );
});
