import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type AccountApi, createAccountApi } from '../../../src/clob/account-api.ts';
import { createExchangeClock } from '../../../src/clob/exchange-clock.ts';
import { createHttpClient } from '../../../src/clob/http-client.ts';
import { createPublicApi } from '../../../src/clob/public-api.ts';
import type { OrderPost } from '../../../src/clob/types.ts';
import { ExchangeRefusedError, ExchangeUnclearError } from '../../../src/errors.ts';
import { createL2Auth } from '../../../src/signing/auth-headers.ts';
import { EOA, orderV2 } from '../protocol/example-orders.ts';
import { type Asked, failureOf, type Loopback, sendJson, startLoopback } from './loopback.ts';
import { acceptedLeg, ORDER_ID, openOrder, restingLeg, trade } from './wire/fixtures.ts';

const SECRET = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const NOW = 1_000_000;

const post: OrderPost = {
  order: { ...orderV2, signature: '0x5f12' },
  orderType: 'GTC',
  postOnly: false,
  deferExec: false,
};
/** The account's API on an exchange that answers as `answer` says. */
async function onExchange(
  answer: (response: ServerResponse, asked: Asked) => void,
  use: (api: AccountApi, server: Loopback) => Promise<void>,
): Promise<void> {
  await using server = await startLoopback(answer);
  await using http = createHttpClient({ baseUrl: server.url });
  const clock = createExchangeClock({ time: createPublicApi(http).time, localNow: () => NOW * 1000 });
  const auth = createL2Auth({ address: EOA, apiKey: 'the-key', secret: SECRET, passphrase: 'the-pass' });
  await use(createAccountApi({ http, clock, auth, apiKey: 'the-key', signatureType: 2 }), server);
}

function answers(json: unknown, status = 200) {
  return (response: ServerResponse) => sendJson(response, json, status);
}

function lines(asked: readonly Asked[]): string[] {
  return asked.map(({ method, path, body }) => `${method} ${decodeURIComponent(path)} ${body}`.trimEnd());
}

/** The HMAC of the request as it came, made without our code. */
function expectedSignature({ method, path, body }: Asked, timestamp: number): string {
  const bare = path.split('?')[0];
  return createHmac('sha256', Buffer.from(SECRET, 'base64'))
    .update(`${timestamp}${method}${bare}${body}`)
    .digest('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function expectSigned(asked: Asked | undefined, timestamp = NOW): void {
  if (asked === undefined) throw new Error('nothing was asked');
  expect(asked.headers).toMatchObject({
    poly_address: EOA,
    poly_api_key: 'the-key',
    poly_passphrase: 'the-pass',
    poly_timestamp: String(timestamp),
    poly_signature: expectedSignature(asked, timestamp),
  });
}

describe('every call', () => {
  const page = { data: [], next_cursor: 'LTE=' };
  const canceled = { canceled: ['0xa'], not_canceled: {} };
  it.each<[string, (api: AccountApi) => Promise<unknown>, unknown, string]>([
    ['order', (api) => api.order(ORDER_ID), openOrder, `GET /data/order/${ORDER_ID}`],
    [
      'openOrders',
      (api) => api.openOrders({ id: '0x1', market: '0x2', tokenId: '3' }, 'MQ=='),
      page,
      'GET /data/orders?id=0x1&market=0x2&asset_id=3&next_cursor=MQ==',
    ],
    [
      'trades',
      (api) => api.trades({ makerAddress: '0x4', before: new Date(5_999), after: new Date(1_000) }),
      page,
      'GET /data/trades?maker_address=0x4&before=5&after=1&next_cursor=MA==',
    ],
    ['cancelOrder', (api) => api.cancelOrder('0xa'), canceled, 'DELETE /order {"orderID":"0xa"}'],
    ['cancelOrders', (api) => api.cancelOrders(['0xa', '0xb']), canceled, 'DELETE /orders ["0xa","0xb"]'],
    ['cancelAll', (api) => api.cancelAll(), canceled, 'DELETE /cancel-all'],
    [
      'cancelMarketOrders',
      (api) => api.cancelMarketOrders({ market: '0x2', tokenId: '3' }),
      canceled,
      'DELETE /cancel-market-orders {"market":"0x2","asset_id":"3"}',
    ],
    [
      'balanceAllowance',
      (api) => api.balanceAllowance({ assetType: 'CONDITIONAL', tokenId: '3' }),
      { balance: '1' },
      'GET /balance-allowance?asset_type=CONDITIONAL&token_id=3&signature_type=2',
    ],
    [
      'updateBalanceAllowance',
      (api) => api.updateBalanceAllowance({ assetType: 'COLLATERAL' }),
      '',
      'GET /balance-allowance/update?asset_type=COLLATERAL&signature_type=2',
    ],
    ['apiKeys', (api) => api.apiKeys(), { apiKeys: ['k'] }, 'GET /auth/api-keys'],
    ['deleteApiKey', (api) => api.deleteApiKey(), 'OK', 'DELETE /auth/api-key'],
    ['notifications', (api) => api.notifications(), [], 'GET /notifications?signature_type=2'],
    [
      'dropNotifications',
      (api) => api.dropNotifications(['1', '2']),
      'OK',
      'DELETE /notifications?ids=1,2&signature_type=2',
    ],
  ])('%s goes by its documented path and is signed without its query', async (_, call, json, line) => {
    await onExchange(answers(json), async (api, server) => {
      await call(api);
      expect(lines(server.asked)).toEqual([line]);
      expectSigned(server.asked[0]);
    });
  });
});

describe('an order looked up', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['null', answers(null)],
    ['an empty text', answers('')],
    ['nothing', (response) => response.end()],
    ['404', answers({ error: 'Order not found' }, 404)],
  ])('is undefined where the exchange answers %s', async (_, answer) => {
    await onExchange(answer, async (api) => {
      expect(await api.order(ORDER_ID)).toBeUndefined();
    });
  });
});

describe('lists', () => {
  it('tell their rows and where to go on', async () => {
    await onExchange(
      (response, { path }) =>
        sendJson(response, {
          data: path.startsWith('/data/orders') ? [openOrder] : [trade],
          next_cursor: 'MQ==',
        }),
      async (api) => {
        const orders = await api.openOrders({});
        const trades = await api.trades({});
        expect([
          orders.items[0]?.orderId,
          orders.nextCursor,
          trades.items[0]?.tradeId,
          trades.nextCursor,
        ]).toEqual([ORDER_ID, 'MQ==', trade.id, 'MQ==']);
        expect((await api.openOrders({}, 'MQ==')).nextCursor).toBeUndefined();
      },
    );
  });
});

describe('posting an order', () => {
  it('sends the bytes that were signed, once, owned by the key', async () => {
    await onExchange(answers(restingLeg), async (api, server) => {
      expect(await api.postOrder(post, {})).toEqual(acceptedLeg);
      expectSigned(server.asked[0]);
      expect(server.asked.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
        ['POST', '/order', expect.objectContaining({ owner: 'the-key', orderType: 'GTC' })],
      ]);
    });
  });

  it.each<[string, (response: ServerResponse) => void, Error]>([
    [
      'a 400',
      answers({ error: 'invalid signature' }, 400),
      new ExchangeRefusedError('INVALID_SIGNATURE', 'invalid signature', { status: 400 }),
    ],
    [
      'a 200 that refuses',
      answers({ ...restingLeg, orderID: '', errorMsg: 'invalid nonce' }),
      new ExchangeRefusedError('INVALID_NONCE', 'invalid nonce', { status: 200 }),
    ],
    [
      'the 500 of a killed order',
      answers({ error: 'there are no matching orders' }, 500),
      new ExchangeRefusedError('FAK_NOT_FILLED', 'there are no matching orders', { status: 500 }),
    ],
    [
      'another 500',
      answers({ error: 'could not run the execution' }, 500),
      new ExchangeUnclearError(
        'EXCHANGE_FAILED',
        'The exchange answered POST /order with 500: could not run the execution.',
      ),
    ],
    [
      'a 200 that says nothing',
      answers({}),
      new ExchangeUnclearError(
        'EXCHANGE_UNREADABLE',
        'The exchange answered an order with neither a clear order id nor a reason.',
      ),
    ],
  ])('fails by %s, and is not sent again', async (_, answer, failure) => {
    await onExchange(answer, async (api, server) => {
      expect(await failureOf(api.postOrder(post, {}))).toEqual(failure);
      expect(server.asked.length).toBe(1);
    });
  });
});

describe('posting several orders', () => {
  it('tells of each, in order', async () => {
    const refused = { ...restingLeg, orderID: '', status: '', errorMsg: 'not enough balance / allowance' };
    await onExchange(answers([restingLeg, refused, {}]), async (api, server) => {
      expect(await api.postOrders([post, post, post], {})).toEqual([
        acceptedLeg,
        new ExchangeRefusedError('NOT_ENOUGH_BALANCE', 'not enough balance / allowance', { status: 200 }),
        new ExchangeUnclearError(
          'EXCHANGE_UNREADABLE',
          'The exchange answered an order with neither a clear order id nor a reason.',
        ),
      ]);
      expectSigned(server.asked[0]);
      expect(server.asked.map(({ path, body }) => [path, JSON.parse(body).length])).toEqual([['/orders', 3]]);
    });
  });

  it('is unclear as a whole where an answer is missing', async () => {
    await onExchange(answers([restingLeg]), async (api) => {
      expect(await failureOf(api.postOrders([post, post], {}))).toEqual(
        new ExchangeUnclearError(
          'EXCHANGE_UNREADABLE',
          "The exchange's answer to POST /orders is not what its protocol says: order responses is not a list of 2.",
        ),
      );
    });
  });

  it('does not take the 500 of one killed order for the whole', async () => {
    await onExchange(answers({ error: 'FOK orders are filled or killed' }, 500), async (api) => {
      expect(await failureOf(api.postOrders([post, post], {}))).toEqual(
        new ExchangeUnclearError(
          'EXCHANGE_FAILED',
          'The exchange answered POST /orders with 500: FOK orders are filled or killed.',
        ),
      );
    });
  });
});

it('more than 1,000 cancels go in parts, one after the other, and come back as one', async () => {
  const ids = Array.from({ length: 1_001 }, (_, index) => `0x${index}`);
  const cancelAsked = (response: ServerResponse, { body }: Asked) => {
    const asked: string[] = JSON.parse(body);
    sendJson(response, {
      canceled: asked.slice(1),
      not_canceled: { [asked[0] ?? '']: 'Order already matched' },
    });
  };
  await onExchange(cancelAsked, async (api, server) => {
    const { canceled, notCanceled } = await api.cancelOrders(ids);
    expect(server.asked.map(({ body }) => JSON.parse(body).length)).toEqual([1_000, 1]);
    expect(canceled).toEqual(ids.slice(1, 1_000));
    expect(notCanceled).toEqual([
      { orderId: '0x0', reason: 'Order already matched', code: 'ORDER_NOT_FOUND' },
      { orderId: '0x1000', reason: 'Order already matched', code: 'ORDER_NOT_FOUND' },
    ]);
  });
});

describe('a 401', () => {
  const unauthorized = { error: 'Unauthorized/Invalid api key' };
  const refusal = new ExchangeRefusedError('EXCHANGE_UNAUTHORIZED', unauthorized.error, { status: 401 });

  it("is met by the exchange's time, where the machine's clock is wrong", async () => {
    const exchange = (response: ServerResponse, { path, headers }: Asked) => {
      if (path === '/time') sendJson(response, NOW + 300);
      else if (headers.poly_timestamp !== String(NOW + 300)) sendJson(response, unauthorized, 401);
      else sendJson(response, restingLeg);
    };
    await onExchange(exchange, async (api, server) => {
      expect(await api.postOrder(post, {})).toEqual(acceptedLeg);
      expect(server.asked.map(({ path }) => path)).toEqual(['/order', '/time', '/order']);
      const [first, , second] = server.asked;
      expectSigned(first);
      expectSigned(second, NOW + 300);
      expect(second?.body).toBe(first?.body);
    });
  });

  it('is not tried again where the clock is right', async () => {
    const exchange = (response: ServerResponse, { path }: Asked) =>
      path === '/time' ? sendJson(response, NOW) : sendJson(response, unauthorized, 401);
    await onExchange(exchange, async (api, server) => {
      expect(await failureOf(api.apiKeys())).toEqual(refusal);
      expect(server.asked.map(({ path }) => path)).toEqual(['/auth/api-keys', '/time']);
    });
  });

  it('is tried again once, not for ever', async () => {
    const exchange = (response: ServerResponse, { path }: Asked) =>
      path === '/time' ? sendJson(response, NOW + 300) : sendJson(response, unauthorized, 401);
    await onExchange(exchange, async (api, server) => {
      expect(await failureOf(api.apiKeys())).toEqual(refusal);
      expect(server.asked.map(({ path }) => path)).toEqual(['/auth/api-keys', '/time', '/auth/api-keys']);
    });
  });

  it('stays what it is where the time cannot be had', async () => {
    await onExchange(answers(unauthorized, 401), async (api) => {
      expect(await failureOf(api.apiKeys())).toEqual(refusal);
    });
  });

  it.each([
    ['another refusal', 'Invalid asset type', 400],
    ['a rate limit', 'slow down', 429],
  ])('is unlike %s, which asks for no time', async (_, error, status) => {
    await onExchange(answers({ error }, status), async (api, server) => {
      await failureOf(api.apiKeys());
      expect(server.asked.length).toBe(1);
    });
  });
});
