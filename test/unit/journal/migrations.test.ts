/** Journals of earlier versions are opened by this one. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createMigrator } from '../../../src/journal/migrations.ts';
import { databaseOn, type JournalStore, openJournal, sqliteOf } from '../../../src/journal/open-journal.ts';
import { rowOf } from '../../../src/journal/row.ts';
import { draftOf, orderIdOf, placedOutcome } from '../../support/journal-orders.ts';
import { LASTING_STORES } from '../../support/journal-stores.ts';

function dialectOf(store: JournalStore): Dialect {
  if (store.kind !== 'postgres') return sqliteOf(store);
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: store.url }) });
}

/** The test's own: other tests have tables of the same names. */
function schemaOf(store: JournalStore): string | undefined {
  if (store.kind !== 'postgres') return undefined;
  return new URL(store.url).searchParams.get('options')?.replace('-csearch_path=', '');
}

const DAY = Date.UTC(2026, 10, 1);

describe.each(LASTING_STORES)('on $name', ({ isThere, open }) => {
  it.skipIf(!isThere)('what an earlier version wrote is found, and its spending counted', async () => {
    await using home = await open();
    const drafts = ['first', 'second', 'third'].map((key, index) =>
      draftOf(key, { receivedAt: DAY + index * 30_000_000 }),
    );
    const refused = draftOf('refused', { receivedAt: DAY + 1 });
    await using db = databaseOn(dialectOf(home.store));
    const { error } = await createMigrator(db, schemaOf(home.store)).migrateTo('0002-rails');
    expect(error).toBeUndefined();
    for (const draft of [...drafts, refused]) {
      const row = rowOf('me', draft, { holder: 'an earlier one', now: draft.receivedAt });
      const phase = draft === refused ? 'REJECTED' : 'PLACED';
      const outcome = JSON.stringify(placedOutcome(draft.clientOrderId));
      await db
        .insertInto('orders')
        .values({ ...row, phase, status: draft === refused ? 'REJECTED' : 'LIVE', outcome })
        .execute();
    }
    await db.destroy();
    await using journal = await openJournal(home.store);
    const history = await journal.history('me', { statuses: ['LIVE'] }, { limit: 9 });
    expect(history.map(({ clientOrderId }) => clientOrderId)).toEqual(['third', 'second', 'first']);
    expect(await journal.spentOn('me', DAY, [])).toBe(15_000_000n);
    expect(await journal.spentOn('me', DAY, [orderIdOf('first')])).toBe(10_000_000n);
    expect(await journal.spentOn('me', DAY + 86_400_000, [])).toBe(0n);
  });
});
