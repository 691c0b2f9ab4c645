/** Orders that the exchange is slow to answer keep no cancel, halt, heartbeat or look-up waiting. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CancelMarketOrdersDocument,
  CancelOrderDocument,
  CancelOrdersDocument,
  HaltTradingDocument,
  RenewCancelAllLeaseDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, held, openDesk } from '../support/desk.ts';
import { hangOrders, ORDER_SOCKETS, POSTS } from '../support/hanging-orders.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let desk: Desk;
let gateway: TestGateway;

beforeEach(async () => {
  desk = await openDesk();
  gateway = await desk.start();
});
afterEach(() => desk[Symbol.asyncDispose]());

it('cancels, a halt and the lease are answered while 48 orders hang', async () => {
  const rest = async () => (await desk.place(gateway, desk.resting())).orderId ?? '';
  const [one, two, three, four] = [await rest(), await rest(), await rest(), await rest()];
  const slow = await hangOrders(desk, gateway);

  expect(await run(gateway.url, CancelOrderDocument, { input: { orderId: one } })).toMatchObject({
    cancelOrder: { canceled: [one] },
  });
  expect(await run(gateway.url, CancelOrdersDocument, { input: { orderIds: [two, three] } })).toMatchObject({
    cancelOrders: { canceled: [two, three] },
  });
  const { tokenId } = desk.resting();
  const { cancelMarketOrders } = await run(gateway.url, CancelMarketOrdersDocument, { input: { tokenId } });
  expect(cancelMarketOrders).toMatchObject({ canceled: expect.arrayContaining([four]) });
  expect(await run(gateway.url, RenewCancelAllLeaseDocument, { input: { seconds: 600 } })).toMatchObject({
    renewCancelAllLease: { beating: true },
  });
  expect(await run(gateway.url, HaltTradingDocument, { input: { cancelAll: true } })).toMatchObject({
    haltTrading: { tradingStatus: { state: 'HALTED' }, cancel: { canceled: expect.any(Array) } },
  });
  expect(slow.answered()).toBe(0);

  const outcomes = await slow.answer();
  expect(outcomes.slice(0, ORDER_SOCKETS)).toEqual(
    Array(ORDER_SOCKETS).fill(expect.objectContaining({ __typename: 'OrderPlaced' })),
  );
  expect(outcomes.slice(ORDER_SOCKETS)).toEqual(
    Array(outcomes.length - ORDER_SOCKETS).fill(expect.objectContaining({ code: 'TRADING_HALTED' })),
  );
});

it('an order whose answer was lost is looked up while 48 others hang', async () => {
  const gate = held();
  desk.proxy.spoil(
    POSTS,
    {
      async late() {
        await gate.wait();
        throw new Error('the answer is lost');
      },
    },
    1,
  );
  const lost = desk.place(gateway, desk.resting());
  await gate.reached;
  const slow = await hangOrders(desk, gateway, ORDER_SOCKETS - 1);
  gate.open();
  expect(await lost).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE', makingAmount: null });
  expect(slow.answered()).toBe(0);
  await slow.answer();
});
