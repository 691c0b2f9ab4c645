/** Faults on demand over HTTP: what the caller sees, and what the exchange did meanwhile. */
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RequestFault } from '../../src/paper/faults/request-fault.ts';
import type { Market } from '../../src/paper/market.ts';
import { ask } from '../support/http.ts';
import { rawRequest } from '../support/raw-http.ts';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openTrader, type SignedWish, signerOf, type Trader, walletHeaders } from './trader.ts';

let paper: HeldPaper;
let market: Market;
let trader: Trader;

beforeAll(async () => {
  paper = await startHeldPaper({ control: true, settlementDelays: { minedMs: 2_000, confirmedMs: 5_000 } });
  market = openMarket(paper, 'faults');
  trader = await openTrader(paper, 1);
});
afterEach(() => paper.faults.set({}));
afterAll(() => paper[Symbol.asyncDispose]());

function sign(): SignedWish {
  return trader.sign({ market, side: 'BUY', price: '0.01', size: '100' });
}

function strike(fault: RequestFault, route = 'POST /order'): void {
  paper.faults.set({ requests: [{ fault, route }] });
}

/** Posts, and gives the answer or how there was none. */
function post({ body }: SignedWish): Promise<unknown> {
  return trader.call('POST', '/order', body).then(
    ({ status, headers, json, text }) => ({
      status,
      ...(headers['retry-after'] !== undefined && { retryAfter: headers['retry-after'] }),
      body: json ?? text,
    }),
    (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : cause),
  );
}

function isOpen({ orderId }: SignedWish): boolean {
  return paper.exchange.engine.openOrders.has(orderId);
}

/** Resolves when the first rule has struck. */
async function struck(): Promise<void> {
  while (paper.faults.report.struck.requests[0] === 0) await ask(`${paper.url}/ok`);
}

const LIVE = { status: 200, body: expect.objectContaining({ status: 'live', success: true }) };

describe('a request', () => {
  it('can be lost', async () => {
    strike({ kind: 'lose-request' });
    const order = sign();
    expect(await post(order)).toBe('UND_ERR_SOCKET');
    expect(isOpen(order)).toBe(false);
  });

  it('can come late: it is carried out though the caller has gone', async () => {
    strike({ kind: 'late-request', delayMs: 3_000 }, 'POST /auth/api-key');
    const signer = signerOf(9);
    const [patience, { keys, accounts }] = [new AbortController(), paper.exchange];
    const answer = request(`${paper.url}/auth/api-key`, {
      method: 'POST',
      headers: walletHeaders(paper, signer),
      signal: patience.signal,
    });
    await struck();
    patience.abort();
    await expect(answer).rejects.toThrow('aborted');
    paper.clock.advance(2_999);
    expect(keys.list(accounts.of(signer.address))).toHaveLength(0);
    paper.clock.advance(1);
    await ask(`${paper.url}/ok`);
    expect(keys.list(accounts.of(signer.address))).toHaveLength(1);
  });

  it('can come twice: the second answer says that it is there', async () => {
    strike({ kind: 'repeat-request' });
    const order = sign();
    expect(await post(order)).toEqual({
      status: 400,
      body: { error: `order ${order.orderId} is invalid. Duplicated.` },
    });
    expect(isOpen(order)).toBe(true);
  });
});

describe('an answer', () => {
  it('can be lost after the order was taken', async () => {
    strike({ kind: 'lose-answer' });
    const order = sign();
    expect(await post(order)).toBe('UND_ERR_SOCKET');
    expect(isOpen(order)).toBe(true);
  });

  it('can come late', async () => {
    strike({ kind: 'late-answer', delayMs: 3_000 });
    const order = sign();
    const answer = post(order);
    await struck();
    expect(isOpen(order)).toBe(true);
    paper.clock.advance(3_000);
    expect(await answer).toEqual(LIVE);
  });

  it('can be cut off', async () => {
    strike({ kind: 'cut-answer' });
    const order = sign();
    expect(await post(order)).toBe('UND_ERR_SOCKET');
    expect(isOpen(order)).toBe(true);
    strike({ kind: 'cut-answer' }, 'GET /ok');
    expect(await rawRequest(paper.url, 'GET /ok')).toMatch(/content-length: 4\r\n.*\r\n\r\n"O$/is);
  });

  it('can come twice', async () => {
    strike({ kind: 'double-answer' }, 'GET /ok');
    const text = await rawRequest(paper.url, 'GET /ok');
    expect(text.match(/HTTP\/1\.1 200 OK\r\n/g)).toHaveLength(2);
    expect(text.match(/\r\n\r\n"OK"/g)).toHaveLength(2);
  });

  it('can be a proxy’s page', async () => {
    strike({ kind: 'html-answer' });
    const order = sign();
    expect(await post(order)).toEqual({
      status: 502,
      body: expect.stringContaining('<h1>502 Bad Gateway</h1>'),
    });
    expect(isOpen(order)).toBe(true);
  });
});

describe('a list', () => {
  const rowsOf = (json: unknown) => (json as { data: readonly { id: string }[] }).data;

  it.each<[RequestFault, (rows: readonly { id: string }[]) => unknown]>([
    [
      { kind: 'short-list' },
      ([, second, , fourth]) => ({ limit: 100, next_cursor: 'LTE=', count: 2, data: [second, fourth] }),
    ],
    [{ kind: 'empty-list' }, () => ({ data: null, next_cursor: 'LTE=' })],
    [{ kind: 'empty-list', shape: '{}' }, () => ({})],
    [{ kind: 'empty-list', shape: '[]' }, () => ({ limit: 100, next_cursor: 'LTE=', count: 0, data: [] })],
    [
      { kind: 'malformed-row' },
      ([first, ...others]) => ({
        limit: 100,
        next_cursor: 'LTE=',
        count: 4,
        data: [{ ...first, side: '', price: '' }, ...others],
      }),
    ],
  ])('under %j is wrong in the answer only', async (fault, answer) => {
    const listed = openMarket(paper, `list ${JSON.stringify(fault)}`);
    for (const price of ['0.01', '0.02', '0.03', '0.04']) {
      await trader.post({ market: listed, side: 'BUY', price, size: '100' });
    }
    const path = `/data/orders?market=${listed.terms.conditionId}`;
    const before = rowsOf((await trader.call('GET', path)).json);
    strike(fault, 'GET /data/orders');
    expect((await trader.call('GET', path)).json).toEqual(answer(before));
    paper.faults.set({});
    expect(rowsOf((await trader.call('GET', path)).json)).toEqual(before);
  });

  it('that is a bare array is bent the same way, and an answer without a list is not', async () => {
    strike({ kind: 'empty-list' }, 'GET *');
    expect((await trader.call('GET', '/notifications')).json).toBeNull();
    expect((await ask(`${paper.url}/ok`)).json).toBe('OK');
  });
});

describe('a refusal', () => {
  it.each<[RequestFault, unknown]>([
    [{ kind: 'restarting' }, { status: 425, body: { error: 'the matching engine is restarting' } }],
    [{ kind: 'disabled' }, { status: 503, body: { error: 'trading is currently disabled' } }],
    [{ kind: 'cancel-only' }, { status: 503, body: { error: 'the exchange is in cancel-only mode' } }],
    [
      { kind: 'post-only', retryAfter: 7 },
      {
        status: 503,
        retryAfter: '7',
        body: {
          error: 'the exchange is in post-only mode',
          code: 'post_only_mode',
          retry_after_seconds: 7,
        },
      },
    ],
    [{ kind: 'throttled' }, { status: 429, body: { error: 'Too Many Requests' } }],
    [
      { kind: 'throttled', retryAfter: 3 },
      { status: 429, retryAfter: '3', body: { error: 'Too Many Requests' } },
    ],
    [{ kind: 'version-mismatch' }, { status: 400, body: { error: 'order_version_mismatch' } }],
  ])('%j is the answer, and nothing has happened', async (fault, answer) => {
    strike(fault);
    const order = sign();
    expect(await post(order)).toEqual(answer);
    expect(isOpen(order)).toBe(false);
    paper.faults.set({});
    expect(await post(order)).toEqual(LIVE);
  });

  it('by a mode lets pass what the mode lets pass', async () => {
    const order = sign();
    await post(order);
    strike({ kind: 'cancel-only' }, '* *');
    expect((await trader.call('DELETE', '/order', { orderID: order.orderId })).json).toEqual({
      canceled: [order.orderId],
      not_canceled: {},
    });
    strike({ kind: 'post-only', retryAfter: 1 });
    expect(
      await trader.post({ market, side: 'BUY', price: '0.01', size: '100', postOnly: true }),
    ).toMatchObject({
      status: 200,
      json: { status: 'live' },
    });
  });
});

describe('matching', () => {
  it('can be delayed in a market that delays nothing', async () => {
    const calm = openMarket(paper, 'delayed');
    const other = await openTrader(paper, 2);
    await other.post({ market: calm, side: 'BUY', price: '0.4', size: '50' });
    paper.faults.set({ delays: { delayMs: 1_500, times: 1 } });
    const taking = { market: calm, outcome: 1, side: 'BUY', price: '0.6', size: '10' } as const;
    expect((await trader.post(taking)).json).toMatchObject({ status: 'delayed' });
    expect((await trader.post(taking)).json).toMatchObject({ status: 'matched' });
    paper.clock.advance(1_500);
    expect(paper.record.of(other.address).at(-1)).toMatchObject({ kind: 'trade', status: 'MATCHED' });
    expect(calm.book.sizeAt('bid', 400_000n)).toBe(30_000_000n);
  });

  it('can make fills that fail on the chain', async () => {
    const haunted = openMarket(paper, 'ghosts');
    const other = await openTrader(paper, 3);
    await other.post({ market: haunted, side: 'BUY', price: '0.4', size: '50' });
    paper.faults.set({ ghostFills: { times: 1 } });
    const taking = { market: haunted, outcome: 1, side: 'BUY', price: '0.6', size: '10' } as const;
    await trader.post(taking);
    await trader.post(taking);
    paper.clock.advance(5_000);
    const steps = paper.record
      .of(other.address)
      .flatMap((entry) => (entry.kind === 'trade' ? [entry.status] : []));
    expect(steps).toEqual(['MATCHED', 'MATCHED', 'RETRYING', 'MINED', 'FAILED', 'CONFIRMED']);
  });
});

describe('the clock', () => {
  it('can be wrong: calls signed by the right time are refused', async () => {
    const now = Math.floor(paper.clock.now() / 1000);
    paper.faults.set({ skewMs: 90_000 });
    expect((await ask(`${paper.url}/time`)).json).toBe(now + 90);
    expect(await post(sign())).toEqual({ status: 401, body: { error: 'Unauthorized/Invalid api key' } });
    paper.faults.set({ skewMs: -30_000 });
    expect((await ask(`${paper.url}/time`)).json).toBe(now - 30);
    expect(await post(sign())).toEqual(LIVE);
  });
});

describe('the control endpoint', () => {
  const control = (method: 'GET' | 'POST' | 'DELETE', body?: unknown) =>
    ask(`${paper.url}/paper/faults`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

  it('takes a schedule, tells how often it struck, and clears it', async () => {
    const schedule = {
      seed: 7,
      requests: [{ fault: { kind: 'throttled' }, route: 'GET /time', times: 1 }],
      sockets: { user: { silence: 'frames' } },
    };
    const none = { requests: [0], ghostFills: 0, delays: 0 };
    expect((await control('POST', schedule)).json).toEqual({ schedule, struck: none });
    expect(paper.sockets.user.faults).toEqual({ silence: 'frames' });
    expect((await ask(`${paper.url}/time`)).status).toBe(429);
    expect((await ask(`${paper.url}/time`)).status).toBe(200);
    expect((await control('GET')).json).toEqual({ schedule, struck: { ...none, requests: [1] } });
    const clear = { schedule: {}, struck: { ...none, requests: [] } };
    expect((await control('DELETE')).json).toEqual(clear);
    expect(paper.sockets.user.faults).toEqual({});
  });

  it('says what is wrong with a schedule, and keeps the one it has', async () => {
    await control('POST', { skewMs: 5 });
    expect(await control('POST', { requests: [{ fault: { kind: 'late-answer' } }] })).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^Invalid faults: .*delayMs/s) },
    });
    expect((await control('GET')).json).toMatchObject({ schedule: { skewMs: 5 } });
  });

  it('meets no faults itself', async () => {
    await control('POST', { requests: [{ fault: { kind: 'lose-request' } }] });
    expect((await control('DELETE')).status).toBe(200);
  });

  it.each([
    ['a page of another origin', { origin: 'https://attacker.example' }],
    ['a page of its own origin', { origin: 'http://127.0.0.1:4001' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a page whose domain leads to this machine', { host: 'rebound.attacker.example:4001' }],
    ['a page whose domain looks like an address', { host: '127.0.0.1.attacker.example' }],
  ])('refuses %s', async (_page, headers) => {
    const refused = {
      status: 403,
      json: { error: 'web pages may not control the exchange: call it by its IP address or as localhost' },
    };
    const faults = JSON.stringify({ skewMs: 5 });
    const restart = JSON.stringify({ keepState: false, downMs: 0 });
    const url = `${paper.url}/paper`;
    expect(await ask(`${url}/faults`, { headers })).toMatchObject(refused);
    expect(await ask(`${url}/faults`, { method: 'POST', headers, body: faults })).toMatchObject(refused);
    expect(await ask(`${url}/faults`, { method: 'DELETE', headers })).toMatchObject(refused);
    expect(await ask(`${url}/restart`, { method: 'POST', headers, body: restart })).toMatchObject(refused);
    expect((await control('GET')).json).toMatchObject({ schedule: {} });
  });

  it.each(['127.0.0.1:4001', 'localhost:4001', '[::1]:4001', 'paper:4001'])(
    'answers a program that calls it as %s',
    async (host) => {
      expect((await ask(`${paper.url}/paper/faults`, { headers: { host } })).status).toBe(200);
    },
  );

  it('is not there unless it is asked for', async () => {
    await using plain = await startHeldPaper();
    expect(await ask(`${plain.url}/paper/faults`)).toMatchObject({ status: 404 });
  });
});

it('is under faults from the start when it is started so', async () => {
  await using bad = await startHeldPaper({
    faults: {
      requests: [{ fault: { kind: 'restarting' }, route: 'POST /order' }],
      sockets: { market: { refuse: true } },
    },
  });
  const someone = await openTrader(bad, 1);
  const calm = openMarket(bad, 'bad-start');
  expect(await someone.post({ market: calm, side: 'BUY', price: '0.4', size: '5' })).toMatchObject({
    status: 425,
  });
  expect(bad.sockets.market.faults).toEqual({ refuse: true });
});
