import { describe, expect, it } from 'vitest';
import {
  readDecimal,
  readEntries,
  readFlag,
  readId,
  readList,
  readOptionalCents,
  readOptionalDecimal,
  readOptionalFigure,
  readOptionalInteger,
  readOptionalSide,
  readOptionalText,
  readOptionalTime,
  readOptionalUnits,
  readPage,
  readRow,
  readRows,
  readText,
  readWord,
  WireError,
} from '../../../../src/clob/wire/read.ts';
import { noteSkipped } from '../../../../src/clob/wire/skipped-rows.ts';

const EMPTY = [{ value: '' }, { value: null }, {}];

describe('nothing', () => {
  it.each(EMPTY)('is %j', (row) => {
    expect([
      readOptionalText(row, 'value'),
      readOptionalDecimal(row, 'value'),
      readOptionalInteger(row, 'value'),
      readOptionalUnits(row, 'value'),
      readOptionalTime(row, 'value'),
      readOptionalSide(row, 'value'),
      readFlag(row, 'value'),
      readWord(row, 'value', ['LIVE']),
    ]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      false,
      { value: 'UNKNOWN', raw: '' },
    ]);
  });

  it.each(EMPTY)('is a fault where something must be: %j', (row) => {
    expect(() => readText(row, 'value')).toThrow(new WireError('value', 'a text'));
    expect(() => readDecimal(row, 'value')).toThrow(new WireError('value', 'a decimal number'));
  });
});

describe('cents', () => {
  it.each([
    [3.5, '0.035'],
    [99, '0.99'],
    ['4.5', '0.045'],
    [150, '1.5'],
    [100, '1'],
    [10_000, '100'],
    [0, '0'],
    ['', undefined],
  ])('%j are %j units', (value, units) => {
    expect(readOptionalCents({ value }, 'value')).toBe(units);
  });
});

describe('a decimal', () => {
  it.each([
    ['0.50', '0.50'],
    ['100', '100'],
    ['.48', '0.48'],
    [0.001, '0.001'],
    [5, '5'],
    ['0.120000000', '0.120000000'],
    [1e-6, '0.000001'],
    [1e21, '1000000000000000000000'],
    [1.5e22, '15000000000000000000000'],
  ])('%s reads as %s', (value, text) => {
    expect(readDecimal({ value }, 'value')).toBe(text);
  });

  it.each([
    'abc',
    '1,5',
    '1e-7',
    '0x10',
    ' 1',
    '1.',
    '.',
    '-',
    'NaN',
    '-10',
    '007',
    '0.1234567',
    '9'.repeat(300),
    `0.${'0'.repeat(300)}`,
    1e-7,
    1e300,
  ])('is not "%s"', (value) => {
    expect(() => readDecimal({ value }, 'value')).toThrow(new WireError('value', 'a decimal number'));
  });

  it.each([true, {}, []])('is not %j', (value) => {
    expect(() => readDecimal({ value }, 'value')).toThrow(new WireError('value', 'a text'));
  });
});

describe('a figure', () => {
  it.each([
    ['-1.5', '-1.5'],
    [1.25e-9, '0.00000000125'],
    [-2.5e-8, '-0.000000025'],
  ])('%s reads as %s', (value, text) => {
    expect(readOptionalFigure({ value }, 'value')).toBe(text);
  });

  it.each(['abc', '1e5', '9'.repeat(300)])('is not "%s"', (value) => {
    expect(() => readOptionalFigure({ value }, 'value')).toThrow(new WireError('value', 'a number'));
  });
});

describe('an id', () => {
  it.each(['0xab', '123', 'b8f7c1e0-5d3a-4f1b-9c2d-000000000001'])('is %s', (value) => {
    expect(readId({ value }, 'value')).toBe(value);
  });

  it.each(['__proto__', 'constructor', 'toString', 'a b', 'x\n', '<b>', 'a'.repeat(200)])(
    'is not %j',
    (value) => {
      expect(() => readId({ value }, 'value')).toThrow(new WireError('value', 'an id'));
    },
  );
});

describe('a whole number', () => {
  it('is read from text and number', () => {
    expect([readOptionalInteger({ a: '7' }, 'a'), readOptionalInteger({ a: 0 }, 'a')]).toEqual([7, 0]);
  });

  it.each(['1.5', 'x', '9007199254740993'])('is not %s', (value) => {
    expect(() => readOptionalInteger({ value }, 'value')).toThrow(new WireError('value', 'a whole number'));
  });

  it('of base units has any length', () => {
    const most = (2n ** 256n - 1n).toString();
    expect(readOptionalUnits({ value: most }, 'value')).toBe(2n ** 256n - 1n);
    expect(() => readOptionalUnits({ value: '1.5' }, 'value')).toThrow(
      new WireError('value', 'a whole number'),
    );
  });
});

describe('a time', () => {
  it.each([
    ['seconds', 1_703_875_200],
    ['seconds as text', '1703875200'],
    ['milliseconds', 1_703_875_200_000],
    ['milliseconds as text', '1703875200000'],
    ['microseconds', '1703875200000000'],
    ['nanoseconds', '1703875200000000000'],
    ['ISO text', '2023-12-29T18:40:00Z'],
  ])('is %s', (_, value) => {
    expect(readOptionalTime({ value }, 'value')).toEqual(new Date('2023-12-29T18:40:00Z'));
  });

  it.each([0, '0'])('is none where it is %j', (value) => {
    expect(readOptionalTime({ value }, 'value')).toBeUndefined();
  });

  it.each(['yesterday', '2023-13-01T00:00:00Z', '1e999', '9'.repeat(40), '-1e30'])('is not "%s"', (value) => {
    expect(() => readOptionalTime({ value }, 'value')).toThrow(new WireError('value', 'a time'));
  });
});

describe('a word', () => {
  it.each([
    ['LIVE', { value: 'LIVE', raw: 'LIVE' }],
    ['live', { value: 'LIVE', raw: 'live' }],
    ['ORDER_STATUS_LIVE', { value: 'LIVE', raw: 'ORDER_STATUS_LIVE' }],
    ['PAUSED', { value: 'UNKNOWN', raw: 'PAUSED' }],
    ['ORDER_STATUS_PAUSED', { value: 'UNKNOWN', raw: 'ORDER_STATUS_PAUSED' }],
  ])('%s reads as %j', (value, known) => {
    expect(readWord({ value }, 'value', ['LIVE', 'MATCHED'], 'ORDER_STATUS_')).toEqual(known);
  });

  it('that is a side is closed', () => {
    expect([readOptionalSide({ a: 'buy' }, 'a'), readOptionalSide({ a: 'SELL' }, 'a')]).toEqual([
      'BUY',
      'SELL',
    ]);
    expect(() => readOptionalSide({ side: 'HOLD' }, 'side')).toThrow(new WireError('side', 'BUY or SELL'));
  });
});

describe('a list', () => {
  const read = (entry: unknown) => readText(readRow(entry, 'row'), 'id');

  it('is empty where it is null or absent', () => {
    expect([readList(null, 'data', read), readList(undefined, 'data', read)]).toEqual([[], []]);
  });

  it('names the faulty entry, and never its value', () => {
    expect(() => readList([{ id: 'a' }, { id: ['secret'] }], 'data', read)).toThrow(
      new WireError('data[1].id', 'a text'),
    );
    expect(() => readList([7], 'data', read)).toThrow(new WireError('data[0].row', 'an object'));
    expect(() => readList({}, 'data', read)).toThrow(new WireError('data', 'a list'));
  });
});

describe('rows', () => {
  const read = (entry: unknown) => readText(readRow(entry, 'row'), 'id');

  it('that do not parse are skipped, and counted at any depth', () => {
    const lists = [[{ id: 'a' }, { id: '' }], 7, [null, { id: 'b' }]];
    expect(noteSkipped(() => readRows(lists, 'lists', (list) => readRows(list, 'list', read)))).toEqual({
      value: [['a'], ['b']],
      skipped: [
        new WireError('list[1].id', 'a text'),
        new WireError('lists[1].list', 'a list'),
        new WireError('list[0].row', 'an object'),
      ],
    });
  });

  it('of an object are read by their keys, each of which must be an id', () => {
    const json: unknown = JSON.parse('{"__proto__":"1","a":"2","b":"x"}');
    const { value, skipped } = noteSkipped(() => readEntries(json, 'prices', readDecimal));
    expect({ value, skipped: skipped.length }).toEqual({ value: [['a', '2']], skipped: 2 });
  });
});

describe('a page', () => {
  const read = (entry: unknown) => readText(readRow(entry, 'row'), 'id');

  it('is read without the rows that do not parse, which it counts', () => {
    expect(readPage({ data: [{ id: 'a' }, {}, 5] }, 'MA==', read)).toMatchObject({
      items: ['a'],
      skipped: 2,
    });
  });

  it.each([{}, { data: null, next_cursor: 'LTE=' }, { data: {} }])('is unreadable as %j', (json) => {
    expect(() => readPage(json, 'MA==', read)).toThrow(new WireError('data', 'a list'));
  });

  it('tells where the next one starts', () => {
    expect(readPage({ data: [{ id: 1 }], next_cursor: 'MTAw', limit: 100, count: 1 }, 'MA==', read)).toEqual({
      items: ['1'],
      nextCursor: 'MTAw',
      skipped: 0,
    });
  });

  it.each([['LTE='], [''], [null], [undefined], ['MA==']])('is the last where it names %j', (next_cursor) => {
    expect(readPage({ data: [], next_cursor }, 'MA==', read)).toEqual({
      items: [],
      nextCursor: undefined,
      skipped: 0,
    });
  });

  it.each([[{}], [{ data: null, next_cursor: 'LTE=' }]])('without a list is not an empty one: %j', (page) => {
    expect(() => readPage(page, 'MA==', read)).toThrow('data is not a list');
  });
});
