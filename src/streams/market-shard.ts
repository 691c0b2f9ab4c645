/**
 * One market socket with its tokens. Whatever it leaves in doubt is read from the exchange: a new token, a book that does
 * not agree with the best prices or the fingerprint told, all books after a lost connection or a long silence.
 */
import type { FeedLoss } from '../clob/feed.ts';
import { MAX_TOKENS_PER_FEED, type MarketFeed, openMarketFeed } from '../clob/market-feed.ts';
import type { OrderBook } from '../clob/market-types.ts';
import type { MarketFrame } from '../clob/wire/market-frames.ts';
import type { Logger } from '../logger.ts';
import { MarketToken } from './market-token.ts';
import type { StreamStatus } from './stream-status.ts';
import { Timers } from './timers.ts';

export interface ShardParts {
  readonly wsUrl: string;
  /** Books by token, asked for now and shared with no earlier question; tokens without one are missing. */
  readonly readBooks: (tokenIds: readonly string[]) => Promise<ReadonlyMap<string, OrderBook>>;
  /** What was told of a market; `frame` in the order of the socket. */
  readonly onFrame: (frame: MarketFrame) => void;
  /** The socket is lost, or there again with every book read since. */
  readonly onGap: (loss: FeedLoss, conditionIds: readonly string[]) => void;
  readonly onResync: (conditionIds: readonly string[]) => void;
  readonly logger: Logger;
}

/** Questions for books that come within this time are one. */
const GATHER_MS = 20;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** Watchers are told at most once in this time. */
const TICK_MS = 20;
const SILENCE_MS = 15_000;

export class MarketShard implements Disposable {
  readonly #parts: ShardParts;
  readonly #feed: MarketFeed;
  readonly #timers = new Timers();
  readonly #tokens = new Map<string, MarketToken>();
  readonly #changed = new Set<MarketToken>();
  readonly #since = new Date();
  #isUp = false;
  #isGap = false;
  #isReading = false;
  #lastFrameAt = performance.now();
  #lastEventAt: Date | undefined;
  #failures = 0;

  constructor(parts: ShardParts, tokenId: string) {
    this.#parts = parts;
    this.#tokens.set(tokenId, new MarketToken(tokenId));
    this.#feed = openMarketFeed(parts.wsUrl, tokenId, {
      onFrames: (frames) => this.#hear(frames),
      onUp: () => this.#up(),
      onDown: (loss) => this.#down(loss),
    });
    this.#readSoon(GATHER_MS);
    this.#timers.set('watch', SILENCE_MS, () => this.#watch());
  }

  get isFull(): boolean {
    return this.#tokens.size >= MAX_TOKENS_PER_FEED;
  }

  get isEmpty(): boolean {
    return this.#tokens.size === 0;
  }

  token(tokenId: string): MarketToken | undefined {
    return this.#tokens.get(tokenId);
  }

  add(tokenId: string): MarketToken {
    const token = new MarketToken(tokenId);
    this.#tokens.set(tokenId, token);
    this.#feed.add(tokenId);
    this.#readSoon(GATHER_MS);
    return token;
  }

  remove(tokenId: string): void {
    if (this.#tokens.delete(tokenId)) this.#feed.remove(tokenId);
  }

  status(name: string): StreamStatus {
    const isTrusted = [...this.#tokens.values()].every((token) => token.isTrusted);
    const state = this.#isUp ? (isTrusted ? 'LIVE' : 'RESYNCING') : this.#isGap ? 'STALE' : 'CONNECTING';
    const subscribers = [...this.#tokens.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
    return { name, state, since: this.#since, lastEventAt: this.#lastEventAt, subscribers, isHere: true };
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
    this.#feed[Symbol.dispose]();
  }

  #conditionIds(): readonly string[] {
    const ids = [...this.#tokens.values()].flatMap((token) => token.view(1)?.conditionId ?? []);
    return [...new Set(ids)];
  }

  #up(): void {
    this.#isUp = true;
    this.#lastFrameAt = performance.now();
    this.#doubtAll();
  }

  #down(loss: FeedLoss): void {
    this.#isUp = false;
    if (!this.#isGap) this.#parts.onGap(loss, this.#conditionIds());
    this.#isGap = true;
    this.#doubtAll();
  }

  #doubtAll(): void {
    for (const token of this.#tokens.values()) token.doubt();
    this.#readSoon(GATHER_MS);
  }

  #hear(frames: readonly MarketFrame[]): void {
    this.#lastFrameAt = performance.now();
    for (const frame of frames) {
      let isDoubted = false;
      for (const token of this.#concerned(frame)) {
        isDoubted = token.hear(frame) || isDoubted;
        this.#tell(token);
      }
      if (isDoubted) this.#readSoon(GATHER_MS);
      this.#lastEventAt = frame.kind === 'book' ? frame.book.timestamp : frame.at;
      this.#parts.onFrame(frame);
    }
  }

  #concerned(frame: MarketFrame): readonly MarketToken[] {
    const ids =
      frame.kind === 'change'
        ? new Set(frame.changes.map(({ tokenId }) => tokenId))
        : [frame.kind === 'book' ? frame.book.tokenId : frame.kind === 'resolved' ? '' : frame.tokenId];
    return [...ids].flatMap((id) => this.#tokens.get(id) ?? []);
  }

  #tell(token: MarketToken): void {
    this.#changed.add(token);
    if (this.#timers.has('tick')) return;
    this.#timers.set('tick', TICK_MS, () => {
      const changed = [...this.#changed];
      this.#changed.clear();
      for (const { watchers } of changed) for (const watcher of watchers) watcher();
    });
  }

  #readSoon(ms: number): void {
    if (!this.#isReading && !this.#timers.has('read')) this.#timers.set('read', ms, () => void this.#read());
  }

  /** Reads every book in doubt. One that reading does not mend is read again, later and later. */
  async #read(): Promise<void> {
    const doubted = [...this.#tokens.values()].filter(({ isTrusted }) => !isTrusted);
    const wasUp = this.#isUp;
    this.#isReading = true;
    try {
      const books = await this.#parts.readBooks(doubted.map(({ tokenId }) => tokenId));
      for (const token of doubted) {
        const book = books.get(token.tokenId);
        if (book === undefined) continue; // a market that is over has no books
        token.take(book);
        this.#tell(token);
      }
      this.#failures = 0;
      if (wasUp && this.#isUp && this.#isGap) {
        this.#isGap = false;
        this.#parts.onResync(this.#conditionIds());
      }
    } catch (error) {
      this.#failures += 1;
      this.#parts.logger.debug({ err: error }, 'books could not be read');
    } finally {
      this.#isReading = false;
    }
    const left = [...this.#tokens.values()].filter(({ isTrusted }) => !isTrusted);
    if (left.length === 0 && !this.#isGap) return;
    const failures = Math.max(this.#failures, ...left.map((token) => token.failures));
    this.#readSoon(Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 10), LONGEST_RETRY_MS));
  }

  /** Reads the books where an open socket has long said nothing: where one has moved on, the socket is dead. */
  async #watch(): Promise<void> {
    this.#timers.set('watch', SILENCE_MS, () => this.#watch());
    const silentSince = this.#lastFrameAt;
    if (!this.#isUp || performance.now() - silentSince < SILENCE_MS) return;
    try {
      const books = await this.#parts.readBooks([...this.#tokens.keys()]);
      const isDead = [...books.values()].some((book) => this.#tokens.get(book.tokenId)?.isBehind(book));
      if (isDead && this.#lastFrameAt === silentSince) this.#feed.renew();
    } catch (error) {
      this.#parts.logger.debug({ err: error }, 'books could not be read');
    }
  }
}
