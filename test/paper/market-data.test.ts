/** What the paper exchange tells anyone: books, prices, history, markets. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openTrader } from './trader.ts';

let paper: HeldPaper;
let market: Market;
let yes: string;
let no: string;

beforeAll(async () => {
  paper = await startHeldPaper();
  market = openMarket(paper, 'shown', {
    fee: { rate: '0.04', exponent: 1 },
    negRiskMarketId: `0x${'e'.repeat(64)}`,
  });
  [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
  const maker = await openTrader(paper, 1);
  const taker = await openTrader(paper, 2);
  paper.clock.advance(1_000);
  await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
  await maker.post({ market, side: 'BUY', price: '0.45', size: '50' });
  await maker.post({ market, outcome: 1, side: 'BUY', price: '0.4', size: '30' });
  await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '20' });
  await taker.post({ market, side: 'BUY', price: '0.5', size: '5' });
});

afterAll(() => paper[Symbol.asyncDispose]());

async function get(path: string) {
  const { status, json } = await ask(`${paper.url}${path}`);
  return { status, json };
}

async function post(path: string, body: unknown) {
  const { status, json } = await ask(`${paper.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return { status, json };
}

describe('a book', () => {
  it('has its best levels last on both sides, and is the other outcome’s mirrored', async () => {
    const common = {
      market: market.terms.conditionId,
      timestamp: String(START + 1_000),
      min_order_size: '5',
      tick_size: '0.01',
      neg_risk: true,
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
    };
    const first = {
      ...common,
      asset_id: yes,
      bids: [
        { price: '0.4', size: '100' },
        { price: '0.45', size: '50' },
      ],
      asks: [
        { price: '0.6', size: '30' },
        { price: '0.5', size: '15' },
      ],
      last_trade_price: '0.5',
    };
    const second = {
      ...common,
      asset_id: no,
      bids: [
        { price: '0.4', size: '30' },
        { price: '0.5', size: '15' },
      ],
      asks: [
        { price: '0.6', size: '100' },
        { price: '0.55', size: '50' },
      ],
      last_trade_price: '0.5',
    };
    expect(await get(`/book?token_id=${yes}`)).toEqual({ status: 200, json: first });
    expect(await get(`/book?token_id=${no}`)).toEqual({ status: 200, json: second });
    expect((await get(`/books?token_ids=${yes},${no}`)).json).toEqual([first, second]);
    expect((await post('/books', [{ token_id: no, side: 'BUY' }])).json).toEqual([second]);
  });

  it('carries the SHA-1 of itself with an empty hash', async () => {
    const { text } = await ask(`${paper.url}/book?token_id=${yes}`);
    const hash = String(/"hash":"(\w+)"/.exec(text)?.[1]);
    expect(createHash('sha1').update(text.replace(hash, '')).digest('hex')).toBe(hash);
  });

  it.each([
    ['/book', 400, 'Invalid token id'],
    ['/book?token_id=0x12', 400, 'Invalid token id'],
    ['/book?token_id=12', 404, 'No orderbook exists for the requested token id'],
    ['/price?token_id=12&side=BUY', 404, 'No orderbook exists for the requested token id'],
    ['/markets/0x12', 404, 'market not found'],
    ['/clob-markets/0x12', 404, 'market not found'],
  ])('%s is refused', async (path, status, error) => {
    expect(await get(path)).toEqual({ status, json: { error } });
  });
});

describe('prices', () => {
  it('of one token and of many agree', async () => {
    expect((await get(`/price?token_id=${yes}&side=BUY`)).json).toEqual({ price: '0.45' });
    expect((await get(`/price?token_id=${yes}&side=sell`)).json).toEqual({ price: '0.5' });
    expect((await get(`/price?token_id=${yes}&side=HOLD`)).json).toEqual({ error: 'Invalid side' });
    expect((await get(`/midpoint?token_id=${yes}`)).json).toEqual({ mid: '0.475' });
    expect((await get(`/spread?token_id=${no}`)).json).toEqual({ spread: '0.05' });
    expect((await get(`/last-trade-price?token_id=${yes}`)).json).toEqual({ price: '0.5', side: 'BUY' });
    expect((await get(`/last-trade-price?token_id=${no}`)).json).toEqual({ price: '0.5', side: 'SELL' });

    const both = [{ token_id: yes }, { token_id: no }];
    const mids = { [yes]: '0.475', [no]: '0.525' };
    expect((await post('/midpoints', both)).json).toEqual(mids);
    expect((await get(`/midpoints?token_ids=${yes},${no}`)).json).toEqual(mids);
    expect((await post('/spreads', both)).json).toEqual({ [yes]: '0.05', [no]: '0.05' });
    const prices = { [yes]: { BUY: '0.45', SELL: '0.5' }, [no]: { BUY: '0.5' } };
    const sides = [
      { token_id: yes, side: 'BUY' },
      { token_id: yes, side: 'SELL' },
      { token_id: no, side: 'BUY' },
    ];
    expect((await post('/prices', sides)).json).toEqual(prices);
    expect((await get(`/prices?token_ids=${yes},${yes},${no}&sides=BUY,SELL,BUY`)).json).toEqual(prices);
    expect((await post('/last-trades-prices', both)).json).toEqual([
      { token_id: yes, price: '0.5', side: 'BUY' },
      { token_id: no, price: '0.5', side: 'SELL' },
    ]);
  });

  it('leave out tokens that nobody knows, and refuse what is too much or no list', async () => {
    expect((await post('/midpoints', [{ token_id: '12' }, { token_id: yes }])).json).toEqual({
      [yes]: '0.475',
    });
    expect(
      await post(
        '/midpoints',
        Array.from({ length: 501 }, () => ({ token_id: yes })),
      ),
    ).toEqual({
      status: 400,
      json: { error: 'Payload exceeds the limit' },
    });
    expect(await post('/books', { token_id: yes })).toEqual({
      status: 400,
      json: { error: 'Invalid payload' },
    });
  });

  it('of a market that never traded are a half, from nobody', async () => {
    const fresh = openMarket(paper, 'fresh').token(0).tokenId;
    expect((await get(`/last-trade-price?token_id=${fresh}`)).json).toEqual({ price: '0.5', side: '' });
    expect((await get(`/midpoint?token_id=${fresh}`)).json).toEqual({ mid: '0.5' });
    expect((await get(`/book?token_id=${fresh}`)).json).toMatchObject({
      bids: [],
      asks: [],
      last_trade_price: '',
    });
  });
});

describe('the history of prices', () => {
  it('has one point a minute at most, of the outcome asked for, and the price of now behind them', async () => {
    const at = (START + 1_000) / 1000;
    const now = Math.floor(paper.exchange.clock.now() / 1000);
    const last = now > at ? [{ t: now, p: 0.475 }] : [];
    const lastOfNo = now > at ? [{ t: now, p: 0.525 }] : [];
    expect((await get(`/prices-history?market=${yes}&interval=1h`)).json).toEqual({
      history: [{ t: at, p: 0.475 }, ...last],
    });
    expect((await get(`/prices-history?market=${no}&startTs=${at}&endTs=${at}`)).json).toEqual({
      history: [{ t: at, p: 0.525 }, ...lastOfNo],
    });
    expect((await post('/batch-prices-history', { markets: [yes, no], interval: 'max' })).json).toEqual({
      history: { [yes]: [{ t: at, p: 0.475 }, ...last], [no]: [{ t: at, p: 0.525 }, ...lastOfNo] },
    });
  });

  it('of a seed market goes back a month by the hour, a week by ten minutes, the last day by minutes', async () => {
    const seeded = paper.exchange.markets.all()[0]?.token(0).tokenId;
    const count = async (path: string) => {
      const { json } = await get(path);
      const rows: unknown =
        typeof json === 'object' &&
        json !== null &&
        ('history' in json ? json.history : 'data' in json && json.data);
      return Array.isArray(rows) ? rows.length : json;
    };
    const clob = (query: string) => count(`/prices-history?market=${seeded}&${query}`);
    const data = (query: string) => count(`/data-api/v2/prices-history?token_id=${seeded}&${query}`);
    // The CLOB's answers end with the price of now.
    expect(await clob('interval=1h')).toBe(61);
    expect(await clob('interval=1d&fidelity=60')).toBe(26);
    expect(await clob('interval=1w&fidelity=5')).toBe(6 * 144 + 288 + 1);
    expect(await clob('interval=1m&fidelity=60')).toBe(30 * 24 + 1);
    expect(await data('interval=1h&limit=500')).toBe(60);
    expect(await data('interval=1m&bucket_seconds=3600&limit=500')).toBe(500);
    expect(await data('interval=1m&bucket_seconds=3600&limit=500&cursor=500')).toBe(220);
  });

  it('is refused as the real exchange refuses it', async () => {
    const refusal = (text: string) => ({ status: 400, json: { error: `invalid filters: ${text}` } });
    const ofYes = (query: string) => get(`/prices-history?market=${yes}&${query}`);
    const seconds = Math.floor(START / 1000);
    const days = (count: number) => ({ start_ts: seconds - count * 86_400, end_ts: seconds, fidelity: 60 });
    expect(await ofYes('')).toEqual(refusal("'startTs' and 'endTs', or 'interval', are mandatory"));
    expect(await ofYes('interval=2w')).toEqual(
      refusal("the 'interval' value is unknown. Known values: '1m', '1w', '1d', '6h', '1h'"),
    );
    expect(await ofYes('interval=1m')).toEqual(refusal("minimum 'fidelity' for '1m' range is 10"));
    expect(await ofYes('interval=1w&fidelity=4')).toEqual(refusal("minimum 'fidelity' for '1w' range is 5"));
    expect(await post('/batch-prices-history', { markets: [yes], ...days(15) })).toMatchObject({
      status: 200,
    });
    expect(await post('/batch-prices-history', { markets: [yes], ...days(16) })).toEqual(
      refusal("'startTs' and 'endTs' interval is too long"),
    );
    expect(await post('/batch-prices-history', { markets: Array(21).fill(yes), interval: '1d' })).toEqual({
      status: 400,
      json: { error: 'Payload exceeds the limit' },
    });
  });
});

describe('a market', () => {
  it('is told whole, in short and compactly', async () => {
    const { conditionId } = market.terms;
    expect((await get(`/clob-markets/${conditionId}`)).json).toEqual({
      c: conditionId,
      v: 'v1',
      t: [
        { t: yes, o: 'Yes' },
        { t: no, o: 'No' },
      ],
      mos: 5,
      mts: 0.01,
      mbf: 1000,
      tbf: 1000,
      nr: true,
      fd: { r: 0.04, e: 1, to: true },
      r: null,
      ao: true,
      aot: new Date(START).toISOString(),
      sd: 0,
      gst: null,
      cbos: false,
      rfqe: false,
      itode: false,
      ibce: false,
    });
    expect((await get(`/markets/${conditionId}`)).json).toEqual({
      enable_order_book: true,
      active: true,
      closed: false,
      archived: false,
      accepting_orders: true,
      accepting_order_timestamp: new Date(START).toISOString(),
      minimum_order_size: 5,
      minimum_tick_size: 0.01,
      condition_id: conditionId,
      question_id: market.terms.questionId,
      question: 'Will shown happen?',
      description: 'Resolves to Yes if shown happens.',
      market_slug: 'shown',
      end_date_iso: '2026-11-02T12:00:00.000Z',
      game_start_time: null,
      seconds_delay: 0,
      fpmm: '',
      maker_base_fee: 1000,
      taker_base_fee: 1000,
      notifications_enabled: true,
      neg_risk: true,
      neg_risk_market_id: `0x${'e'.repeat(64)}`,
      neg_risk_request_id: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      icon: '',
      image: '',
      rewards: { rates: null, min_size: 0, max_spread: 0 },
      is_50_50_outcome: false,
      tokens: [
        { token_id: yes, outcome: 'Yes', price: 0.475, winner: false },
        { token_id: no, outcome: 'No', price: 0.525, winner: false },
      ],
      tags: [],
    });
    expect((await get(`/markets-by-token/${no}`)).json).toEqual({
      condition_id: conditionId,
      primary_token_id: yes,
      secondary_token_id: no,
    });
    for (const path of [`/tick-size?token_id=${no}`, `/tick-size/${no}`]) {
      expect((await get(path)).json).toEqual({ minimum_tick_size: 0.01 });
    }
    expect((await get(`/neg-risk?token_id=${no}`)).json).toEqual({ neg_risk: true });
    expect((await get(`/fee-rate?token_id=${no}`)).json).toEqual({ base_fee: 1000 });
  });

  it('shows its latest trades', async () => {
    expect((await get(`/markets/live-activity/${market.terms.conditionId}`)).json).toMatchObject([
      {
        event_type: 'trade',
        market: { condition_id: market.terms.conditionId, asset_id: yes, slug: 'shown' },
        side: 'BUY',
        size: '5',
        price: '0.5',
        outcome: 'Yes',
        outcome_index: 0,
      },
    ]);
  });
});

describe('the exchange', () => {
  it('says that it is well, what time it is and which orders it takes', async () => {
    expect((await get('/ok')).json).toBe('OK');
    expect((await get('/time')).json).toBe((START + 1_000) / 1000);
    expect((await get('/version')).json).toEqual({ version: 2 });
  });

  it('lists markets by pages, the rewarded ones apart', async () => {
    const all = paper.exchange.markets.all().length;
    expect((await get('/markets?next_cursor=MA==')).json).toMatchObject({
      limit: 500,
      count: all,
      next_cursor: 'LTE=',
    });
    expect((await get('/simplified-markets')).json).toMatchObject({ count: all });
    expect((await get('/sampling-markets')).json).toMatchObject({ count: 14 });
    expect((await get('/sampling-simplified-markets')).json).toMatchObject({
      count: 14,
      data: expect.arrayContaining([
        {
          condition_id: expect.any(String),
          tokens: [expect.any(Object), expect.any(Object)],
          rewards: { rates: [expect.any(Object)], min_size: 20, max_spread: 3.5 },
          active: true,
          closed: false,
          archived: false,
          accepting_orders: true,
        },
      ]),
    });
    expect((await get('/rewards/markets/current')).json).toMatchObject({ count: 14 });
    expect((await get(`/rewards/markets/${market.terms.conditionId}`)).json).toMatchObject({
      count: 0,
      data: [],
    });
  });
});
