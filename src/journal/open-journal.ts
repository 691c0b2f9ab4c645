/** Opens the journal's database: memory, a file in a directory of its own, or PostgreSQL. */
import { join } from 'node:path';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import { lockDirectory, lockPath } from './directory-lock.ts';
import type { Journal } from './journal.ts';
import { migrate } from './migrations.ts';
import { JournalOpenError } from './open-error.ts';
import { impatient, openPool } from './postgres-pool.ts';
import { makePrivate } from './private-directory.ts';
import { createSqlJournal, type SqlJournalOptions } from './sql-journal.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { JournalDatabase, Tables } from './tables.ts';
import { createWriteStatements } from './write-statements.ts';

/** Where a journal is kept. */
export type JournalStore =
  | { readonly kind: 'memory' }
  /** A directory, made where it is missing. One process at a time. */
  | { readonly kind: 'sqlite'; readonly directory: string }
  /** Any number of processes. The URL holds a password: never show it. */
  | { readonly kind: 'postgres'; readonly url: string };

/**
 * Opens a journal and brings its tables up to date.
 * @throws {JournalOpenError}
 */
export async function openJournal(store: JournalStore, options: SqlJournalOptions = {}): Promise<Journal> {
  try {
    if (store.kind !== 'sqlite') return await openDatabase(store, options);
    // SQLite's further files follow suit.
    makePrivate(store.directory, [databasePath(store.directory), lockPath(store.directory)]);
    return await openLocked(store, options);
  } catch (cause) {
    throw new JournalOpenError(store, cause);
  }
}

async function openDatabase(store: JournalStore, options: SqlJournalOptions): Promise<Journal> {
  if (store.kind === 'postgres') return openPostgres(store.url, options);
  const db = databaseOn(sqliteOf(store));
  try {
    await migrate(db, undefined);
    if (store.kind === 'sqlite') await db.executeQuery(createWriteStatements(db, false).releaseAll());
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return createSqlJournal({ db, isShared: false, ...options });
}

async function openPostgres(url: string, options: SqlJournalOptions): Promise<Journal> {
  const pool = openPool(url);
  // A migration may take its time.
  const patient = databaseOn(new PostgresDialect({ pool }));
  try {
    await migrate(patient, await currentSchema(patient));
  } catch (error) {
    await patient.destroy();
    throw error;
  }
  const db = databaseOn(new PostgresDialect({ pool: impatient(pool) }));
  const journal = createSqlJournal({ db, isShared: true, ...options });
  await journal.renew();
  return journal;
}

export function databaseOn(dialect: Dialect): JournalDatabase {
  return new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
}

async function openLocked(
  store: Extract<JournalStore, { kind: 'sqlite' }>,
  options: SqlJournalOptions,
): Promise<Journal> {
  const lock = lockDirectory(store.directory);
  try {
    const journal = await openDatabase(store, options);
    return {
      ...journal,
      async [Symbol.asyncDispose]() {
        await journal[Symbol.asyncDispose]();
        lock[Symbol.dispose]();
      },
    };
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}

async function currentSchema(db: JournalDatabase): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string | null }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? undefined;
}

export function sqliteOf(store: Exclude<JournalStore, { kind: 'postgres' }>): Dialect {
  if (store.kind === 'memory') return sqliteDialect(':memory:', []);
  // A commit is on the disk when it answers.
  return sqliteDialect(databasePath(store.directory), [
    'pragma journal_mode = wal',
    'pragma synchronous = full',
  ]);
}

function databasePath(directory: string): string {
  return join(directory, 'journal.db');
}
