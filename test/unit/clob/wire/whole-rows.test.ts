import { expect, it } from 'vitest';
import { wholeRows } from '../../../../src/clob/wire/whole-rows.ts';

it('leaves the whole rows of a list that ends anywhere', () => {
  const rows = [{ text: 'a ] and a } and a \\" {', list: [1, [2]] }, 'bare', [3], { deep: { deeper: {} } }];
  const text = JSON.stringify(rows);
  for (let length = 1; length < text.length; length += 1) {
    const left = JSON.parse(wholeRows(text.slice(0, length))) as unknown[];
    expect(rows.slice(0, left.length)).toEqual(left);
  }
  expect(JSON.parse(wholeRows(text.slice(0, -1)))).toEqual(rows);
  expect(JSON.parse(wholeRows('  ['))).toEqual([]);
});

it('leaves what is no list as it is', () => {
  expect(wholeRows('{"error":"x')).toBe('{"error":"x');
});
