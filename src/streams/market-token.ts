/** What is known of one token while somebody watches it, and whether it can be trusted. */
import type { OrderBook } from '../clob/market-types.ts';
import type { Decimal } from '../clob/types.ts';
import type { LevelChange, MarketFrame } from '../clob/wire/market-frames.ts';
import { BookState, hasSameLevels } from './book-state.ts';

/** Best prices of a token. */
export interface BestPriceChange {
  readonly tokenId: string;
  readonly conditionId: string;
  /** `undefined` where that side is empty. */
  readonly bestBid: Decimal | undefined;
  readonly bestAsk: Decimal | undefined;
  readonly lastTradePrice: Decimal | undefined;
  readonly timestamp: Date;
}

/** Frames kept while the book is being read again; what comes after is found by the next check. */
const MOST_WAITING = 1_000;

/** Depths whose views are remembered. */
const MOST_VIEWS = 16;

interface WaitingChange {
  readonly changes: readonly LevelChange[];
  readonly at: Date;
}

export class MarketToken {
  readonly tokenId: string;
  readonly watchers = new Set<() => void>();
  /** Times that reading again did not mend the book, in a row. */
  failures = 0;
  #state: BookState | undefined;
  /** Changes since the book was doubted; `undefined` while it is trusted. */
  #waiting: WaitingChange[] | undefined = [];
  readonly #views = new Map<number | undefined, OrderBook>();
  #best: BestPriceChange | undefined;

  constructor(tokenId: string) {
    this.tokenId = tokenId;
  }

  get isTrusted(): boolean {
    return this.#waiting === undefined;
  }

  /** Keeps changes back until the book was read again. */
  doubt(): void {
    this.#waiting ??= [];
  }

  /** Takes a frame about this token. @returns whether the book is, or stays, in doubt */
  hear(frame: MarketFrame): boolean {
    switch (frame.kind) {
      case 'book':
        // A snapshot is as good as a reading; without the facts that only a reading has, it is not enough.
        if (this.#state === undefined) return true;
        this.#state.reset(frame.book);
        this.#settle();
        break;
      case 'change': {
        const changes = frame.changes.filter(({ tokenId }) => tokenId === this.tokenId);
        if (this.#waiting !== undefined) {
          if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ changes, at: frame.at });
        } else if (this.#state?.apply(changes, frame.at) === false) {
          this.#waiting = [{ changes, at: frame.at }];
        }
        break;
      }
      case 'trade':
        this.#state?.setLastTrade(frame.price);
        break;
      case 'tick-size':
        this.#state?.setTickSize(frame.to);
        break;
      case 'resolved':
        break;
    }
    return this.#waiting !== undefined;
  }

  /** Takes a book that was read after it was doubted. @returns whether it is in doubt still */
  take(book: OrderBook): boolean {
    this.#state = new BookState(book);
    this.#settle();
    this.failures = this.isTrusted ? 0 : this.failures + 1;
    return !this.isTrusted;
  }

  /** Whether a book that was read says what the socket should have told and did not. */
  isBehind(book: OrderBook): boolean {
    return (
      this.#state !== undefined && book.timestamp > this.#state.at && !hasSameLevels(book, this.#state.book)
    );
  }

  /** The best levels, the same object until they change; `undefined` before the first book. */
  view(depth: number | undefined): OrderBook | undefined {
    const state = this.#state;
    if (state === undefined) return undefined;
    const known = this.#views.get(depth);
    const { book } = state;
    if (known !== undefined && !this.isTrusted) return known;
    const now =
      depth === undefined
        ? book
        : { ...book, bids: book.bids.slice(0, depth), asks: book.asks.slice(0, depth) };
    if (known !== undefined && hasSameLevels(known, now) && known.tickSize === now.tickSize) return known;
    if (this.#views.size >= MOST_VIEWS) this.#views.clear();
    this.#views.set(depth, now);
    return now;
  }

  /** The best prices, the same object until they change. */
  bestPrices(): BestPriceChange | undefined {
    const top = this.view(1);
    if (top === undefined) return undefined;
    const { tokenId, conditionId, timestamp, bids, asks } = top;
    const [bestBid, bestAsk] = [bids[0]?.price, asks[0]?.price];
    const lastTradePrice = this.#state?.book.lastTradePrice;
    const known = this.#best;
    if (
      known?.bestBid === bestBid &&
      known?.bestAsk === bestAsk &&
      known?.lastTradePrice === lastTradePrice &&
      known
    ) {
      return known;
    }
    this.#best = { tokenId, conditionId, bestBid, bestAsk, lastTradePrice, timestamp };
    return this.#best;
  }

  /** Trusts the book again and puts what came meanwhile on top of it. */
  #settle(): void {
    const waiting = (this.#waiting ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    this.#waiting = undefined;
    const from = this.#state?.at ?? new Date(0);
    for (const { changes, at } of waiting) {
      if (at >= from && this.#state?.apply(changes, at) === false) {
        this.#waiting = waiting;
        return;
      }
    }
  }
}
