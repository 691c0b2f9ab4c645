/** The exchange's clock and order version. */
import { readOptionalInteger, readRow, WireError } from './read.ts';

/** `GET /time`: a bare number, Unix seconds. */
export function parseTime(json: unknown): number {
  return readWhole({ time: json }, 'time');
}

/** `GET /version`: `{"version":2}`. */
export function parseVersion(json: unknown): number {
  return readWhole(readRow(json, 'version'), 'version');
}

function readWhole(row: Readonly<Record<string, unknown>>, field: string): number {
  const value = readOptionalInteger(row, field);
  if (value === undefined) throw new WireError(field, 'a whole number');
  return value;
}
