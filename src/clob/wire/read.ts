/** Readers of the exchange's JSON: liberal in spelling, strict in meaning. By hand, as lists run to thousands of rows. */
import { END_CURSOR } from '../../protocol/cursor.ts';
import type { Side } from '../../protocol/order.ts';
import type { Decimal, Known, Page } from '../types.ts';

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

/** A JSON array, each entry through `read`; `null` and absent are empty. A fault names its entry. */
export function readList<T>(value: unknown, field: string, read: (entry: unknown) => T): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new WireError(field, 'a list');
  return value.map((entry: unknown, index) => {
    try {
      return read(entry);
    } catch (error) {
      if (error instanceof WireError)
        throw new WireError(`${field}[${index}].${error.field}`, error.expected);
      throw error;
    }
  });
}

/**
 * A page of a list, `{ data, next_cursor }`. `LTE=`, `""`, `null`, absent, and the cursor `asked` for over again end it.
 */
export function readPage<T>(json: unknown, asked: string, read: (entry: unknown) => T): Page<T> {
  const page = readRow(json, 'page');
  const cursor = readOptionalText(page, 'next_cursor');
  return {
    items: readList(page.data, 'data', read),
    nextCursor: cursor === END_CURSOR || cursor === asked ? undefined : cursor,
  };
}

/** Text, or a number as text; `undefined` for `""`, `null` and absent. */
export function readOptionalText(row: Row, field: string): string | undefined {
  const value = row[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  throw new WireError(field, 'a text');
}

/** Text that must be there. */
export function readText(row: Row, field: string): string {
  return required(readOptionalText(row, field), field, 'a text');
}

/** A list of texts, such as ids. */
export function readTexts(row: Row, field: string): readonly string[] {
  return readList(row[field], field, (entry) => readText({ entry }, 'entry'));
}

/** A plain decimal, from text or number. `.48` becomes `0.48`; else as written. */
export function readOptionalDecimal(row: Row, field: string): Decimal | undefined {
  const text = readOptionalText(row, field);
  if (text === undefined) return undefined;
  if (!/^(?:-?\d+(?:\.\d+)?|\.\d+)$/.test(text)) throw new WireError(field, 'a decimal number');
  return text.startsWith('.') ? `0${text}` : text;
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
  const text = readOptionalText(row, field);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new WireError(field, 'a whole number');
  return value;
}

/** A whole number that must be there. */
export function readInteger(row: Row, field: string): number {
  return required(readOptionalInteger(row, field), field, 'a whole number');
}

/** Whole base units, of any length. */
export function readOptionalUnits(row: Row, field: string): bigint | undefined {
  const text = readOptionalText(row, field);
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text)) throw new WireError(field, 'a whole number');
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
  const text = readOptionalText(row, field);
  if (text === undefined) return undefined;
  const stamp = Number(text);
  if (stamp === 0) return undefined;
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

function milliseconds(stamp: number): number {
  let ms = stamp < 1e11 ? stamp * 1e3 : stamp;
  while (ms >= 1e14) ms /= 1e3;
  return ms;
}

/** A JSON number without exponent: `1e-7` is `0.0000001`. */
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
