/**
 * Compares the books that the socket keeps with what the exchange says when it is asked: a hundred at a time, those first
 * that were compared longest ago. It finds a frame that was lost with none behind it to show that, a socket that is open and
 * says nothing, and errors of exchanges whose fingerprints cannot be checked.
 */
import type { OrderBook } from '../clob/market-types.ts';
import type { Logger } from '../logger.ts';
import type { MarketToken } from './market-token.ts';
import { Timers } from './timers.ts';

export interface BookAuditParts {
  /** The tokens to compare. */
  readonly tokens: () => readonly MarketToken[];
  readonly readBooks: (tokenIds: readonly string[]) => Promise<ReadonlyMap<string, OrderBook>>;
  /** The exchange answered. */
  readonly onHeard: () => void;
  /** The books of these tokens are wrong, or gone. */
  readonly onWrong: (tokens: readonly MarketToken[]) => void;
  readonly logger: Logger;
}

const PAUSE_MS = 2_500;
const BOOKS_PER_AUDIT = 100;
/** How long a frame may be on its way for what a reading has just found. */
const GRACE_MS = 1_000;

export class BookAudit implements Disposable {
  readonly #parts: BookAuditParts;
  readonly #timers = new Timers();

  constructor(parts: BookAuditParts) {
    this.#parts = parts;
    this.#schedule();
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
  }

  #schedule(): void {
    this.#timers.set('audit', PAUSE_MS, () => void this.#audit());
  }

  async #audit(): Promise<void> {
    const { tokens, readBooks, onHeard, logger } = this.#parts;
    const audited = tokens()
      .toSorted((a, b) => a.auditedAt - b.auditedAt)
      .slice(0, BOOKS_PER_AUDIT);
    try {
      if (audited.length > 0) {
        const books = await readBooks(audited.map(({ tokenId }) => tokenId));
        onHeard();
        this.#compare(audited, books);
      }
    } catch (error) {
      logger.debug({ err: error }, 'books could not be compared');
    }
    this.#schedule();
  }

  #compare(audited: readonly MarketToken[], books: ReadonlyMap<string, OrderBook>): void {
    const now = performance.now();
    const isWrong = (token: MarketToken): boolean => {
      const book = books.get(token.tokenId);
      return book === undefined ? token.isTrusted && token.end === undefined : token.isBehind(book);
    };
    const suspects = audited.filter(isWrong);
    for (const token of audited) token.auditedAt = now;
    if (suspects.length === 0) return;
    this.#timers.set('grace', GRACE_MS, () => {
      const wrong = suspects.filter(isWrong);
      if (wrong.length > 0) this.#parts.onWrong(wrong);
    });
  }
}
