/** No failure of a call may show what signed it, even where the exchange throws all of it back. */
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { createAccountApi } from '../../../src/clob/account-api.ts';
import { createExchangeClock } from '../../../src/clob/exchange-clock.ts';
import { createHttpClient } from '../../../src/clob/http-client.ts';
import type { OrderPost } from '../../../src/clob/types.ts';
import { CodedError } from '../../../src/errors.ts';
import { createL2Auth } from '../../../src/signing/auth-headers.ts';
import { type Asked, failureOf, startLoopback } from './loopback.ts';

const SECRET = 'Y2FuYXJ5LXNlY3JldC1jYW5hcnktc2VjcmV0LWNhbmFyeQ==';
const PASSPHRASE = 'canary-passphrase';
const API_KEY = 'canary-api-key';
const ORDER_SIGNATURE = `0x${'c0'.repeat(65)}`;

const post: OrderPost = {
  order: {
    version: 1,
    salt: 1n,
    maker: '0x1',
    signer: '0x1',
    taker: '0x0',
    nonce: 0n,
    feeRateBps: 0n,
    tokenId: '1234',
    makerAmount: 1n,
    takerAmount: 1n,
    side: 'BUY',
    signatureType: 0,
    expiration: 0n,
    signature: ORDER_SIGNATURE,
  },
  orderType: 'GTC',
  postOnly: false,
  deferExec: false,
};

/** All that the request carried, as a careless exchange would quote it. */
function quote({ headers, body }: Asked): string {
  return `${headers.poly_signature} ${headers.poly_passphrase} ${headers.poly_api_key} ${ORDER_SIGNATURE} ${body}`;
}

function quotesIn(status: number, wrap: (quoted: string) => string, type = 'application/json') {
  return (response: ServerResponse, asked: Asked) => {
    response.writeHead(status, { 'content-type': type }).end(wrap(quote(asked)));
  };
}

const asError = (quoted: string) => JSON.stringify({ error: quoted });
const asPage = (quoted: string) => `<html>${quoted}</html>`;

it.each<[string, (response: ServerResponse, asked: Asked) => void]>([
  ['a refusal', quotesIn(400, asError)],
  ['a 401', quotesIn(401, asError)],
  ['a 403 page', quotesIn(403, asPage, 'text/html')],
  ['a 404 page', quotesIn(404, asPage, 'text/html')],
  ['a 425', quotesIn(425, asError)],
  ['a 429', quotesIn(429, asError)],
  ['a 500', quotesIn(500, asError)],
  ['a 502 page', quotesIn(502, asPage, 'text/html')],
  ['a 503', quotesIn(503, asError)],
  ['a 200 page', quotesIn(200, asPage, 'text/html')],
  ['a 200 whose JSON breaks off', quotesIn(200, (quoted) => `{"secret":"${quoted}`)],
  ['a 200 of another kind', quotesIn(200, (quoted) => JSON.stringify([quoted]))],
  ['a 200 with a field of another kind', quotesIn(200, (quoted) => JSON.stringify({ orderID: [quoted] }))],
  [
    'a cut-off answer',
    (response, asked) =>
      response.writeHead(200, { 'content-length': 9e6 }).write(quote(asked), () => response.destroy()),
  ],
  ['an answer that is not HTTP', (response, asked) => response.socket?.end(`${quote(asked)}\r\n\r\n`)],
  ['a reset', (response) => response.socket?.resetAndDestroy()],
  ['a time-out', () => {}],
])('%s shows no credential and no signature', async (_, answer) => {
  const signatures: string[] = [];
  await using server = await startLoopback((response, asked) => {
    signatures.push(String(asked.headers.poly_signature));
    answer(response, asked);
  });
  await using http = createHttpClient({ baseUrl: server.url, timeoutMs: 2_000 });
  const clock = createExchangeClock({ time: async () => Math.floor(Date.now() / 1000) });
  const auth = createL2Auth({ address: '0x1', apiKey: API_KEY, secret: SECRET, passphrase: PASSPHRASE });
  const api = createAccountApi({ http, clock, auth, apiKey: API_KEY, signatureType: 0 });

  const failure = await failureOf(api.postOrder(post, {}));

  expect(failure).toBeInstanceOf(CodedError);
  const shown = inspect(failure, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  expect(
    [SECRET, PASSPHRASE, API_KEY, ORDER_SIGNATURE, ...signatures].filter((canary) => shown.includes(canary)),
  ).toEqual([]);
  expect(signatures.length).toBe(1);
});

it('nothing that signs shows in a print of the API or of its parts', async () => {
  await using http = createHttpClient({ baseUrl: 'http://127.0.0.1:9' });
  const clock = createExchangeClock({ time: async () => 0 });
  const auth = createL2Auth({ address: '0x1', apiKey: API_KEY, secret: SECRET, passphrase: PASSPHRASE });
  const api = createAccountApi({ http, clock, auth, apiKey: API_KEY, signatureType: 0 });

  const shown = inspect([http, clock, auth, api], { depth: Number.POSITIVE_INFINITY, showHidden: true });

  expect([SECRET, PASSPHRASE, API_KEY].filter((canary) => shown.includes(canary))).toEqual([]);
});
