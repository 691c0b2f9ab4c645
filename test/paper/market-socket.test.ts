/** The exchange's market socket, by a raw client. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { Market } from '../../src/paper/market.ts';
import { startPaper } from '../../src/paper/start.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { applyFrames, type FollowedBook } from './followed-book.ts';
import { openSocketClient, type SocketClient } from './socket-client.ts';
import { openTrader, type Trader } from './trader.ts';

let paper: HeldPaper;
let maker: Trader;
let taker: Trader;
const clients: SocketClient[] = [];

beforeAll(async () => {
  paper = await startHeldPaper();
  maker = await openTrader(paper, 1);
  taker = await openTrader(paper, 2);
});
afterEach(() => {
  for (const client of clients.splice(0)) client[Symbol.dispose]();
});
afterAll(() => paper[Symbol.asyncDispose]());

async function connect(first: unknown): Promise<SocketClient> {
  const client = await openSocketClient(`${paper.wsUrl}/ws/market`, first);
  clients.push(client);
  return client;
}

/** Follows both outcomes unless told otherwise; the books it begins with are heard. */
async function follow(
  market: Market,
  options: Readonly<Record<string, unknown>> = {},
): Promise<SocketClient> {
  const client = await connect({ type: 'market', assets_ids: tokensOf(market), ...options });
  expect(await client.heard()).toHaveLength(1);
  return client;
}

function tokensOf(market: Market): [string, string] {
  return [market.token(0).tokenId, market.token(1).tokenId];
}

async function bookOf(tokenId: string) {
  const { json } = await ask(`${paper.url}/book?token_id=${tokenId}`);
  return typeof json === 'object' && json !== null ? { ...json, event_type: 'book' } : json;
}

function typesOf(frames: readonly unknown[]): unknown[] {
  return frames.map((frame) =>
    typeof frame === 'object' && frame !== null && 'event_type' in frame ? frame.event_type : frame,
  );
}

describe('a subscription', () => {
  it('begins with an array of the books, as GET /book has them', async () => {
    const market = openMarket(paper, 'snapshot');
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    const [yes, no] = tokensOf(market);
    const client = await connect({ type: 'market', assets_ids: [yes, no, 'unknown'] });
    const book = {
      event_type: 'book',
      market: market.terms.conditionId,
      timestamp: String(START),
      min_order_size: '5',
      tick_size: '0.01',
      neg_risk: false,
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      last_trade_price: '',
    };
    const [snapshot] = await client.heard();
    expect(snapshot).toEqual([
      { ...book, asset_id: yes, bids: [{ price: '0.4', size: '100' }], asks: [] },
      { ...book, asset_id: no, bids: [], asks: [{ price: '0.6', size: '100' }] },
    ]);
    expect(snapshot).toEqual([await bookOf(yes), await bookOf(no)]);
  });

  it('can begin without the books', async () => {
    const market = openMarket(paper, 'no-dump');
    const client = await connect({ type: 'market', assets_ids: tokensOf(market), initial_dump: false });
    expect(await client.heard()).toEqual([]);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    expect(typesOf(await client.heard())).toEqual(['price_change']);
  });

  it('takes tokens on and off, and says when none is new', async () => {
    const [one, other] = [openMarket(paper, 'on'), openMarket(paper, 'off')];
    const client = await follow(one);
    client.send({ operation: 'subscribe', assets_ids: tokensOf(other) });
    expect(await client.heard()).toEqual([
      [await bookOf(tokensOf(other)[0]), await bookOf(tokensOf(other)[1])],
    ]);
    client.send({ operation: 'subscribe', assets_ids: tokensOf(one) });
    expect(await client.heard()).toEqual(['NO NEW ASSETS']);
    client.send({ operation: 'unsubscribe', assets_ids: tokensOf(one) });
    await client.heard();
    await maker.post({ market: one, side: 'BUY', price: '0.4', size: '5' });
    await maker.post({ market: other, side: 'BUY', price: '0.4', size: '5' });
    expect(await client.heard()).toMatchObject([{ market: other.terms.conditionId }]);
  });

  it('that only asks for the custom events again is told that nothing is new, and gets them', async () => {
    const market = openMarket(paper, 'custom-later');
    const client = await follow(market);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '5' });
    expect(typesOf(await client.heard())).toEqual(['price_change']);
    client.send({ operation: 'subscribe', assets_ids: tokensOf(market), custom_feature_enabled: true });
    expect(await client.heard()).toEqual(['NO NEW ASSETS']);
    await maker.post({ market, side: 'BUY', price: '0.41', size: '5' });
    expect(typesOf(await client.heard())).toEqual(['price_change', 'best_bid_ask', 'best_bid_ask']);
  });

  it('is closed with 1008 for a first frame that is none, and for a PING too early', async () => {
    for (const first of ['PING', '{', { type: 'market' }, { type: 'market', assets_ids: [], level: 4 }]) {
      expect(await (await connect(first)).closed).toEqual({
        code: 1008,
        reason: 'invalid subscription payload',
      });
    }
  });

  it('passes over later frames that make no sense', async () => {
    const market = openMarket(paper, 'nonsense');
    const client = await follow(market);
    client.send('{');
    client.send({ operation: 'dance', assets_ids: [] });
    expect(await client.heard()).toEqual([]);
  });
});

describe('a change of the book', () => {
  it('is told for both outcomes, with new totals, best prices, and the hash of the book that GET /book has', async () => {
    const market = openMarket(paper, 'change');
    const [yes, no] = tokensOf(market);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    const client = await follow(market, { assets_ids: [yes] });
    await maker.post({ market, side: 'BUY', price: '0.4', size: '50' });
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.45', size: '10' });
    const [hashOfYes, hashOfNo] = [await bookOf(yes), await bookOf(no)].map((book) => Object(book).hash);
    const frame = { event_type: 'price_change', market: market.terms.conditionId, timestamp: String(START) };
    const hash = expect.stringMatching(/^[0-9a-f]{40}$/);
    expect(await client.heard()).toEqual([
      {
        ...frame,
        price_changes: [
          { asset_id: yes, price: '0.4', size: '150', side: 'BUY', hash, best_bid: '0.4', best_ask: '1' },
          { asset_id: no, price: '0.6', size: '150', side: 'SELL', hash, best_bid: '0', best_ask: '0.6' },
        ],
      },
      {
        ...frame,
        price_changes: [
          {
            asset_id: yes,
            price: '0.55',
            size: '10',
            side: 'SELL',
            hash: hashOfYes,
            best_bid: '0.4',
            best_ask: '0.55',
          },
          {
            asset_id: no,
            price: '0.45',
            size: '10',
            side: 'BUY',
            hash: hashOfNo,
            best_bid: '0.45',
            best_ask: '0.6',
          },
        ],
      },
    ]);
  });

  it('has size 0 where a level is gone', async () => {
    const market = openMarket(paper, 'gone');
    const { orderId, body } = maker.sign({ market, side: 'BUY', price: '0.4', size: '100' });
    await maker.call('POST', '/order', body);
    const client = await follow(market);
    await maker.call('DELETE', '/order', { orderID: orderId });
    expect(await client.heard()).toMatchObject([
      {
        price_changes: [
          { price: '0.4', size: '0', side: 'BUY', best_bid: '0', best_ask: '1' },
          { price: '0.6', size: '0', side: 'SELL', best_bid: '0', best_ask: '1' },
        ],
      },
    ]);
  });
});

describe('the seed world', () => {
  it('can be followed: the changes of ten minutes, put on the first books, give the books of GET /book', async () => {
    const clock = heldClock(START);
    await using lively = await startPaper({ clock });
    const tokens = lively.exchange.markets.all().flatMap((market) => tokensOf(market));
    using client = await openSocketClient(`${lively.wsUrl}/ws/market`, {
      type: 'market',
      assets_ids: tokens,
    });
    const books = new Map<string, FollowedBook>();
    applyFrames(books, await client.heard());
    for (let minute = 0; minute < 10; minute += 1) {
      clock.advance(60_000);
      applyFrames(books, await client.heard());
    }
    for (const token of tokens) {
      const { json } = await ask(`${lively.url}/book?token_id=${token}`);
      const { bids, asks, hash } = Object(json);
      expect({ token, ...books.get(token)?.told() }).toEqual({ token, bids, asks, hash });
    }
  });
});

describe('a trade', () => {
  it('is told as its taker’s, then what it left of the book, and the whole books', async () => {
    const market = openMarket(paper, 'trade', { fee: { rate: '0.07', exponent: 1 } });
    const [yes, no] = tokensOf(market);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    const client = await follow(market);
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '30' });
    const [last, change, ...books] = await client.heard();
    expect(last).toEqual({
      event_type: 'last_trade_price',
      asset_id: no,
      market: market.terms.conditionId,
      price: '0.6',
      size: '30',
      side: 'BUY',
      fee_rate_bps: '1000',
      timestamp: String(START),
    });
    expect(change).toMatchObject({ price_changes: [{ asset_id: yes, price: '0.4', size: '70' }, {}] });
    expect(books).toEqual([await bookOf(yes), await bookOf(no)]);
    expect(books).toMatchObject([{ last_trade_price: '0.4' }, { last_trade_price: '0.6' }]);
  });

  it('near the end of the scale makes the tick finer, which is told for both outcomes', async () => {
    const market = openMarket(paper, 'tick');
    const [yes, no] = tokensOf(market);
    await maker.post({ market, side: 'BUY', price: '0.97', size: '100' });
    const client = await follow(market);
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.03', size: '100' });
    const tick = {
      event_type: 'tick_size_change',
      market: market.terms.conditionId,
      old_tick_size: '0.01',
      new_tick_size: '0.001',
      timestamp: String(START),
    };
    const [last, first, second, change, ...books] = await client.heard();
    expect([first, second]).toEqual([
      { ...tick, asset_id: yes },
      { ...tick, asset_id: no },
    ]);
    expect(typesOf([last, change])).toEqual(['last_trade_price', 'price_change']);
    expect(books).toEqual([await bookOf(yes), await bookOf(no)]);
  });
});

describe('the custom events', () => {
  it('tell the best prices of each outcome when they move, and only then', async () => {
    const market = openMarket(paper, 'best');
    const [yes, no] = tokensOf(market);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    const client = await follow(market, { custom_feature_enabled: true });
    await maker.post({ market, side: 'BUY', price: '0.3', size: '100' });
    expect(typesOf(await client.heard())).toEqual(['price_change']);
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '100' });
    const best = { event_type: 'best_bid_ask', market: market.terms.conditionId, timestamp: String(START) };
    expect((await client.heard()).slice(1)).toEqual([
      { ...best, asset_id: yes, best_bid: '0.4', best_ask: '0.5', spread: '0.1' },
      { ...best, asset_id: no, best_bid: '0.5', best_ask: '0.6', spread: '0.1' },
    ]);
  });

  it('tell everyone who wants them of a new market', async () => {
    const client = await connect({ type: 'market', assets_ids: [], custom_feature_enabled: true });
    expect(await client.heard()).toEqual([[]]);
    const plain = await connect({ type: 'market', assets_ids: [] });
    await plain.heard();
    const market = openMarket(paper, 'new', { fee: { rate: '0.05', exponent: 1 }, tags: ['Sports'] });
    expect(await client.heard()).toEqual([
      {
        event_type: 'new_market',
        id: expect.stringMatching(/^\d+$/),
        question: 'Will new happen?',
        market: market.terms.conditionId,
        slug: 'new',
        description: 'Resolves to Yes if new happens.',
        assets_ids: tokensOf(market),
        outcomes: ['Yes', 'No'],
        event_message: {
          id: 'new',
          ticker: 'new',
          slug: 'new',
          title: 'Will new happen?',
          description: 'Resolves to Yes if new happens.',
        },
        timestamp: String(START),
        tags: ['Sports'],
        condition_id: market.terms.conditionId,
        active: true,
        clob_token_ids: tokensOf(market),
        sports_market_type: '',
        line: '',
        game_start_time: '',
        order_price_min_tick_size: '0.01',
        group_item_title: '',
        taker_base_fee: '1000',
        fees_enabled: true,
        fee_schedule: { rate: '0.05', exponent: '1', taker_only: true },
      },
    ]);
    expect(await plain.heard()).toEqual([]);
  });

  it('tell who follows a market of its resolution, once', async () => {
    const market = openMarket(paper, 'resolved', { tags: ['Sports'] });
    const client = await follow(market, { custom_feature_enabled: true });
    const plain = await follow(market);
    paper.exchange.resolve(market, 1);
    expect(await client.heard()).toEqual([
      {
        event_type: 'market_resolved',
        id: expect.stringMatching(/^\d+$/),
        market: market.terms.conditionId,
        assets_ids: tokensOf(market),
        winning_asset_id: market.token(1).tokenId,
        winning_outcome: 'No',
        timestamp: String(START),
        tags: ['Sports'],
      },
    ]);
    expect(await plain.heard()).toEqual([]);
  });
});

describe('the port', () => {
  it('has no other sockets', async () => {
    const answer = openSocketClient(`${paper.wsUrl}/ws/other`);
    await expect(answer).rejects.toThrow('Unexpected server response: 404');
  });
});
