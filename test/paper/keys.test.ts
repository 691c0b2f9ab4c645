/** API keys on the paper exchange: made with a wallet's signature, used with their own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createL2Auth, l1Headers } from '../../src/signing/auth-headers.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, START, startHeldPaper } from './fixture.ts';
import { openTrader, signerOf, walletHeaders } from './trader.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SECONDS = START / 1000;

let paper: HeldPaper;

beforeAll(async () => {
  paper = await startHeldPaper();
});

afterAll(() => paper[Symbol.asyncDispose]());

function create(number: number, nonce = 0) {
  return ask(`${paper.url}/auth/api-key`, {
    method: 'POST',
    headers: walletHeaders(paper, signerOf(number), nonce),
  });
}

function derive(number: number, nonce = 0) {
  return ask(`${paper.url}/auth/derive-api-key`, { headers: walletHeaders(paper, signerOf(number), nonce) });
}

describe('a wallet', () => {
  it('makes an API key once for each nonce, and derives the same again', async () => {
    const made = await create(1);
    expect(made.status).toBe(200);
    expect(made.json).toEqual({
      apiKey: expect.stringMatching(UUID),
      secret: expect.stringMatching(/^[\w-]{43}=$/),
      passphrase: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await create(1)).toMatchObject({ status: 400, json: { error: 'Could not create api key' } });
    expect(await derive(1)).toMatchObject({ status: 200, json: made.json });

    const second = await create(1, 7);
    expect(second.status).toBe(200);
    expect(second.json).not.toEqual(made.json);
    expect(await derive(1, 7)).toMatchObject({ status: 200, json: second.json });
  });

  it('cannot derive a key that was never made', async () => {
    expect(await derive(2)).toMatchObject({ status: 400, json: { error: 'Could not derive api key!' } });
  });

  it.each<[string, () => Record<string, string>]>([
    ['no headers', () => ({})],
    ['another address', () => ({ ...walletHeaders(paper, signerOf(3)), POLY_ADDRESS: signerOf(4).address })],
    ['another nonce', () => ({ ...walletHeaders(paper, signerOf(3)), POLY_NONCE: '1' })],
    ['another chain', () => l1Headers(signerOf(3), { timestamp: SECONDS, nonce: 0, chainId: 80002 })],
    [
      'a signature of no point',
      () => ({ ...walletHeaders(paper, signerOf(3)), POLY_SIGNATURE: `0x${'ff'.repeat(64)}1b` }),
    ],
    ['a signature that is not hex', () => ({ ...walletHeaders(paper, signerOf(3)), POLY_SIGNATURE: 'mine' })],
    [
      'a timestamp too old',
      () => l1Headers(signerOf(3), { timestamp: SECONDS - 61, nonce: 0, chainId: 137 }),
    ],
    [
      'a timestamp to come',
      () => l1Headers(signerOf(3), { timestamp: SECONDS + 61, nonce: 0, chainId: 137 }),
    ],
  ])('is turned away with %s', async (_, headers) => {
    expect(await ask(`${paper.url}/auth/api-key`, { method: 'POST', headers: headers() })).toMatchObject({
      status: 401,
      json: { error: 'Invalid L1 Request headers' },
    });
  });
});

describe('an API key', () => {
  it('lists the keys of its account without their secrets, and deletes itself', async () => {
    const trader = await openTrader(paper, 10);
    const second = await create(10, 1);
    const listed = await trader.call('GET', '/auth/api-keys');
    expect(listed).toMatchObject({
      status: 200,
      json: { apiKeys: [trader.credentials.apiKey, expect.stringMatching(UUID)] },
    });
    expect(JSON.stringify(second.json)).toContain(String(Object.values(listed.json ?? {})[0]?.[1]));
    expect(await trader.call('DELETE', '/auth/api-key')).toMatchObject({ status: 200, json: 'OK' });
    expect(await trader.call('GET', '/auth/api-keys')).toMatchObject({
      status: 401,
      json: { error: 'Unauthorized/Invalid api key' },
    });
    expect(await derive(10)).toMatchObject({ status: 400, json: { error: 'Could not derive api key!' } });
  });

  it('signs the path without its query, and the body as it was sent', async () => {
    const trader = await openTrader(paper, 11);
    expect((await trader.call('GET', '/data/orders?market=0x1&next_cursor=MA==')).status).toBe(200);
    expect((await trader.call('DELETE', '/orders', [])).status).toBe(200);
  });

  it.each<[string, Partial<Record<string, string>>]>([
    ['another signature', { POLY_SIGNATURE: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['another passphrase', { POLY_PASSPHRASE: '0'.repeat(64) }],
    ['another address', { POLY_ADDRESS: signerOf(13).address }],
    ['another key', { POLY_API_KEY: '00000000-0000-4000-8000-000000000000' }],
    ['a timestamp it did not sign', { POLY_TIMESTAMP: String(SECONDS + 1) }],
  ])('is turned away with %s', async (_, wrong) => {
    const trader = await traderOnce(12);
    const headers = createL2Auth(trader.credentials).headers(SECONDS, 'GET', '/data/orders', undefined);
    expect(await ask(`${paper.url}/data/orders`, { headers: { ...headers } })).toMatchObject({ status: 200 });
    const asked = await ask(`${paper.url}/data/orders`, { headers: { ...headers, ...defined(wrong) } });
    expect(asked).toMatchObject({ status: 401, json: { error: 'Unauthorized/Invalid api key' } });
  });

  it.each([-61, 61])('is turned away when its clock is %i seconds off', async (offset) => {
    const trader = await traderOnce(12);
    const auth = createL2Auth(trader.credentials);
    const near = auth.headers(SECONDS + Math.sign(offset) * 60, 'GET', '/data/orders', undefined);
    const far = auth.headers(SECONDS + offset, 'GET', '/data/orders', undefined);
    expect((await ask(`${paper.url}/data/orders`, { headers: near })).status).toBe(200);
    expect((await ask(`${paper.url}/data/orders`, { headers: far })).status).toBe(401);
  });
});

describe('the lesser keys', () => {
  it('a read-only key reads orders and trades unsigned, and nothing else', async () => {
    const trader = await openTrader(paper, 20);
    const made = await trader.call('POST', '/auth/readonly-api-key');
    expect(made.json).toEqual({ apiKey: expect.stringMatching(UUID) });
    const id = String(Object.values(made.json ?? {})[0]);
    const headers = { POLY_READONLY_API_KEY: id, POLY_ADDRESS: trader.address };
    const empty = { limit: 100, next_cursor: 'LTE=', count: 0, data: [] };
    expect((await ask(`${paper.url}/data/orders`, { headers })).json).toEqual(empty);
    expect((await ask(`${paper.url}/data/trades`, { headers })).json).toEqual(empty);
    expect((await ask(`${paper.url}/notifications`, { headers })).status).toBe(401);
    const stranger = { ...headers, POLY_ADDRESS: signerOf(21).address };
    expect((await ask(`${paper.url}/data/orders`, { headers: stranger })).status).toBe(401);

    expect((await trader.call('GET', '/auth/readonly-api-keys')).json).toEqual([id]);
    const valid = `${paper.url}/auth/validate-readonly-api-key?address=${trader.address}&key=${id}`;
    expect((await ask(valid)).json).toBe(true);
    expect((await trader.call('DELETE', '/auth/readonly-api-key', { key: id })).json).toBe(true);
    expect((await trader.call('DELETE', '/auth/readonly-api-key', { key: id })).json).toBe(false);
    expect((await ask(valid)).json).toBe(false);
  });

  it('builder keys are made, listed and revoked', async () => {
    const trader = await openTrader(paper, 22);
    const made = await trader.call('POST', '/auth/builder-api-key');
    expect(made.json).toEqual({
      key: expect.stringMatching(UUID),
      secret: expect.stringMatching(/^[\w-]{43}=$/),
      passphrase: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await trader.call('GET', '/auth/builder-api-key')).json).toEqual([
      { key: expect.stringMatching(UUID), createdAt: '2026-11-01T12:00:00.000Z' },
    ]);
    expect((await trader.call('DELETE', '/auth/builder-api-key')).json).toBe('OK');
    expect((await trader.call('GET', '/auth/builder-api-key')).json).toEqual([]);
  });
});

const opened = new Map<number, ReturnType<typeof openTrader>>();

/** The trader of a number, opened by the first test that asks. */
function traderOnce(number: number) {
  const known = opened.get(number) ?? openTrader(paper, number);
  opened.set(number, known);
  return known;
}

function defined(headers: Partial<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
