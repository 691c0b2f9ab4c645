/** The exchange's limits as a caller meets them: what is left is told, what would wait too long is refused unsent. */
import type { RequestListener } from 'node:http';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BookDocument,
  CancelOrderDocument,
  CreateAndPostOrderDocument,
  CreateAndPostOrdersDocument,
  RenewCancelAllLeaseDocument,
  ViewerLimitsDocument,
} from '../../schema/client.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { ask, run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { type StubExchange, startStubExchange } from '../support/stub-exchange.ts';

type Meddle = (path: string) => { status?: number; headers?: Record<string, string> } | undefined;

let paper: PaperServer;
let front: StubExchange;
let gateway: TestGateway;
let tokenId: string;
/** What the exchange in front does to the next answers. */
let meddle: Meddle = () => undefined;
/** Paths that reached the exchange. */
let reached: string[] = [];

beforeAll(async () => {
  paper = await startPaper({ quoting: false });
  tokenId = paper.exchange.markets.all()[0]?.token(0).tokenId ?? '';
  front = await startStubExchange(passOn);
  gateway = await startGateway({
    exchangeUrl: front.url,
    secrets: { privateKey: newKey() },
    config: { rateTier: 'standard', gammaUrl: `${front.url}/gamma`, dataUrl: `${front.url}/data-api` },
  });
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await front[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

/** The paper exchange with the limits' headers and refusals that the real one has. */
const passOn: RequestListener = async (incoming, response) => {
  const path = incoming.url?.split('?')[0] ?? '';
  reached.push(path);
  const { status, headers = {} } = meddle(path) ?? {};
  if (status !== undefined) {
    response.writeHead(status, headers).end('{"error":"Too Many Requests"}');
    return;
  }
  const { host: _host, connection: _connection, 'content-length': _length, ...passed } = incoming.headers;
  const answer = await request(`${paper.url}${incoming.url}`, {
    method: incoming.method as 'GET' | 'POST' | 'DELETE',
    headers: passed,
    body: incoming,
  });
  response.writeHead(answer.statusCode, { 'content-type': 'application/json', ...headers });
  response.end(await answer.body.text());
};

const order = () =>
  run(gateway.url, CreateAndPostOrderDocument, { input: { tokenId, side: 'BUY', price: '0.01', size: '5' } });

const serverTime = async () => (await askGraphQL(gateway.url, '{ serverTime }')).json;

async function bucket(name: string) {
  const { viewer } = await run(gateway.url, ViewerLimitsDocument, {});
  return viewer?.rateLimits.find(({ bucket: one }) => one === name);
}

it('an order costs one of the tier, a call one of its window', async () => {
  await order();
  expect(await bucket('orders')).toMatchObject({ limit: 60, perSecond: 40, windowSeconds: null });
  expect(await bucket('POST /order')).toMatchObject({ limit: 5000, left: 4999, windowSeconds: 10 });
});

it('calls to Gamma and the Data API draw on their own windows', async () => {
  await askGraphQL(
    gateway.url,
    '{ markets(first: 1) { nodes { listing { volume } } } portfolioValue positions(first: 1) { nodes { size } } }',
  );
  expect(await bucket('Gamma')).toMatchObject({ limit: 4000, left: 3999, windowSeconds: 10 });
  expect(await bucket('GET gamma:/markets')).toMatchObject({ limit: 300, left: 299 });
  expect(await bucket('Data API')).toMatchObject({ limit: 800, left: 798 });
  expect(await bucket('GET data:/v2/positions')).toMatchObject({ limit: 200, left: 199 });
});

it('an order that would wait for its turn past its deadline is refused at once, and its batch goes without it', async () => {
  meddle = (path) => (path === '/order' ? { headers: { 'Poly-RateLimit-Remaining': '0' } } : undefined);
  await order();
  meddle = () => undefined;
  reached = [];
  // Forty come back a second, so that fifteen wait longer than the one among them may.
  const limit = { tokenId, side: 'BUY', price: '0.01', size: '5' } as const;
  const deadline = new Date(Date.now() + 200).toISOString();
  const { createAndPostOrders } = await run(gateway.url, CreateAndPostOrdersDocument, {
    input: {
      orders: Array.from({ length: 15 }, (_, index) => ({
        limit: { ...limit, ...(index === 3 && { deadline }) },
      })),
    },
  });
  expect(createAndPostOrders).toMatchObject({ placed: 14, rejected: 1, unknown: 0 });
  expect('results' in createAndPostOrders && createAndPostOrders.results[3]).toMatchObject({
    __typename: 'OrderRejected',
    code: expect.stringMatching(/^(RATE_LIMITED|DEADLINE_EXCEEDED)$/),
    origin: 'GATEWAY',
  });
  expect(reached.filter((path) => path.startsWith('/order'))).toEqual(['/orders']);
});

it("the exchange's own headers correct what is left and the tier", async () => {
  meddle = (path) =>
    path === '/order'
      ? { headers: { 'Poly-RateLimit-Remaining': '7', 'Poly-RateLimit-Tier': 'Silver' } }
      : undefined;
  await order();
  meddle = () => undefined;
  expect(await bucket('orders')).toMatchObject({ limit: 300, perSecond: 200 });
});

it('a 429 on a call without a bucket holds up that call alone: orders, cancels and heartbeats go on', async () => {
  const refusal = (message: RegExp) => ({
    errors: [{ message: expect.stringMatching(message), extensions: { code: 'RATE_LIMITED' } }],
  });
  meddle = (path) => (path === '/time' ? { status: 429, headers: { 'Retry-After': '60' } } : undefined);
  expect(await serverTime()).toMatchObject(refusal(/^Too Many Requests$/));
  meddle = () => undefined;
  reached = [];
  const { createAndPostOrder: placed } = await order();
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'LIVE' });
  const cancel = { input: { orderId: placed.orderId ?? '' } };
  expect(await run(gateway.url, CancelOrderDocument, cancel)).toEqual({
    cancelOrder: { canceled: [placed.orderId], notCanceled: [], unknown: [], delayed: [] },
  });
  const { renewCancelAllLease } = await run(gateway.url, RenewCancelAllLeaseDocument, {
    input: { seconds: 600 },
  });
  expect(renewCancelAllLease).toMatchObject({ beating: true });
  expect(await serverTime()).toMatchObject(
    refusal(/^The exchange's limit of GET \/time is used up; nothing was sent. Come back in \d\d s$/),
  );
  expect(reached).toEqual(expect.not.arrayContaining(['/time']));
});

it('after a 429 orders are refused unsent until it is time, while reads go on', async () => {
  meddle = (path) => (path === '/order' ? { status: 429, headers: { 'Retry-After': '30' } } : undefined);
  const { createAndPostOrder: first } = await order();
  expect(first).toMatchObject({ code: 'RATE_LIMITED', origin: 'EXCHANGE', retryAfter: 30 });
  meddle = () => undefined;
  reached = [];
  const { createAndPostOrder: second } = await order();
  expect(second).toMatchObject({ code: 'RATE_LIMITED', origin: 'GATEWAY' });
  expect(reached.filter((path) => path.startsWith('/order'))).toEqual([]);
  expect((await bucket('orders'))?.blockedUntil).toEqual(expect.any(String));
  expect((await run(gateway.url, BookDocument, { tokenId })).token?.tokenId).toBe(tokenId);
});

it('a read that the exchange turned away for a moment is asked again, and its caller hears nothing of it', async () => {
  let refusals = 0;
  meddle = (path) => (path === '/books' && refusals++ === 0 ? { status: 425 } : undefined);
  const { data, errors } = await ask(gateway.url, BookDocument, { tokenId });
  meddle = () => undefined;
  expect(errors).toBeUndefined();
  expect(data?.token?.orderBook).not.toBeNull();
  expect(refusals).toBe(2);
});
