import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createExchangeClock } from '../../../src/clob/exchange-clock.ts';
import { createHttpClient } from '../../../src/clob/http-client.ts';
import { createKeyApi, type KeyApi } from '../../../src/clob/key-api.ts';
import { ExchangeRefusedError, ExchangeUnclearError } from '../../../src/errors.ts';
import { loadFastestCurve } from '../../../src/signing/curve.ts';
import { createOrderSigner } from '../../../src/signing/order-signer.ts';
import { type Asked, failureOf, type Loopback, sendJson, startLoopback } from './loopback.ts';

// The official client's vector: its test key, chain 80002, second 10,000,000, nonce 23.
const signer = createOrderSigner({
  privateKey: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
  curve: await loadFastestCurve(),
});
const SIGNED = {
  poly_address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  poly_timestamp: '10000000',
  poly_nonce: '23',
  poly_signature:
    '0xf62319a987514da40e57e2f4d7529f7bac38f0355bd88bb5adbb3768d80de6c1682518e0af677d5260366425f4361e7b70c25ae232aff0ab2331e2b164a1aedc1b',
};
const credentials = { apiKey: 'k1', secret: 'c2VjcmV0', passphrase: 'pass' };

async function onExchange(
  answer: (response: ServerResponse, asked: Asked) => void,
  use: (api: KeyApi, server: Loopback) => Promise<void>,
): Promise<void> {
  await using server = await startLoopback(answer);
  await using http = createHttpClient({ baseUrl: server.url });
  const clock = createExchangeClock({ time: async () => 10_000_000, localNow: () => 10_000_000_000 });
  await use(createKeyApi({ http, clock, signer, chainId: 80002 }), server);
}

function lines(asked: readonly Asked[]): string[] {
  return asked.map(({ method, path, body }) => `${method} ${path} ${body}`.trimEnd());
}

it.each<[string, (api: KeyApi) => Promise<unknown>, string]>([
  ['createApiKey', (api) => api.createApiKey(23), 'POST /auth/api-key'],
  ['deriveApiKey', (api) => api.deriveApiKey(23), 'GET /auth/derive-api-key'],
])('%s is signed by the wallet for its nonce', async (_, call, line) => {
  await onExchange(
    (response) => sendJson(response, credentials),
    async (api, server) => {
      expect(await call(api)).toEqual(credentials);
      expect(lines(server.asked)).toEqual([line]);
      expect(server.asked[0]?.headers).toMatchObject(SIGNED);
    },
  );
});

describe('deriveOrCreate', () => {
  it('does not create where there is a key', async () => {
    await onExchange(
      (response) => sendJson(response, credentials),
      async (api, server) => {
        expect(await api.deriveOrCreate(0)).toEqual(credentials);
        expect(lines(server.asked)).toEqual(['GET /auth/derive-api-key']);
      },
    );
  });

  it('creates where there is none', async () => {
    const exchange = (response: ServerResponse, { method }: Asked) =>
      method === 'POST'
        ? sendJson(response, credentials)
        : sendJson(response, { error: 'Could not derive api key!' }, 400);
    await onExchange(exchange, async (api, server) => {
      expect(await api.deriveOrCreate(0)).toEqual(credentials);
      expect(lines(server.asked)).toEqual(['GET /auth/derive-api-key', 'POST /auth/api-key']);
    });
  });

  it('derives the key that another server of the account made in between', async () => {
    const none = { error: 'Could not derive api key!' };
    let isMade = false;
    const exchange = (response: ServerResponse, { method }: Asked) => {
      if (method === 'GET') return sendJson(response, isMade ? credentials : none, isMade ? 200 : 400);
      isMade = true;
      return sendJson(response, { error: 'Could not create api key' }, 400);
    };
    await onExchange(exchange, async (api, server) => {
      expect(await api.deriveOrCreate(0)).toEqual(credentials);
      expect(lines(server.asked)).toEqual([
        'GET /auth/derive-api-key',
        'POST /auth/api-key',
        'GET /auth/derive-api-key',
      ]);
    });
  });

  it.each([
    [
      { error: 'Invalid L1 Request headers' },
      401,
      new ExchangeRefusedError('EXCHANGE_UNAUTHORIZED', 'Invalid L1 Request headers', { status: 401 }),
    ],
    [
      { error: 'Could not retrieve API keys' },
      500,
      new ExchangeUnclearError(
        'EXCHANGE_FAILED',
        'The exchange answered GET /auth/derive-api-key with 500: Could not retrieve API keys.',
      ),
    ],
    [
      { apiKey: 'k1' },
      200,
      new ExchangeUnclearError(
        'EXCHANGE_UNREADABLE',
        "The exchange's answer to GET /auth/derive-api-key is not what its protocol says: secret is not a text.",
        { cause: expect.anything() },
      ),
    ],
  ])('does not create after %j, which does not say that there is none', async (json, status, failure) => {
    await onExchange(
      (response) => sendJson(response, json, status),
      async (api, server) => {
        expect(await failureOf(api.deriveOrCreate(0))).toEqual(failure);
        expect(lines(server.asked)).toEqual(['GET /auth/derive-api-key']);
      },
    );
  });
});
