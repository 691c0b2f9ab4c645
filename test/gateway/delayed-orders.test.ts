/** Orders that the exchange holds before matching: it cancels none meanwhile, so the server does as soon as it can. */
import { expect, it } from 'vitest';
import { CancelAllDocument, CreateAndPostOrderDocument, OpenOrdersDocument } from '../../schema/client.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { run } from '../support/client.ts';
import { openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

it('a delayed order is named by its cancel, and by cancelling everything, and is cancelled when its delay ends', async () => {
  const clock = heldClock(Date.now());
  await using floor = await openFloor({ clock });
  const { url } = floor.alice;
  const { yes: tokenId } = floor.market('foxes-against-herons-tonight');
  // More than the book has, so that a part rests when the delay is over.
  const input = { tokenId, side: 'BUY', price: '0.7', size: '12000' } as const;
  const { createAndPostOrder: placed } = await run(url, CreateAndPostOrderDocument, { input });
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'DELAYED' });
  const orderId = placed.orderId ?? '';

  const cancel = `mutation ($id: ID!) {
    cancelOrder(input: { orderId: $id }) { ... on CancelOrdersResponse { canceled notCanceled { code } delayed } }
  }`;
  expect((await askGraphQL(url, cancel, { variables: { id: orderId } })).json).toEqual({
    data: { cancelOrder: { canceled: [], notCanceled: [], delayed: [orderId] } },
  });
  const all = 'mutation { cancelAll { ... on CancelOrdersResponse { delayed } } }';
  expect((await askGraphQL(url, all)).json).toMatchObject({ data: { cancelAll: { delayed: [orderId] } } });

  clock.advance(3_000);
  await expect
    .poll(async () => (await run(url, OpenOrdersDocument, {})).openOrders?.edges, { timeout: 5_000 })
    .toEqual([]);
  expect((await run(url, CancelAllDocument, {})).cancelAll).toMatchObject({ canceled: [], notCanceled: [] });
});
