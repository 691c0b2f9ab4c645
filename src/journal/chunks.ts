/**
 * Rows of one statement. SQLite runs a statement on the event loop, so that none may take long; PostgreSQL searches few
 * keys in an index where it would rather read the whole table for many.
 */
export const CHUNK_ROWS = 100;

/** Parts of a list of at most `CHUNK_ROWS`. */
export function chunksOf<T>(list: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += CHUNK_ROWS) {
    chunks.push(list.slice(start, start + CHUNK_ROWS));
  }
  return chunks;
}
