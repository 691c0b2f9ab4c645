/** Relay pages over rows of the journal, newest first: the cursor is the row's own id, so no row is missed or told twice. */
import { InvalidRequestError } from '../../errors.ts';
import { type Connection, type PageArguments, pageSize } from './pages.ts';

/**
 * Reads one page.
 * @param source.fetch gives up to `limit` rows older than the one with the id `before`
 * @throws {InvalidRequestError} BAD_USER_INPUT for a bad `first` or `after`
 */
export async function readKeyset<T>(
  args: PageArguments,
  source: {
    readonly fetch: (page: { limit: number; before: string | undefined }) => Promise<readonly T[]>;
    readonly idOf: (row: T) => string;
  },
): Promise<Connection<T>> {
  const size = pageSize(args.first);
  const before = args.after ? decodeId(args.after) : undefined;
  const rows = await source.fetch({ limit: size + 1, before });
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeId(source.idOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: before !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function encodeId(id: string): string {
  return Buffer.from(id, 'hex').toString('base64url');
}

function decodeId(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url');
  if (id.length === 16) return id.toString('hex');
  throw new InvalidRequestError(
    'BAD_USER_INPUT',
    'after is not a cursor of this list; take it from endCursor',
  );
}
