/** The paper exchange as an HTTP server: what it does with requests that are no calls of its API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../support/http.ts';
import { type HeldPaper, startHeldPaper } from './fixture.ts';
import { openTrader, signerOf, walletHeaders } from './trader.ts';

let paper: HeldPaper;

beforeAll(async () => {
  paper = await startHeldPaper();
});

afterAll(() => paper[Symbol.asyncDispose]());

describe('the HTTP API', () => {
  it.each([
    ['GET', '/nothing', 404, 'not found'],
    ['GET', '/markets/', 404, 'not found'],
    ['GET', '/data/order/', 404, 'not found'],
    ['POST', '/book', 405, 'method not allowed'],
    ['GET', '/order', 405, 'method not allowed'],
  ] as const)('answers %s %s with %i', async (method, path, status, error) => {
    expect(await ask(`${paper.url}${path}`, { method })).toMatchObject({ status, json: { error } });
  });

  it('takes an empty body that calls itself JSON', async () => {
    const headers = { ...walletHeaders(paper, signerOf(1)), 'content-type': 'application/json' };
    const answer = await ask(`${paper.url}/auth/api-key`, { method: 'POST', headers });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  });

  it('says which body it cannot read', async () => {
    expect(await ask(`${paper.url}/books`, { method: 'POST', body: '{"token_id":' })).toMatchObject({
      status: 400,
      json: { error: 'Invalid payload' },
    });
  });

  it('refuses a body over a megabyte without reading on', async () => {
    expect(await ask(`${paper.url}/books`, { method: 'POST', body: ' '.repeat(1_000_001) })).toMatchObject({
      status: 413,
      headers: { connection: 'close' },
      json: { error: 'Payload exceeds the limit' },
    });
  });

  it('hides what went wrong inside', async () => {
    const trader = await openTrader(paper, 2);
    const account = paper.exchange.accounts.of(trader.address);
    account.openOrders.get = () => {
      throw new Error('a fault with a secret in it');
    };
    expect(await trader.call('GET', '/data/order/0x1')).toMatchObject({
      status: 500,
      text: '{"error":"internal server error"}',
    });
  });
});
