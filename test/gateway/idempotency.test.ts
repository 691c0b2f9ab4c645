/** One order for one key: at the same moment, after a restart, and from two servers that share a database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  type CreateAndPostOrderInput,
  CreateAndPostOrdersDocument,
  OpenOrdersDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { LASTING_STORES, type TestStore } from '../support/journal-stores.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let paper: PaperServer;
let tokenId: string;

beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  const [market] = paper.exchange.markets.all();
  tokenId = market?.token(0).tokenId ?? '';
});
afterAll(() => paper[Symbol.asyncDispose]());

const order = (clientOrderId: string, change: Partial<CreateAndPostOrderInput> = {}) =>
  ({ tokenId, side: 'BUY', price: '0.01', size: '5', clientOrderId, ...change }) as const;

async function place(gateway: TestGateway, input: CreateAndPostOrderInput) {
  return (await run(gateway.url, CreateAndPostOrderDocument, { input })).createAndPostOrder;
}

async function openIds(gateway: TestGateway): Promise<readonly string[]> {
  const { openOrders } = await run(gateway.url, OpenOrdersDocument, {});
  return (openOrders?.edges ?? []).map(({ node }) => node.orderId);
}

function openGateway(privateKey: string, { store }: TestStore): Promise<TestGateway> {
  return startGateway({
    exchangeUrl: paper.url,
    secrets: { privateKey, databaseUrl: store.kind === 'postgres' ? store.url : undefined },
    config: { storage: store.kind === 'postgres' ? { kind: 'postgres' } : store },
  });
}

describe.each(LASTING_STORES)('with a journal on $name', ({ isThere, open }) => {
  const test = it.skipIf(!isThere);

  test('twenty requests with one key at the same moment place one order and are told the same', async () => {
    await using home = await open();
    await using gateway = await openGateway(newKey(), home);
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(gateway, order('same'))));
    expect(answers[0]).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE', clientOrderId: 'same' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await openIds(gateway)).toEqual([answers[0]?.orderId]);
  });

  test('a key keeps its answer over a restart, a refusal too; another input is a conflict', async () => {
    await using home = await open();
    const privateKey = newKey();
    const before = await openGateway(privateKey, home);
    const placed = await place(before, order('kept'));
    const refused = await place(before, order('refused', { price: '0.0155' }));
    expect(placed).toMatchObject({ __typename: 'OrderPlaced', orderId: expect.any(String) });
    expect(refused).toMatchObject({ __typename: 'OrderRejected', code: 'PRICE_OFF_TICK', orderId: null });
    await before[Symbol.asyncDispose]();

    await using after = await openGateway(privateKey, home);
    expect(await place(after, order('kept'))).toEqual(placed);
    expect(await place(after, order('refused', { price: '0.0155' }))).toEqual(refused);
    expect(await place(after, order('kept', { size: '6' }))).toEqual({
      __typename: 'OrderRejected',
      success: false,
      errorMsg: 'clientOrderId "kept" was used before with another input; use a new one for a new order',
      orderId: null,
      clientOrderId: 'kept',
      code: 'CLIENT_ORDER_ID_CONFLICT',
      origin: 'GATEWAY',
      retryAfter: null,
    });
    expect(await openIds(after)).toEqual([placed.orderId]);
  });

  test('each leg of a batch has its own key', async () => {
    await using home = await open();
    await using gateway = await openGateway(newKey(), home);
    const single = await place(gateway, order('first'));
    const legs = ['first', 'second', 'second'].map((key) => ({ limit: order(key) }));
    const conflict = { limit: order('second', { size: '7' }) };
    const batch = await run(gateway.url, CreateAndPostOrdersDocument, {
      input: { orders: [...legs, conflict] },
    });
    if (!('results' in batch.createAndPostOrders)) throw new Error('the batch was refused');
    const { results, placed, rejected } = batch.createAndPostOrders;
    expect({ placed, rejected }).toEqual({ placed: 2, rejected: 1 });
    expect(results[0]).toEqual(single);
    expect(results[2]).toEqual(results[1]);
    expect(results[3]).toMatchObject({ code: 'CLIENT_ORDER_ID_CONFLICT' });
    expect(await openIds(gateway)).toHaveLength(2);
  });
});

const [, postgres] = LASTING_STORES;

it.skipIf(!postgres.isThere)('two servers that share the journal place one order for one key', async () => {
  await using home = await postgres.open();
  const privateKey = newKey();
  await using one = await openGateway(privateKey, home);
  await using other = await openGateway(privateKey, home);
  const keys = Array.from({ length: 10 }, (_, index) => `shared ${index}`);
  const answers = await Promise.all(
    keys.flatMap((key) => [one, other, one, other].map((gateway) => place(gateway, order(key)))),
  );
  expect(answers.filter(({ __typename }) => __typename !== 'OrderPlaced')).toEqual([]);
  const ids = new Set(answers.map(({ orderId }) => orderId));
  expect(ids.size).toBe(keys.length);
  expect(new Set(await openIds(one))).toEqual(ids);
  expect(await place(other, order('shared 0', { size: '9' }))).toMatchObject({
    code: 'CLIENT_ORDER_ID_CONFLICT',
  });
});
