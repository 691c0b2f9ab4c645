/**
 * How many calls to the exchange each query of `schema/operations.graphql` costs: no more for 100 rows than for 10. Counted
 * on gateways that have just started, so nothing is remembered. Mutations are about what they name: test/gateway has the
 * calls of batches beside what they do.
 */
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallCounts, callsDuring, total } from '../support/call-counts.ts';
import { askGraphQL } from '../support/http.ts';
import { operationNames, operations } from '../support/operations.ts';
import { openTradedAccounts, type Rows, type TradedAccounts } from '../support/traded-accounts.ts';

const queries = operationNames('query');

let accounts: TradedAccounts;

beforeAll(async () => {
  accounts = await openTradedAccounts();
}, 60_000);
afterAll(() => accounts[Symbol.asyncDispose]());

const first = (rows: Rows) => ({ first: rows });
const nothing = () => ({});
const tokens = (rows: Rows) => accounts.markets.slice(0, rows).map(({ terms }) => terms.tokens[0].tokenId);
const tokenId = () => tokens(1)[0] ?? '';
const conditionId = () => accounts.markets[0]?.terms.conditionId ?? '';
const limit = () => ({ tokenId: tokenId(), side: 'BUY', price: '0.1', size: '5' });
const orderId = (rows: Rows) => {
  const { engine } = accounts.paper.exchange;
  const account = accounts.address(rows);
  return [...engine.openOrders.values()].find(({ terms }) => terms.account.address === account)?.id ?? '';
};

/** The variables of each query, by the rows of the account; one without an entry here fails. */
const VARIABLES: Readonly<Record<string, (rows: Rows) => object>> = {
  Viewer: nothing,
  Doctor: nothing,
  ViewerLimits: nothing,
  Markets: first,
  Market: () => ({ conditionId: conditionId() }),
  Outcomes: (rows) => ({ ids: tokens(rows), trades: 5 }),
  OrderBooks: (rows) => ({ tokenIds: tokens(rows), depth: 5 }),
  OrderBook: () => ({ tokenId: tokenId() }),
  PriceHistory: () => ({ tokenId: tokenId(), interval: 'ONE_HOUR', fidelity: 10 }),
  LiveActivity: () => ({ conditionId: conditionId() }),
  Event: () => ({
    negRiskMarketId: accounts.paper.exchange.markets.all().find(({ negRisk }) => negRisk)?.terms
      .negRiskMarketId,
  }),
  Book: () => ({ tokenId: tokenId(), depth: 5 }),
  OpenOrders: first,
  Order: (rows) => ({ id: orderId(rows) }),
  Orders: (rows) => ({ first: 2 * rows }),
  OrderResult: () => ({ clientOrderId: 'never-used' }),
  OrderState: (rows) => ({ id: orderId(rows) }),
  AuditLog: first,
  Trades: first,
  BalanceAllowance: () => ({ assetType: 'COLLATERAL' }),
  PreviewOrder: () => ({ input: limit() }),
  PreviewMarketOrder: () => ({ input: { tokenId: tokenId(), side: 'BUY', amount: '2' } }),
  TradingPage: (rows) => ({ orders: rows, trades: rows, depth: 5 }),
  Portfolio: first,
  Rewards: (rows) => ({ day: '2026-11-22', ...first(rows) }),
  CurrentRewards: first,
  RewardMarkets: (rows) => ({ day: '2026-11-22', ...first(rows) }),
  Rebates: () => ({ day: '2026-11-22' }),
  PreMigrationOrders: first,
  OtherKeys: nothing,
  Builder: (rows) => ({ builderCode: `0x${'0'.repeat(63)}1`, ...first(rows) }),
  ApiKeys: nothing,
  Notifications: nothing,
  Node: () => ({ id: Buffer.from(`Market:${conditionId()}`).toString('base64') }),
  Rails: nothing,
};

/** The exchange takes 20 tokens in one call for histories, which is far fewer than for anything else. */
const HISTORIES = 'POST /batch-prices-history';

async function coldCalls(name: string, rows: Rows): Promise<CallCounts> {
  const config = { gammaUrl: `${accounts.paper.url}/gamma`, dataUrl: `${accounts.paper.url}/data-api` };
  await using gateway = await accounts.open(rows, config);
  const document = operations[name];
  const variables = VARIABLES[name]?.(rows);
  if (document === undefined || variables === undefined) throw new Error(`${name} needs an entry`);
  // The API key is had once in a server's life.
  await askGraphQL(gateway.url, '{ apiKeys { apiKey } }');
  const { [HISTORIES]: _, ...calls } = await callsDuring(gateway.url, async () => {
    const { json } = await askGraphQL(gateway.url, print(document), { variables });
    expect(json).toEqual({ data: expect.any(Object) });
  });
  return calls;
}

/** The first look at the journal's orders settles them, after which no gateway looks by itself. */
const inOrder = queries.toSorted((a, b) => Number(b === 'Orders') - Number(a === 'Orders'));

it.each(inOrder)('%s', async (name) => {
  const [one, ten, hundred] = [
    await coldCalls(name, 1),
    await coldCalls(name, 10),
    await coldCalls(name, 100),
  ];
  // For one or two rows the exchange is asked for each; for more, for the list that has them.
  expect(total(ten)).toBeLessThanOrEqual(total(one) + 2);
  expect(total(hundred)).toBeLessThanOrEqual(total(ten));
});

it('no entry stands for a query that is gone', () => {
  expect(Object.keys(VARIABLES)).toEqual(queries);
});
