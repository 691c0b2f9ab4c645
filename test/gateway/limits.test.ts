/** What one operation may cost, worked out before anything runs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { callsDuring } from '../support/call-counts.ts';
import { ask } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

let paper: PaperServer;
let gateway: TestGateway;

beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  gateway = await startGateway({ exchangeUrl: paper.url });
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

async function answerTo(query: string, variables = {}, operationName?: string) {
  const { json } = await ask(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return json as { readonly extensions?: unknown };
}

it.each([
  ['a page: a call, and a row for each market', '{ markets(first: 10) { nodes { question } } }', {}, 260],
  [
    'the length of a page in a variable',
    'query Q($n: Int) { markets(first: $n) { nodes { question } } }',
    { n: 7 },
    257,
  ],
  ['a page without a length has a hundred rows', '{ markets { nodes { question } } }', {}, 350],
  [
    'joins count once a row, whatever they share',
    '{ markets(first: 10) { nodes { tokens { midpoint spread orderBook { hash } } } } }',
    {},
    250 + 10 * (1 + 2 * 1),
  ],
  [
    'a field that calls the exchange for each row counts a call a row',
    '{ markets(first: 10) { nodes { feeSchedule { rate } } } }',
    {},
    250 + 10 * (1 + 250),
  ],
  [
    'each of several nodes may be a call',
    'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: ['VG9rZW46MQ==', 'VG9rZW46Mg=='] },
    2 * 250,
  ],
  [
    'fragments count where they are spread',
    'fragment F on Market { tokens { orderBook { hash } } } { markets(first: 2) { nodes { ...F } } }',
    {},
    250 + 2 * (1 + 2),
  ],
])('%s', async (_what, query, variables, cost) => {
  expect((await answerTo(query, variables)).extensions).toEqual({ cost: { requested: cost, limit: 50_000 } });
});

it('what costs too much is refused, and the exchange hears nothing of it', async () => {
  const calls = await callsDuring(gateway.url, async () => {
    expect(await answerTo('{ markets(first: 1000) { nodes { feeSchedule { rate } } } }')).toEqual({
      errors: [
        {
          message:
            'The operation costs 251250 and may cost 50000; ask for fewer rows or fields, or in several operations',
          extensions: { code: 'COMPLEXITY_LIMIT' },
        },
      ],
      extensions: { cost: { requested: 251_250, limit: 50_000 } },
    });
  });
  expect(calls).toEqual({});
});

it('of several operations only the one that runs counts', async () => {
  const query =
    'query Small { markets(first: 1) { nodes { question } } } query Big { markets(first: 1000) { nodes { feeSchedule { rate } } } }';
  expect((await answerTo(query, {}, 'Small')).extensions).toEqual({
    cost: { requested: 251, limit: 50_000 },
  });
});

it('a wrong variable is told as such', async () => {
  const query = 'query Q($n: Int!) { markets(first: $n) { nodes { question } } }';
  expect(await answerTo(query, { n: 'many' })).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});
