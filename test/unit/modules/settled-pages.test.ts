import { expect, it } from 'vitest';
import type { Page, Trade, TradeStatus } from '../../../src/clob/types.ts';
import { rememberSettledPages } from '../../../src/modules/trades/settled-pages.ts';

function trade(tradeId: string, second: number, value: TradeStatus = 'CONFIRMED'): Trade {
  const status = { value, raw: value };
  return { tradeId, matchTime: new Date(second * 1_000), status } as Trade;
}

/** A list of pages, and which of them were read: `top` for the first, else its cursor. */
function listOf(...pages: readonly (readonly Trade[])[]) {
  const reads: string[] = [];
  const read = async (cursor: string | undefined): Promise<Page<Trade>> => {
    reads.push(cursor ?? 'top');
    const index = Number(cursor ?? 0);
    return {
      items: pages[index] ?? [],
      nextCursor: index + 1 < pages.length ? String(index + 1) : undefined,
      skipped: 0,
    };
  };
  return { read, reads };
}

type Remember = ReturnType<typeof rememberSettledPages>;

/** Reads a list from its top to its end. */
async function readAll(remember: Remember, name: string, { read }: ReturnType<typeof listOf>) {
  const readPage = remember(name, read);
  const ids: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await readPage(cursor);
    ids.push(...page.items.map(({ tradeId }) => tradeId));
    cursor = page.nextCursor;
  }
  return ids;
}

const newest = [trade('d', 4), trade('c', 3)];
const older = [trade('b', 2), trade('a', 1)];

it('a settled page is read once while the first stays as it was', async () => {
  const remember = rememberSettledPages();
  const list = listOf(newest, older);
  expect(await readAll(remember, 'mine', list)).toEqual(['d', 'c', 'b', 'a']);
  expect(await readAll(remember, 'mine', list)).toEqual(['d', 'c', 'b', 'a']);
  expect(list.reads).toEqual(['top', '1', 'top']);
});

it('is not believed under another first page, and not for another list', async () => {
  const remember = rememberSettledPages();
  await readAll(remember, 'mine', listOf(newest, older));
  const moved = listOf([trade('e', 5), trade('d', 4)], [trade('c', 3), trade('b', 2)], [trade('a', 1)]);
  expect(await readAll(remember, 'mine', moved)).toEqual(['e', 'd', 'c', 'b', 'a']);
  const others = listOf(newest, [trade('y', 1)]);
  expect(await readAll(remember, "another's", others)).toEqual(['d', 'c', 'y']);
});

it.each([
  ['one of its trades may still change', [newest, [trade('b', 2, 'MINED'), trade('a', 1)]]],
  ['its list is oldest first', [older.toReversed(), newest.toReversed()]],
  ['all trades are of one second', [[trade('b', 1)], [trade('a', 1)]]],
])('is read again where %s', async (_, pages) => {
  const remember = rememberSettledPages();
  const list = listOf(...pages);
  await readAll(remember, 'mine', list);
  await readAll(remember, 'mine', list);
  expect(list.reads).toEqual(['top', '1', 'top', '1']);
});
