/** Answers that could be taken for more, or for another order's, than they are; and orders nobody could count. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostOrdersDocument,
  CreateOrderDocument,
  PostOrderDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, LOOK_UPS, openDesk, POST } from '../support/desk.ts';
import { LASTING_STORES } from '../support/journal-stores.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let desk: Desk;
let gateway: TestGateway;

beforeEach(async () => {
  desk = await openDesk();
  gateway = await desk.start();
});
afterEach(() => desk[Symbol.asyncDispose]());

it('an order that was refused under one key and taken under another is the one that was taken', async () => {
  const created = await run(gateway.url, CreateOrderDocument, { input: desk.resting() });
  const { order, orderId } = signedOrderInput(created.createOrder);
  desk.proxy.spoil(POST, { status: 425, body: '{"error":"restarting"}' }, 1);
  const post = async (clientOrderId: string) =>
    (await run(gateway.url, PostOrderDocument, { input: { order, clientOrderId } })).postOrder;
  expect(await post('a')).toMatchObject({ __typename: 'OrderRejected', code: 'EXCHANGE_RESTARTING' });
  expect(await post('b')).toMatchObject({ __typename: 'OrderPlaced', orderId });
  expect(await desk.stateOf(gateway, orderId)).toEqual({
    id: expect.any(String),
    orderId,
    clientOrderId: 'b',
    source: 'EXCHANGE',
    status: 'LIVE',
    originalSize: '5',
    sizeMatched: '0',
    matchedSize: '0',
    settledSize: '0',
    associateTrades: [],
  });
  await run(gateway.url, CancelOrderDocument, { input: { orderId } });
  expect(await desk.stateOf(gateway, orderId)).toMatchObject({ clientOrderId: 'b', status: 'CANCELED' });
});

it.each(['0.1234567', '-10', '9'.repeat(300), '007'])(
  'an order that was taken with the amount %s is of unknown outcome',
  async (makingAmount) => {
    const created = await run(gateway.url, CreateOrderDocument, { input: desk.resting() });
    const { order, orderId: orderID } = signedOrderInput(created.createOrder);
    const yes = { success: true, errorMsg: '', orderID, status: 'matched', makingAmount, takingAmount: '5' };
    desk.proxy.spoil(POST, { status: 200, body: JSON.stringify(yes) }, 1);
    desk.proxy.spoil(LOOK_UPS, 'lose the request');
    const { postOrder } = await run(gateway.url, PostOrderDocument, { input: { order } });
    expect(postOrder).toMatchObject({ __typename: 'OrderOutcomeUnknown', orderId: orderID });
  },
);

it('a yes with the id of another order is no yes: the order is looked up', async () => {
  const orderID = `0x${'a'.repeat(64)}`;
  const yes = { success: true, errorMsg: '', orderID, status: 'live', makingAmount: '', takingAmount: '' };
  desk.proxy.spoil(POST, { status: 200, body: JSON.stringify(yes) }, 1);
  const told = await desk.place(gateway, desk.resting({ clientOrderId: 'mine' }));
  expect(told).toMatchObject({ __typename: 'OrderPlaced', clientOrderId: 'mine', status: 'LIVE' });
  expect(desk.posts()).toBe(2);
  expect(await desk.openIds(gateway)).toEqual([told.orderId]);
});

it.each([408, 409, 499])('a %i is no refusal, whatever its body says', async (status) => {
  desk.proxy.spoil(POST, { status, body: '{"error":"the upstream is slow"}' }, 1);
  const told = await desk.place(gateway, desk.resting());
  expect(told).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  expect(desk.posts()).toBe(2);
});

describe.each(LASTING_STORES.filter(({ isThere }) => isThere))('$name', ({ open }) => {
  it('an order beyond all measure is refused by itself and harms no other of its batch', async () => {
    await using home = await open();
    await using ownDesk = await openDesk();
    const { store } = home;
    const secrets = store.kind === 'postgres' ? { databaseUrl: store.url } : {};
    const storage = store.kind === 'sqlite' ? store : { kind: 'postgres' as const };
    const counting = await ownDesk.start({ storage }, secrets);
    const orders = [{ limit: ownDesk.resting() }, { limit: ownDesk.resting({ size: '1000000000000000' }) }];
    const { createAndPostOrders } = await run(counting.url, CreateAndPostOrdersDocument, {
      input: { orders },
    });
    expect(createAndPostOrders).toMatchObject({
      placed: 1,
      rejected: 1,
      unknown: 0,
      results: [
        { __typename: 'OrderPlaced', status: 'LIVE' },
        {
          __typename: 'OrderRejected',
          code: 'INVALID_AMOUNTS',
          origin: 'GATEWAY',
          errorMsg: 'The order gives or gets 1000000000000000; more than 1000000000 is never sent',
        },
      ],
    });
  });
});
