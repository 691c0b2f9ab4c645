/** What the account's stream tells of an order is written down though nobody asks for that order. */

import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CreateAndPostOrderDocument, OrderEventsDocument, OrdersDocument } from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

let floor: Floor;
let mars: FloorMarket;

beforeAll(async () => {
  floor = await openFloor({ settlementDelays: { minedMs: 10, confirmedMs: 30 } });
  mars = floor.market('will-a-person-walk-on-mars-this-decade');
});
afterAll(() => floor[Symbol.asyncDispose]());

/** The orders that the journal itself has as filled: its filter looks at what is written down. */
async function recordedAsFilled(url: string) {
  const { orders } = await run(url, OrdersDocument, { first: 5, filter: { statuses: ['MATCHED'] } });
  return orders?.nodes.map(({ clientOrderId, status, matchedSize }) => ({
    clientOrderId,
    status,
    matchedSize,
  }));
}

it('a resting order that is filled is in the history as filled, asked for or not', async () => {
  const { url } = floor.alice;
  await using _events = subscribe(url, print(OrderEventsDocument));
  await untilLive(url);
  const price = '0.061';
  await run(url, CreateAndPostOrderDocument, {
    input: { tokenId: mars.yes, side: 'BUY', price, size: '20', clientOrderId: 'resting' },
  });
  expect(await recordedAsFilled(url)).toEqual([]);
  await run(floor.bob.url, CreateAndPostOrderDocument, {
    input: { tokenId: mars.no, side: 'BUY', price: '0.939', size: '20' },
  });
  let filled = await recordedAsFilled(url);
  while (filled?.length === 0) filled = await recordedAsFilled(url);
  expect(filled).toEqual([{ clientOrderId: 'resting', status: 'MATCHED', matchedSize: '20' }]);
});
