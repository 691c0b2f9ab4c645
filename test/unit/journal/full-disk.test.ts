/** SQLite on a disk that is full: what is reported is the failure itself, and the journal goes on when there is space. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sqliteDialect } from '../../../src/journal/sqlite-dialect.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'clob-full-'));
});
afterEach(() => rm(directory, { recursive: true }));

it('a write that does not fit fails as full, and later ones are taken when they fit', async () => {
  const db = new Kysely<{ notes: { text: string } }>({
    dialect: sqliteDialect(join(directory, 'full.db'), ['create table notes (text text)']),
  });
  const write = (length: number) =>
    db.transaction().execute((tx) =>
      tx
        .insertInto('notes')
        .values({ text: 'x'.repeat(length) })
        .execute(),
    );
  // The file may have no more pages: as on a disk without space, SQLite ends the transaction by itself.
  await sql`pragma max_page_count = 8`.execute(db);
  await expect(write(100_000)).rejects.toThrow('database or disk is full');
  await write(10);
  const { rows } = await sql<{ count: number }>`select count(*) as count from notes`.execute(db);
  expect(rows).toEqual([{ count: 1 }]);
  await db.destroy();
});
