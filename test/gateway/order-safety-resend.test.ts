/** What is asked for while an order is looked up or sent again: nothing leaves behind the answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CancelAllDocument,
  CancelOrderDocument,
  HaltTradingDocument,
  OrdersDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, held, LOOK_UPS, openDesk, POST } from '../support/desk.ts';
import type { TestGateway } from '../support/start-gateway.ts';

const CANCEL = /^DELETE \/order$/;

let desk: Desk;
let gateway: TestGateway;

beforeEach(async () => {
  desk = await openDesk();
  gateway = await desk.start();
});
afterEach(() => desk[Symbol.asyncDispose]());

/** The id of the order that was placed with a key. */
async function idOf(clientOrderId: string): Promise<string> {
  const { orders } = await run(gateway.url, OrdersDocument, { filter: { clientOrderId } });
  return orders?.nodes[0]?.orderId ?? '';
}

describe('an order that is looked up is not sent again', () => {
  it.each([
    [
      'a cancel',
      async () => run(gateway.url, CancelOrderDocument, { input: { orderId: await idOf('lost') } }),
    ],
    ['a cancel of all', () => run(gateway.url, CancelAllDocument, {})],
    ['a halt', () => run(gateway.url, HaltTradingDocument, { input: { cancelAll: false } })],
  ])('behind %s', async (_title, stop) => {
    const gate = held();
    desk.proxy.spoil(POST, 'lose the request', 1);
    desk.proxy.spoil(/^GET \/data\/trades/, { early: gate.wait }, 1);
    const answer = desk.place(gateway, desk.resting({ clientOrderId: 'lost' }));
    await gate.reached;
    await stop();
    gate.open();
    expect(await answer).toEqual({
      __typename: 'OrderOutcomeUnknown',
      success: false,
      errorMsg: expect.any(String),
      orderId: await idOf('lost'),
      clientOrderId: 'lost',
      reason: 'EXCHANGE_UNREADABLE',
    });
    expect(desk.posts()).toBe(1);
    expect(await desk.openIds(gateway)).toEqual([]);
  });
});

it('an order that is being sent again is cancelled where its cancel comes to the exchange before it', async () => {
  const gate = held();
  desk.proxy.spoil(POST, 'lose the request', 1);
  desk.proxy.spoil(POST, { early: gate.wait }, 1);
  const answer = desk.place(gateway, desk.resting({ clientOrderId: 'lost' }));
  await gate.reached;
  const orderId = await idOf('lost');
  const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input: { orderId } });
  expect(cancelOrder).toMatchObject({ canceled: [], notCanceled: [{ code: 'ORDER_NOT_FOUND' }] });
  gate.open();
  expect(await answer).toMatchObject({ __typename: 'OrderPlaced', orderId });
  expect(await desk.openIds(gateway)).toEqual([]);
  expect(await desk.stateOf(gateway, orderId)).toMatchObject({ status: 'CANCELED', matchedSize: '0' });
});

it('an order that turns up behind its cancel is cancelled', async () => {
  desk.proxy.spoil(POST, 'lose the answer', 1);
  desk.proxy.spoil(LOOK_UPS, { status: 500, body: '{}' });
  expect(await desk.place(gateway, desk.resting({ clientOrderId: 'late' }))).toMatchObject({
    __typename: 'OrderOutcomeUnknown',
  });
  const orderId = await idOf('late');
  const notFound = JSON.stringify({ canceled: [], not_canceled: { [orderId]: 'order not found' } });
  desk.proxy.spoil(CANCEL, { status: 200, body: notFound }, 1);
  const { cancelOrder } = await run(gateway.url, CancelOrderDocument, { input: { orderId } });
  expect(cancelOrder).toMatchObject({ canceled: [] });
  expect(await desk.openIds(gateway)).toEqual([orderId]);
  const canceledAgain = desk.proxy.seen(CANCEL);
  desk.proxy.mend();
  await canceledAgain;
  expect(await desk.openIds(gateway)).toEqual([]);
  expect(await desk.stateOf(gateway, orderId)).toMatchObject({ status: 'CANCELED', matchedSize: '0' });
});
