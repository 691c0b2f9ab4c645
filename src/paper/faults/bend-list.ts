/** Answers whose list is shortened, emptied or has a malformed row. Answers without a list stay as they are. */
import { END_CURSOR } from '../../protocol/cursor.ts';
import type { Reply } from '../reply.ts';
import type { EmptyShape, ListFault } from './request-fault.ts';

type Row = Readonly<Record<string, unknown>>;

/** The same answer with its list bent: a page `{ data, next_cursor }`, or a bare array such as that of notifications. */
export function bendList(reply: Reply, fault: ListFault): Reply {
  const answer: unknown = JSON.parse(reply.body);
  const rows = rowsOf(answer);
  if (reply.status !== 200 || rows === undefined) return reply;
  switch (fault.kind) {
    case 'short-list':
      return withBody(reply, ended(answer, everySecond(rows)));
    case 'empty-list':
      return withBody(reply, emptied(answer, fault.shape ?? 'null'));
    case 'malformed-row':
      return withBody(
        reply,
        Array.isArray(answer) ? malformed(rows) : { ...(answer as Row), data: malformed(rows) },
      );
  }
}

function rowsOf(answer: unknown): readonly unknown[] | undefined {
  if (Array.isArray(answer)) return answer;
  const { data } = (answer ?? {}) as { data?: unknown };
  return Array.isArray(data) ? data : undefined;
}

/** The second, the fourth and so on; none of a single row. */
function everySecond(rows: readonly unknown[]): readonly unknown[] {
  return rows.filter((_, index) => index % 2 === 1);
}

/** A list with these rows that claims to be complete. */
function ended(answer: unknown, rows: readonly unknown[]): unknown {
  return Array.isArray(answer)
    ? rows
    : { ...(answer as Row), next_cursor: END_CURSOR, count: rows.length, data: rows };
}

function emptied(answer: unknown, shape: EmptyShape): unknown {
  switch (shape) {
    case '{}':
      return {};
    case 'null':
      return Array.isArray(answer) ? null : { data: null, next_cursor: END_CURSOR };
    case '[]':
      return ended(answer, []);
  }
}

/** The first row without a usable side and price. */
function malformed([first, ...others]: readonly unknown[]): readonly unknown[] {
  return first === undefined ? [] : [{ ...(first as Row), side: '', price: '' }, ...others];
}

function withBody(reply: Reply, answer: unknown): Reply {
  const body = JSON.stringify(answer);
  return { ...reply, headers: { ...reply.headers, 'content-length': Buffer.byteLength(body) }, body };
}
