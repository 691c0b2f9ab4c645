/** What a trader's token may not do: sign past the rails, manage API keys, disarm what an administrator armed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, POST as POST_ORDER } from '../support/desk.ts';
import { newKey } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { NO_LIMITS } from '../support/no-limits.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const TRADER = 'token-of-a-trading-program';
const ADMIN = 'token-of-an-administrator';
const TOKENS = { gatewayToken: TRADER, adminToken: ADMIN };

let desk: Desk;
let directory: string;

beforeEach(async () => {
  desk = await openDesk();
  directory = await mkdtemp(join(tmpdir(), 'clob-who-'));
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

async function ask({ url }: TestGateway, query: string, { token = TRADER, variables = {} } = {}) {
  const headers = { authorization: `Bearer ${token}` };
  return (await askGraphQL(url, query, { variables, headers })).json as {
    readonly data: Record<string, never> | null;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
}

const SIGN = `mutation($input: CreateOrderInput!) { signed: createOrder(input: $input) {
  ... on SignedOrder { orderId version salt maker signer tokenId makerAmount takerAmount side signatureType expiration timestamp metadata builder taker nonce feeRateBps signature }
  ... on Error { code }
} }`;
const POST = `mutation($order: SignedOrderInput!) { posted: postOrder(input: { order: $order }) {
  ... on OrderPlaced { status } ... on OrderRejected { code }
} }`;
const USAGE = '{ viewer { rails { usage { openNotional spentToday workingOrders } } } }';
const AUDIT = '{ auditLog { nodes { action outcome } } }';
const HALT =
  'mutation { haltTrading(input: { cancelAll: true }) { ... on TradingHalted { cancel { ... on CancelOrdersResponse { canceled } } } } }';

type Signed = { readonly orderId?: string; readonly code?: string };

async function sign(gateway: TestGateway, price: string, size: string): Promise<Signed> {
  const { tokenId } = desk.resting();
  const input = { tokenId, side: 'BUY', price, size };
  const { data, errors } = await ask(gateway, SIGN, { variables: { input } });
  return data?.signed ?? { code: errors?.[0]?.extensions.code ?? '' };
}

async function post(gateway: TestGateway, signed: Signed): Promise<unknown> {
  return (await ask(gateway, POST, { variables: { order: signed } })).data?.posted;
}

async function usage(gateway: TestGateway): Promise<unknown> {
  const { data } = await ask(gateway, USAGE);
  return (data as { viewer?: { rails?: { usage?: unknown } } } | null)?.viewer?.rails?.usage;
}

const used = (notional: string, workingOrders: number) => ({
  openNotional: notional,
  spentToday: notional,
  workingOrders,
});

describe('a signature', () => {
  const limits = { ...NO_LIMITS, orderNotional: 10_000_000n, openNotional: 12_000_000n };
  const privateKey = newKey();
  const start = () =>
    startGateway({
      exchangeUrl: desk.proxy.url,
      config: {
        storage: { kind: 'sqlite', directory },
        rails: { limits: { ...limits, dailyNotional: 100_000_000n }, allowSelfTrade: false },
      },
      secrets: { privateKey, ...TOKENS },
    });

  it('is given only for what could be sent, and counts as sent, over a restart, until it is sent', async () => {
    const gateway = await start();
    expect(await sign(gateway, '0.5', '1000')).toEqual({ code: 'RAIL_ORDER_NOTIONAL' });
    expect(await usage(gateway)).toEqual(used('0', 0));
    const signed = await sign(gateway, '0.1', '80');
    expect(await usage(gateway)).toEqual(used('8', 1));
    expect(await sign(gateway, '0.1', '50')).toEqual({ code: 'RAIL_OPEN_NOTIONAL' });
    expect(await ask(gateway, AUDIT)).toMatchObject({
      data: {
        auditLog: {
          nodes: [
            { action: 'createOrder', outcome: 'refused RAIL_OPEN_NOTIONAL' },
            { action: 'createOrder', outcome: `signed ${signed.orderId}` },
            { action: 'createOrder', outcome: 'refused RAIL_ORDER_NOTIONAL' },
          ],
        },
      },
    });

    await gateway[Symbol.asyncDispose]();
    const next = await start();
    expect(await usage(next)).toEqual(used('8', 1));
    expect(await sign(next, '0.1', '50')).toEqual({ code: 'RAIL_OPEN_NOTIONAL' });
    expect(await post(next, signed)).toEqual({ status: 'LIVE' });
    expect(await usage(next)).toEqual(used('8', 1));
    await next[Symbol.asyncDispose]();
    await using last = await start();
    expect(await usage(last)).toEqual(used('8', 1));
  });

  it('that somebody else sends counts once, as the open order that it is', async () => {
    const gateway = await start();
    const signed = await sign(gateway, '0.1', '80');
    const other = await desk.start({}, { privateKey });
    expect(await post(other, signed)).toEqual({ status: 'LIVE' });
    await gateway[Symbol.asyncDispose]();
    await using next = await start();
    expect(await usage(next)).toEqual(used('8', 1));
  });

  it('goes on counting when the exchange refuses the order, as it may be sent again', async () => {
    await using gateway = await start();
    const signed = await sign(gateway, '0.1', '80');
    desk.proxy.spoil(POST_ORDER, { status: 400, body: '{"error":"not enough balance / allowance"}' });
    expect(await post(gateway, signed)).toEqual({ code: 'NOT_ENOUGH_BALANCE' });
    expect(await usage(gateway)).toEqual(used('8', 1));
  });

  it('is not given while trading is halted, nor where it cannot be written down', async () => {
    await using gateway = await start();
    const database = new Database(join(directory, 'journal.db'));
    database.exec('begin immediate');
    expect(await sign(gateway, '0.1', '50')).toEqual({ code: 'JOURNAL_UNAVAILABLE' });
    expect(await ask(gateway, 'mutation { createApiKey { __typename } }', { token: ADMIN })).toMatchObject({
      errors: [{ extensions: { code: 'JOURNAL_UNAVAILABLE' } }],
    });
    database.exec('rollback');
    database.close();
    expect(await usage(gateway)).toEqual(used('0', 0));
    await ask(gateway, HALT);
    expect(await sign(gateway, '0.1', '50')).toEqual({ code: 'TRADING_HALTED' });
    expect(await usage(gateway)).toEqual(used('0', 0));
  }, 60_000);
});

describe('an API key', () => {
  const VERBS = [
    'mutation { createApiKey(input: { nonce: 3 }) { __typename } }',
    'mutation { deriveApiKey { __typename } }',
    'mutation { deleteApiKey { __typename } }',
    'mutation { createReadOnlyApiKey { __typename } }',
    'mutation { deleteReadOnlyApiKey(input: { apiKey: "1" }) { __typename } }',
    'mutation { createBuilderApiKey { __typename } }',
    'mutation { revokeBuilderApiKey { __typename } }',
    '{ readOnlyApiKeys }',
    '{ builderApiKeys { key } }',
  ];

  it("is an administrator's matter", async () => {
    const gateway = await desk.start({}, TOKENS);
    for (const verb of VERBS) {
      const { errors } = await ask(gateway, verb);
      expect([verb, errors?.map(({ extensions }) => extensions.code)]).toEqual([verb, ['FORBIDDEN']]);
    }
    expect(desk.proxy.asked.filter((question) => / \/auth\//.test(question))).toEqual([]);
    for (const verb of VERBS) {
      const { errors } = await ask(gateway, verb, { token: ADMIN });
      expect([verb, errors]).toEqual([verb, undefined]);
    }
  });

  it('that is deleted in use is replaced: orders are cancelled, and a halt cancels, as before', async () => {
    const gateway = await desk.start({}, TOKENS);
    const KEY = '{ viewer { apiKey } }';
    const before = await ask(gateway, KEY);
    const signed = await sign(gateway, '0.01', '10');
    await post(gateway, signed);
    await ask(gateway, 'mutation { deleteApiKey { __typename } }', { token: ADMIN });
    expect(await ask(gateway, HALT)).toEqual({
      data: { haltTrading: { cancel: { canceled: [signed.orderId] } } },
    });
    expect(await ask(gateway, KEY)).not.toEqual(before);
  });

  it('that is revoked by somebody else is replaced', async () => {
    const gateway = await desk.start({}, TOKENS);
    const other = await desk.start();
    const signed = await sign(gateway, '0.01', '10');
    await post(gateway, signed);
    await ask(other, 'mutation { deleteApiKey { __typename } }');
    expect(await ask(gateway, HALT)).toEqual({
      data: { haltTrading: { cancel: { canceled: [signed.orderId] } } },
    });
    expect(gateway.log.join()).toContain('the API key was revoked; another is in use');
  });
});

it("a trader neither releases nor extends an administrator's lease", async () => {
  const gateway = await desk.start({}, TOKENS);
  const renew = (seconds: number) =>
    `mutation { renewCancelAllLease(input: { seconds: ${seconds} }) { ... on CancelAllLease { endsAt } } }`;
  const RELEASE = 'mutation { releaseCancelAllLease { ... on CancelAllLease { endsAt } } }';
  const { data } = await ask(gateway, renew(60), { token: ADMIN });
  const admins = data?.renewCancelAllLease;
  expect(await ask(gateway, RELEASE)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await ask(gateway, renew(86_400))).toEqual({ data: { renewCancelAllLease: admins } });
  expect(await ask(gateway, RELEASE)).toEqual({ data: { releaseCancelAllLease: admins } });
  expect(await ask(gateway, RELEASE, { token: ADMIN })).toEqual({
    data: { releaseCancelAllLease: { endsAt: null } },
  });
});
