/** What is known of one token while somebody watches it, and whether it can be trusted. */
import type { OrderBook } from '../clob/market-types.ts';
import type { Decimal } from '../clob/types.ts';
import type { LevelChange, MarketFrame } from '../clob/wire/market-frames.ts';
import { isSameDecimal } from '../protocol/decimal.ts';
import { BookState, hasSameLevels } from './book-state.ts';

/** A book as its stream emits it. */
export interface LiveBook extends OrderBook {
  /** Whether its source is in doubt. */
  readonly stale: boolean;
}

/** Best prices of a token. */
export interface BestPriceChange {
  readonly tokenId: string;
  readonly conditionId: string;
  /** `undefined` where that side is empty. */
  readonly bestBid: Decimal | undefined;
  readonly bestAsk: Decimal | undefined;
  readonly lastTradePrice: Decimal | undefined;
  readonly timestamp: Date;
  /** Whether their source is in doubt. */
  readonly stale: boolean;
}

/** Whether a token's market is over: `closed` has no book, `resolved` has a winner besides. */
export type MarketEnd = 'closed' | 'resolved';

/** Frames kept while the book is being read again; with more, the reading begins anew. */
const MOST_WAITING = 1_000;
/** Depths whose views are remembered. */
const MOST_VIEWS = 16;
/** Times that a reading may find a doubted book right before the exchange's checks are taken to be other than ours. */
const MOST_FALSE_ALARMS = 3;
/** Readings older than the book, in a row, after which the exchange's clock is taken to be set back. */
const MOST_OLD_READINGS = 6;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** A book in doubt for so long is stale. */
const STALE_MS = 5_000;
/** So is one whose exchange has said nothing for so long. */
const UNHEARD_MS = 12_000;

interface WaitingChange {
  readonly changes: readonly LevelChange[];
  readonly at: Date;
}

export class MarketToken {
  readonly tokenId: string;
  readonly watchers = new Set<() => void>();
  /** When its levels were last compared with a reading. */
  auditedAt = 0;
  end: MarketEnd | undefined;
  /** As soon as it is known. */
  conditionId: string | undefined;
  #state: BookState | undefined;
  /** The last book that could be trusted. */
  #good: OrderBook | undefined;
  /** Changes since the book was doubted; `undefined` while it is trusted. */
  #waiting: WaitingChange[] | undefined = [];
  #doubts = 0;
  #doubtedAt = performance.now();
  #failures = 0;
  #retryAt = 0;
  #falseAlarms = 0;
  /** Whether it is in doubt because a check of a change failed. */
  #isAlarmed = false;
  #isStale = false;
  readonly #views = new Map<number | undefined, LiveBook>();
  #best: BestPriceChange | undefined;

  constructor(tokenId: string) {
    this.tokenId = tokenId;
  }

  get isTrusted(): boolean {
    return this.#waiting === undefined;
  }

  /** When it is to be read, by `performance.now()`; `undefined` where it needs no reading. */
  get dueAt(): number | undefined {
    return this.isTrusted || this.end === 'resolved' ? undefined : this.#retryAt;
  }

  /** Which doubt a reading that begins now may settle. */
  get doubts(): number {
    return this.#doubts;
  }

  /** Keeps changes back until the book was read again. */
  doubt(): void {
    this.#startDoubt([]);
  }

  /** Takes a frame about this token. @returns whether the book is, or stays, in doubt */
  hear(frame: MarketFrame): boolean {
    switch (frame.kind) {
      case 'book':
        // A snapshot is as good as a reading; without the facts that only a reading has, it is not enough.
        if (this.#state === undefined) return true;
        if (this.#state.reset(frame.book)) this.#settle();
        break;
      case 'change':
        this.#hearChange({
          changes: frame.changes.filter(({ tokenId }) => tokenId === this.tokenId),
          at: frame.at,
        });
        break;
      case 'trade':
        this.#state?.setLastTrade(frame.price);
        break;
      case 'tick-size':
        this.#state?.setTickSize(frame.to);
        break;
      case 'best-prices':
        this.#compareBest(frame);
        break;
      case 'resolved':
      case 'new-market':
        break;
    }
    return !this.isTrusted;
  }

  /**
   * Takes a book that was read.
   * @param doubts `doubts` as the reading began: what was doubted since is not settled by it
   */
  take(book: OrderBook, doubts: number): void {
    this.conditionId = book.conditionId;
    const state = this.#state;
    if (state !== undefined && book.timestamp < state.at && this.#failures < MOST_OLD_READINGS) {
      this.#fail();
      return;
    }
    if (this.#isAlarmed && state !== undefined && isSameBook(book, state.book)) this.#falseAlarms += 1;
    this.#state = new BookState(book, this.#falseAlarms < MOST_FALSE_ALARMS);
    if (doubts !== this.#doubts) return;
    this.#settle();
    if (!this.isTrusted) this.#fail();
  }

  /** The exchange answered without a book. */
  miss(): void {
    this.#fail();
  }

  /** Whether a book that was read says what the socket should have said and did not. */
  isBehind(book: OrderBook): boolean {
    return (
      this.isTrusted &&
      this.#state !== undefined &&
      book.timestamp >= this.#state.at &&
      !hasSameLevels(book, this.#state.book)
    );
  }

  /**
   * Works out whether the book is stale.
   * @param heardAt when the exchange last said anything about any token
   * @returns whether that changed
   */
  age(now: number, heardAt: number): boolean {
    const wasStale = this.#isStale;
    const isDoubtedLong = !this.isTrusted && now - this.#doubtedAt >= STALE_MS;
    this.#isStale = isDoubtedLong || now - heardAt >= UNHEARD_MS;
    return this.#isStale !== wasStale;
  }

  /** The best levels, the same object until they change; `undefined` before the first book. */
  view(depth: number | undefined): LiveBook | undefined {
    if (this.isTrusted) this.#good = this.#state?.book;
    const book = this.#good;
    if (book === undefined) return undefined;
    const known = this.#views.get(depth);
    const stale = this.#isStale;
    const now =
      depth === undefined
        ? { ...book, stale }
        : { ...book, bids: book.bids.slice(0, depth), asks: book.asks.slice(0, depth), stale };
    if (known?.stale === stale && isSameDecimal(known.tickSize, now.tickSize) && hasSameLevels(known, now)) {
      return known;
    }
    if (this.#views.size >= MOST_VIEWS) this.#views.clear();
    this.#views.set(depth, now);
    return now;
  }

  /** The best prices, the same object until they change. */
  bestPrices(): BestPriceChange | undefined {
    const top = this.view(1);
    if (top === undefined) return undefined;
    const { tokenId, conditionId, timestamp, bids, asks, stale } = top;
    const now = {
      tokenId,
      conditionId,
      bestBid: bids[0]?.price,
      bestAsk: asks[0]?.price,
      lastTradePrice: this.#good?.lastTradePrice,
      timestamp,
      stale,
    };
    if (this.#best === undefined || !isSamePrices(this.#best, now)) this.#best = now;
    return this.#best;
  }

  #hearChange(change: WaitingChange): void {
    if (this.#waiting === undefined) {
      if (this.#state?.apply(change.changes, change.at) !== false) return;
      this.#startDoubt([change]);
      this.#isAlarmed = true;
    } else if (this.#waiting.length < MOST_WAITING) {
      this.#waiting.push(change);
    } else {
      this.#startDoubt([change]);
    }
  }

  /**
   * Has the next audit read this book first where it has other best prices. It is not doubted at once: the order of this
   * frame and of the change that it follows from is not documented.
   */
  #compareBest({ bestBid, bestAsk, at }: Extract<MarketFrame, { kind: 'best-prices' }>): void {
    const state = this.#state;
    if (!this.isTrusted || state === undefined || at < state.at) return;
    const { bids, asks } = state.book;
    const isSame = isSameDecimal(bids[0]?.price, bestBid) && isSameDecimal(asks[0]?.price, bestAsk);
    if (!isSame) this.auditedAt = 0;
  }

  #startDoubt(waiting: WaitingChange[]): void {
    if (this.isTrusted) this.#doubtedAt = performance.now();
    this.#waiting = waiting;
    this.#doubts += 1;
    this.#isAlarmed = false;
    this.#retryAt = 0;
  }

  #fail(): void {
    const ms = Math.min(FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 10), LONGEST_RETRY_MS);
    this.#failures += 1;
    this.#retryAt = performance.now() + ms;
  }

  /** Trusts the book again and puts what came meanwhile on top of it. */
  #settle(): void {
    const waiting = (this.#waiting ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    this.#waiting = undefined;
    for (const { changes, at } of waiting) {
      if (this.#state?.apply(changes, at) === false) {
        this.#waiting = waiting;
        return;
      }
    }
    this.#failures = 0;
    this.#isAlarmed = false;
  }
}

function isSameBook(a: OrderBook, b: OrderBook): boolean {
  return (
    a.timestamp.getTime() === b.timestamp.getTime() &&
    isSameDecimal(a.lastTradePrice, b.lastTradePrice) &&
    isSameDecimal(a.tickSize, b.tickSize) &&
    hasSameLevels(a, b)
  );
}

function isSamePrices(a: BestPriceChange, b: BestPriceChange): boolean {
  return (
    a.stale === b.stale &&
    isSameDecimal(a.bestBid, b.bestBid) &&
    isSameDecimal(a.bestAsk, b.bestAsk) &&
    isSameDecimal(a.lastTradePrice, b.lastTradePrice)
  );
}
