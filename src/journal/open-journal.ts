/** Opens the journal's database: memory, a file in a directory of its own, or PostgreSQL. */
import { join } from 'node:path';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { lockDirectory, lockPath } from './directory-lock.ts';
import type { Journal } from './journal.ts';
import { migrate } from './migrations.ts';
import { JournalOpenError } from './open-error.ts';
import { makePrivate } from './private-directory.ts';
import { createSqlJournal, type SqlJournalOptions } from './sql-journal.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { JournalDatabase, Tables } from './tables.ts';

/** Where a journal is kept. */
export type JournalStore =
  | { readonly kind: 'memory' }
  /** A directory, made where it is missing. One process at a time. */
  | { readonly kind: 'sqlite'; readonly directory: string }
  /** Any number of processes. The URL holds a password: never show it. */
  | { readonly kind: 'postgres'; readonly url: string };

const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
/** PostgreSQL's type number of `bigint`, which its client would give as text; ours are times, far below 2^53. */
const INT8 = 20;

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
  const db = new Kysely<Tables>({ dialect: dialectOf(store), plugins: [new CamelCasePlugin()] });
  try {
    await migrate(db, store.kind === 'postgres' ? await currentSchema(db) : undefined);
    // A file has one process, so whoever held an order before is gone.
    if (store.kind === 'sqlite') await releaseAll(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return createSqlJournal({ db, isShared: store.kind === 'postgres', ...options });
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

async function releaseAll(db: JournalDatabase): Promise<void> {
  await db.updateTable('orders').set({ heldUntil: 0 }).where('phase', 'in', ['SENDING', 'UNKNOWN']).execute();
}

function dialectOf(store: JournalStore): Dialect {
  if (store.kind === 'memory') return sqliteDialect(':memory:', []);
  if (store.kind === 'postgres') return new PostgresDialect({ pool: openPool(store.url) });
  // A commit is on the disk when it answers.
  return sqliteDialect(databasePath(store.directory), [
    'pragma journal_mode = wal',
    'pragma synchronous = full',
  ]);
}

function databasePath(directory: string): string {
  return join(directory, 'journal.db');
}

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: {
      getTypeParser: (type, format) => (type === INT8 ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A connection that breaks while it is idle is replaced at the next call; unheard, it would end the process.
  pool.on('error', () => {});
  // One that breaks while it is in use fails its queries, which is heard; the event comes besides.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}
