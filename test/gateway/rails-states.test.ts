/** ACTIVE, REDUCING, HALTED: what each lets through, who may set it, and that it lasts. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BalanceAllowanceDocument,
  CancelOrderDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  HaltTradingDocument,
  OpenOrdersDocument,
  RailsDocument,
  SetTradingStateDocument,
} from '../../schema/client.ts';
import { type GraphQLAnswer, run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { place } from '../support/rails.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { socketClient } from '../support/subscriber.ts';

const TRADER = 'token-of-a-trading-program';
const ADMIN = 'token-of-an-administrator';
const TOKEN_NAME = expect.stringMatching(/^token [0-9a-f]{8}$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

let floor: Floor;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

async function askAs<Data, Variables>(
  token: string,
  { url }: TestGateway,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<GraphQLAnswer<Data>> {
  const headers = { authorization: `Bearer ${token}` };
  return (await askGraphQL(url, print(document), { variables, headers })).json as GraphQLAnswer<Data>;
}

const bid = () => ({ tokenId: rain.yes, side: 'BUY', price: '0.1', size: '10' }) as const;

it('a trader halts and cancels, over a restart, and only an administrator sets it active again', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'clob-rails-'));
  const options = {
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey(), gatewayToken: TRADER, adminToken: ADMIN },
    config: { storage: { kind: 'sqlite', directory } },
  } as const;
  const halted = {
    state: 'HALTED',
    since: TIME,
    reason: 'a fire drill',
    setBy: TOKEN_NAME,
    isDurable: true,
  };
  const refused = {
    data: {
      createAndPostOrder: {
        __typename: 'OrderRejected',
        success: false,
        errorMsg:
          'Trading is halted: no order is sent, cancels pass; an administrator sets it ACTIVE again by setTradingState',
        orderId: null,
        clientOrderId: expect.any(String),
        code: 'TRADING_HALTED',
        origin: 'GATEWAY',
        retryAfter: null,
      },
    },
  };
  {
    await using gateway = await startGateway(options);
    const placed = await askAs(TRADER, gateway, CreateAndPostOrderDocument, { input: bid() });
    const orderId = placed.data?.createAndPostOrder?.orderId;
    expect(
      await askAs(TRADER, gateway, HaltTradingDocument, {
        input: { cancelAll: true, reason: 'a fire drill' },
      }),
    ).toEqual({
      data: {
        haltTrading: {
          tradingStatus: halted,
          cancel: { canceled: [orderId], notCanceled: [], unknown: [], delayed: [] },
        },
      },
    });
    expect(await askAs(TRADER, gateway, CreateAndPostOrderDocument, { input: bid() })).toEqual(refused);
  }
  await using gateway = await startGateway(options);
  for (const token of [TRADER, ADMIN]) {
    const exit = { ...bid(), side: 'SELL' } as const;
    expect(await askAs(token, gateway, CreateAndPostOrderDocument, { input: exit })).toEqual(refused);
  }
  for (const state of ['ACTIVE', 'REDUCING'] as const) {
    expect(await askAs(TRADER, gateway, SetTradingStateDocument, { input: { state } })).toEqual({
      data: { setTradingState: null },
      errors: [
        {
          message: 'Only an administrator may allow more than now; send ADMIN_TOKEN as the bearer token',
          extensions: { code: 'FORBIDDEN' },
          path: ['setTradingState'],
          locations: expect.any(Array),
        },
      ],
    });
  }
  const { data: seen } = await askAs(TRADER, gateway, RailsDocument, {});
  expect(seen?.viewer).toMatchObject({ role: 'TRADER', tradingStatus: halted });
  const { data: admin } = await askAs(ADMIN, gateway, RailsDocument, {});
  expect(admin?.viewer).toMatchObject({ role: 'ADMIN' });

  const set = await askAs(ADMIN, gateway, SetTradingStateDocument, { input: { state: 'ACTIVE' } });
  expect(set).toEqual({
    data: {
      setTradingState: {
        state: 'ACTIVE',
        since: TIME,
        reason: null,
        setBy: TOKEN_NAME,
        isDurable: true,
      },
    },
  });
  expect(await askAs(TRADER, gateway, CreateAndPostOrderDocument, { input: bid() })).toMatchObject({
    data: { createAndPostOrder: { status: 'LIVE' } },
  });
  await rm(directory, { recursive: true });
});

it('a socket has the role of the token it was opened with', async () => {
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey(), gatewayToken: TRADER, adminToken: ADMIN },
  });
  const query = print(SetTradingStateDocument);
  async function set(token: string, state: 'ACTIVE' | 'HALTED'): Promise<unknown> {
    const client = socketClient(gateway.url, { token });
    try {
      for await (const result of client.iterate({ query, variables: { input: { state } } })) return result;
      return 'nothing';
    } finally {
      await client.dispose();
    }
  }
  const isNow = (state: string) => ({ data: { setTradingState: { state } } });
  expect(await set(TRADER, 'HALTED')).toMatchObject(isNow('HALTED'));
  expect(await set(TRADER, 'ACTIVE')).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  expect(await set(ADMIN, 'ACTIVE')).toMatchObject(isNow('ACTIVE'));
  await expect(set(`${ADMIN}x`, 'ACTIVE')).rejects.toMatchObject({ code: 4401 });
});

it('without tokens everybody on this machine is an administrator, and nobody has set a state', async () => {
  const { viewer } = await run(floor.bob.url, RailsDocument, {});
  expect(viewer).toMatchObject({
    role: 'ADMIN',
    tradingStatus: { state: 'ACTIVE', since: null, reason: null, setBy: null },
  });
});

it('REDUCING lets a position be sold and orders be cancelled, and nothing be bought', async () => {
  const { alice } = floor;
  const bought = await run(alice.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', amount: '9', price: '0.9' },
  });
  expect(bought.createAndPostMarketOrder).toMatchObject({ status: 'MATCHED' });
  const resting = await place(alice, bid());
  const shares = { assetType: 'CONDITIONAL', tokenId: rain.yes } as const;
  await expect
    .poll(async () => (await run(alice.url, BalanceAllowanceDocument, shares)).balanceAllowance?.balance)
    .toBe('10');

  const reducing = { state: 'REDUCING', reason: 'x'.repeat(300) } as const;
  expect(await run(alice.url, SetTradingStateDocument, { input: reducing })).toMatchObject({
    setTradingState: { state: 'REDUCING', reason: 'x'.repeat(200), setBy: 'local' },
  });
  expect(await place(alice, bid())).toMatchObject({ outcome: 'TRADING_REDUCING' });
  const exit = { tokenId: rain.yes, side: 'SELL', price: '0.9', size: '10' } as const;
  expect(await place(alice, exit)).toMatchObject({ outcome: 'LIVE' });
  const cancel = await run(alice.url, CancelOrderDocument, { input: { orderId: resting.orderId } });
  expect(cancel.cancelOrder).toMatchObject({ canceled: [resting.orderId] });
});

it('a halt without cancelAll leaves orders alone, and they can be cancelled', async () => {
  const { bob } = floor;
  const { orderId } = await place(bob, bid());
  const { haltTrading } = await run(bob.url, HaltTradingDocument, {});
  expect(haltTrading).toMatchObject({ tradingStatus: { state: 'HALTED', reason: null }, cancel: null });
  expect((await run(bob.url, OpenOrdersDocument, {})).openOrders?.edges).toHaveLength(1);
  const cancel = await run(bob.url, CancelOrderDocument, { input: { orderId } });
  expect(cancel.cancelOrder).toMatchObject({ canceled: [orderId] });
});

it('an order that is on its way while everything is cancelled is cancelled when it arrives', async () => {
  await using proxy = await startMeddlingProxy(floor.paper.url);
  await using gateway = await startGateway({
    exchangeUrl: proxy.url,
    secrets: { privateKey: newKey() },
  });
  // What an order is judged by is read before everything breaks.
  await run(gateway.url, RailsDocument, {});
  proxy.spoil(/^POST \/order$/, 'lose the answer');
  proxy.spoil(/^GET \/data\/(order|trades)/, { status: 503, body: '{"error":"not now"}' });
  const sent = await place(gateway, bid());
  expect(sent).toMatchObject({ outcome: 'UNKNOWN OUTCOME' });
  proxy.spoil(/^DELETE \/cancel-all$/, { status: 200, body: '{"canceled":[],"not_canceled":{}}' });
  const { haltTrading } = await run(gateway.url, HaltTradingDocument, { input: { cancelAll: true } });
  expect(haltTrading).toMatchObject({ cancel: { canceled: [] } });
  proxy.mend();
  await expect
    .poll(async () => (await run(gateway.url, OpenOrdersDocument, {})).openOrders?.edges, { timeout: 20_000 })
    .toEqual([]);
});
