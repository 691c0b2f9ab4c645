/** A list of the exchange is read within bounds, whatever it answers, and what was not read is stated. */
import { expect, it } from 'vitest';
import { readAll } from '../../../src/clob/read-all.ts';
import { ReadBudget } from '../../../src/clob/read-budget.ts';
import type { Page } from '../../../src/clob/types.ts';
import { readConnection } from '../../../src/modules/shared/pages.ts';

const pageOf = (items: readonly string[], nextCursor?: string, more: Partial<Page<string>> = {}) => ({
  items,
  nextCursor,
  skipped: 0,
  ...more,
});
const idOf = (row: string) => row;

it('a cursor that comes again ends the reading, and the connection', async () => {
  let reads = 0;
  const fetch = async (cursor: string | undefined) => {
    reads += 1;
    return cursor === undefined ? pageOf(['a'], '1') : pageOf(['b'], cursor === '1' ? '2' : '1');
  };
  expect(await readAll(fetch, idOf)).toMatchObject({
    items: ['a', 'b'],
    ended: false,
    cut: 'REPEATED_CURSOR',
    isWhole: false,
    pages: 3,
  });
  const { edges, cut, pageInfo } = await readConnection({ first: 10 }, { fetch, idOf });
  expect({ rows: edges.map(({ node }) => node), cut, hasNextPage: pageInfo.hasNextPage, reads }).toEqual({
    rows: ['a', 'b'],
    cut: 'REPEATED_CURSOR',
    hasNextPage: false,
    reads: 6,
  });
});

it('a list without end is cut at its bytes', async () => {
  const bytes = 16 * 1024 * 1024;
  const endless = async (cursor = '0') => pageOf([cursor], String(Number(cursor) + 1), { bytes });
  expect(await readAll(endless, idOf)).toMatchObject({ cut: 'BYTES', ended: false, pages: 4 });
});

it.each([
  [{ pages: 2 }, 'PAGES'],
  [{ rows: 2 }, 'ROWS'],
  [{ bytes: 20 }, 'BYTES'],
  [{ ms: 0 }, 'TIME'],
])('a budget of %j is spent on %s', (limits, cut) => {
  const budget = new ReadBudget(limits);
  budget.count(pageOf(['a'], '1', { bytes: 10 }));
  expect(budget.count(pageOf(['b'], '2', { bytes: 10 }))).toBe(cut);
  expect(new ReadBudget(limits).count(pageOf(['b']))).toBeUndefined();
});

it('a list with skipped rows is not whole, so nothing that is missing is gone', async () => {
  const read = await readAll(async () => pageOf(['a'], undefined, { skipped: 1 }), idOf);
  expect(read).toMatchObject({ ended: true, skipped: 1, isWhole: false, isSnapshot: false });
});
