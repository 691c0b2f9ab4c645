/** The results of the fields of one mutation are each their own: what fails later takes nothing away from what was done. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CancelAllDocument,
  CancelMarketOrdersDocument,
  CancelOrderDocument,
  CancelOrdersDocument,
  HaltTradingDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { askGraphQL } from '../support/http.ts';
import type { TestGateway } from '../support/start-gateway.ts';

const CANCELS = /^DELETE /;
const UNKNOWN_ID = `0x${'ab'.repeat(32)}`;

let desk: Desk;
let gateway: TestGateway;

beforeAll(async () => {
  desk = await openDesk();
  gateway = await desk.start();
});
afterAll(() => desk[Symbol.asyncDispose]());

async function rest(): Promise<string> {
  return (await desk.place(gateway, desk.resting())).orderId ?? '';
}

async function placeAnd(later: string): Promise<unknown> {
  const document = `mutation ($order: CreateAndPostOrderInput!) {
    a: createAndPostOrder(input: $order) { __typename ... on OrderPlaced { orderId status } }
    b: ${later}
  }`;
  const { json } = await askGraphQL(gateway.url, document, {
    variables: { order: desk.resting() },
  });
  return json;
}

const PLACED = {
  __typename: 'OrderPlaced',
  orderId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
  status: 'LIVE',
};

it("a placed order's result stays where the answer to a later cancel is lost, and so does what is known of the cancel", async () => {
  const id = await rest();
  desk.proxy.spoil(CANCELS, 'lose the answer', 1);
  const answer = await placeAnd(
    `cancelOrder(input: { orderId: "${id}" }) { __typename ... on CancelOutcomeUnknown { reason message orderIds } }`,
  );
  expect(answer).toEqual({
    data: {
      a: PLACED,
      b: {
        __typename: 'CancelOutcomeUnknown',
        reason: 'EXCHANGE_UNREADABLE',
        message: "The exchange's answer to DELETE /order did not come whole (UND_ERR_SOCKET).",
        orderIds: [id],
      },
    },
  });
});

it("a placed order's result stays where a later field fails with a top-level error", async () => {
  desk.proxy.spoil(/^GET \/balance-allowance\/update/, 'lose the answer', 1);
  const answer = await placeAnd('updateBalanceAllowance(input: { assetType: COLLATERAL }) { __typename }');
  expect(answer).toEqual({
    data: { a: PLACED, b: null },
    errors: [expect.objectContaining({ path: ['b'], extensions: { code: 'EXCHANGE_UNREADABLE' } })],
  });
});

it('what was cancelled is answered also where the orders cannot be read afterwards', async () => {
  const id = await rest();
  desk.proxy.spoil(/^GET \/data\//, { status: 500, body: '{}' });
  const { json } = await askGraphQL(
    gateway.url,
    `mutation ($id: ID!) { cancelOrder(input: { orderId: $id }) {
      ... on CancelOrdersResponse { canceled orders { orderId sizeMatched } unknown { orderId } }
    } }`,
    { variables: { id } },
  );
  desk.proxy.mend();
  expect(json).toMatchObject({
    data: { cancelOrder: { canceled: [id], orders: [{ orderId: id }], unknown: [] } },
  });
});

const unclear = { canceled: [], notCanceled: [], unknown: [], delayed: [] };

it.each(['{}', '{"canceled":null,"not_canceled":null}', '[]', 'null', ''])(
  'a cancel that the exchange answers with %j is no success',
  async (body) => {
    desk.proxy.spoil(CANCELS, { status: 200, body });
    const results = {
      ...(await run(gateway.url, CancelOrderDocument, { input: { orderId: UNKNOWN_ID } })),
      ...(await run(gateway.url, CancelOrdersDocument, {
        input: { orderIds: [UNKNOWN_ID, `0x${'cd'.repeat(32)}`] },
      })),
      ...(await run(gateway.url, CancelMarketOrdersDocument, { input: { tokenId: '1' } })),
      ...(await run(gateway.url, CancelAllDocument, {})),
    };
    desk.proxy.mend();
    const unknown = (orderIds: readonly string[]) => ({
      __typename: 'CancelOutcomeUnknown',
      reason: 'EXCHANGE_UNREADABLE',
      message: expect.any(String),
      orderIds,
    });
    expect(results).toEqual({
      cancelOrder: unknown([UNKNOWN_ID]),
      cancelOrders: unknown([UNKNOWN_ID, `0x${'cd'.repeat(32)}`]),
      cancelMarketOrders: unknown([]),
      cancelAll: unknown([]),
    });
  },
);

it('an order that the answer to its cancel does not name is unknown, and repeating the cancel decides it', async () => {
  const [first, second] = [await rest(), await rest()];
  const input = { orderIds: [first, second] };
  desk.proxy.spoil(CANCELS, { status: 200, body: `{"canceled":["${first}"],"not_canceled":{}}` }, 1);
  const { cancelOrders } = await run(gateway.url, CancelOrdersDocument, { input });
  expect(cancelOrders).toEqual({
    ...unclear,
    canceled: [first],
    unknown: [
      {
        orderId: second,
        code: 'EXCHANGE_UNREADABLE',
        reason: 'The exchange answered the cancel without naming the order.',
      },
    ],
  });
  expect((await run(gateway.url, CancelOrdersDocument, { input })).cancelOrders).toMatchObject({
    canceled: [first, second],
    unknown: [],
  });
});

it('trading is halted also where the answer to cancelling everything is lost', async () => {
  desk.proxy.spoil(CANCELS, 'lose the answer', 1);
  const { haltTrading } = await run(gateway.url, HaltTradingDocument, { input: { cancelAll: true } });
  expect(haltTrading).toMatchObject({
    tradingStatus: { state: 'HALTED' },
    cancel: { __typename: 'CancelOutcomeUnknown', reason: 'EXCHANGE_UNREADABLE', orderIds: [] },
  });
});
