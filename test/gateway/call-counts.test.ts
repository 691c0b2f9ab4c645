/**
 * How many calls to the exchange an operation costs: never more for more rows. Each is counted on a gateway that has just
 * started, so nothing is remembered, for an account with 1, 10 and 100 open orders and trades, each in its own market.
 */
import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TradingPageDocument } from '../../schema/client.ts';
import type { Market } from '../../src/paper/market.ts';
import { schema } from '../../src/schema.ts';
import { type CallCounts, callsDuring, total } from '../support/call-counts.ts';
import { run } from '../support/client.ts';
import { askGraphQL } from '../support/http.ts';
import { costsACall, everythingOf, type Keep } from '../support/select-everything.ts';
import {
  buy,
  openTradedAccounts,
  ROWS,
  type Rows,
  settleJournals,
  type TradedAccounts,
} from '../support/traded-accounts.ts';

let accounts: TradedAccounts;
let markets: readonly Market[];

beforeAll(async () => {
  accounts = await openTradedAccounts();
  markets = accounts.markets;
  await settleJournals(accounts);
}, 60_000);
afterAll(() => accounts[Symbol.asyncDispose]());

/** The calls of a document that nothing was remembered for; it must answer without an error. */
async function coldCalls(rows: Rows, document: string, variables: object): Promise<CallCounts> {
  await using gateway = await accounts.open(rows, { gammaUrl: `${accounts.paper.url}/gamma` });
  // The API key is had once in a server's life.
  await askGraphQL(gateway.url, '{ apiKeys { apiKey } }');
  return await callsDuring(gateway.url, async () => {
    const { json } = await askGraphQL(gateway.url, document, { variables });
    expect(json).toEqual({ data: expect.any(Object) });
  });
}

/** Every field of a row and of what it leads to, but those that say they cost a call, and those that lead back. */
const shared: Keep = (field, typeName) => !costsACall(field) && !LEADS_BACK.has(`${typeName}.${field.name}`);
const LEADS_BACK = new Set(['Market.openOrders', 'Market.trades', 'Token.openOrders', 'Token.trades']);
const joined: Keep = (field) => !costsACall(field);
const rewarded: Keep = (field, typeName) =>
  joined(field, typeName) && `${typeName}.${field.name}` !== 'Market.currentRewards';

const first = (rows: Rows) => ({ first: rows });
const tokenIds = (rows: Rows) => ({
  ids: markets.slice(0, rows).map(({ terms }) => terms.tokens[0].tokenId),
});

const LISTS: readonly [string, string, (rows: Rows) => object][] = [
  [
    'openOrders',
    `query Q($first: Int) { openOrders(first: $first) { nodes { ${everythingOf('Order', 3, shared)} } } }`,
    first,
  ],
  [
    'trades',
    `query Q($first: Int) { trades(first: $first) { nodes { ${everythingOf('Trade', 3, shared)} } } }`,
    first,
  ],
  [
    'markets',
    `query Q($first: Int) { markets(first: $first, filter: { sampling: true }) { nodes { ${everythingOf('Market', 2, joined)} tokens { ${everythingOf('Token', 2, joined)} } } } }`,
    first,
  ],
  ['tokens', `query Q($ids: [ID!]!) { tokens(ids: $ids) { ${everythingOf('Token', 2, joined)} } }`, tokenIds],
  [
    'orderBooks',
    `query Q($ids: [ID!]!) { orderBooks(tokenIds: $ids) { ${everythingOf('OrderBook', 2, joined)} } }`,
    tokenIds,
  ],
  [
    'currentRewards',
    `query Q($first: Int) { currentRewards(first: $first) { nodes { ${everythingOf('MarketRewards', 3, rewarded)} } } }`,
    first,
  ],
  [
    'rewardMarkets',
    `query Q($first: Int) { rewardMarkets(day: "2026-11-22", first: $first) { nodes { ${everythingOf('RewardMarket', 3, joined)} } } }`,
    first,
  ],
  [
    'notifications',
    `{ notifications { ${everythingOf('Notification', 3, shared)} ... on OrderFilledNotification { ${everythingOf('OrderFilledNotification', 2, shared)} } } }`,
    () => ({}),
  ],
];

/** Tokens in one call for histories, which is far fewer than for anything else. */
const HISTORIES = 'POST /batch-prices-history';
const HISTORIES_PER_CALL = 20;
/** Condition ids in one call; Gamma may know one by either of two spellings. */
const LISTINGS = 'GET gamma:/markets';
const LISTINGS_PER_CALL = 100;

describe.each(LISTS)('%s with every field of its rows', (_name, document, variables) => {
  it.each(ROWS)(
    'costs each route at most one call with %d rows, histories one for 20 tokens',
    async (rows) => {
      const calls = await coldCalls(rows, document, variables(rows));
      const { [HISTORIES]: histories = 0, [LISTINGS]: listings = 0, ...others } = calls;
      expect(listings).toBeLessThanOrEqual(Math.ceil((rows * 2) / LISTINGS_PER_CALL));
      expect(histories).toBeLessThanOrEqual(Math.ceil((rows * 2) / HISTORIES_PER_CALL));
      // The fee of one market is read from the exchange, fees of several come with the listings.
      expect(total(others)).toBeLessThanOrEqual(rows === 1 ? 13 : 12);
      if (rows > 1) expect(Object.values(others).every((calls) => calls === 1)).toBe(true);
      if (rows === 100) expect(Object.keys(others)).toMatchSnapshot();
    },
  );
});

describe('the trading page', () => {
  // A book with two sides has its own midpoint and spread; of others the exchange is asked.
  beforeAll(async () => {
    await using seller = await accounts.stranger();
    await Promise.all(markets.map(({ terms }) => buy(seller, terms.tokens[1].tokenId, '0.1')));
  });

  it.each(ROWS)('costs at most 8 calls cold and 4 warm with %d rows', async (rows) => {
    const { url } = accounts.paper;
    await using gateway = await accounts.open(rows, { gammaUrl: `${url}/gamma`, dataUrl: `${url}/data-api` });
    await askGraphQL(gateway.url, '{ apiKeys { apiKey } }');
    const page = () =>
      callsDuring(gateway.url, () =>
        run(gateway.url, TradingPageDocument, { orders: 100, trades: 200, depth: 5 }),
      );
    const [cold, warm] = [await page(), await page()];
    expect(total(cold)).toBeLessThanOrEqual(8);
    expect(total(warm)).toBeLessThanOrEqual(4);
    if (rows === 100) expect([cold, warm]).toMatchSnapshot();
  });
});

/** Types of which an operation can reach one object only, so that none is a row. */
const THERE_IS_ONE = new Set(['Query', 'Mutation', 'Subscription', 'Viewer', 'Rails']);

it('only these fields cost a call for each row, and each says so in its cost and its description', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !THERE_IS_ONE.has(name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
    .filter(({ field }) => costsACall(field));
  expect(fields.map(({ type, field }) => `${type}.${field.name}`)).toEqual([
    'Market.feeSchedule',
    'Market.liveActivity',
    'Token.balance',
  ]);
  for (const { field } of fields) expect(field.description).toMatch(/call/);
});
