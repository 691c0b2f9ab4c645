/** The exchange's clock and order version. */
import { readInteger, readRow } from './read.ts';

/** `GET /time`: a bare number, Unix seconds. */
export function parseTime(json: unknown): number {
  return readInteger({ time: json }, 'time');
}

/** `GET /version`: `{"version":2}`. */
export function parseVersion(json: unknown): number {
  return readInteger(readRow(json, 'version'), 'version');
}
