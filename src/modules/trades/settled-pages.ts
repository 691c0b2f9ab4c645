/**
 * Pages of the account's trades that cannot have changed, remembered, so that a list that is asked for again and again
 * costs its first page only.
 *
 * The exchange lists trades by offset, newest first: a new one moves every row down, and so shows on the first page, which
 * is always read. While that names the same trades as before, a later page still holds what it held, and where each of
 * its trades is CONFIRMED or FAILED, nothing in it can change. The order is not documented, so a page is remembered only
 * where the rows show it. What would still be missed is a trade that is listed late, behind a whole page of newer ones;
 * the lifetime bounds for how long.
 */
import { LRUCache } from 'lru-cache';
import type { Page, Trade } from '../../clob/types.ts';

/** How long a settled page is believed. */
const LIFETIME_MS = 60_000;
const REMEMBERED_PAGES = 50;

/** Reads one page of a list; `undefined` asks for the first. */
export type ReadTrades = (cursor: string | undefined) => Promise<Page<Trade>>;

interface SettledPage {
  readonly page: Page<Trade>;
  /** The first page's trades when it was read. */
  readonly top: string;
}

/**
 * Gives a function that wraps the reading of one list, from its top, once.
 * @param list names the list: what is asked for, and by whom
 */
export function rememberSettledPages(): (list: string, read: ReadTrades) => ReadTrades {
  const pages = new LRUCache<string, SettledPage>({
    max: REMEMBERED_PAGES,
    ttl: LIFETIME_MS,
  });

  return (list, read) => {
    let first: Page<Trade> | undefined;
    return async (cursor) => {
      if (cursor === undefined) {
        first = await read(cursor);
        return first;
      }
      // Who goes on from a cursor has not seen whether the list still stands as it did.
      if (first === undefined) return read(cursor);
      const key = `${list} ${cursor}`;
      const top = first.items.map(({ tradeId }) => tradeId).join();
      const known = pages.get(key);
      if (known?.top === top) return known.page;
      const page = await read(cursor);
      if (
        page.skipped === 0 &&
        page.items.every(isSettled) &&
        isNewestFirst([...first.items, ...page.items])
      ) {
        pages.set(key, { page, top });
      } else pages.delete(key);
      return page;
    };
  };
}

function isSettled({ status }: Trade): boolean {
  return status.value === 'CONFIRMED' || status.value === 'FAILED';
}

/** Whether times never rise down the rows, and fall at least once: rows of one second show no order. */
function isNewestFirst(trades: readonly Trade[]): boolean {
  const times = trades.map(({ matchTime }) => matchTime.getTime());
  const [newest = 0] = times;
  return newest > (times.at(-1) ?? 0) && times.every((time, index) => time <= (times[index - 1] ?? time));
}
