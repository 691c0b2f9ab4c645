/**
 * Reads a list of the exchange's page by page. Its pages are counted off from the top, and it may move while it is read:
 * a row that comes pushes others back, so that some are read twice; one that goes pulls others forward, so that some are
 * not read at all.
 */
import { CodedError } from '../errors.ts';
import type { AccountApi } from './account-api.ts';
import { chunksOf } from './chunks.ts';
import { type ListCut, ReadBudget } from './read-budget.ts';
import type { OpenOrder, OpenOrderFilter, Page, Trade, TradeFilter } from './types.ts';

/** Look-ups of single orders or trades under way at once. */
const LOOKUPS_AT_ONCE = 4;

/** What was read of a list. */
export interface ReadAll<T> {
  /** Each row once, as it was read last. */
  readonly items: readonly T[];
  /** Whether there is nothing behind them. */
  readonly ended: boolean;
  /** Why the reading stopped before the end. */
  readonly cut: ListCut | undefined;
  /** Rows that did not parse: what is missing from `items` may have been one of them. */
  readonly skipped: number;
  /** Whether the list was read to its end and every row of it parsed. */
  readonly isWhole: boolean;
  /** Whether they are the whole list at one moment, so that what is not among them is not on it. */
  readonly isSnapshot: boolean;
  /** How many pages were read. */
  readonly pages: number;
}

/**
 * Reads at most so many pages; where no number is said, as many as a `ReadBudget` allows, which bounds every reading. A
 * cursor that comes again ends the reading.
 * @param idOf a row's lasting id
 */
export async function readAll<T>(
  readPage: (cursor: string | undefined) => Promise<Page<T>>,
  idOf: (row: T) => string,
  maxPages?: number,
): Promise<ReadAll<T>> {
  const budget = new ReadBudget(maxPages === undefined ? {} : { pages: maxPages });
  const rows = new Map<string, T>();
  let cursor: string | undefined;
  let cut: ListCut | undefined;
  let skipped = 0;
  do {
    const page = await readPage(cursor);
    for (const row of page.items) rows.set(idOf(row), row);
    skipped += page.skipped;
    cursor = page.nextCursor;
    cut = budget.count(page);
  } while (cursor !== undefined && cut === undefined);
  const { pages } = budget;
  const ended = cursor === undefined;
  const isWhole = ended && skipped === 0;
  return {
    items: [...rows.values()],
    ended,
    cut,
    skipped,
    isWhole,
    isSnapshot: isWhole && pages === 1,
    pages,
  };
}

/** The account's open orders. Throws what `AccountApi` throws. */
export function readOpenOrders(
  api: AccountApi,
  filter: OpenOrderFilter,
  maxPages?: number,
): Promise<ReadAll<OpenOrder>> {
  return readAll(
    (cursor) => api.openOrders(filter, cursor),
    ({ orderId }) => orderId,
    maxPages,
  );
}

/**
 * What the exchange shows of some orders by id: open or ended, `undefined` where it shows none. An order whose look-up
 * failed is left out.
 */
export async function lookUpOrders(
  api: Pick<AccountApi, 'order'>,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OpenOrder | undefined>> {
  const found = new Map<string, OpenOrder | undefined>();
  await lookUp(orderIds, async (id) => {
    try {
      found.set(id, await api.order(id));
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  });
  return found;
}

/** Asks for each id, a few at a time. */
export async function lookUp<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const few of chunksOf(ids, LOOKUPS_AT_ONCE)) found.push(...(await Promise.all(few.map(ask))));
  return found;
}

/** The account's trades. They come and never go, so none is passed over. Throws what `AccountApi` throws. */
export function readTrades(api: AccountApi, filter: TradeFilter, maxPages?: number): Promise<ReadAll<Trade>> {
  return readAll(
    (cursor) => api.trades(filter, cursor),
    ({ tradeId }) => tradeId,
    maxPages,
  );
}
