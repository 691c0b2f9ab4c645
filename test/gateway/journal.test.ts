/** What the gateway remembers and the exchange does not: ended orders, the history, fills that failed, and who asked. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CancelAllDocument,
  CancelAndCountDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateOrderDocument,
  type OrderFilter,
  OrderStateDocument,
  OrdersDocument,
  PostOrderDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';
import { startGateway } from '../support/start-gateway.ts';

let floor: Floor;
let mars: FloorMarket;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor({ settlementDelays: { minedMs: 10, confirmedMs: 30 } });
  mars = floor.market('will-a-person-walk-on-mars-this-decade');
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

async function place(url: string, input: CreateAndPostOrderInput): Promise<string> {
  const { createAndPostOrder } = await run(url, CreateAndPostOrderDocument, { input });
  expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced' });
  return createAndPostOrder.orderId ?? '';
}

async function stateOf(url: string, id: string) {
  return (await run(url, OrderStateDocument, { id })).order;
}

/** Asks until the order has got where it goes; a test that waits in vain runs out of time. */
async function stateWhen(url: string, id: string, status: string, settledSize: string) {
  for (;;) {
    const state = await stateOf(url, id);
    if (state?.status === status && state.settledSize === settledSize) return state;
  }
}

describe('order(id:)', () => {
  it('tells of an order while it is open, and after it was filled and settled', async () => {
    const price = '0.061';
    const maker = await place(floor.alice.url, {
      tokenId: mars.yes,
      side: 'BUY',
      price,
      size: '20',
      clientOrderId: 'maker',
    });
    expect(await stateOf(floor.alice.url, maker)).toEqual({
      id: expect.any(String),
      orderId: maker,
      clientOrderId: 'maker',
      source: 'EXCHANGE',
      status: 'LIVE',
      originalSize: '20',
      sizeMatched: '0',
      matchedSize: '0',
      settledSize: '0',
      associateTrades: [],
    });
    await place(floor.bob.url, { tokenId: mars.no, side: 'BUY', price: '0.939', size: '20' });
    expect(await stateWhen(floor.alice.url, maker, 'MATCHED', '20')).toEqual({
      id: expect.any(String),
      orderId: maker,
      clientOrderId: 'maker',
      source: 'TRADES',
      status: 'MATCHED',
      originalSize: '20',
      sizeMatched: '20',
      matchedSize: '20',
      settledSize: '20',
      associateTrades: [expect.any(String)],
    });
  });

  it('knows a filled order that another server of the account placed, as the exchange shows it by its id', async () => {
    const privateKey = newKey();
    const exchangeUrl = floor.paper.url;
    await using elsewhere = await startGateway({ exchangeUrl, secrets: { privateKey } });
    const orderId = await place(elsewhere.url, { tokenId: mars.yes, side: 'BUY', price: '0.99', size: '6' });
    await using here = await startGateway({ exchangeUrl, secrets: { privateKey } });
    expect(await stateWhen(here.url, orderId, 'MATCHED', '6')).toMatchObject({
      clientOrderId: null,
      source: 'EXCHANGE',
      originalSize: '6',
      matchedSize: '6',
    });
    expect(await stateOf(here.url, `0x${'ab'.repeat(32)}`)).toBeNull();
  });

  it('says FILL_VOIDED where a fill failed on chain', async () => {
    floor.paper.exchange.settlement.failNext('reverted');
    const { createAndPostMarketOrder } = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
      input: { tokenId: mars.yes, side: 'BUY', amount: '2', price: '0.9' },
    });
    const orderId = createAndPostMarketOrder.orderId ?? '';
    expect(await stateWhen(floor.bob.url, orderId, 'FILL_VOIDED', '0')).toMatchObject({
      source: 'TRADES',
      matchedSize: '0',
      settledSize: '0',
    });
    const { orders } = await run(floor.bob.url, OrdersDocument, { filter: { statuses: ['FILL_VOIDED'] } });
    expect(orders?.nodes).toMatchObject([
      { orderId, source: 'JOURNAL', status: 'FILL_VOIDED', matchedSize: '0' },
    ]);
  });
});

it('a cancel tells how much had been filled, and asks for it only where it is wanted', async () => {
  const orderId = await place(floor.alice.url, {
    tokenId: mars.yes,
    side: 'BUY',
    price: '0.061',
    size: '30',
  });
  await place(floor.bob.url, { tokenId: mars.no, side: 'BUY', price: '0.939', size: '12' });
  const { cancelOrder } = await run(floor.alice.url, CancelAndCountDocument, { input: { orderId } });
  expect(cancelOrder).toEqual({
    canceled: [orderId],
    orders: [
      { orderId, sizeMatched: '12', order: { id: expect.any(String), status: 'CANCELED', source: 'TRADES' } },
    ],
    notCanceled: [],
    unknown: [],
  });
  expect(await stateWhen(floor.alice.url, orderId, 'CANCELED', '12')).toMatchObject({ originalSize: '30' });

  const untouched = await place(floor.alice.url, { tokenId: rain.yes, side: 'BUY', price: '0.1', size: '5' });
  const { cancelAll } = await run(floor.alice.url, CancelAllDocument, {});
  expect(cancelAll).toMatchObject({ canceled: [untouched] });
  expect(await stateOf(floor.alice.url, untouched)).toMatchObject({
    source: 'JOURNAL',
    status: 'CANCELED',
    matchedSize: '0',
  });
});

describe('orders', () => {
  it('gives the history, newest first, to the last page, as filtered', async () => {
    await using gateway = await startGateway({
      exchangeUrl: floor.paper.url,
      secrets: { privateKey: newKey() },
    });
    const { url } = gateway;
    const bid = { side: 'BUY', price: '0.1', size: '5' } as const;
    const ids: string[] = [];
    for (const tokenId of [rain.yes, rain.no, mars.yes, rain.yes]) {
      ids.unshift(
        await place(url, {
          ...bid,
          tokenId,
          clientOrderId: `order ${ids.length}`,
          price: tokenId === mars.yes ? '0.01' : '0.1',
        }),
      );
    }
    await run(url, CancelAndCountDocument, { input: { orderId: ids[0] ?? '' } });
    await run(url, CreateAndPostOrderDocument, { input: { ...bid, tokenId: rain.yes, price: '7' } });

    const list = async (filter: OrderFilter, first?: number, after?: string | null) =>
      (await run(url, OrdersDocument, { filter, first: first ?? null, after: after ?? null })).orders;
    const first = await list({}, 3);
    expect(first?.nodes.map(({ orderId }) => orderId)).toEqual(ids.slice(0, 3));
    expect(first?.pageInfo.hasNextPage).toBe(true);
    const rest = await list({}, 3, first?.pageInfo.endCursor);
    expect(rest?.nodes.map(({ orderId }) => orderId)).toEqual(ids.slice(3));
    expect(rest?.pageInfo.hasNextPage).toBe(false);
    expect(first?.nodes.map(({ status, source }) => [status, source])).toEqual([
      ['CANCELED', 'JOURNAL'],
      ['LIVE', 'EXCHANGE'],
      ['LIVE', 'EXCHANGE'],
    ]);

    const found = async (filter: OrderFilter) =>
      (await list(filter))?.nodes.map(({ clientOrderId }) => clientOrderId);
    expect(await found({ market: rain.conditionId })).toEqual(['order 3', 'order 1', 'order 0']);
    expect(await found({ tokenId: mars.yes, side: 'BUY' })).toEqual(['order 2']);
    expect(await found({ side: 'SELL' })).toEqual([]);
    expect(await found({ statuses: ['CANCELED'] })).toEqual(['order 3']);
    expect(await found({ clientOrderId: 'order 1' })).toEqual(['order 1']);
    expect(await found({ to: '2020-01-01T00:00:00Z' })).toEqual([]);
  });

  it('shows a signed order once, however often it was posted', async () => {
    const { url } = floor.bob;
    const input = { tokenId: rain.no, side: 'BUY', price: '0.1', size: '5' } as const;
    const { order } = signedOrderInput((await run(url, CreateOrderDocument, { input })).createOrder);
    const { postOrder } = await run(url, PostOrderDocument, { input: { order } });
    const again = await run(url, PostOrderDocument, { input: { order } });
    expect(again.postOrder).toMatchObject({ __typename: 'OrderRejected', code: 'DUPLICATE_ORDER' });
    const { orders } = await run(url, OrdersDocument, { filter: { tokenId: rain.no } });
    expect(orders?.nodes.map(({ orderId, status }) => [orderId, status])).toEqual([
      [postOrder.orderId, 'LIVE'],
    ]);
  });
});

it('the audit log has every mutation with its caller and its outcome, and no secret', async () => {
  const gatewayToken = 'a-token-that-is-nowhere-written';
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey(), gatewayToken: 'a-token-of-other-programs', adminToken: gatewayToken },
  });
  const headers = { authorization: `Bearer ${gatewayToken}` };
  const ask = async (query: string) => (await askGraphQL(gateway.url, query, { headers })).json;
  const signed = await ask(`mutation {
    createOrder(input: { tokenId: "${rain.yes}", side: BUY, price: "0.1", size: "5" }) {
      ... on SignedOrder { version salt maker signer tokenId makerAmount takerAmount side signatureType timestamp metadata builder signature }
    }
  }`);
  const { createOrder: order } = (signed as { data: { createOrder: Record<string, string> } }).data;
  const fields = Object.entries(order).map(([name, value]) => {
    const isBare = ['version', 'side', 'signatureType'].includes(name);
    return `${name}: ${isBare ? value : JSON.stringify(value)}`;
  });
  await ask(
    `mutation { postOrder(input: { order: { ${fields.join(', ')} }, clientOrderId: "audited" }) { __typename } }`,
  );
  await ask('mutation { cancelOrders(input: { orderIds: [] }) { __typename } }');
  await ask('mutation { createApiKey(input: { nonce: 9 }) { __typename } }');

  const log = await ask('{ auditLog(first: 10) { nodes { caller action input outcome finishedAt } } }');
  const entry = (action: string, input: unknown, outcome: unknown) => ({
    caller: expect.stringMatching(/^token [0-9a-f]{8}$/),
    action,
    input,
    outcome,
    finishedAt: expect.any(String),
  });
  expect(log).toEqual({
    data: {
      auditLog: {
        nodes: [
          entry('createApiKey', '{"nonce":9}', 'done'),
          entry('cancelOrders', '{"orderIds":[]}', 'refused BAD_USER_INPUT'),
          entry(
            'postOrder',
            expect.stringContaining('"signature":"[left out]"'),
            expect.stringMatching(/^placed 0x[0-9a-f]{64}$/),
          ),
          entry(
            'createOrder',
            expect.stringContaining('"price":"0.1"'),
            expect.stringMatching(/^signed 0x[0-9a-f]{64}$/),
          ),
        ],
      },
    },
  });
  expect(JSON.stringify(log)).not.toContain(gatewayToken);
  const digest = createHash('sha256').update(gatewayToken).digest('hex');
  expect(JSON.stringify(log)).not.toContain(digest.slice(0, 8));
  expect(JSON.stringify(log)).not.toContain(order.signature);
});
