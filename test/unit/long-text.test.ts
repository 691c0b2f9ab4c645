/** The work of every scalar and pattern that reads outside text grows with the text, and not with its square. */
import { describe, expect, it } from 'vitest';
import { failedAnswer } from '../../src/clob/http-failures.ts';
import { quotable, readRefusal, refusalCode } from '../../src/clob/refusals.ts';
import { parseMarketFrames } from '../../src/clob/wire/market-frames.ts';
import {
  readOptionalCents,
  readOptionalDecimal,
  readOptionalFigure,
  readOptionalId,
  readOptionalInteger,
  readOptionalTime,
  readOptionalUnits,
} from '../../src/clob/wire/read.ts';
import { parseUserFrames, reasonOf } from '../../src/clob/wire/user-frames.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { AddressScalar, Bytes32Scalar, DecimalScalar, HexScalar, UInt256Scalar } from '../../src/scalars.ts';

const LENGTH = 200_000;
const PARTS = 200;

/** Texts made to have a pattern try again at every place. */
const TEXTS: Readonly<Record<string, (length: number) => string>> = {
  'zeros before a one': (length) => `0.${'0'.repeat(length)}1`,
  digits: (length) => '1'.repeat(length),
  'trading again and again': (length) => 'trading '.repeat(length / 8),
  'Ray ID and blanks': (length) => `Ray ID${' '.repeat(length)}x`,
  'Ray ID again and again': (length) => 'Ray ID:<'.repeat(length / 8),
  'orderbook again and again': (length) => 'orderbook '.repeat(length / 10),
  'hex prefixes': (length) => '0x'.repeat(length / 2),
  'hex digits': (length) => `0x${'a'.repeat(length)}`,
  blanks: (length) => `${' '.repeat(length)}<`,
  braces: (length) => '['.repeat(length),
};

const field = (read: (row: Readonly<Record<string, unknown>>, field: string) => unknown) => (text: string) =>
  read({ value: text }, 'value');

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  Decimal: (text) => DecimalScalar.parseValue(text),
  UInt256: (text) => UInt256Scalar.parseValue(text),
  Address: (text) => AddressScalar.parseValue(text),
  'Address, written': (text) => AddressScalar.serialize(text),
  Bytes32: (text) => Bytes32Scalar.parseValue(text),
  Hex: (text) => HexScalar.parseValue(text),
  parseMicros,
  refusalCode,
  quotable,
  reasonOf,
  readRefusal: (text) => readRefusal({ error: text, code: text }),
  failedAnswer: (text) =>
    failedAnswer(
      { status: 502, headers: {}, text },
      { name: 'GET /x', headers: {}, timeoutMs: 1, killedIsFinal: false },
    ),
  parseUserFrames,
  parseMarketFrames,
  decimal: field(readOptionalDecimal),
  figure: field(readOptionalFigure),
  cents: field(readOptionalCents),
  integer: field(readOptionalInteger),
  units: field(readOptionalUnits),
  time: field(readOptionalTime),
  id: field(readOptionalId),
};

/** Milliseconds of reading each text, refused or not. */
function timeOf(read: (text: string) => unknown, texts: readonly string[]): number {
  const started = performance.now();
  for (const text of texts) {
    try {
      read(text);
    } catch {
      // a refusal is an answer
    }
  }
  return performance.now() - started;
}

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it.each(Object.entries(TEXTS))('one long text costs what as many short ones do: %s', (_name, textOf) => {
    const short = Array.from({ length: PARTS }, () => textOf(LENGTH / PARTS));
    const long = [textOf(LENGTH)];
    timeOf(read, short);
    // A square would be 200 times as much, and seconds.
    expect(timeOf(read, long)).toBeLessThan(20 * timeOf(read, short) + 100);
  });
});
