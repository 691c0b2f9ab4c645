/**
 * Relay pages over the exchange's offset pages. A cursor names the exchange's page, the row's place in it and the row's
 * id: when rows have moved since, reading goes on behind that id where it is on the page or on the next, else at that place.
 */
import { type ListCut, ReadBudget } from '../../clob/read-budget.ts';
import type { Page } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';

/** Rows given when the caller names no number. */
export const DEFAULT_PAGE_SIZE = 100;
/** Most rows of one connection. */
export const MAX_PAGE_SIZE = 1000;

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Rows on the pages read that did not parse; none where absent. */
  readonly skippedRows?: number;
  /** Why reading stopped before `first` rows were found. */
  readonly cut?: ListCut | undefined;
}

interface Place {
  /** The exchange's own cursor of the page, empty for its first. */
  readonly page: string;
  readonly index: number;
  readonly id: string;
}

function encodePlace({ page, index, id }: Place): string {
  return Buffer.from(JSON.stringify([page, index, id])).toString('base64url');
}

function decodePlace(cursor: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place)) {
      const [page, index, id]: unknown[] = place;
      if (typeof page === 'string' && Number.isSafeInteger(index) && typeof id === 'string') {
        return { page, index: Number(index), id };
      }
    }
  } catch {
    // falls through to the one refusal
  }
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    'after is not a cursor of this list; take it from endCursor',
  );
}

/** A list of the exchange's. */
interface List<T> {
  readonly fetch: (cursor: string | undefined) => Promise<Page<T>>;
  readonly idOf: (row: T) => string;
}

interface Start<T> {
  /** The exchange's own cursor of the page, empty for its first. */
  readonly page: string;
  readonly read: Page<T>;
  /** The first row to give. */
  readonly start: number;
}

async function findStart<T>({ fetch, idOf }: List<T>, after: Place | undefined): Promise<Start<T>> {
  if (after === undefined) return { page: '', read: await fetch(undefined), start: 0 };
  const { page, index, id } = after;
  const behind = ({ items }: Page<T>): number => items.findIndex((row) => idOf(row) === id) + 1;
  const read = await fetch(page === '' ? undefined : page);
  const start = behind(read);
  if (start === 0 && id !== '' && read.nextCursor !== undefined) {
    const next = await fetch(read.nextCursor);
    const pushedOn = behind(next);
    if (pushedOn > 0) return { page: read.nextCursor, read: next, start: pushedOn };
  }
  return { page, read, start: start > 0 ? start : index + 1 };
}

/**
 * Rows to give.
 * @param usual where the caller names no number
 * @throws {InvalidRequestError} BAD_USER_INPUT
 */
export function pageSize(
  first: number | null | undefined,
  usual = DEFAULT_PAGE_SIZE,
  most = MAX_PAGE_SIZE,
): number {
  const size = first ?? usual;
  if (size < 0 || size > most) {
    throw new InvalidRequestError('BAD_USER_INPUT', `first is ${size}; it must be between 0 and ${most}`);
  }
  return size;
}

/**
 * Reads as many of the exchange's pages as `first` rows need. A row that was pushed on to the next page meanwhile is given
 * once.
 * @param source.fetch reads one of the exchange's pages; `undefined` asks for the first
 * @param source.idOf a row's lasting id
 * @param source.keep drops rows that the caller's filter excludes
 * @param source.maxPages the exchange's pages read at most; where that, or what a `ReadBudget` allows, ends the page, `cut`
 * says so and `endCursor` says where to go on
 * @throws {InvalidRequestError} BAD_USER_INPUT for a bad `first` or `after`
 */
export async function readConnection<T>(
  args: PageArguments,
  source: List<T> & { keep?: (row: T) => boolean; maxPages?: number },
): Promise<Connection<T>> {
  const size = pageSize(args.first);
  const after = args.after ? decodePlace(args.after) : undefined;
  const budget = new ReadBudget(source.maxPages === undefined ? {} : { pages: source.maxPages });
  const edges: { cursor: string; node: T }[] = [];
  const onEarlierPages = new Set<string>();
  let { page, read, start } = await findStart(source, after);
  let hasNextPage = false;
  let stoppedAt: string | null = null;
  let skippedRows = 0;
  let cut: ListCut | undefined;
  for (;;) {
    const { items, nextCursor } = read;
    skippedRows += read.skipped;
    const spent = budget.count(read);
    for (let index = start; index < items.length && !hasNextPage; index += 1) {
      const node = items[index];
      if (node === undefined || source.keep?.(node) === false) continue;
      const id = source.idOf(node);
      if (onEarlierPages.has(id)) continue;
      if (edges.length === size) hasNextPage = true;
      else edges.push({ cursor: encodePlace({ page, index, id }), node });
    }
    if (hasNextPage || nextCursor === undefined) break;
    for (const row of items) onEarlierPages.add(source.idOf(row));
    page = nextCursor;
    if (spent !== undefined) {
      cut = spent;
      // Behind a cursor that comes again are the rows that were read already.
      hasNextPage = spent !== 'REPEATED_CURSOR';
      stoppedAt = hasNextPage ? encodePlace({ page, index: -1, id: '' }) : null;
      break;
    }
    read = await source.fetch(page);
    start = 0;
  }
  return {
    edges,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: stoppedAt ?? edges.at(-1)?.cursor ?? null,
    },
    skippedRows,
    cut,
  };
}
