/** Every client document of `schema/operations.graphql` runs, without an error and without a refusal. */
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CreateAndPostOrderDocument,
  CreateOrderDocument,
  CreateReadOnlyApiKeyDocument,
  ViewerDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { operationNames, operations } from '../support/operations.ts';
import { signedOrderInput } from '../support/signed-order-input.ts';

let floor: Floor;
let market: FloorMarket;

beforeAll(async () => {
  floor = await openFloor({ enriched: true });
  market = floor.market('paper-cup-winner-red-foxes');
});
afterAll(() => floor[Symbol.asyncDispose]());

const limit = () => ({ tokenId: market.yes, side: 'BUY', price: '0.1', size: '5' }) as const;
const marketOrder = () => ({ tokenId: market.yes, side: 'BUY', amount: '2', price: '0.9' }) as const;

async function restingId(): Promise<string> {
  const { createAndPostOrder } = await run(floor.alice.url, CreateAndPostOrderDocument, { input: limit() });
  return createAndPostOrder.orderId ?? '';
}

async function signed() {
  const { createOrder } = await run(floor.alice.url, CreateOrderDocument, { input: limit() });
  return { order: signedOrderInput(createOrder).order };
}

async function readOnlyKey(): Promise<string> {
  const { createReadOnlyApiKey } = await run(floor.alice.url, CreateReadOnlyApiKeyDocument, {});
  return 'apiKey' in createReadOnlyApiKey ? createReadOnlyApiKey.apiKey : '';
}

/** The variables of each operation; one without an entry here fails. */
const VARIABLES: Record<string, () => Promise<object> | object> = {
  Viewer: () => ({}),
  PreviewOrder: () => ({ input: limit() }),
  PreviewMarketOrder: () => ({ input: marketOrder() }),
  TradingPage: () => ({ orders: 10, trades: 10, depth: 3 }),
  Portfolio: () => ({ first: 5 }),
  Doctor: () => ({}),
  ViewerLimits: () => ({}),
  Rewards: () => ({ day: '2026-11-22', first: 5 }),
  CurrentRewards: () => ({ first: 5 }),
  RewardMarkets: () => ({ day: '2026-11-22', orderBy: 'END_DATE', direction: 'DESC', first: 5 }),
  Rebates: () => ({ day: '2026-11-22' }),
  PreMigrationOrders: () => ({}),
  OtherKeys: () => ({}),
  Builder: () => ({ builderCode: `0x${'0'.repeat(63)}1`, first: 5 }),
  CreateReadOnlyApiKey: () => ({ input: {} }),
  DeleteReadOnlyApiKey: async () => ({ input: { apiKey: await readOnlyKey() } }),
  CreateBuilderApiKey: () => ({ input: {} }),
  RevokeBuilderApiKey: () => ({ input: {} }),
  Markets: () => ({ first: 5 }),
  Market: () => ({ conditionId: market.conditionId }),
  Book: () => ({ tokenId: market.yes, depth: 3 }),
  Outcomes: () => ({ ids: [market.yes, market.no], trades: 2 }),
  OrderBook: () => ({ tokenId: market.yes }),
  OrderBooks: () => ({ tokenIds: [market.yes, market.no], depth: 2 }),
  PriceHistory: () => ({ tokenId: market.yes, interval: 'ONE_HOUR', fidelity: 10 }),
  LiveActivity: () => ({ conditionId: market.conditionId }),
  Event: () => ({ negRiskMarketId: market.negRiskMarketId }),
  OpenOrders: () => ({ market: market.conditionId }),
  Order: async () => ({ id: await restingId() }),
  OrderResult: async () => {
    const input = { ...limit(), clientOrderId: 'the key of a result' };
    await run(floor.alice.url, CreateAndPostOrderDocument, { input });
    return { clientOrderId: input.clientOrderId };
  },
  OrderState: async () => ({ id: await restingId() }),
  Orders: () => ({ first: 5, filter: { market: market.conditionId, side: 'BUY' } }),
  AuditLog: () => ({ first: 5 }),
  Trades: () => ({ tokenId: market.yes, from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' }),
  BalanceAllowance: () => ({ assetType: 'COLLATERAL' }),
  ApiKeys: () => ({}),
  Notifications: () => ({}),
  Node: () => ({ id: Buffer.from(`Market:${market.conditionId}`).toString('base64') }),
  CreateOrder: () => ({ input: limit() }),
  CreateMarketOrder: () => ({ input: marketOrder() }),
  CreateAndPostOrder: () => ({ input: limit() }),
  CreateAndPostMarketOrder: () => ({ input: marketOrder() }),
  CreateAndPostOrders: () => ({ input: { orders: [{ limit: limit() }, { market: marketOrder() }] } }),
  PostOrder: async () => ({ input: await signed() }),
  PostOrders: async () => ({ input: { orders: [await signed(), await signed()] } }),
  CancelOrder: async () => ({ input: { orderId: await restingId() } }),
  CancelOrders: async () => ({ input: { orderIds: [await restingId(), await restingId()] } }),
  CancelMarketOrders: () => ({ input: { market: market.conditionId } }),
  CancelAndCount: async () => ({ input: { orderId: await restingId() } }),
  Reconcile: () => ({ input: { reason: 'a test' } }),
  CancelAll: () => ({ input: { reason: 'a test' } }),
  UpdateBalanceAllowance: () => ({ input: { assetType: 'CONDITIONAL', tokenId: market.yes } }),
  CreateApiKey: () => ({ input: { nonce: 5 } }),
  DeriveApiKey: () => ({ input: { nonce: 5 } }),
  Rails: () => ({}),
  SetTradingState: () => ({ input: { state: 'ACTIVE', reason: 'a test' } }),
  HaltTrading: () => ({ input: { cancelAll: true, reason: 'a test' } }),
  RenewCancelAllLease: () => ({ input: { seconds: 600 } }),
  ReleaseCancelAllLease: () => ({ input: { reason: 'a test' } }),
  DropNotifications: () => ({ input: {} }),
  DeleteApiKey: async () => ({
    input: { apiKey: (await run(floor.alice.url, ViewerDocument, {})).viewer?.apiKey },
  }),
};

/** Those that end something come last. */
const LAST = ['CancelAll', 'HaltTrading', 'SetTradingState', 'DropNotifications', 'DeleteApiKey'];
const names = operationNames('query', 'mutation').toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));

it.each(names)('%s', async (name) => {
  const document = operations[name];
  const variables = await VARIABLES[name]?.();
  if (document === undefined || variables === undefined) throw new Error(`${name} needs an entry`);
  const { status, json } = await askGraphQL(floor.alice.url, print(document), { variables });
  const answer = json as { data?: Record<string, unknown>; errors?: unknown };
  expect({ status, errors: answer.errors }).toEqual({ status: 200, errors: undefined });
  for (const value of Object.values(answer.data ?? {})) {
    expect(value).not.toBeNull();
    expect(JSON.stringify(value)).not.toMatch(/"(RequestRejected|OrderRejected|OrderOutcomeUnknown)"/);
  }
});

it('no entry stands for an operation that is gone', () => {
  expect(Object.keys(VARIABLES).toSorted()).toEqual(names.toSorted());
});
