/** Price histories longer than the exchange answers in one call, from either of the routes that have them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PriceHistoryDocument, type PriceHistoryQueryVariables } from '../../schema/client.ts';
import { ask, run } from '../support/client.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { askGraphQL } from '../support/http.ts';
import type { TestGateway } from '../support/start-gateway.ts';

const DAY_MS = 86_400_000;
const CLOB = 'POST /batch-prices-history';
const DATA = 'GET /data-api/v2/prices-history';

let desk: Desk;
let withData: TestGateway;
let without: TestGateway;
let tokenIds: readonly string[];

beforeAll(async () => {
  desk = await openDesk();
  tokenIds = desk.paper.exchange.markets.all().map((market) => market.token(0).tokenId);
  withData = await desk.start({ dataUrl: `${desk.proxy.url}/data-api` });
  without = await desk.start();
});
afterEach(() => desk.proxy.mend());
afterAll(() => desk[Symbol.asyncDispose]());

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);

/** The times of a history, and the calls that it took. */
async function historyOf({ url }: TestGateway, span: Omit<PriceHistoryQueryVariables, 'tokenId'>) {
  const before = desk.proxy.asked.length;
  const { priceHistory } = await run(url, PriceHistoryDocument, { tokenId: tokenIds[0] ?? '', ...span });
  const calls = desk.proxy.asked.slice(before).filter((call) => [CLOB, DATA].includes(call));
  return { times: (priceHistory ?? []).map(({ time }) => Date.parse(time)), calls };
}

const gateways: readonly [string, () => TestGateway][] = [
  ['the Data API', () => withData],
  ['the CLOB', () => without],
];

describe.each(gateways)('from %s', (name, gateway) => {
  it('a month reaches back thirty days', async () => {
    const { times, calls } = await historyOf(gateway(), { interval: 'ONE_MONTH' });
    const hours = 23 * 24;
    expect(times.length).toBeGreaterThan(hours);
    expect(times[0]).toBeLessThan(ago(29).getTime());
    expect(new Set(calls)).toEqual(new Set([name === 'the CLOB' ? CLOB : DATA]));
  });

  it('a week has points where fewer minutes are asked for than the exchange allows', async () => {
    expect((await historyOf(gateway(), { interval: 'ONE_WEEK', fidelity: 1 })).times.length).toBeGreaterThan(
      1000,
    );
  });

  it('thirty days between two times have points of both ends, oldest first, none after the last time', async () => {
    const [from, to] = [ago(30), ago(0.5)];
    const { times, calls } = await historyOf(gateway(), {
      from: from.toISOString(),
      to: to.toISOString(),
      fidelity: 60,
    });
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
    expect(times.length).toBeGreaterThan(29 * 24);
    expect(times[0]).toBeGreaterThanOrEqual(Math.floor(from.getTime() / 1000) * 1000);
    expect(times[0]).toBeLessThan(ago(29).getTime());
    expect(times.at(-1)).toBeLessThanOrEqual(to.getTime());
    expect(times.at(-1)).toBeGreaterThan(ago(1).getTime());
    if (name === 'the CLOB') expect(calls).toEqual([CLOB, CLOB]);
  });
});

describe('the other route answers', () => {
  it.each([
    ['does not exist', { status: 404, body: '{"error":"not found"}' }],
    [
      'knows nothing of the token',
      { status: 200, body: '{"data":null,"pagination":{"has_more":false,"next_cursor":null}}' },
    ],
    [
      'answers what does not parse',
      { status: 200, body: '{"data":[{"timestamp":"soon","price":0.5}],"pagination":{}}' },
    ],
  ])("where the Data API's %s", async (_name, answer) => {
    desk.proxy.spoil(/^GET \/data-api\/v2\/prices-history/, answer);
    const { times, calls } = await historyOf(withData, { interval: 'ONE_DAY' });
    expect(times.length).toBeGreaterThan(1000);
    expect(calls).toEqual([DATA, CLOB]);
  });

  const many = () =>
    askGraphQL(
      withData.url,
      'query Q($ids: [ID!]!) { tokens(ids: $ids) { priceHistory(interval: ONE_HOUR) { price } } }',
      {
        variables: { ids: tokenIds.slice(0, 3) },
      },
    );
  const sixty = { priceHistory: expect.objectContaining({ length: 60 }) };

  it('for a list, which the CLOB answers in one call as long as it has such a route', async () => {
    const before = desk.proxy.asked.length;
    await many();
    expect(desk.proxy.asked.slice(before).filter((call) => [CLOB, DATA].includes(call))).toEqual([CLOB]);
    desk.proxy.spoil(/^POST \/batch-prices-history/, { status: 404, body: '{"error":"not found"}' });
    expect((await many()).json).toEqual({ data: { tokens: [sixty, sixty, sixty] } });
  });
});

it.each([
  [
    { from: ago(1).toISOString(), to: ago(2).toISOString() },
    /^from \(.*\) is after to \(.*\) or in the future$/,
  ],
  [{ from: ago(400).toISOString() }, /^from and to are more than 366 days apart/],
  [{ from: ago(60).toISOString(), fidelity: 1 }, /^fidelity 1 over this time is more than 50000 points/],
  [{ interval: 'ONE_DAY', from: ago(1).toISOString() }, /^interval does not go with from and to/],
] as const)('%o is bad input', async (span, message) => {
  const { errors } = await ask(withData.url, PriceHistoryDocument, { tokenId: tokenIds[0] ?? '', ...span });
  expect(errors).toMatchObject([
    { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});
