/**
 * One market socket with its tokens. What it leaves in doubt is read from the exchange: a new token, a book that does not
 * agree with the best prices or the fingerprint that came with a change, all books after a lost connection. Books are read
 * now and then in any case, as the last frame before a silence may be lost, and while there is no socket.
 */
import type { FeedLoss } from '../clob/feed.ts';
import { MAX_TOKENS_PER_FEED, type MarketFeed, openMarketFeed } from '../clob/market-feed.ts';
import type { OrderBook } from '../clob/market-types.ts';
import type { ById } from '../clob/types.ts';
import { type MarketFrame, tokensOf } from '../clob/wire/market-frames.ts';
import type { SkippedRow } from '../clob/wire/skipped-rows.ts';
import type { Logger } from '../logger.ts';
import { BookAudit } from './book-audit.ts';
import { MarketToken } from './market-token.ts';
import type { StreamStatus } from './stream-status.ts';
import { Timers } from './timers.ts';

export interface ShardParts {
  readonly wsUrl: string;
  /** Books by token, asked for now and shared with no earlier question; tokens without one are missing. */
  readonly readBooks: (tokenIds: readonly string[]) => Promise<ById<OrderBook>>;
  /** In the order of the socket. */
  readonly onFrame: (frame: MarketFrame) => void;
  /** Frames of markets may have been lost since `from`. */
  readonly onGap: (loss: FeedLoss, conditionIds: readonly string[], from: Date) => void;
  /** Everything about these markets was read since. Rejects where that cannot be said yet; then it is called again. */
  readonly onResync: (conditionIds: readonly string[]) => Promise<void>;
  /** The exchange has no books of these tokens. */
  readonly onMissing: (tokens: readonly MarketToken[]) => Promise<void>;
  readonly onSkipped: (rows: readonly SkippedRow[]) => void;
  readonly logger: Logger;
}

/** Questions for books that come within this time are one. */
const GATHER_MS = 20;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** Watchers are told at most once in this time. */
const TICK_MS = 20;
/** How often staleness is looked at. */
const AGE_MS = 1_000;
/** Pause between readings of up to 100 books while there is no socket. */
const POLL_MS = 1_000;
const BOOKS_PER_POLL = 100;
/** A socket that said nothing for so long while books changed is dead. */
const SILENCE_MS = 10_000;
/** How long after a frame that did not parse the books are read. */
const SKIPPED_MS = 1_000;

export class MarketShard implements Disposable {
  readonly #parts: ShardParts;
  readonly #feed: MarketFeed;
  readonly #audit: BookAudit;
  readonly #timers = new Timers();
  readonly #tokens = new Map<string, MarketToken>();
  readonly #changed = new Set<MarketToken>();
  /** Markets with frames lost on an open socket, until their books are right again. */
  readonly #lossy = new Set<string>();
  readonly #since = new Date();
  #isUp = false;
  #isGap = false;
  #isReading = false;
  #readAt = Number.POSITIVE_INFINITY;
  #lastFrameAt = performance.now();
  /** When the exchange last said anything, by socket or reading. */
  #heardAt = performance.now();
  /** Up to here nothing is missing. */
  #goodUntil = new Date();
  #lastEventAt: Date | undefined;
  #failures = 0;

  constructor(parts: ShardParts, tokenId: string) {
    this.#parts = parts;
    this.#tokens.set(tokenId, new MarketToken(tokenId));
    this.#feed = openMarketFeed(parts.wsUrl, tokenId, {
      onFrames: (frames) => this.#hear(frames),
      onSkipped: (rows) => this.#skip(rows),
      onUp: () => this.#up(),
      onDown: (loss) => this.#down(loss),
    });
    this.#audit = new BookAudit({
      tokens: () => (this.#isUp ? this.#live().filter(({ isTrusted }) => isTrusted) : []),
      readBooks: parts.readBooks,
      onHeard: () => this.#noteHeard(),
      onWrong: (tokens) => this.#mend(tokens),
      logger: parts.logger,
    });
    this.#readSoon(GATHER_MS);
    this.#timers.set('age', AGE_MS, () => this.#age());
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

  /** Lets a token's watchers look at it. */
  tell(token: MarketToken): void {
    this.#changed.add(token);
    if (this.#timers.has('tick')) return;
    this.#timers.set('tick', TICK_MS, () => {
      const changed = [...this.#changed];
      this.#changed.clear();
      for (const { watchers } of changed) for (const watcher of watchers) watcher();
    });
  }

  status(name: string): StreamStatus {
    const tokens = [...this.#tokens.values()];
    const isTrusted = this.#live().every((token) => token.isTrusted);
    const state = this.#isUp ? (isTrusted ? 'LIVE' : 'RESYNCING') : this.#isGap ? 'STALE' : 'CONNECTING';
    const subscribers = tokens.reduce((sum, { watchers }) => sum + watchers.size, 0);
    return { name, state, since: this.#since, lastEventAt: this.#lastEventAt, subscribers, isHere: true };
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
    this.#audit[Symbol.dispose]();
    this.#feed[Symbol.dispose]();
  }

  /** The tokens that have books, as far as is known. */
  #live(): readonly MarketToken[] {
    return [...this.#tokens.values()].filter(({ end }) => end === undefined);
  }

  #conditionIds(): readonly string[] {
    return [...new Set([...this.#tokens.values()].flatMap(({ conditionId }) => conditionId ?? []))];
  }

  #up(): void {
    this.#isUp = true;
    this.#lastFrameAt = performance.now();
    this.#doubtAll();
  }

  #down(loss: FeedLoss): void {
    this.#isUp = false;
    if (!this.#isGap) this.#parts.onGap(loss, this.#conditionIds(), this.#goodUntil);
    this.#isGap = true;
    this.#doubtAll();
  }

  #doubtAll(): void {
    for (const token of this.#tokens.values()) token.doubt();
    this.#readSoon(GATHER_MS);
  }

  /** Whatever the frames told is missing from some book. Malformed frames may come without end, so the books are read once a while. */
  #skip(rows: readonly SkippedRow[]): void {
    this.#parts.onSkipped(rows);
    if (!this.#timers.has('skipped')) this.#timers.set('skipped', SKIPPED_MS, () => this.#doubtAll());
  }

  #noteHeard(): void {
    this.#heardAt = performance.now();
    if (this.#isUp && !this.#isGap) this.#goodUntil = new Date();
  }

  #hear(frames: readonly MarketFrame[]): void {
    this.#lastFrameAt = performance.now();
    this.#noteHeard();
    for (const frame of frames) {
      let isDoubted = false;
      for (const token of this.#concerned(frame)) {
        isDoubted = token.hear(frame) || isDoubted;
        this.tell(token);
      }
      if (isDoubted) this.#readSoon(GATHER_MS);
      this.#lastEventAt = frame.kind === 'book' ? frame.book.timestamp : frame.at;
      this.#parts.onFrame(frame);
    }
  }

  #concerned(frame: MarketFrame): readonly MarketToken[] {
    const ids = tokensOf(frame);
    return [...ids].flatMap((id) => this.#tokens.get(id) ?? []);
  }

  /** Reads after `ms`, or earlier where that is planned. */
  #readSoon(ms: number): void {
    const at = performance.now() + ms;
    if (this.#isReading || (this.#timers.has('read') && this.#readAt <= at)) return;
    this.#readAt = at;
    this.#timers.set('read', ms, () => void this.#read());
  }

  /** Reads the books that are due: those in doubt and, while there is no socket, all. */
  async #read(): Promise<void> {
    const now = performance.now();
    const due = [...this.#tokens.values()]
      .filter((token) => this.#isDue(token, now))
      .map((token) => ({ token, doubts: token.doubts }));
    const wasUp = this.#isUp;
    this.#isReading = true;
    try {
      const books = await this.#parts.readBooks(due.map(({ token }) => token.tokenId));
      if (due.length > 0) this.#noteHeard();
      const missing: MarketToken[] = [];
      for (const { token, doubts } of due) {
        const book = books.get(token.tokenId);
        if (book === undefined) {
          token.miss();
          // One of the rows that did not parse may have been its book.
          if (books.skipped === 0) missing.push(token);
        } else {
          token.take(book, doubts);
          token.auditedAt = performance.now();
        }
        this.tell(token);
      }
      if (missing.length > 0) await this.#parts.onMissing(missing);
      await this.#resync(wasUp);
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      if (!this.#isUp) for (const { token } of due) if (token.isTrusted) token.doubt();
      this.#parts.logger.debug({ err: error }, 'books could not be read');
    } finally {
      this.#isReading = false;
    }
    this.#planNext();
  }

  #isDue({ dueAt, end }: MarketToken, now: number): boolean {
    return dueAt === undefined ? !this.#isUp && end === undefined : dueAt <= now;
  }

  /** Ends the gaps whose books are all right again. */
  async #resync(wasUp: boolean): Promise<void> {
    if (!this.#isUp) return;
    const doubted = this.#live().filter(({ isTrusted }) => !isTrusted);
    const isDoubted = new Set(doubted.map(({ conditionId }) => conditionId));
    const mended = [...this.#lossy].filter((conditionId) => !isDoubted.has(conditionId));
    if (this.#isGap && wasUp) {
      await this.#parts.onResync(this.#conditionIds());
      if (!this.#isUp) return;
      this.#isGap = false;
      this.#lossy.clear();
    } else if (mended.length > 0) {
      await this.#parts.onResync(mended);
      for (const conditionId of mended) this.#lossy.delete(conditionId);
    }
  }

  #planNext(): void {
    const now = performance.now();
    const due = [...this.#tokens.values()].flatMap(({ dueAt }) => dueAt ?? []);
    const pauses = due.map((at) => Math.max(at - now, GATHER_MS));
    if (!this.#isUp) pauses.push(POLL_MS * Math.ceil(this.#tokens.size / BOOKS_PER_POLL));
    else if (this.#isGap || this.#lossy.size > 0) pauses.push(FIRST_RETRY_MS);
    if (pauses.length === 0) return;
    const backOff = this.#failures === 0 ? 0 : FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 10);
    this.#readSoon(Math.max(Math.min(...pauses), Math.min(backOff, LONGEST_RETRY_MS)));
  }

  /** The books of these tokens were not what the socket made of them. */
  #mend(tokens: readonly MarketToken[]): void {
    if (performance.now() - this.#lastFrameAt >= SILENCE_MS) {
      this.#feed.renew();
      return;
    }
    const conditionIds = [...new Set(tokens.flatMap(({ conditionId }) => conditionId ?? []))];
    const fresh = conditionIds.filter((conditionId) => !this.#lossy.has(conditionId));
    for (const conditionId of conditionIds) this.#lossy.add(conditionId);
    if (!this.#isGap && fresh.length > 0) this.#parts.onGap('silent', fresh, this.#goodUntil);
    for (const token of tokens) token.doubt();
    this.#readSoon(GATHER_MS);
  }

  #age(): void {
    this.#timers.set('age', AGE_MS, () => this.#age());
    const now = performance.now();
    for (const token of this.#tokens.values()) if (token.age(now, this.#heardAt)) this.tell(token);
  }
}
