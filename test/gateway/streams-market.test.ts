/** Books, prices and what happens to markets, live from the market socket, also through its faults. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { fundedTraders, Storm, type Trader } from '../support/storm.ts';
import { untilStreams } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

interface Level {
  readonly price: string;
  readonly size: string;
}
interface Book {
  readonly hash: string;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly tickSize: string;
}

const LEVELS = 'hash tickSize bids { price size } asks { price size }';
const BOOK = `subscription ($tokenId: ID!, $depth: Int) { orderBook(tokenId: $tokenId, depth: $depth) { ${LEVELS} } }`;

let floor: Floor;
let market: Market;
let traders: readonly Trader[];
let token: string;

beforeEach(async () => {
  floor = await openFloor();
  const [opened] = openMarkets(floor.paper.exchange, 1);
  if (opened === undefined) throw new Error('no market');
  market = opened;
  token = market.token(0).tokenId;
  traders = await fundedTraders(floor);
});
afterEach(() => floor[Symbol.asyncDispose]());

/** The exchange's own book, by the query. */
async function bookNow(): Promise<Book> {
  const { json } = await askGraphQL(floor.bob.url, `{ token(id: "${token}") { orderBook { ${LEVELS} } } }`);
  return (json as { data: { token: { orderBook: Book } } }).data.token.orderBook;
}

const sameBook = (a: Book | undefined, b: Book): boolean =>
  JSON.stringify([a?.bids, a?.asks]) === JSON.stringify([b.bids, b.asks]);

const socketIsLive = () => untilStreams(floor.alice.url, (streams) => streams[1]?.state === 'LIVE');

describe('orderBook', () => {
  it('gives the book as it is, then every later state that is the newest when asked for', async () => {
    await using stream = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token });
    const [first] = await stream.until((all) => all.length > 0);
    expect(first).toEqual({ hash: expect.any(String), tickSize: '0.01', bids: [], asks: [] });
    await socketIsLive();
    const storm = new Storm(floor.paper, market, 1);
    for (let turn = 0; turn < 60; turn += 1) storm.trade(traders);
    const end = await bookNow();
    const events = await stream.until((all) => sameBook(all.at(-1), end));
    expect(events.at(-1)?.hash).toBe(end.hash);
    expect(events.length).toBeLessThan(60);
  });

  it('is right again after lost, repeated and swapped frames and cut connections', {
    timeout: 60_000,
  }, async () => {
    await using stream = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token });
    await stream.until((all) => all.length > 0);
    await socketIsLive();
    const storm = new Storm(floor.paper, market, 2);
    for (let round = 0; round < 30; round += 1) {
      storm.turn(floor.paper.sockets.market);
      for (let turn = 0; turn < 20; turn += 1) {
        storm.trade(traders);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    // The last frames may be lost, with none behind them to show that.
    floor.paper.sockets.market.faults = {};
    const end = await bookNow();
    const events = await stream.until((all) => sameBook(all.at(-1), end));
    expect(sameBook(events.at(-1), end)).toBe(true);
  });

  it('with a depth gives only so many levels, and nothing while they stay the same', async () => {
    const { engine } = floor.paper.exchange;
    const storm = new Storm(floor.paper, market, 3);
    for (let turn = 0; turn < 40; turn += 1) storm.trade(traders);
    await using stream = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token, depth: 1 });
    const [first] = await stream.until((all) => all.length > 0);
    await socketIsLive();
    const book = await bookNow();
    expect(first).toEqual({
      hash: expect.any(String),
      tickSize: '0.01',
      bids: book.bids.slice(0, 1),
      asks: book.asks.slice(0, 1),
    });
    for (const order of [...engine.openOrders.values()].filter(({ terms }) => terms.market === market)) {
      engine.cancel(order);
    }
    const events = await stream.until(
      (all) => all.at(-1)?.bids.length === 0 && all.at(-1)?.asks.length === 0,
    );
    expect(new Set(events.map(({ bids, asks }) => JSON.stringify([bids, asks]))).size).toBe(events.length);
  });

  it('refuses tokens nobody knows and depths that are none', async () => {
    const codeOf = async (variables: object) => {
      await using stream = subscribe(floor.alice.url, BOOK, { ...variables });
      const [error] = (await stream.ended) as { extensions: { code: string } }[];
      return error?.extensions.code;
    };
    expect(await codeOf({ tokenId: '12345' })).toBe('TOKEN_NOT_FOUND');
    expect(await codeOf({ tokenId: token, depth: 0 })).toBe('BAD_USER_INPUT');
  });

  it('shares one socket between subscribers, and closes it when the last has gone', {
    timeout: 20_000,
  }, async () => {
    const one = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token });
    const two = subscribe<Book>(floor.alice.url, BOOK, { tokenId: market.token(1).tokenId });
    await untilStreams(floor.alice.url, (streams) => streams[1]?.subscribers === 2);
    await socketIsLive();
    expect(floor.paper.sockets.market.size).toBe(1);
    await one[Symbol.asyncDispose]();
    await two[Symbol.asyncDispose]();
    await untilStreams(floor.alice.url, (streams) => streams.length === 1);
    await vi.waitFor(() => expect(floor.paper.sockets.market.size).toBe(0));
  });
});

describe('priceChanges', () => {
  it('gives the best prices of each token, and again when they change', async () => {
    const tokenIds = [market.token(0).tokenId, market.token(1).tokenId];
    await using stream = subscribe<{ tokenId: string; bestBid: string | null; bestAsk: string | null }>(
      floor.alice.url,
      'subscription ($tokenIds: [ID!]!) { priceChanges(tokenIds: $tokenIds) { tokenId bestBid bestAsk } }',
      { tokenIds },
    );
    await stream.until((all) => all.length === 2);
    await socketIsLive();
    const storm = new Storm(floor.paper, market, 4);
    for (let turn = 0; turn < 30; turn += 1) storm.trade(traders);
    const { bids, asks } = await bookNow();
    const [bestBid, bestAsk] = [bids[0]?.price ?? null, asks[0]?.price ?? null];
    const last = (all: typeof stream.events) => all.findLast(({ tokenId }) => tokenId === token);
    const events = await stream.until(
      (all) => last(all)?.bestBid === bestBid && last(all)?.bestAsk === bestAsk,
    );
    expect(last(events)).toEqual({ tokenId: token, bestBid, bestAsk });
  });
});

describe('marketEvents', () => {
  const EVENTS = `subscription ($conditionId: ID!) {
    marketEvents(conditionId: $conditionId) {
      __typename
      ... on MarketTrade { tokenId price size side }
      ... on TickSizeChange { oldTickSize newTickSize market { tickSize } }
      ... on MarketResolution { winningTokenId winningOutcome market { closed } }
      ... on StreamGap { reason }
    }
  }`;
  interface Element {
    readonly __typename: string;
  }

  it('tells of trades, of the tick size and of the resolution', async () => {
    const { exchange } = floor.paper;
    const { conditionId } = market.terms;
    await using stream = subscribe<Element>(floor.alice.url, EVENTS, { conditionId });
    await socketIsLive();
    const [alice, bob] = traders;
    const wallet = ({ account }: Trader) => {
      const bound = account.wallets.get(0);
      if (bound === undefined) throw new Error('no wallet');
      return bound;
    };
    const order = (trader: Trader, outcome: 0 | 1, price: bigint) =>
      exchange.engine.place({
        id: `0x${price.toString(16).padStart(63, '0')}${outcome}`,
        owner: trader.apiKey,
        account: trader.account,
        wallet: wallet(trader),
        market,
        outcome,
        side: 'BUY',
        type: 'GTC',
        postOnly: false,
        price,
        size: 40_000_000n,
        budget: undefined,
        expiration: 0,
        builder: undefined,
      });
    if (alice === undefined || bob === undefined) throw new Error('nobody trades');
    order(alice, 0, 970_000n);
    order(bob, 1, 30_000n);
    await stream.until((all) => all.some(({ __typename }) => __typename === 'TickSizeChange'));
    exchange.resolve(market, 0);
    const events = await stream.until((all) =>
      all.some(({ __typename }) => __typename === 'MarketResolution'),
    );
    const distinct = [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
    expect(distinct).toEqual([
      { __typename: 'MarketTrade', tokenId: market.token(1).tokenId, price: '0.03', size: '40', side: 'BUY' },
      {
        __typename: 'TickSizeChange',
        oldTickSize: '0.01',
        newTickSize: '0.001',
        market: { tickSize: '0.001' },
      },
      {
        __typename: 'MarketResolution',
        winningTokenId: market.token(0).tokenId,
        winningOutcome: 'Yes',
        market: { closed: true },
      },
    ]);
  });

  it('says when trades may have been missed, and when it hears again', async () => {
    await using stream = subscribe<Element>(floor.alice.url, EVENTS, {
      conditionId: market.terms.conditionId,
    });
    await socketIsLive();
    floor.paper.sockets.market.cut();
    const events = await stream.until((all) => all.some(({ __typename }) => __typename === 'Resynced'));
    expect(events).toEqual([{ __typename: 'StreamGap', reason: 'SOCKET_LOST' }, { __typename: 'Resynced' }]);
  });
});
