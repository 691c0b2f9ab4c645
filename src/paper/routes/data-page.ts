/** Pages of the Data API: `{ data, pagination }`. */
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';

const MOST_ROWS = 500;

/** A page of rows by offset; the cursor is the offset as text. @throws {Refusal} 400 */
export function dataPage<Item, Row>(request: ApiRequest, items: readonly Item[], row: (item: Item) => Row) {
  const limit = Math.min(Number(request.parameter('limit') ?? MOST_ROWS), MOST_ROWS);
  const offset = Number(request.parameter('cursor') ?? request.parameter('offset') ?? 0);
  if (!Number.isSafeInteger(limit) || !Number.isSafeInteger(offset) || limit < 1 || offset < 0) {
    throw badRequest('Invalid pagination');
  }
  const more = offset + limit < items.length;
  return {
    data: items.slice(offset, offset + limit).map(row),
    pagination: { limit, offset, has_more: more, next_cursor: more ? String(offset + limit) : null },
  };
}
