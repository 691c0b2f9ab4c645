/** Live books and prices under faults: late answers, lost frames, outages, and markets that end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { fundedTraders, Storm, type Trader } from '../support/storm.ts';
import { untilStreams } from '../support/streams.ts';
import { type Subscriber, subscribe } from '../support/subscriber.ts';

interface Book {
  readonly timestamp: string;
  readonly stale: boolean;
  readonly bids: readonly object[];
  readonly asks: readonly object[];
}
interface Price {
  readonly tokenId: string;
  readonly stale: boolean;
}
interface Event {
  readonly __typename: string;
}

const BOOK_FIELDS = 'timestamp stale bids { price size } asks { price size }';
const BOOK = `subscription ($tokenId: ID!) { orderBook(tokenId: $tokenId) { ${BOOK_FIELDS} } }`;
const PRICES = 'subscription ($tokenIds: [ID!]!) { priceChanges(tokenIds: $tokenIds) { tokenId stale } }';
const EVENTS = `subscription ($conditionId: ID!) {
  marketEvents(conditionId: $conditionId) {
    __typename ... on MarketResolution { winningOutcome } ... on StreamGap { reason }
  }
}`;

let floor: Floor;
let market: Market;
let token: string;
let traders: readonly Trader[];
beforeEach(async () => {
  floor = await openFloor();
  const [opened] = openMarkets(floor.paper.exchange, 1);
  if (opened === undefined) throw new Error('no market');
  market = opened;
  token = market.token(0).tokenId;
  traders = await fundedTraders(floor);
});
afterEach(() => floor[Symbol.asyncDispose]());

const socketIsLive = () => untilStreams(floor.alice.url, (streams) => streams[1]?.state === 'LIVE');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function bookNow(): Promise<Book | null> {
  const { json } = await askGraphQL(floor.bob.url, `{ orderBook(tokenId: "${token}") { ${BOOK_FIELDS} } }`);
  return (json as { data: { orderBook: Book | null } }).data.orderBook;
}

const levelsOf = (book: Book | null | undefined) => JSON.stringify([book?.bids, book?.asks]);

/** The code that a stream ended with. */
async function codeOf(stream: Subscriber<unknown>): Promise<string | undefined> {
  const [error] = (await stream.ended) as { extensions: { code: string } }[];
  return error?.extensions.code;
}

describe('a book', () => {
  it('never goes back in time, whatever answers come late over a cut socket', {
    timeout: 60_000,
  }, async () => {
    await using stream = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token });
    await stream.until((all) => all.length > 0);
    await socketIsLive();
    floor.paper.exchange.faults.set({
      seed: 1,
      requests: [{ fault: { kind: 'late-answer', delayMs: 700 }, route: 'POST /books', chance: 0.6 }],
      sockets: { market: { seed: 1, chances: { cut: 0.03 } } },
    });
    const storm = new Storm(floor.paper, market, 5);
    for (let turn = 0; turn < 400; turn += 1) {
      storm.trade(traders);
      await pause(10);
    }
    floor.paper.exchange.faults.set({});
    const end = levelsOf(await bookNow());
    const events = await stream.until((all) => levelsOf(all.at(-1)) === end);
    const times = events.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    const levels = new Map<string, Set<string>>();
    for (const event of events) {
      levels.set(event.timestamp, (levels.get(event.timestamp) ?? new Set()).add(levelsOf(event)));
    }
    expect([...levels].filter(([, different]) => different.size > 1)).toEqual([]);
  });

  it('is right soon after its last frame was lost with none behind it', { timeout: 60_000 }, async () => {
    await using stream = subscribe<Book>(floor.alice.url, BOOK, { tokenId: token });
    await stream.until((all) => all.length > 0);
    await socketIsLive();
    const storm = new Storm(floor.paper, market, 6);
    for (let turn = 0; turn < 20; turn += 1) storm.trade(traders);
    floor.paper.sockets.market.faults = { chances: { lose: 1 } };
    storm.trade(traders);
    floor.paper.sockets.market.faults = {};
    const end = levelsOf(await bookNow());
    await stream.until((all) => levelsOf(all.at(-1)) === end);
  });

  it('says that it is stale through an outage, and that it is right again', { timeout: 90_000 }, async () => {
    const { paper, alice } = floor;
    await using book = subscribe<Book>(alice.url, BOOK, { tokenId: token });
    await using prices = subscribe<Price>(alice.url, PRICES, { tokenIds: [token] });
    await book.until((all) => all.length > 0);
    await prices.until((all) => all.length > 0);
    await socketIsLive();
    const outageAt = performance.now();
    paper.exchange.faults.set({
      requests: [{ fault: { kind: 'lose-request' } }],
      sockets: { market: { refuse: true, silence: 'everything' } },
    });
    await book.until((all) => all.at(-1)?.stale === true);
    await prices.until((all) => all.at(-1)?.stale === true);
    expect(performance.now() - outageAt).toBeLessThan(25_000);
    paper.exchange.faults.set({});
    new Storm(paper, market, 7).trade(traders);
    const end = levelsOf(await bookNow());
    await book.until((all) => levelsOf(all.at(-1)) === end && all.at(-1)?.stale === false);
    await prices.until((all) => all.at(-1)?.stale === false);
    expect(book.events[0]?.stale).toBe(false);
  });

  it('goes on by readings while the socket alone is lost', { timeout: 60_000 }, async () => {
    const { paper, alice } = floor;
    await using book = subscribe<Book>(alice.url, BOOK, { tokenId: token });
    await book.until((all) => all.length > 0);
    await socketIsLive();
    paper.sockets.market.faults = { refuse: true };
    paper.sockets.market.cut();
    await untilStreams(alice.url, (streams) => streams[1]?.state === 'STALE');
    const storm = new Storm(paper, market, 8);
    for (let turn = 0; turn < 20; turn += 1) storm.trade(traders);
    const end = levelsOf(await bookNow());
    const events = await book.until((all) => levelsOf(all.at(-1)) === end);
    expect(events.map(({ stale }) => stale)).not.toContain(true);
  });
});

describe('a market that ends', () => {
  it('has no book, and its streams end with a code', { timeout: 60_000 }, async () => {
    const { paper, alice } = floor;
    await using book = subscribe<Book>(alice.url, BOOK, { tokenId: token });
    await using prices = subscribe<Price>(alice.url, PRICES, { tokenIds: [token] });
    await book.until((all) => all.length > 0);
    await socketIsLive();
    paper.exchange.resolve(market, 0);
    expect(await Promise.all([codeOf(book), codeOf(prices)])).toEqual(['MARKET_CLOSED', 'MARKET_CLOSED']);
    expect(await bookNow()).toBeNull();

    await using late = subscribe<Book>(floor.bob.url, BOOK, { tokenId: token });
    expect(await codeOf(late)).toBe('MARKET_CLOSED');
    await using events = subscribe<Event>(floor.bob.url, EVENTS, { conditionId: market.terms.conditionId });
    const [first] = await events.until((all) => all.length > 0);
    expect(first).toEqual({ __typename: 'MarketResolution', winningOutcome: 'Yes' });
  });

  it('is reported with Resynced at the latest, where the socket lost it', { timeout: 60_000 }, async () => {
    const { paper, alice } = floor;
    const { conditionId } = market.terms;
    await using events = subscribe<Event>(alice.url, EVENTS, { conditionId });
    await socketIsLive();
    paper.sockets.market.faults = { silence: 'frames' };
    paper.exchange.resolve(market, 1);
    await vi.waitFor(() => expect(market.winner).toBe(1));
    const all = await events.until((some) => some.some(({ __typename }) => __typename === 'Resynced'));
    expect(all).toEqual([
      { __typename: 'StreamGap', reason: 'SOCKET_SILENT' },
      { __typename: 'MarketResolution', winningOutcome: 'No' },
      { __typename: 'Resynced' },
    ]);
  });
});
