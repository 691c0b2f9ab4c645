/** Every store a journal may have, for suites that must pass on each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalStore } from '../../src/journal/open-journal.ts';
import { hasPostgres, openTestDatabase } from './postgres.ts';

export interface TestStore extends AsyncDisposable {
  readonly store: JournalStore;
}

export interface StoreKind {
  readonly name: string;
  readonly isThere: boolean;
  open(): Promise<TestStore>;
}

async function openDirectory(): Promise<TestStore> {
  const directory = await mkdtemp(join(tmpdir(), 'clob-journal-'));
  return {
    store: { kind: 'sqlite', directory },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

async function openSchema(): Promise<TestStore> {
  const database = await openTestDatabase();
  return {
    store: { kind: 'postgres', url: database.url },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** Stores that outlive a journal. */
export const LASTING_STORES: readonly [sqlite: StoreKind, postgres: StoreKind] = [
  { name: 'SQLite', isThere: true, open: openDirectory },
  { name: 'PostgreSQL', isThere: hasPostgres, open: openSchema },
];
