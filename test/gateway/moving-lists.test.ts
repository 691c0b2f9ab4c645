/** The exchange counts its pages from the top: a list that grows or shrinks while it is read shows rows twice, or not at all. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CancelOrdersDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  OrdersDocument,
  TradesDocument,
} from '../../schema/client.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import { place as placed, startRailed } from '../support/rails.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

/** More than the exchange has on a page. */
const ORDERS = 105;
const BATCH = 15;
const PAGE = 100;

let paper: PaperServer;
let proxy: MeddlingProxy;
let alice: TestGateway;
/** The same account, past the proxy. */
let elsewhere: TestGateway;
let bob: TestGateway;
let yes: string;
let no: string;

beforeEach(async () => {
  // Nothing settles, so that every fill is read again whenever its order is asked for.
  paper = await startPaper({ quoting: false, clock: heldClock(Date.now()) });
  proxy = await startMeddlingProxy(paper.url);
  const secrets = { privateKey: newKey() };
  alice = await startGateway({ exchangeUrl: proxy.url, secrets });
  elsewhere = await startGateway({ exchangeUrl: paper.url, secrets });
  bob = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  const [market] = openMarkets(paper.exchange, 1);
  const [first, second] = market?.terms.tokens ?? [];
  yes = first?.tokenId ?? '';
  no = second?.tokenId ?? '';
});
afterEach(async () => {
  for (const one of [alice, elsewhere, bob, proxy, paper]) await one[Symbol.asyncDispose]();
});

async function place(gateway: TestGateway, tokenId: string, price: string, size: string): Promise<void> {
  const { createAndPostOrder } = await run(gateway.url, CreateAndPostOrderDocument, {
    input: { tokenId, side: 'BUY', price, size },
  });
  expect(createAndPostOrder).toMatchObject({ __typename: 'OrderPlaced' });
}

/** Alice's orders of five shares. */
async function placeMany(price: string): Promise<string[]> {
  const orderIds: string[] = [];
  const limit = { tokenId: yes, side: 'BUY', price, size: '5' } as const;
  while (orderIds.length < ORDERS) {
    const { createAndPostOrders: batch } = await run(alice.url, CreateAndPostOrdersDocument, {
      input: { orders: Array.from({ length: BATCH }, () => ({ limit })) },
    });
    if (!('results' in batch)) throw new Error(batch.message);
    orderIds.push(...batch.results.flatMap(({ orderId }) => orderId ?? []));
  }
  return orderIds;
}

it('trades that come while the list is read count no fill twice, and show no trade twice', async () => {
  await place(bob, no, '0.5', String(5 * ORDERS));
  await placeMany('0.5');
  await place(alice, yes, '0.4', '1000');
  proxy.spoil(/^GET \/data\/trades$/, { late: () => place(bob, no, '0.6', '5') });

  const { orders } = await run(alice.url, OrdersDocument, { first: 200, filter: { statuses: ['MATCHED'] } });
  expect(orders?.nodes.map(({ matchedSize }) => matchedSize)).toEqual(Array(ORDERS).fill('5'));

  const { trades } = await run(alice.url, TradesDocument, { first: 200 });
  const ids = trades?.nodes.map(({ tradeId }) => tradeId) ?? [];
  expect(ids.length).toBeGreaterThan(ORDERS);
  expect(new Set(ids).size).toBe(ids.length);
});

it('trades that come between two pages of a connection are no reason to show one of them again', async () => {
  await place(bob, no, '0.5', String(5 * ORDERS));
  await placeMany('0.5');
  await place(alice, yes, '0.4', '1000');
  const ids: string[] = [];
  let after: string | null | undefined;
  do {
    const { trades } = await run(alice.url, TradesDocument, { first: 100, ...(after && { after }) });
    ids.push(...(trades?.nodes.map(({ tradeId }) => tradeId) ?? []));
    after = trades?.pageInfo.hasNextPage ? trades.pageInfo.endCursor : undefined;
    await place(bob, no, '0.6', '5');
  } while (after);
  expect(ids).toHaveLength(ORDERS);
  expect(new Set(ids).size).toBe(ORDERS);
});

it('orders that go while the list is read take no other with them', async () => {
  const placed = await placeMany('0.4');
  const going = [...placed];
  proxy.spoil(/^GET \/data\/orders$/, {
    late: async () => {
      const orderIds = going.splice(0, 1);
      await run(elsewhere.url, CancelOrdersDocument, { input: { orderIds } });
    },
  });

  const { orders } = await run(alice.url, OrdersDocument, { first: 200 });
  expect(orders?.nodes.map(({ orderId }) => orderId)).toEqual(placed.toReversed());
  const live = new Set(orders?.nodes.flatMap(({ orderId, status }) => (status === 'LIVE' ? orderId : [])));
  expect(going.filter((orderId) => !live.has(orderId))).toEqual([]);
});

it('an own order that slips between two pages is not traded with', async () => {
  const secrets = { privateKey: newKey() };
  await using careful = await startRailed({ exchangeUrl: proxy.url, secrets });
  await using beside = await startGateway({ exchangeUrl: paper.url, secrets });
  const low = { tokenId: yes, side: 'BUY', price: '0.4', size: '5' } as const;
  const batch: string[] = [];
  while (batch.length < PAGE) batch.push((await placed(careful, low)).orderId);
  const slipping = await placed(careful, { ...low, price: '0.45' });
  proxy.spoil(
    /^GET \/data\/orders$/,
    {
      late: () =>
        run(beside.url, CancelOrdersDocument, { input: { orderIds: batch.slice(0, 1) } }).then(() => {}),
    },
    1,
  );
  const crossing = await placed(careful, { tokenId: no, side: 'BUY', price: '0.55', size: '5' });
  expect(crossing).toMatchObject({ outcome: 'SELF_TRADE' });
  expect(crossing.errorMsg).toContain(slipping.orderId);
});
