/** What an operation costs by its arguments, and what its answer may have. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callsDuring, total } from '../support/call-counts.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { ask } from '../support/http.ts';
import { type MeddlingProxy, startMeddlingProxy } from '../support/meddling-proxy.ts';
import type { TestGateway } from '../support/start-gateway.ts';

let floor: Floor;
let proxy: MeddlingProxy;
let gateway: TestGateway;
beforeAll(async () => {
  floor = await openFloor();
  proxy = await startMeddlingProxy(floor.paper.url);
  gateway = await floor.open({
    exchange: { kind: 'remote', url: proxy.url, wsUrl: floor.paper.wsUrl, isPaper: true },
  });
});
afterAll(async () => {
  await floor[Symbol.asyncDispose]();
  await proxy[Symbol.asyncDispose]();
});

async function run(query: string, variables: object = {}) {
  const { json } = await ask(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const {
    data,
    errors = [],
    extensions,
  } = json as {
    data?: Record<string, unknown> | null;
    errors?: readonly { extensions: { code: string } }[];
    extensions?: { cost?: { requested: number } };
  };
  return { data, codes: errors.map((error) => error.extensions.code), cost: extensions?.cost?.requested };
}

const TOKENS = 'query($ids: [ID!]!) { tokens(ids: $ids) { tokenId } }';
const unknownIds = (count: number) => Array.from({ length: count }, (_, index) => String(10_000 + index));

it('every id of a list counts', async () => {
  const calls = await callsDuring(gateway.url, async () => {
    const { codes, cost } = await run(TOKENS, { ids: unknownIds(2_000) });
    expect({ codes, cost }).toEqual({ codes: ['COMPLEXITY_LIMIT'], cost: expect.any(Number) });
    expect(cost).toBeGreaterThan(100_000);
  });
  expect(Object.keys(calls).filter((call) => /token|books|markets/.test(call))).toEqual([]);
});

it('of ids that no market has, so many are looked up and no more', async () => {
  let codes: readonly string[] = [];
  const calls = await callsDuring(gateway.url, async () => {
    ({ codes } = await run(TOKENS, { ids: unknownIds(500) }));
  });
  expect(codes).toEqual(Array.from({ length: 400 }, () => 'BAD_USER_INPUT'));
  expect(calls['GET /markets-by-token/{id}']).toBe(100);
  expect(total(calls)).toBeLessThan(120);
});

it('an order that is asked for by its id costs a call', async () => {
  const orders = Array.from(
    { length: 150 },
    (_, index) => `o${index}: order(id: "0x${String(index).padStart(64, '0')}") { orderId }`,
  );
  const { cost } = await run(`{ ${orders.slice(0, 10).join(' ')} }`);
  expect(cost).toBeGreaterThanOrEqual(10 * 250);
});

const HISTORIES =
  'query($first: Int, $fidelity: Int) { markets(first: $first) { nodes { tokens { priceHistory(fidelity: $fidelity) { price } } } } }';

it('the points of a history count', async () => {
  expect(await run(HISTORIES, { first: 1_000 })).toMatchObject({ codes: ['COMPLEXITY_LIMIT'] });
  const [fine, coarse] = [
    await run(HISTORIES, { first: 10, fidelity: 1 }),
    await run(HISTORIES, { first: 10, fidelity: 60 }),
  ];
  expect(fine.codes).toEqual([]);
  expect(fine.cost ?? 0).toBeGreaterThan(2 * (coarse.cost ?? 0));
});

it('histories that have more points than expected are refused', async () => {
  const { yes } = floor.market('will-it-rain-in-london-this-weekend');
  const history = Array.from({ length: 60_000 }, (_, index) => ({ t: 1_700_000_000 + index, p: 0.5 }));
  proxy.spoil(/^POST \/batch-prices-history$/, {
    status: 200,
    body: JSON.stringify({ history: { [yes]: history } }),
  });
  const { data, codes } = await run(`{ priceHistory(tokenId: "${yes}") { price } }`);
  expect({ data, codes }).toEqual({ data: { priceHistory: null }, codes: ['ANSWER_TOO_LARGE'] });
});

it('an answer of more than 8 MiB is refused, and the next one is answered', async () => {
  const payload = { text: 'x'.repeat(60_000) };
  const rows = Array.from({ length: 30 }, (_, id) => ({ id, type: 99, owner: '', timestamp: 1, payload }));
  proxy.spoil(/^GET \/notifications$/, { status: 200, body: JSON.stringify(rows) });
  const lists = Array.from({ length: 6 }, (_, index) => `n${index}: notifications { payload }`);
  const { data, codes } = await run(`{ ${lists.join(' ')} }`);
  expect({ data, codes }).toEqual({ data: undefined, codes: ['ANSWER_TOO_LARGE'] });
  expect(await run('{ notifications { payload } }')).toMatchObject({ codes: [] });
});
