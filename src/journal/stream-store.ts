/**
 * The logs of a gateway that is alone, beside its journal. SQLite has a file of its own for them, so that no order waits for
 * an event: its commits need not be on the disk, as what a crash of the machine takes away, subscribers are told as a gap.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { CamelCasePlugin, type Dialect, Kysely, PostgresDialect } from 'kysely';
import type { LogEntry } from '../bus/bus.ts';
import type { LogStore } from '../bus/log-store.ts';
import { JournalOpenError } from './open-error.ts';
import type { JournalStore } from './open-journal.ts';
import { impatient, openPool } from './postgres-pool.ts';
import { makePrivate } from './private-directory.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

interface StreamTables {
  streamLogs: { log: string; epoch: string; holder: string; updatedAt: number };
  streamEntries: { log: string; sequence: number; value: string };
  streamState: { log: string; field: string; value: string };
}

/** A log that was not written for so long begins anew: what happened meanwhile is too much to catch up with. */
const KEPT_MS = 7 * 86_400_000;
/** Rows read or written by one statement. */
const ROWS = 500;

/**
 * Opens the store beside a journal that is open. A journal in memory has none.
 * @throws {JournalOpenError}
 */
export async function openStreamStore(store: JournalStore): Promise<LogStore | undefined> {
  if (store.kind === 'memory') return undefined;
  const db = new Kysely<StreamTables>({ dialect: dialectOf(store), plugins: [new CamelCasePlugin()] });
  try {
    await createTables(db);
  } catch (error) {
    await db.destroy();
    throw new JournalOpenError(store, error);
  }
  return createStreamStore(db);
}

function dialectOf(store: Exclude<JournalStore, { kind: 'memory' }>): Dialect {
  if (store.kind === 'postgres') return new PostgresDialect({ pool: impatient(openPool(store.url)) });
  const path = join(store.directory, 'streams.db');
  makePrivate(store.directory, [path]);
  return sqliteDialect(path, ['pragma journal_mode = wal', 'pragma synchronous = normal']);
}

async function createTables(db: Kysely<StreamTables>): Promise<void> {
  await db.schema
    .createTable('streamLogs')
    .ifNotExists()
    .addColumn('log', 'text', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('streamEntries')
    .ifNotExists()
    .addColumn('log', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('streamEntriesPlace', ['log', 'sequence'])
    .execute();
  await db.schema
    .createTable('streamState')
    .ifNotExists()
    .addColumn('log', 'text', (column) => column.notNull())
    .addColumn('field', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('streamStateField', ['log', 'field'])
    .execute();
}

function createStreamStore(db: Kysely<StreamTables>): LogStore {
  const holder = randomUUID();

  async function forget(log: string): Promise<void> {
    await db.deleteFrom('streamEntries').where('log', '=', log).execute();
    await db.deleteFrom('streamState').where('log', '=', log).execute();
    await db.deleteFrom('streamLogs').where('log', '=', log).execute();
  }

  async function forgetOld(): Promise<void> {
    const before = Date.now() - KEPT_MS;
    const old = await db.selectFrom('streamLogs').select('log').where('updatedAt', '<', before).execute();
    for (const { log } of old) await forget(log);
  }

  /** The epoch of a log that is this process's from now on. */
  async function take(log: string): Promise<string> {
    const fresh = { log, epoch: randomUUID(), holder, updatedAt: Date.now() };
    const { epoch } = await db
      .insertInto('streamLogs')
      .values(fresh)
      .onConflict((conflict) => conflict.column('log').doUpdateSet({ holder }))
      .returning('epoch')
      .executeTakeFirstOrThrow();
    return epoch;
  }

  async function readEntries(log: string): Promise<readonly LogEntry[]> {
    const entries: LogEntry[] = [];
    for (let isMore = true; isMore; await setImmediate()) {
      const rows = await db
        .selectFrom('streamEntries')
        .select(['sequence', 'value'])
        .where('log', '=', log)
        .where('sequence', '>', entries.at(-1)?.sequence ?? 0)
        .orderBy('sequence')
        .limit(ROWS)
        .execute();
      entries.push(...rows);
      isMore = rows.length === ROWS;
    }
    return entries;
  }

  async function readState(log: string): Promise<ReadonlyMap<string, string>> {
    const state = new Map<string, string>();
    let last = '';
    for (let isMore = true; isMore; await setImmediate()) {
      const rows = await db
        .selectFrom('streamState')
        .select(['field', 'value'])
        .where('log', '=', log)
        .where('field', '>', last)
        .orderBy('field')
        .limit(ROWS)
        .execute();
      for (const { field, value } of rows) state.set(field, value);
      last = rows.at(-1)?.field ?? last;
      isMore = rows.length === ROWS;
    }
    return state;
  }

  return {
    async open(log) {
      await forgetOld();
      const epoch = await take(log);
      return { epoch, entries: await readEntries(log), state: await readState(log) };
    },
    append: (log, entries, changes, keep) =>
      db.transaction().execute(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('streamLogs')
          .set({ updatedAt: Date.now() })
          .where('log', '=', log)
          .where('holder', '=', holder)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        for (let from = 0; from < entries.length; from += ROWS) {
          const rows = entries.slice(from, from + ROWS).map((entry) => ({ log, ...entry }));
          await tx.insertInto('streamEntries').values(rows).execute();
        }
        const newest = entries.at(-1)?.sequence;
        if (newest !== undefined) {
          await tx
            .deleteFrom('streamEntries')
            .where('log', '=', log)
            .where('sequence', '<=', newest - keep)
            .execute();
        }
        const fields = [...changes];
        for (let from = 0; from < fields.length; from += ROWS) {
          const some = fields.slice(from, from + ROWS);
          const kept = some.flatMap(([field, value]) => (value === null ? [] : [{ log, field, value }]));
          const gone = some.flatMap(([field, value]) => (value === null ? [field] : []));
          if (kept.length > 0) {
            await tx
              .insertInto('streamState')
              .values(kept)
              .onConflict((conflict) =>
                conflict
                  .columns(['log', 'field'])
                  .doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })),
              )
              .execute();
          }
          if (gone.length > 0) {
            await tx.deleteFrom('streamState').where('log', '=', log).where('field', 'in', gone).execute();
          }
        }
        return true;
      }),
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}
