import { afterAll, beforeAll, expect, it } from 'vitest';
import { CreateAndPostOrdersDocument, MarketsDocument, OpenOrdersDocument } from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';

const ORDERS = 130;
let floor: Floor;
let placed: string[];

beforeAll(async () => {
  floor = await openFloor();
  const { yes } = floor.market('will-it-rain-in-london-this-weekend');
  const limit = { tokenId: yes, side: 'BUY', price: '0.1', size: '5' } as const;
  const { createAndPostOrders: batch } = await run(floor.alice.url, CreateAndPostOrdersDocument, {
    input: { orders: Array.from({ length: ORDERS }, () => ({ limit })) },
  });
  if (!('results' in batch)) throw new Error(batch.message);
  placed = batch.results.flatMap((result) => (result.orderId ? [result.orderId] : []));
  expect(placed).toHaveLength(ORDERS);
});
afterAll(() => floor[Symbol.asyncDispose]());

/** Reads the list to its end, `first` rows at a time, and gives the sizes of the pages and the ids. */
async function readAll(first: number): Promise<{ pages: number[]; ids: string[] }> {
  const pages: number[] = [];
  const ids: string[] = [];
  let after: string | null | undefined;
  do {
    const { openOrders } = await run(floor.alice.url, OpenOrdersDocument, { first, ...(after && { after }) });
    pages.push(openOrders?.edges.length ?? 0);
    ids.push(...(openOrders?.edges.map(({ node }) => node.orderId) ?? []));
    after = openOrders?.pageInfo.hasNextPage ? openOrders.pageInfo.endCursor : undefined;
  } while (after);
  return { pages, ids };
}

it.each([
  { first: 40, pages: [40, 40, 40, 10] },
  { first: 100, pages: [100, 30] },
  { first: 130, pages: [130] },
  { first: 1000, pages: [130] },
])("pages of $first are independent of the exchange's own pages", async ({ first, pages }) => {
  const read = await readAll(first);
  expect(read.pages).toEqual(pages);
  expect(read.ids.toSorted()).toEqual(placed.toSorted());
});

it('a page can be empty, and the default has a hundred rows', async () => {
  const none = await run(floor.alice.url, OpenOrdersDocument, { first: 0 });
  expect(none.openOrders).toEqual({
    edges: [],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
  const page = await run(floor.alice.url, OpenOrdersDocument, {});
  expect(page.openOrders?.edges).toHaveLength(100);
});

it('what is not a page is refused', async () => {
  const refused = (message: string) => ({
    data: { openOrders: null },
    errors: [
      expect.objectContaining({ message, path: ['openOrders'], extensions: { code: 'BAD_USER_INPUT' } }),
    ],
  });
  expect(await ask(floor.alice.url, OpenOrdersDocument, { first: -1 })).toEqual(
    refused('first is -1; it must be between 0 and 1000'),
  );
  expect(await ask(floor.alice.url, OpenOrdersDocument, { first: 1001 })).toEqual(
    refused('first is 1001; it must be between 0 and 1000'),
  );
  expect(await ask(floor.alice.url, OpenOrdersDocument, { after: 'nonsense' })).toEqual(
    refused('after is not a cursor of this list; take it from endCursor'),
  );
});

it('the markets of the seed world can be read to the end', async () => {
  const all = await run(floor.alice.url, MarketsDocument, {});
  const some = await run(floor.alice.url, MarketsDocument, { first: 4 });
  const rest = await run(floor.alice.url, MarketsDocument, { after: some.markets?.pageInfo.endCursor ?? '' });
  const ids = (page: typeof all) => page.markets?.nodes.map(({ conditionId }) => conditionId) ?? [];
  expect(ids(all)).toEqual([...ids(some), ...ids(rest)]);
  expect(ids(all)).toHaveLength(floor.paper.exchange.markets.all().length);
});
