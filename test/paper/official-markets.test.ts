import * as v1 from '@polymarket/clob-client';
import * as v2 from '@polymarket/clob-client-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { type OfficialTrader, openClientV1, openClientV2 } from '../support/official-clients.ts';
import { HASH } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';
import { openTrader } from './trader.ts';

const SECOND = Math.floor(Date.now() / 1000);
const clock = heldClock(SECOND * 1000);

let paper: PaperServer;
let market: Market;
let yes: string;
let no: string;
beforeAll(async () => {
  paper = await startPaper({ clock, quoting: false, settlementDelays: { minedMs: 0, confirmedMs: 0 } });
  market = openMarket(paper, 'official-reads');
  [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
  const [maker, taker] = [await openTrader(paper, 1), await openTrader(paper, 2)];
  await maker.post({ market, side: 'BUY', price: '0.48', size: '100' });
  await maker.post({ market, side: 'BUY', price: '0.49', size: '200' });
  await maker.post({ market, outcome: 1, side: 'BUY', price: '0.47', size: '50' });
  await taker.post({ market, side: 'BUY', price: '0.53', size: '10', type: 'FOK' });
  clock.advance(0);
});
afterAll(() => paper[Symbol.asyncDispose]());

interface PluralReads<Side> {
  getOrderBooks(params: { token_id: string; side: Side }[]): Promise<unknown>;
  getMidpoints(params: { token_id: string; side: Side }[]): Promise<unknown>;
  getPrices(params: { token_id: string; side: Side }[]): Promise<unknown>;
  getSpreads(params: { token_id: string; side: Side }[]): Promise<unknown>;
  getLastTradesPrices(params: { token_id: string; side: Side }[]): Promise<unknown>;
}

async function plurals<Side>(client: PluralReads<Side>, side: Side) {
  const params = [yes, no].map((token_id) => ({ token_id, side }));
  return {
    books: await client.getOrderBooks(params),
    midpoints: await client.getMidpoints(params),
    prices: await client.getPrices(params),
    spreads: await client.getSpreads(params),
    lastTrades: await client.getLastTradesPrices(params),
  };
}

const CLIENTS = [
  {
    name: 'clob-client-v2 1.1.0',
    async open() {
      const trader = await openClientV2(paper.url);
      return { ...trader, plurals: () => plurals(trader.client, v2.Side.BUY) };
    },
  },
  {
    name: 'clob-client 5.8.1',
    async open() {
      const trader = await openClientV1(paper.url);
      return { ...trader, plurals: () => plurals(trader.client, v1.Side.BUY) };
    },
  },
];

describe.each(CLIENTS)('$name reads', ({ open }) => {
  let trader: OfficialTrader<v1.ClobClient | v2.ClobClient> & { plurals(): ReturnType<typeof plurals> };
  beforeAll(async () => {
    trader = await open();
  });

  const bookOf = (tokenId: string, sides: object) => ({
    market: market.terms.conditionId,
    asset_id: tokenId,
    timestamp: String(SECOND * 1000),
    ...sides,
    min_order_size: '5',
    tick_size: '0.01',
    neg_risk: false,
    hash: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
  const yesBook = () =>
    bookOf(yes, {
      bids: [
        { price: '0.48', size: '100' },
        { price: '0.49', size: '200' },
      ],
      asks: [{ price: '0.53', size: '40' }],
      last_trade_price: '0.53',
    });
  const noBook = () =>
    bookOf(no, {
      bids: [{ price: '0.47', size: '40' }],
      asks: [
        { price: '0.52', size: '100' },
        { price: '0.51', size: '200' },
      ],
      last_trade_price: '0.47',
    });

  it('that the exchange is there, and its time', async () => {
    expect(await trader.client.getOk()).toBe('OK');
    expect(await trader.client.getServerTime()).toBe(SECOND);
  });

  it('a book, whose hash it works out for itself', async () => {
    const book = await trader.client.getOrderBook(yes);
    expect(book).toEqual(yesBook());
    expect(await trader.client.getOrderBookHash({ ...book, hash: '' })).toBe(book.hash);
    await expect(trader.client.getOrderBook('1')).rejects.toThrow(
      'No orderbook exists for the requested token id',
    );
  });

  it('midpoint, prices, spread and last trade of a token', async () => {
    const { client } = trader;
    expect(await client.getMidpoint(yes)).toEqual({ mid: '0.51' });
    expect(await client.getPrice(yes, 'BUY')).toEqual({ price: '0.49' });
    expect(await client.getPrice(yes, 'SELL')).toEqual({ price: '0.53' });
    expect(await client.getSpread(yes)).toEqual({ spread: '0.04' });
    expect(await client.getLastTradePrice(no)).toEqual({ price: '0.47', side: 'SELL' });
  });

  it('the same of several tokens at once', async () => {
    expect(await trader.plurals()).toEqual({
      books: [yesBook(), noBook()],
      midpoints: { [yes]: '0.51', [no]: '0.49' },
      prices: { [yes]: { BUY: '0.49' }, [no]: { BUY: '0.47' } },
      spreads: { [yes]: '0.04', [no]: '0.04' },
      lastTrades: [
        { token_id: yes, price: '0.53', side: 'BUY' },
        { token_id: no, price: '0.47', side: 'SELL' },
      ],
    });
  });

  it('what an order must know: tick size, neg risk, base fee', async () => {
    const { client } = trader;
    expect(await client.getTickSize(yes)).toBe('0.01');
    expect(await client.getNegRisk(yes)).toBe(false);
    expect(await client.getFeeRateBps(yes)).toBe(0);
  });

  it('a market whole, and the lists it is on', async () => {
    const { client } = trader;
    const { conditionId } = market.terms;
    const tokens = [
      { token_id: yes, outcome: 'Yes', price: 0.51, winner: false },
      { token_id: no, outcome: 'No', price: 0.49, winner: false },
    ];
    const rewards = { rates: null, min_size: 0, max_spread: 0 };
    const state = { active: true, closed: false, archived: false, accepting_orders: true };
    const whole = {
      ...state,
      condition_id: conditionId,
      question_id: market.terms.questionId,
      question: 'Will official-reads happen?',
      description: 'Resolves to Yes if official-reads happens.',
      market_slug: 'official-reads',
      enable_order_book: true,
      accepting_order_timestamp: '2026-11-01T12:00:00.000Z',
      end_date_iso: '2026-11-02T12:00:00.000Z',
      game_start_time: null,
      minimum_order_size: 5,
      minimum_tick_size: 0.01,
      seconds_delay: 0,
      fpmm: '',
      maker_base_fee: 0,
      taker_base_fee: 0,
      notifications_enabled: true,
      neg_risk: false,
      neg_risk_market_id: '',
      neg_risk_request_id: '',
      icon: '',
      image: '',
      is_50_50_outcome: false,
      tags: [],
      rewards,
      tokens,
    };
    expect(await client.getMarket(conditionId)).toEqual(whole);
    const { data, ...page } = await client.getMarkets();
    expect(page).toEqual({ limit: 500, next_cursor: 'LTE=', count: data.length });
    expect(data).toContainEqual(whole);
    expect((await client.getSimplifiedMarkets()).data).toContainEqual({
      ...state,
      condition_id: conditionId,
      tokens,
      rewards,
    });
    const sampled = (await client.getSamplingMarkets()).data;
    expect(sampled).toHaveLength(data.length - 1);
    expect(sampled).not.toContainEqual(whole);
    expect((await client.getSamplingSimplifiedMarkets()).data).toHaveLength(data.length - 1);
  });

  it('price history and latest trades', async () => {
    const { client } = trader;
    const span = { market: yes, startTs: SECOND - 60, endTs: SECOND, fidelity: 1 };
    expect(await client.getPricesHistory(span)).toEqual({ history: [{ t: SECOND, p: 0.51 }] });
    expect(await client.getMarketTradesEvents(market.terms.conditionId)).toEqual([
      {
        event_type: 'trade',
        market: {
          condition_id: market.terms.conditionId,
          asset_id: yes,
          question: 'Will official-reads happen?',
          icon: '',
          slug: 'official-reads',
        },
        user: {
          address: expect.stringMatching(/^0x[0-9a-fA-F]{40}$/),
          username: '',
          profile_picture: '',
          optimized_profile_picture: '',
          pseudonym: '',
        },
        side: 'BUY',
        size: '10',
        fee_rate_bps: '0',
        price: '0.53',
        outcome: 'Yes',
        outcome_index: 0,
        transaction_hash: HASH,
        timestamp: String(SECOND),
      },
    ]);
  });
});
