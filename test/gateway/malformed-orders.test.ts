/** Inputs that can be told to be wrong before they come to an order: each is that order's refusal and harms no other. */
import { expect, it } from 'vitest';
import {
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  CreateOrderDocument,
  PostOrderDocument,
  PostOrdersDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { openFloor } from '../support/floor.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';

const KEY_FAULT = 'clientOrderId must have 1 to 128 characters';

const refusal = (clientOrderId: unknown, errorMsg: string) => ({
  __typename: 'OrderRejected',
  success: false,
  code: 'BAD_USER_INPUT',
  origin: 'GATEWAY',
  errorMsg,
  orderId: null,
  clientOrderId,
  retryAfter: null,
});

it.each(['', 'k'.repeat(129)])(
  'the key %j is refused in every mutation that sends',
  async (clientOrderId) => {
    await using floor = await openFloor();
    const { url } = floor.alice;
    const { yes: tokenId } = floor.market('will-it-rain-in-london-this-weekend');
    const limit = { tokenId, side: 'BUY', price: '0.1', size: '5' } as const;
    const { order } = signedOrderInput((await run(url, CreateOrderDocument, { input: limit })).createOrder);
    const market = { tokenId, side: 'BUY', amount: '5', clientOrderId } as const;

    const answers = [
      await run(url, CreateAndPostOrderDocument, { input: { ...limit, clientOrderId } }),
      await run(url, CreateAndPostMarketOrderDocument, { input: market }),
      await run(url, PostOrderDocument, { input: { order, clientOrderId } }),
    ];
    expect(answers.map((answer) => Object.values(answer))).toEqual(
      answers.map(() => [refusal(clientOrderId, KEY_FAULT)]),
    );
    const { createAndPostOrders } = await run(url, CreateAndPostOrdersDocument, {
      input: { orders: [{ limit: { ...limit, clientOrderId } }, { limit }, { market }] },
    });
    expect(createAndPostOrders).toEqual({
      placed: 1,
      rejected: 2,
      unknown: 0,
      results: [
        refusal(clientOrderId, KEY_FAULT),
        expect.objectContaining({ __typename: 'OrderPlaced', status: 'LIVE' }),
        refusal(clientOrderId, KEY_FAULT),
      ],
    });
  },
);

it('a signed order that lacks a field of its version is refused by itself', async () => {
  await using floor = await openFloor();
  const { url } = floor.alice;
  const { yes: tokenId } = floor.market('will-it-rain-in-london-this-weekend');
  const input = { tokenId, side: 'BUY', price: '0.1', size: '5' } as const;
  const { order, orderId } = signedOrderInput((await run(url, CreateOrderDocument, { input })).createOrder);
  const { timestamp: _timestamp, ...incomplete } = order;
  const { postOrders } = await run(url, PostOrdersDocument, {
    input: { orders: [{ order: incomplete }, { order }, { order: { ...order, version: 4 } }] },
  });
  expect(postOrders).toEqual({
    placed: 1,
    rejected: 2,
    unknown: 0,
    results: [
      refusal(expect.any(String), `An order of version ${order.version} has the field timestamp; give it`),
      expect.objectContaining({ __typename: 'OrderPlaced', orderId, status: 'LIVE' }),
      refusal(expect.any(String), 'version is 4; it must be 1, 2 or 3'),
    ],
  });
});
