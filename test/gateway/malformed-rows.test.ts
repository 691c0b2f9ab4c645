/** A row of the exchange that does not parse costs that row, never its list, and never proves that something is gone. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
} from '../../schema/client.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

let floor: Floor;
let tokenId: string;
let otherTokenId: string;
beforeAll(async () => {
  floor = await openFloor({ enriched: true });
  const [market] = openMarkets(floor.paper.exchange, 1);
  if (market === undefined) throw new Error('no market');
  tokenId = market.token(0).tokenId;
  otherTokenId = market.token(1).tokenId;
});
afterEach(() => floor.paper.faults.set({}));
afterAll(() => floor[Symbol.asyncDispose]());

async function place(price: string): Promise<string> {
  const input = { tokenId, side: 'BUY', price, size: '5' } as const;
  const { createAndPostOrder: answer } = await run(floor.alice.url, CreateAndPostOrderDocument, { input });
  return answer.orderId ?? '';
}

/** The first row of each answer of a route has neither side nor price. */
function bend(route: string): void {
  floor.paper.faults.set({ requests: [{ fault: { kind: 'malformed-row' }, route }] });
}

const EVENTS = 'subscription { orderEvents { __typename ... on OrderEvent { kind order { orderId } } } }';

interface Told {
  readonly __typename: string;
  readonly kind?: string;
  readonly order?: { readonly orderId: string; readonly sizeMatched?: string };
}

it('the rest of a list is answered, with the number of rows that were skipped', async () => {
  const orderIds = [await place('0.11'), await place('0.12'), await place('0.13')];
  bend('GET /data/orders');
  const { json } = await askGraphQL(
    floor.alice.url,
    '{ openOrders { nodes { orderId } skippedRows cut pageInfo { hasNextPage } } }',
  );
  const nodes = orderIds.map((orderId) => ({ orderId }));
  const { openOrders } = (json as { data: { openOrders: { nodes: typeof nodes } } }).data;
  expect(openOrders).toMatchObject({ skippedRows: 1, cut: null, pageInfo: { hasNextPage: false } });
  expect(openOrders.nodes).toHaveLength(2);
  expect(nodes).toEqual(expect.arrayContaining(openOrders.nodes));
  const metrics = await (await fetch(`${floor.alice.url}/metrics`)).text();
  expect(metrics).toContain('clob_exchange_rows_skipped_total{route="/data/orders"} 1');
});

it('an order whose row does not parse is not told to have ended, and the stream goes on', async () => {
  await place('0.21');
  await using stream = subscribe<Told>(floor.alice.url, EVENTS);
  await untilLive(floor.alice.url);
  const isPlaced = (id: string) => (events: readonly Told[]) =>
    events.some(({ kind, order }) => kind === 'PLACED' && order?.orderId === id);
  // The socket is cut: the lists are read, and a row of them does not parse.
  floor.paper.faults.set({
    requests: [{ fault: { kind: 'malformed-row' }, route: 'GET /data/orders' }],
    sockets: { user: { chances: { cut: 1 } } },
  });
  await stream.until(isPlaced(await place('0.22')));
  bend('GET /data/orders');
  await stream.until((events) => events.some(({ __typename }) => __typename === 'Resynced'));
  await stream.until(isPlaced(await place('0.23')));
  const kinds = stream.events.flatMap(({ kind }) => kind ?? []);
  expect(kinds).toEqual(['PLACED', 'PLACED']);
});

it('an order that ends while a row of the trades does not parse is not emitted before that row does', async () => {
  const { alice, bob, paper } = floor;
  await using stream = subscribe<Told>(
    alice.url,
    'subscription { orderEvents { __typename ... on OrderEvent { kind order { orderId sizeMatched } } } }',
  );
  await untilLive(alice.url);
  const orderId = await place('0.41');
  const ofOrder = () =>
    stream.events
      .filter(({ order }) => order?.orderId === orderId)
      .map(({ kind, order }) => [kind, order?.sizeMatched]);
  await stream.until(() => ofOrder().length === 1);

  // Only the list of trades shows the fill, and its row does not parse.
  paper.faults.set({
    requests: [
      { fault: { kind: 'malformed-row' }, route: 'GET /data/trades' },
      { fault: { kind: 'empty-list' }, route: 'GET /notifications' },
    ],
    sockets: { user: { chances: { lose: 1 } } },
  });
  await run(bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: otherTokenId, side: 'BUY', amount: '1.18', orderType: 'FAK' },
  });
  await run(alice.url, CancelOrderDocument, { input: { orderId } });
  const skipped = async () => {
    const metrics = await (await fetch(`${alice.url}/metrics`)).text();
    return Number(/rows_skipped_total\{route="\/data\/trades"\} (\d+)/.exec(metrics)?.[1] ?? 0);
  };
  const before = await skipped();
  await expect.poll(skipped, { timeout: 20_000 }).toBeGreaterThan(before + 1);
  expect(ofOrder()).toEqual([['PLACED', '0']]);

  paper.faults.set({});
  await stream.until(() => ofOrder().length === 3);
  expect(ofOrder()).toEqual([
    ['PLACED', '0'],
    ['PARTLY_FILLED', '2'],
    ['CANCELED', '2'],
  ]);
});
