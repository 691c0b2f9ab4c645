import { expect, it } from 'vitest';
import { keepRows, splitRows } from '../../../../src/clob/wire/split-rows.ts';

const ROWS = [
  { text: 'a ] and a } and a \\" {', list: [1, [2]] },
  'bare, text',
  [3],
  12,
  { deep: { deeper: {} } },
];
const TEXT = JSON.stringify(ROWS, undefined, 1);

it('splits a list that ends anywhere into its whole rows and the rest', () => {
  for (let length = TEXT.indexOf('[') + 1; length <= TEXT.length; length += 1) {
    const { rows = [], rest = '' } = splitRows(TEXT.slice(0, length)) ?? {};
    expect(ROWS.slice(0, rows.length)).toEqual(rows.map((row) => JSON.parse(row)));
    expect(TEXT.slice(0, length).endsWith(rest)).toBe(true);
  }
  expect(splitRows(TEXT)).toEqual({ rows: expect.objectContaining({ length: ROWS.length }), rest: ']' });
  expect(splitRows(' [ ]')).toEqual({ rows: [], rest: ']' });
  expect(splitRows(' [ ')).toEqual({ rows: [], rest: ' ' });
});

it('leaves rows out of a list while it is read', () => {
  for (let length = 1; length <= TEXT.length; length += 1) {
    const kept = keepRows(TEXT.slice(0, length), (row) => !row.includes('bare') && !row.includes('deeper'));
    const whole = keepRows(
      kept + TEXT.slice(length),
      (row) => !row.includes('bare') && !row.includes('deeper'),
    );
    expect(JSON.parse(whole)).toEqual([ROWS[0], [3], 12]);
  }
  expect(JSON.parse(keepRows(TEXT, () => false))).toEqual([]);
  expect(keepRows('{"error":"x', () => false)).toBe('{"error":"x');
});
