import { type AssetType, OrderSide, PriceHistoryInterval, type SecureClient } from '@polymarket/client';
import {
  createBuilderApiKey,
  fetchApiKeys,
  fetchBalanceAllowance,
  fetchBuilderApiKeys,
  fetchMarketInfo,
  fetchNegRisk,
  fetchTickSize,
  resolveConditionByToken,
  updateBalanceAllowance,
} from '@polymarket/client/actions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { itemsOf, openSdk, type SdkHosts, startRelayer } from '../support/official-sdk.ts';
import { UNLIMITED, UUID } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';
import { openTrader } from './trader.ts';

/** The client's types export the enum, its code does not. */
const [COLLATERAL, CONDITIONAL] = ['COLLATERAL' as AssetType, 'CONDITIONAL' as AssetType];
const SECOND = Math.floor(Date.now() / 1000);
const clock = heldClock(SECOND * 1000);
const { collateral, exchangeV2, negRiskExchangeV2, exchangeV3 } = CHAIN_CONTRACTS[137];

let paper: PaperServer;
let hosts: SdkHosts;
let market: Market;
let yes: string;
let no: string;
let client: SecureClient;
beforeAll(async () => {
  paper = await startPaper({ clock, quoting: false, settlementDelays: { minedMs: 0, confirmedMs: 0 } });
  hosts = { ...paper, relayer: await startRelayer() };
  market = openMarket(paper, 'sdk-reads', {
    fee: { rate: '0.07', exponent: 1 },
    rewards: {
      minimumSize: parseMicros('20'),
      maximumSpread: parseMicros('0.03'),
      dailyRate: parseMicros('100'),
    },
  });
  [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
  const [maker, taker] = [await openTrader(paper, 1), await openTrader(paper, 2)];
  await maker.post({ market, side: 'BUY', price: '0.48', size: '100' });
  await maker.post({ market, side: 'BUY', price: '0.49', size: '200' });
  await maker.post({ market, outcome: 1, side: 'BUY', price: '0.47', size: '50' });
  await taker.post({ market, side: 'BUY', price: '0.53', size: '10', type: 'FOK' });
  clock.advance(0);
  client = await openSdk(hosts, 'itself');
});
afterAll(async () => {
  await hosts.relayer[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

it('@polymarket/client 0.2.0 reads books and prices', async () => {
  const book = {
    conditionId: market.terms.conditionId,
    tokenId: yes,
    timestamp: SECOND * 1000,
    hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    bids: [
      { price: '0.48', size: '100' },
      { price: '0.49', size: '200' },
    ],
    asks: [{ price: '0.53', size: '40' }],
    minOrderSize: '5',
    tickSize: '0.01',
    negRisk: false,
    lastTradePrice: '0.53',
  };
  const both = [{ tokenId: yes }, { tokenId: no }];
  expect(await client.fetchOrderBook({ tokenId: yes })).toEqual(book);
  expect(await client.fetchOrderBooks(both)).toMatchObject([book, { tokenId: no }]);
  expect(await client.fetchMidpoint({ tokenId: yes })).toBe('0.51');
  expect(await client.fetchMidpoints(both)).toEqual({ [yes]: '0.51', [no]: '0.49' });
  expect(await client.fetchPrice({ tokenId: yes, side: OrderSide.BUY })).toBe('0.49');
  expect(await client.fetchPrices([{ tokenId: yes, side: OrderSide.SELL }])).toEqual({
    [yes]: { SELL: '0.53' },
  });
  expect(await client.fetchSpread({ tokenId: yes })).toBe('0.04');
  expect(await client.fetchSpreads(both)).toEqual({ [yes]: '0.04', [no]: '0.04' });
  expect(await client.fetchLastTradePrice({ tokenId: no })).toEqual({ price: '0.47', side: 'SELL' });
  expect(await client.fetchLastTradePrices([{ tokenId: yes }])).toEqual([
    { tokenId: yes, price: '0.53', side: 'BUY' },
  ]);
  const hour = { tokenId: yes, interval: PriceHistoryInterval.ONE_HOUR, fidelity: 1 };
  expect(await client.fetchPriceHistory(hour)).toEqual([{ t: SECOND, p: 0.51 }]);
  expect(await client.estimateMarketPrice({ tokenId: yes, side: OrderSide.BUY, amount: 10 })).toBe(0.53);
});

it('@polymarket/client 0.2.0 reads what it signs by', async () => {
  expect(await fetchTickSize(client, { tokenId: yes })).toBe(0.01);
  expect(await fetchNegRisk(client, { tokenId: yes })).toBe(false);
  expect(await resolveConditionByToken(client, { tokenId: no })).toBe(market.terms.conditionId);
  expect(await fetchMarketInfo(client, { conditionId: market.terms.conditionId })).toEqual({
    feeInfo: { rate: 0.07, exponent: 1 },
    tokens: [
      { tokenId: yes, outcome: 'Yes' },
      { tokenId: no, outcome: 'No' },
    ],
  });
});

it.each(['itself', 'wallet'] as const)(
  '@polymarket/client 0.2.0, trading for %s, reads balances and its own restriction',
  async (trades) => {
    const own = await openSdk(hosts, trades);
    const allowances = {
      [exchangeV2]: BigInt(UNLIMITED),
      [negRiskExchangeV2]: BigInt(UNLIMITED),
      [exchangeV3]: BigInt(UNLIMITED),
    };
    const money = { balance: '10000000000', allowances };
    expect(await fetchBalanceAllowance(own, { assetType: COLLATERAL })).toEqual(money);
    const shares = { assetType: CONDITIONAL, tokenId: yes };
    expect(await updateBalanceAllowance(own, shares)).toEqual({ balance: '0', allowances });
    expect(await own.fetchClosedOnlyMode()).toBe(false);
  },
);

it('@polymarket/client 0.2.0 reads notices and drops them, and what is rewarded', async () => {
  const placed = await client.placeLimitOrder({ tokenId: yes, price: 0.49, size: 20, side: OrderSide.BUY });
  if (!placed.ok) throw new Error('the order was not taken');
  const { orderId } = placed;
  expect(await client.fetchOrderScoring({ orderId })).toBe(true);
  expect(await client.fetchOrdersScoring({ orderIds: [orderId] })).toEqual({ [orderId]: true });
  await client.cancelOrder({ orderId });
  const [notice, ...others] = await client.fetchNotifications();
  expect([notice, others]).toMatchObject([
    {
      id: expect.any(Number),
      type: 1,
      owner: client.credentials.key,
      timestamp: SECOND,
      payload: { order_id: orderId },
    },
    [],
  ]);
  await client.dropNotifications({ ids: [String(notice?.id)] });
  expect(await client.fetchNotifications()).toEqual([]);

  const config = {
    assetAddress: collateral,
    startDate: '2026-11-01T00:00:00.000Z',
    endDate: '2026-11-02T00:00:00.000Z',
    ratePerDay: '100',
    totalRewards: '0',
  };
  expect(await itemsOf(client.listCurrentRewards())).toContainEqual({
    conditionId: market.terms.conditionId,
    rewardsMaxSpread: 3,
    rewardsMinSize: '20',
    rewardsConfig: [config],
  });
  const day = { date: '2026-11-01' };
  expect(await itemsOf(client.listUserEarningsForDay(day))).toEqual([]);
  expect(await client.fetchTotalEarningsForUserForDay(day)).toEqual([]);
  expect(await client.fetchRewardPercentages()).toEqual({});
});

it('@polymarket/client 0.2.0 lists its keys, makes builder keys, and ends by deleting its own', async () => {
  const own = await openSdk(hosts, 'itself');
  const { key } = own.credentials;
  expect(await fetchApiKeys(own)).toEqual([key]);
  const builder = await createBuilderApiKey(own);
  expect(builder).toEqual({
    key: UUID,
    secret: expect.any(String),
    passphrase: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const createdAt = new Date(SECOND * 1000).toISOString();
  expect(await fetchBuilderApiKeys(own)).toEqual([{ key: builder.key, createdAt }]);
  expect(await itemsOf(own.listBuilderTrades({ builderCode: `0x${'11'.repeat(32)}` }))).toEqual([]);
  await own.endAuthentication();
  expect(paper.exchange.keys.find(key)).toBeUndefined();
});
