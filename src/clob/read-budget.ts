/** Bounds what is read of one list, whatever the exchange answers: in pages, rows, bytes and time together. */
import type { Page } from './types.ts';

/** Why a list was not read to its end. */
export type ListCut = 'PAGES' | 'ROWS' | 'BYTES' | 'TIME' | 'REPEATED_CURSOR';

export interface ReadLimits {
  readonly pages: number;
  readonly rows: number;
  /** Of the answers' bodies. */
  readonly bytes: number;
  readonly ms: number;
}

/** More than any list of an account that trades for years within the time that one reading looks back. */
const LIMITS: ReadLimits = { pages: 1_000, rows: 200_000, bytes: 64 * 1024 * 1024, ms: 60_000 };

export class ReadBudget {
  readonly #limits: ReadLimits;
  readonly #startedAt = performance.now();
  readonly #cursors = new Set<string>();
  #pages = 0;
  #rows = 0;
  #bytes = 0;

  constructor(limits: Partial<ReadLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  get pages(): number {
    return this.#pages;
  }

  /** Counts a page that was read. @returns why its next page must not be read, `undefined` where it may or there is none */
  count({ items, nextCursor, bytes = 0 }: Page<unknown>): ListCut | undefined {
    this.#pages += 1;
    this.#rows += items.length;
    this.#bytes += bytes;
    if (nextCursor === undefined) return undefined;
    if (this.#cursors.has(nextCursor)) return 'REPEATED_CURSOR';
    this.#cursors.add(nextCursor);
    const { pages, rows, bytes: most, ms } = this.#limits;
    if (this.#pages >= pages) return 'PAGES';
    if (this.#rows >= rows) return 'ROWS';
    if (this.#bytes >= most) return 'BYTES';
    return performance.now() - this.#startedAt >= ms ? 'TIME' : undefined;
  }
}
