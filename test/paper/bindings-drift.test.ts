/**
 * The official SDK's own schemas (`@polymarket/bindings` 0.10, those of ts-sdk 0.10) parse what the paper exchange answers:
 * a check of drift that nobody here wrote.
 */
import * as clob from '@polymarket/bindings/clob';
import * as data from '@polymarket/bindings/data';
import * as gamma from '@polymarket/bindings/gamma';
import * as sockets from '@polymarket/bindings/subscriptions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openSocketClient } from './socket-client.ts';
import { openTrader, type Trader } from './trader.ts';

/** What the schemas are: zod's, whichever copy of it. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly issues: unknown } };
}

let paper: HeldPaper;
let market: Market;
let maker: Trader;
let taker: Trader;
let placed: unknown[];
let canceled: unknown;
let marketFrames: unknown[];
let userFrames: unknown[];

beforeAll(async () => {
  paper = await startHeldPaper();
  market = openMarket(paper, 'drift', { fee: { rate: '0.04', exponent: 1 } });
  maker = await openTrader(paper, 1);
  taker = await openTrader(paper, 2);
  const ws = paper.url.replace('http', 'ws');
  const tokens = [market.token(0).tokenId, market.token(1).tokenId];
  using public_ = await openSocketClient(`${ws}/ws/market`, {
    assets_ids: tokens,
    type: 'market',
    custom_feature_enabled: true,
  });
  const { apiKey, secret, passphrase } = taker.credentials;
  using private_ = await openSocketClient(`${ws}/ws/user`, {
    auth: { apiKey, secret, passphrase },
    type: 'user',
  });
  await private_.heard();
  placed = [
    (await maker.post({ market, side: 'BUY', price: '0.4', size: '100' })).json,
    (await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '40' })).json,
    (await taker.post({ market, side: 'BUY', price: '0.5', size: '20' })).json,
    (await taker.post({ market, side: 'BUY', price: '0.45', size: '10' })).json,
    (await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' })).json,
    (await maker.post({ market, side: 'BUY', price: '0.1', size: '7' })).json,
  ];
  const [, , , resting] = placed;
  const orderID = (resting as { orderID: string }).orderID;
  canceled = (await taker.call('DELETE', '/order', { orderID })).json;
  paper.clock.advance(5_000);
  openMarket(paper, 'later');
  const ended = openMarket(paper, 'ended');
  public_.send({ operation: 'subscribe', assets_ids: [ended.token(0).tokenId] });
  await public_.heard().then((frames) => {
    marketFrames = frames.flat();
  });
  const { wallets } = paper.exchange.accounts.of(taker.address);
  const wallet = [...wallets.values()][0];
  if (wallet === undefined) throw new Error('no wallet');
  paper.exchange.split(wallet, ended, 10_000_000n);
  paper.exchange.split(wallet, market, 3_000_000n);
  paper.exchange.merge(wallet, market, 2_000_000n);
  paper.exchange.resolve(ended, 0);
  marketFrames.push(...(await public_.heard()).flat());
  userFrames = (await private_.heard()).flat();
});
afterAll(() => paper[Symbol.asyncDispose]());

/** What a schema says against a value; nothing where it parses. */
function drift({ safeParse }: Schema, value: unknown): unknown {
  const { success, error } = safeParse(value);
  return success ? undefined : { issues: error?.issues, value };
}

const tokenId = () => market.token(0).tokenId;
const open = async (path: string) => (await ask(`${paper.url}${path}`)).json;
const posted = async (path: string) =>
  (
    await ask(`${paper.url}${path}`, {
      method: 'POST',
      body: JSON.stringify([{ token_id: tokenId(), side: 'BUY' }]),
    })
  ).json;
const own = async (path: string) => (await taker.call('GET', path)).json;

const ANSWERS: readonly [string, Schema, () => Promise<unknown>][] = [
  ['order answers', clob.OrderResponsesSchema, async () => placed],
  ['a cancel answer', clob.CancelOrdersResponseSchema, async () => canceled],
  ['open orders', clob.OpenOrdersPageSchema, async () => (await maker.call('GET', '/data/orders')).json],
  ['trades', clob.ClobTradesPageSchema, () => own('/data/trades')],
  [
    'balances',
    clob.BalanceAllowanceResponseSchema,
    () => own('/balance-allowance?asset_type=COLLATERAL&signature_type=0'),
  ],
  ['notifications', clob.NotificationsResponseSchema, () => own('/notifications?signature_type=0')],
  ['closed-only', clob.ClosedOnlyModeSchema, () => own('/auth/ban-status/closed-only')],
  ['API keys', clob.ApiKeysResponseSchema, () => own('/auth/api-keys')],
  ['a book', clob.FetchOrderBookResponseSchema, () => open(`/book?token_id=${tokenId()}`)],
  ['books', clob.OrderBooksSchema, () => posted('/books')],
  ['a midpoint', clob.MidpointSchema, () => open(`/midpoint?token_id=${tokenId()}`)],
  ['midpoints', clob.MidpointsSchema, () => posted('/midpoints')],
  ['prices', clob.PricesSchema, () => posted('/prices')],
  ['spreads', clob.SpreadsSchema, () => posted('/spreads')],
  ['last trade prices', clob.LastTradePricesSchema, () => posted('/last-trades-prices')],
  [
    'a market in short',
    clob.FetchMarketInfoResponseSchema,
    () => open(`/clob-markets/${market.terms.conditionId}`),
  ],
  ['a tick size', clob.FetchTickSizeResponseSchema, () => open(`/tick-size?token_id=${tokenId()}`)],
  [
    'a market by token',
    clob.ResolveConditionByTokenResponseSchema,
    () => open(`/markets-by-token/${tokenId()}`),
  ],
  ['current rewards', clob.PaginatedCurrentRewardsSchema, () => open('/rewards/markets/current')],
  ['positions', data.ListPositionsResponseSchema, () => open(`/data-api/v2/positions?user=${taker.wallet}`)],
  [
    'closed positions',
    data.ListPositionsResponseSchema,
    () => open(`/data-api/v2/positions?user=${taker.wallet}&status=CLOSED`),
  ],
  ['a value', data.FetchPortfolioValueResponseSchema, () => open(`/data-api/v2/value?user=${taker.wallet}`)],
  ['activity', data.ListActivityResponseSchema, () => open(`/data-api/v2/activity?user=${taker.wallet}`)],
  [
    'a price history',
    data.ListPriceHistoryResponseSchema,
    () => open(`/data-api/v2/prices-history?token_id=${tokenId()}&interval=1h`),
  ],
  ["Gamma's markets", gamma.ListMarketsResponseSchema, () => open('/gamma/markets')],
];

it.each(ANSWERS)('%s', async (_name, schema, answer) => {
  expect(drift(schema, await answer())).toBeUndefined();
});

it('frames of the market socket', () => {
  const kinds = new Set(marketFrames.map((frame) => (frame as { event_type: string }).event_type));
  expect(kinds).toEqual(
    new Set(['book', 'price_change', 'last_trade_price', 'best_bid_ask', 'new_market', 'market_resolved']),
  );
  expect(marketFrames.map((frame) => drift(sockets.MarketEventSchema, frame)).filter(Boolean)).toEqual([]);
});

it('frames of the user socket', () => {
  expect(userFrames.length).toBeGreaterThan(5);
  expect(userFrames.map((frame) => drift(sockets.UserEventSchema, frame)).filter(Boolean)).toEqual([]);
});

it('activity has every kind of what happened, newest first', async () => {
  const { data: rows } = (await open(`/data-api/v2/activity?user=${taker.wallet}`)) as {
    data: { type: string; usdc_size: string }[];
  };
  const others = rows.filter(({ type }) => type !== 'TRADE').map(({ type, usdc_size }) => [type, usdc_size]);
  expect(others).toEqual([
    ['REDEEM', '10'],
    ['MERGE', '2'],
    ['SPLIT', '3'],
    ['SPLIT', '10'],
    ['DEPOSIT', '10000'],
  ]);
});
