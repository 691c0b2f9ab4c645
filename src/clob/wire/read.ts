/** Readers of the exchange's JSON: liberal in spelling, strict in meaning. By hand, as lists run to thousands of rows. */
import { END_CURSOR } from '../../protocol/cursor.ts';
import type { Side } from '../../protocol/order.ts';
import type { Decimal, Known, Page } from '../types.ts';
import { noteSkipped, skipRow } from './skipped-rows.ts';

/** Longest text of a field. Whatever looks at it with a pattern is bounded by this. */
const MAX_TEXT = 65_536;
/** Longest text of a number, a time or an id. */
const MAX_SHORT = 128;
/** What every amount and price is: at most six decimals and 24 digits before them, so that it fits a uint256. */
const DECIMAL = /^(?:(?:0|[1-9]\d{0,23})(?:\.\d{1,6}0{0,12})?|\.\d{1,6}0{0,12})$/;

/** An answer that is not what the protocol says. Names the field, never the value: it may be a secret. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly field: string;
  readonly expected: string;

  constructor(field: string, expected: string) {
    super(`${field} is not ${expected}`);
    this.field = field;
    this.expected = expected;
  }
}

export type Row = Readonly<Record<string, unknown>>;

/** A JSON object. */
export function readRow(value: unknown, field: string): Row {
  if (!isRow(value)) throw new WireError(field, 'an object');
  return value;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A JSON array, each entry through `read`; `null` and absent are empty. One entry that does not parse fails the list: use
 * it only where the others mean nothing without that entry, such as the levels of a book.
 */
export function readList<T>(value: unknown, field: string, read: (entry: unknown) => T): T[] {
  return entriesOf(value, field).map((entry, index) => {
    try {
      return read(entry);
    } catch (error) {
      throw error instanceof WireError ? within(`${field}[${index}]`, error) : error;
    }
  });
}

/** A JSON array of which an entry that does not parse is skipped, which `noteSkipped` counts; `null` and absent are empty. */
export function readRows<T>(value: unknown, field: string, read: (entry: unknown) => T): T[] {
  return entriesOf(value, field).flatMap((entry, index) =>
    unlessSkipped(`${field}[${index}]`, () => read(entry)),
  );
}

/** The entries of a JSON object by their keys; one that does not parse is skipped, which `noteSkipped` counts. */
export function readEntries<T>(
  value: unknown,
  field: string,
  read: (row: Row, key: string) => T,
): (readonly [string, T])[] {
  const row = readRow(value, field);
  return Object.keys(row).flatMap((key) =>
    unlessSkipped(field, () => [readId({ key }, 'key'), read(row, key)] as const),
  );
}

/** Whether there is an entry, and not only a place of one. */
function unlessSkipped<T>(place: string, read: () => T): [] | [T] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    skipRow(within(place, error));
    return [];
  }
}

function entriesOf(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new WireError(field, 'a list');
  return value;
}

function within(place: string, { field, expected }: WireError): WireError {
  return new WireError(`${place}.${field}`, expected);
}

/**
 * A page of a list, `{ data, next_cursor }`, without the rows that do not parse. `LTE=`, `""`, `null`, absent, and the
 * cursor `asked` for over again end it. `bytes` is the answer's length. A page without `data` is unreadable: it does not say that the list is empty.
 */
export function readPage<T>(
  json: unknown,
  asked: string,
  read: (entry: unknown) => T,
  bytes?: number,
): Page<T> {
  const page = readRow(json, 'page');
  const cursor = readOptionalText(page, 'next_cursor');
  if (!Array.isArray(page.data)) throw new WireError('data', 'a list');
  const { value: items, skipped } = noteSkipped(() => readRows(page.data, 'data', read));
  return {
    items,
    nextCursor: cursor === END_CURSOR || cursor === asked ? undefined : cursor,
    skipped: skipped.length,
    ...(bytes !== undefined && { bytes }),
  };
}

/** Text, or a number as text; `undefined` for `""`, `null` and absent. */
export function readOptionalText(row: Row, field: string): string | undefined {
  const value = row[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
  if (typeof value === 'number') return plainNumber(value);
  throw new WireError(field, 'a text');
}

/** Text of what is short: a number, a time, an id. */
function readShort(row: Row, field: string, expected: string): string | undefined {
  const text = readOptionalText(row, field);
  if (text !== undefined && text.length > MAX_SHORT) throw new WireError(field, expected);
  return text;
}

/** An id: short, without blanks, and no name that every object has, so that it may be a key anywhere. */
export function readOptionalId(row: Row, field: string): string | undefined {
  const text = readShort(row, field, 'an id');
  if (text === undefined) return undefined;
  if (!/^[\w.:-]+$/.test(text) || text in Object.prototype) throw new WireError(field, 'an id');
  return text;
}

/** An id that must be there. */
export function readId(row: Row, field: string): string {
  return required(readOptionalId(row, field), field, 'an id');
}

/** A list of ids. */
export function readIds(row: Row, field: string): readonly string[] {
  return readRows(row[field], field, (entry) => readId({ entry }, 'entry'));
}

/** Text that must be there. */
export function readText(row: Row, field: string): string {
  return required(readOptionalText(row, field), field, 'a text');
}

/** A list of texts. */
export function readTexts(row: Row, field: string): readonly string[] {
  return readRows(row[field], field, (entry) => readText({ entry }, 'entry'));
}

/** A price, size or amount, from text or number: not negative, at most six decimals. `.48` becomes `0.48`; else as written. */
export function readOptionalDecimal(row: Row, field: string): Decimal | undefined {
  const text = readShort(row, field, 'a decimal number');
  if (text === undefined) return undefined;
  if (!DECIMAL.test(text)) throw new WireError(field, 'a decimal number');
  return text.startsWith('.') ? `0${text}` : text;
}

/** A number that is only shown, such as a profit or a volume: it may be negative and have any decimals. */
export function readOptionalFigure(row: Row, field: string): Decimal | undefined {
  const text = readShort(row, field, 'a number');
  if (text === undefined) return undefined;
  if (!/^(?:-?\d+(?:\.\d+)?|\.\d+)$/.test(text)) throw new WireError(field, 'a number');
  return text.startsWith('.') ? `0${text}` : text;
}

/** A figure that must be there. */
export function readFigure(row: Row, field: string): Decimal {
  return required(readOptionalFigure(row, field), field, 'a number');
}

/** A decimal that must be there. */
export function readDecimal(row: Row, field: string): Decimal {
  return required(readOptionalDecimal(row, field), field, 'a decimal number');
}

/** Hundredths, such as cents, as units: `3.5` becomes `0.035`. */
export function readOptionalCents(row: Row, field: string): Decimal | undefined {
  const [whole = '', fraction = ''] = readOptionalDecimal(row, field)?.split('.') ?? [];
  if (whole === '') return undefined;
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/\.?0+$/, '');
}

/** A whole number; `undefined` for `""`, `null` and absent. */
export function readOptionalInteger(row: Row, field: string): number | undefined {
  const text = readShort(row, field, 'a whole number');
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new WireError(field, 'a whole number');
  return value;
}

/** A whole number that must be there. */
export function readInteger(row: Row, field: string): number {
  return required(readOptionalInteger(row, field), field, 'a whole number');
}

/** Whole base units, up to the largest uint256. */
export function readOptionalUnits(row: Row, field: string): bigint | undefined {
  const text = readShort(row, field, 'a whole number');
  if (text === undefined) return undefined;
  if (!/^-?\d{1,78}$/.test(text)) throw new WireError(field, 'a whole number');
  return BigInt(text);
}

/** Whole base units that must be there. */
export function readUnits(row: Row, field: string): bigint {
  return required(readOptionalUnits(row, field), field, 'a whole number');
}

/**
 * A time: seconds, or thousandths, millionths or billionths of it, told apart by size, or ISO text. `undefined` for `""`, `null`, absent
 * and 0, which the wire uses for "none".
 */
export function readOptionalTime(row: Row, field: string): Date | undefined {
  const text = readShort(row, field, 'a time');
  if (text === undefined) return undefined;
  const stamp = Number(text);
  if (stamp === 0) return undefined;
  if (Math.abs(stamp) > LATEST_NANOSECONDS) throw new WireError(field, 'a time');
  const time = new Date(Number.isNaN(stamp) ? Date.parse(text) : milliseconds(stamp));
  if (Number.isNaN(time.getTime())) throw new WireError(field, 'a time');
  return time;
}

/** A time that must be there. */
export function readTime(row: Row, field: string): Date {
  return required(readOptionalTime(row, field), field, 'a time');
}

/** BUY or SELL; there is no third. */
export function readOptionalSide(row: Row, field: string): Side | undefined {
  const side = readOptionalText(row, field)?.toUpperCase();
  if (side !== undefined && side !== 'BUY' && side !== 'SELL') throw new WireError(field, 'BUY or SELL');
  return side;
}

/** A side that must be there. */
export function readSide(row: Row, field: string): Side {
  return required(readOptionalSide(row, field), field, 'BUY or SELL');
}

/** `true`, and nothing else, is true. */
export function readFlag(row: Row, field: string): boolean {
  return row[field] === true;
}

/** One of `words` in any case, with or without `prefix`; any other word is `UNKNOWN`, kept as `raw`. */
export function readWord<T extends string>(
  row: Row,
  field: string,
  words: readonly T[],
  prefix = '',
): Known<T> {
  const raw = readOptionalText(row, field) ?? '';
  const upper = raw.toUpperCase();
  const bare = upper.startsWith(prefix) ? upper.slice(prefix.length) : upper;
  return { value: words.find((word) => word === bare) ?? 'UNKNOWN', raw };
}

function required<T>(value: T | undefined, field: string, expected: string): T {
  if (value === undefined) throw new WireError(field, expected);
  return value;
}

/** No time is later: the year 2262, and what is more would be divided down without end. */
const LATEST_NANOSECONDS = 2 ** 63;

function milliseconds(stamp: number): number {
  let ms = stamp < 1e11 ? stamp * 1e3 : stamp;
  while (ms >= 1e14) ms /= 1e3;
  return ms;
}

/** A JSON number without exponent: `1e-7` is `0.0000001`. A number past any digits stays as it is, and is no number then. */
function plainNumber(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  const shift = Number(exponent);
  const digits = whole + fraction;
  return shift < 0
    ? `${sign}0.${digits.padStart(digits.length - shift - 1, '0')}`
    : `${sign}${digits.padEnd(shift + 1, '0')}`;
}
