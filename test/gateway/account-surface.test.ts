/** What the exchange offers an account besides trading. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  BuilderDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  CreateBuilderApiKeyDocument,
  CreateReadOnlyApiKeyDocument,
  DeleteReadOnlyApiKeyDocument,
  OtherKeysDocument,
  OutcomesDocument,
  RenewCancelAllLeaseDocument,
  RevokeBuilderApiKeyDocument,
  RewardsDocument,
  ViewerLimitsDocument,
} from '../../schema/client.ts';
import { formatMicros } from '../../src/protocol/decimal.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { ask } from '../support/http.ts';

let floor: Floor;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

it('orders that score for rewards say so, all of a list by one call', async () => {
  const { url } = floor.alice;
  const { yes: tokenId, conditionId } = floor.market('will-bitcoin-close-the-year-above-150000');
  const best = floor.paper.exchange.markets.byCondition(conditionId)?.best(0, 'BUY') ?? 0n;
  const place = (size: string) =>
    run(url, CreateAndPostOrderDocument, {
      input: { tokenId, side: 'BUY', price: formatMicros(best), size },
    });
  const [scoring, tooSmall] = [await place('20'), await place('5')];
  const { openOrders, rewardEarnings, rewardShares, rewardTotals } = await run(url, RewardsDocument, {
    day: '2026-11-22',
  });
  expect(openOrders?.nodes).toMatchObject([
    { orderId: scoring.createAndPostOrder.orderId, scoring: true },
    { orderId: tooSmall.createAndPostOrder.orderId, scoring: false },
  ]);
  // Nothing is paid on paper.
  expect({ rewardEarnings, rewardShares, rewardTotals }).toEqual({
    rewardEarnings: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    rewardShares: [],
    rewardTotals: [],
  });
});

it("an outcome has the account's own orders and trades on it", async () => {
  await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: rain.no, side: 'BUY', amount: '5', orderType: 'FAK' },
  });
  const { tokens } = await run(floor.bob.url, OutcomesDocument, { ids: [rain.yes, rain.no], trades: 5 });
  expect(tokens?.map((token) => [token?.outcome, token?.openOrders?.length, token?.trades?.length])).toEqual([
    ['Yes', 0, 0],
    ['No', 0, 1],
  ]);
});

it('a read-only key reads the open orders, until it is revoked', async () => {
  const { url } = floor.alice;
  const { createReadOnlyApiKey: created } = await run(url, CreateReadOnlyApiKeyDocument, {});
  if (!('apiKey' in created)) throw new Error('no key was made');
  expect((await run(url, OtherKeysDocument, {})).readOnlyApiKeys).toEqual([created.apiKey]);

  const headers = {
    POLY_READONLY_API_KEY: created.apiKey,
    POLY_ADDRESS: floor.alice.services.account().account.address,
  };
  const read = () => ask(`${floor.paper.url}/data/orders`, { headers });
  expect(await read()).toMatchObject({ status: 200, json: { count: 2 } });

  const input = { apiKey: created.apiKey };
  expect((await run(url, DeleteReadOnlyApiKeyDocument, { input })).deleteReadOnlyApiKey).toEqual(input);
  expect(await read()).toMatchObject({ status: 401 });
  expect((await run(url, DeleteReadOnlyApiKeyDocument, { input })).deleteReadOnlyApiKey).toEqual({
    __typename: 'RequestRejected',
    code: 'BAD_USER_INPUT',
    message: 'The account has no such read-only key',
    origin: 'EXCHANGE',
    retryAfter: null,
  });
});

it('a builder key is made, listed without its secrets, and revoked', async () => {
  const { url } = floor.bob;
  const { createBuilderApiKey: created } = await run(url, CreateBuilderApiKeyDocument, {});
  if (!('key' in created)) throw new Error('no key was made');
  expect(created).toMatchObject({ secret: expect.any(String), passphrase: expect.any(String) });
  expect((await run(url, OtherKeysDocument, {})).builderApiKeys).toMatchObject([{ key: created.key }]);
  expect((await run(url, RevokeBuilderApiKeyDocument, {})).revokeBuilderApiKey).toEqual({ revoked: true });
});

it('a builder is credited with the trades that named it', async () => {
  const builderCode = `0x${'ab'.repeat(32)}`;
  const { createAndPostMarketOrder: placed } = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: rain.yes, side: 'BUY', amount: '3', orderType: 'FAK', builderCode },
  });
  const { builderTrades } = await run(floor.alice.url, BuilderDocument, { builderCode, first: 5 });
  expect(builderTrades?.nodes).toMatchObject([
    {
      takerOrderId: placed.orderId,
      builderCode,
      conditionId: rain.conditionId,
      tokenId: rain.yes,
      side: 'BUY',
      notional: '3',
      market: { question: 'Will it rain in London this weekend?' },
    },
  ]);
});

it('an account that may only close positions is told so', async () => {
  const { account } = floor.bob.services.account();
  const closedOnly = async () => (await run(floor.bob.url, ViewerLimitsDocument, {})).viewer?.closedOnly;
  expect(await closedOnly()).toBe(false);
  floor.paper.exchange.restrict(floor.paper.exchange.accounts.of(account.address), 'closed-only');
  expect(await closedOnly()).toBe(true);
});

it('a lease is taken also where an earlier start of the server left the exchange expecting its heartbeats', async () => {
  const { account } = floor.alice.services.account();
  const api = await account.api();
  await api.heartbeat('');
  const { renewCancelAllLease } = await run(floor.alice.url, RenewCancelAllLeaseDocument, {
    input: { seconds: 30 },
  });
  expect(renewCancelAllLease).toMatchObject({ beating: true });
});
