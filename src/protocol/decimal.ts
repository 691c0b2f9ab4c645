/**
 * Exact decimals as integers of a millionth ("micros"): the base unit of pUSD and of outcome tokens, and fine enough
 * for every price (the finest tick has four decimals).
 */

export const MICROS_PER_UNIT = 1_000_000n;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.(\d+))?$/;

/** Longest text of a number. Nothing longer is looked at, as the work of a pattern can grow faster than its text. */
const MAX_LENGTH = 100;

/** Text that is not a plain decimal of at most six decimals. */
export class DecimalError extends Error {
  override readonly name = 'DecimalError';
}

/**
 * Reads a plain decimal such as `0.5`, `-3` or `8.20` into micros.
 * No exponent, no sign but `-`, no leading zeros, no blanks.
 * @throws {DecimalError} where the text is anything else, or has a non-zero digit past the sixth decimal.
 */
export function parseMicros(text: string): bigint {
  if (text.length > MAX_LENGTH) {
    throw new DecimalError(
      `A number of ${text.length} characters is too long; at most ${MAX_LENGTH} are read`,
    );
  }
  const match = DECIMAL.exec(text);
  if (match === null) {
    throw new DecimalError(
      `"${text.slice(0, 40)}" is not a decimal number; write it plainly, such as "0.53"`,
    );
  }
  const decimals = (match[1] ?? '').replace(/0+$/, '');
  if (decimals.length > 6) {
    throw new DecimalError(`"${text.slice(0, 40)}" has more than 6 decimals`);
  }
  const whole = match[1] === undefined ? text : text.slice(0, text.indexOf('.'));
  const fraction = BigInt(decimals.padEnd(6, '0'));
  const units = BigInt(whole) * MICROS_PER_UNIT;
  return whole.startsWith('-') ? units - fraction : units + fraction;
}

/** Writes micros as the shortest plain decimal: `500000n` is `0.5`, `2000000n` is `2`. */
export function formatMicros(micros: bigint): string {
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const fraction = (size % MICROS_PER_UNIT).toString().padStart(6, '0').replace(/0+$/, '');
  return `${sign}${size / MICROS_PER_UNIT}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Whether two decimals are the same number, however they are written: `0.5` and `0.50` are. */
export function isSameDecimal(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Number(a) === Number(b));
}
