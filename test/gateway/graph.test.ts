/** The joined graph: listings, positions and activity beside markets, and what is missing without their sources. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CreateAndPostMarketOrderDocument,
  EventDocument,
  LiveActivityDocument,
  MarketDocument,
  MarketsDocument,
  PortfolioDocument,
  PriceHistoryDocument,
  TradingPageDocument,
} from '../../schema/client.ts';
import { type CallCounts, callsDuring } from '../support/call-counts.ts';
import { ask, run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

let floor: Floor;
let enriched: TestGateway;
let bitcoin: FloorMarket;

beforeAll(async () => {
  floor = await openFloor({ settlementDelays: { minedMs: 0, confirmedMs: 1 } });
  bitcoin = floor.market('will-bitcoin-close-the-year-above-150000');
  enriched = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey() },
    config: { gammaUrl: `${floor.paper.url}/gamma`, dataUrl: `${floor.paper.url}/data-api` },
  });
});
afterAll(async () => {
  await enriched[Symbol.asyncDispose]();
  await floor[Symbol.asyncDispose]();
});

it('a position has what it cost and is worth, its market and the listing of that', async () => {
  const { createAndPostMarketOrder: placed } = await run(enriched.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: bitcoin.yes, side: 'BUY', amount: '100', orderType: 'FOK' },
  });
  const filled = placed.__typename === 'OrderPlaced' ? placed.takingAmount : undefined;
  await expect
    .poll(async () => (await run(enriched.url, PortfolioDocument, {})).positions?.nodes.length)
    .toBe(1);
  const { positions, portfolioValue, activity } = await run(enriched.url, PortfolioDocument, {});
  const [position] = positions?.nodes ?? [];
  expect(position).toMatchObject({
    walletAddress: enriched.services.account().account.funderAddress,
    tokenId: bitcoin.yes,
    conditionId: bitcoin.conditionId,
    outcome: 'Yes',
    size: filled,
    realizedPnl: '0',
    market: {
      question: 'Will Bitcoin close the year above $150,000?',
      listing: {
        slug: 'will-bitcoin-close-the-year-above-150000',
        image: `${floor.paper.url}/images/will-bitcoin-close-the-year-above-150000.svg`,
        category: 'Crypto',
        feeSchedule: { rate: '0.07' },
        event: { title: 'will bitcoin close the year above 150000' },
      },
    },
  });
  expect(portfolioValue).toBe(position?.currentValue);
  const bought = activity?.nodes
    .filter(({ type }) => type === 'TRADE')
    .reduce((sum, { size }) => sum + Number(size), 0);
  expect(bought).toBeCloseTo(Number(filled), 6);
});

it('without Gamma and Data what is theirs is null, and nothing else suffers', async () => {
  const answer = await ask(floor.alice.url, PortfolioDocument, {});
  expect(answer).toEqual({ data: { portfolioValue: null, positions: null, activity: null } });
});

it('with both of them down only their own fields fail', async () => {
  const nowhere = await deadUrl();
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { privateKey: newKey() },
    config: { gammaUrl: nowhere, dataUrl: nowhere },
  });
  const { data, errors } = await ask(gateway.url, TradingPageDocument, { orders: 5, trades: 5 });
  expect(data).toMatchObject({ balanceAllowance: { balance: '10000' }, openOrders: { nodes: [] } });
  expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['positions'], 'EXCHANGE_UNREACHABLE'],
  ]);
});

it('a neg-risk event has its markets, each its outcomes with prices and a past', async () => {
  const fox = floor.market('paper-cup-winner-red-foxes');
  const { event } = await run(floor.alice.url, EventDocument, { negRiskMarketId: fox.negRiskMarketId });
  expect(event?.markets?.map(({ question }) => question)).toEqual([
    'Will the Red Foxes win the Paper Cup?',
    'Will the Blue Herons win the Paper Cup?',
    'Will the Green Otters win the Paper Cup?',
  ]);
  for (const market of event?.markets ?? []) {
    for (const token of market.tokens) {
      expect(Number(token.bestAsk)).toBeGreaterThan(Number(token.bestBid));
      expect(token.priceHistory?.length).toBeGreaterThan(20);
    }
  }
  const { market } = await run(floor.alice.url, MarketDocument, { conditionId: fox.conditionId });
  expect(market).toMatchObject({
    event: { negRiskMarketId: fox.negRiskMarketId },
    resolved: false,
    winner: null,
    feeSchedule: null,
    rewards: { minimumSize: '20', maximumSpread: '0.035', rates: [{ dailyRate: '100' }] },
  });
});

it('markets are filtered by state and by words', async () => {
  const questions = async (filter: object) =>
    (await run(floor.alice.url, MarketsDocument, { filter })).markets?.nodes.map(({ slug }) => slug);
  expect(await questions({ text: 'paper cup herons' })).toEqual(['paper-cup-winner-blue-herons']);
  expect((await questions({ negRisk: true }))?.length).toBe(5);
  expect(await questions({ closed: true })).toEqual([]);
  expect((await questions({ sampling: true, acceptingOrders: true }))?.length).toBe(14);
});

it('a resolved market names its winner', async () => {
  const { exchange } = floor.paper;
  const asteroid = floor.market('will-the-asteroid-hit-the-moon');
  const market = exchange.markets.byCondition(asteroid.conditionId);
  if (market === undefined) throw new Error('no market');
  exchange.resolve(market, 1);
  // Whoever has read the market before believes for some seconds that it is open.
  await using gateway = await startGateway({ exchangeUrl: floor.paper.url });
  const { market: shown } = await run(gateway.url, MarketDocument, { conditionId: asteroid.conditionId });
  expect(shown).toMatchObject({ closed: true, resolved: true, winner: { tokenId: asteroid.no } });
});

it('price history and live activity are told for anyone', async () => {
  const { priceHistory } = await run(floor.alice.url, PriceHistoryDocument, {
    tokenId: bitcoin.yes,
    interval: 'ONE_HOUR',
    fidelity: 10,
  });
  const times = priceHistory?.map(({ time }) => Date.parse(time)) ?? [];
  expect(times.length).toBeGreaterThan(4);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const { liveActivity } = await run(floor.alice.url, LiveActivityDocument, {
    conditionId: bitcoin.conditionId,
  });
  expect(liveActivity?.[0]).toMatchObject({
    side: 'BUY',
    outcome: 'Yes',
    traderAddress: enriched.services.account().account.funderAddress,
  });
});

it('a market asked for twice within its lifetime is one call, and each account reads its own', async () => {
  const read = (gateway: TestGateway): Promise<CallCounts> =>
    callsDuring(gateway.url, () => run(gateway.url, TradingPageDocument, { orders: 10, trades: 10 }));
  await read(enriched);
  // Positions are believed for some seconds, which may be over on a slow machine.
  const { 'GET data:/v2/positions': _positions, ...again } = await read(enriched);
  expect(again).toEqual({ 'GET /balance-allowance': 1, 'GET /data/orders': 1, 'GET /data/trades': 1 });
  const { trades } = await run(floor.bob.url, TradingPageDocument, { orders: 10, trades: 10 });
  expect(trades?.nodes).toEqual([]);
});
