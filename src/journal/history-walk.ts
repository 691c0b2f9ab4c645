/**
 * Reads the history by steps of few rows, so that a filter which few orders pass never holds the event loop up: what is
 * searched in an index are the rows of a step, and the filter is applied to those.
 */
import type { HistoryFilter, JournalPage } from './journal.ts';
import type { HistoryPath, RecordRange } from './read-statements.ts';
import { firstIdOf } from './sortable-id.ts';
import type { OrderRow } from './tables.ts';

/** Rows looked at by one statement. */
export const STEP_ROWS = 200;
/** Behind every record id. */
export const LAST_ID = 'g';

export interface HistorySource {
  /** The id of the last of `STEP_ROWS` records of the path older than `before`; `undefined` where there are not as many. */
  stepDown(path: HistoryPath, before: string): Promise<string | undefined>;
  /** Those of the range that pass the filter, newest first. */
  read(path: HistoryPath, range: RecordRange): Promise<readonly OrderRow[]>;
}

/** A page of the history, newest first. */
export async function walkHistory(
  source: HistorySource,
  filter: HistoryFilter,
  { limit, before: last }: JournalPage,
): Promise<readonly OrderRow[]> {
  const end = filter.to === undefined ? LAST_ID : firstIdOf(filter.to);
  const range = {
    before: last === undefined || end < last ? end : last,
    from: filter.from === undefined ? '' : firstIdOf(filter.from),
    limit,
  };
  if (filter.clientOrderId !== undefined) return source.read({}, range);
  const pages = await Promise.all(pathsOf(filter).map((path) => walk(source, path, range)));
  if (pages.length === 1) return pages[0] ?? [];
  return pages
    .flat()
    .sort((a, b) => (a.recordId < b.recordId ? 1 : -1))
    .slice(0, limit);
}

/** What leads to the fewest rows. */
function pathsOf({ tokenId, conditionId, statuses }: HistoryFilter): readonly HistoryPath[] {
  if (tokenId !== undefined) return [{ tokenId }];
  if (conditionId !== undefined) return [{ conditionId }];
  if (statuses === undefined) return [{}];
  return [...new Set(statuses)].map((status) => ({ status }));
}

async function walk(
  source: HistorySource,
  path: HistoryPath,
  { from, limit, ...range }: RecordRange,
): Promise<readonly OrderRow[]> {
  const found: OrderRow[] = [];
  let { before } = range;
  while (found.length < limit && before > from) {
    const step = await source.stepDown(path, before);
    const bottom = step === undefined || step < from ? from : step;
    found.push(...(await source.read(path, { before, from: bottom, limit: limit - found.length })));
    before = bottom;
  }
  return found;
}
