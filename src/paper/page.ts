/** Lists by pages: the wire's envelope, whose `next_cursor` ends with `LTE=`. */
import { decodeCursor, END_CURSOR, encodeCursor, FIRST_CURSOR } from '../protocol/cursor.ts';
import { badRequest } from './refusal.ts';
import type { ApiRequest } from './request.ts';

/** One page of a list, as it goes out. */
export interface Page<Row> {
  readonly limit: number;
  readonly next_cursor: string;
  readonly count: number;
  readonly data: readonly Row[];
}

/**
 * The page a request asks for by `next_cursor`; rows are made only for what is on it.
 * @throws {Refusal} where the cursor is none.
 */
export function pageOf<Item, Row>(
  request: ApiRequest,
  items: readonly Item[],
  limit: number,
  row: (item: Item) => Row,
): Page<Row> {
  const cursor = request.parameter('next_cursor') ?? FIRST_CURSOR;
  const start = cursor === END_CURSOR ? items.length : decodeCursor(cursor);
  if (start === undefined) {
    throw badRequest('invalid next_cursor');
  }
  const data = items.slice(start, start + limit).map(row);
  const end = start + limit;
  return {
    limit,
    next_cursor: end < items.length ? encodeCursor(end) : END_CURSOR,
    count: data.length,
    data,
  };
}
