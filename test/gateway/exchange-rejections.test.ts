/** What the exchange rejects orders with beyond its own rules, as the paper exchange produces it on demand. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CreateAndPostOrderDocument, OpenOrdersDocument } from '../../schema/client.ts';
import type { FaultSchedule } from '../../src/paper/faults/schedule.ts';
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());
beforeEach(() => floor.paper.faults.set({}));

type Fault = NonNullable<FaultSchedule['requests']>[number]['fault'];

async function place(fault: Fault) {
  floor.paper.faults.set({ requests: [{ fault, route: 'POST /order', chance: 1 }] });
  const { yes } = floor.market('will-bitcoin-close-the-year-above-150000');
  const input = { tokenId: yes, side: 'BUY', price: '0.01', size: '5' } as const;
  return (await run(floor.alice.url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

it.each([
  ['timed-out', 'ORDER_TIMED_OUT', 'order timed out'],
  ['canceled-on-chain', 'ORDER_CANCELED_ON_CHAIN', 'order canceled in the CTF exchange contract'],
  ['invalid-market', 'MARKET_NOT_FOUND', 'Invalid market'],
  ['invalid-builder', 'BAD_USER_INPUT', 'invalid builder trade params'],
] as const)('%s is a definite rejection: %s', async (reason, code, errorMsg) => {
  expect(await place({ kind: 'rejected', reason })).toMatchObject({
    __typename: 'OrderRejected',
    origin: 'EXCHANGE',
    success: false,
    code,
    errorMsg,
  });
  floor.paper.faults.set({});
  const { openOrders } = await run(floor.alice.url, OpenOrdersDocument, {});
  expect(openOrders?.edges).toEqual([]);
});

it('a price discrepancy under status 500 proves nothing: the outcome is unknown', async () => {
  expect(await place({ kind: 'rejected', reason: 'price-discrepancy' })).toMatchObject({
    __typename: 'OrderOutcomeUnknown',
  });
});
