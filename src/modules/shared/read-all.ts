import type { Page } from '../../clob/types.ts';

/** What was read of a list. */
export interface ReadAll<T> {
  readonly items: readonly T[];
  /** Whether there is nothing behind them. */
  readonly ended: boolean;
}

/** Reads a list of the exchange's page by page, at most so many pages. */
export async function readAll<T>(
  readPage: (cursor: string | undefined) => Promise<Page<T>>,
  maxPages: number,
): Promise<ReadAll<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await readPage(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return { items, ended: true };
  }
  return { items, ended: false };
}
