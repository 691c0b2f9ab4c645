/**
 * The file that keeps an exchange's state: one row for each thing, as JSON, in the order in which the things came to be.
 * What is saved together is there whole or not at all, also where the process is killed in between; a power cut may undo
 * the last moments.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';

/** One thing: what it is, its id among those, and its JSON; `undefined` where it is gone. */
export interface KeptRow {
  readonly kind: string;
  readonly id: string;
  readonly value: unknown;
}

export interface StateFile extends Disposable {
  /** Every thing, oldest first. */
  read(): readonly KeptRow[];
  /** Adds, replaces and removes things, all of them or none. */
  save(rows: readonly KeptRow[]): void;
  /** Removes every thing. */
  clear(): void;
}

/** The directory is in use by another exchange, or cannot be used. The message says what to do and what the cause said. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';

  constructor(directory: string, cause: unknown) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const advice = ADVICE.get(code) ?? 'cannot be used; name another directory';
    super(
      `The paper exchange's state cannot be opened: DATA_DIR is ${directory}, which ${advice} (${message})`,
      {
        cause,
      },
    );
  }
}

/** By the codes of the system and of SQLite. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['ENOTDIR', 'is a file; name a directory'],
  ['SQLITE_BUSY', 'is in use by another exchange; stop that, or name another directory'],
]);

const DATA = 'paper.db';
const LOCK = 'paper.lock';
const SETUP = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create table if not exists things (
    place integer primary key, kind text not null, id text not null, value text not null, unique (kind, id)
  )`;

/**
 * Opens the file of a directory, which is made where it is missing. One process at a time.
 * @throws {StateFileError}
 */
export function openStateFile(directory: string): StateFile {
  try {
    const lock = lockDirectory(directory);
    const database = new Database(makePrivate(join(directory, DATA)));
    database.exec(SETUP);
    return stateFileOn(database, lock);
  } catch (cause) {
    throw new StateFileError(directory, cause);
  }
}

function stateFileOn(database: Database.Database, lock: Disposable): StateFile {
  const all = database.prepare('select kind, id, value from things order by place');
  const put = database.prepare(
    'insert into things (kind, id, value) values (?, ?, ?) on conflict (kind, id) do update set value = excluded.value',
  );
  const drop = database.prepare('delete from things where kind = ? and id = ?');
  return {
    read: () =>
      (all.all() as { kind: string; id: string; value: string }[]).map(({ kind, id, value }) => ({
        ...{ kind, id },
        value: JSON.parse(value),
      })),
    save(rows) {
      database.exec('begin');
      try {
        for (const { kind, id, value } of rows) {
          if (value === undefined) drop.run(kind, id);
          else put.run(kind, id, JSON.stringify(value));
        }
        database.exec('commit');
      } catch (error) {
        // SQLite ends a transaction by itself where a write fails, on a full disk for instance.
        if (database.inTransaction) database.exec('rollback');
        throw error;
      }
    },
    clear: () => void database.exec('delete from things'),
    [Symbol.dispose]() {
      database.close();
      lock[Symbol.dispose]();
    },
  };
}

/** The lock is SQLite's own, on a file beside the data, and ends with the process. */
function lockDirectory(directory: string): Disposable {
  makeDirectory(directory);
  const database = new Database(makePrivate(join(directory, LOCK)));
  database.exec('begin exclusive');
  return {
    [Symbol.dispose]() {
      // By hand: libsql keeps a closed file open until the garbage collector comes by.
      database.exec('rollback');
      database.close();
    },
  };
}

/** Step by step: Node's own `recursive` never ends where a parent that is there takes no directory, as `/proc` does. */
function makeDirectory(directory: string): void {
  const parent = dirname(directory);
  if (parent !== directory && !existsSync(parent)) makeDirectory(parent);
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
}

/** Makes a file that only the process' user may read: it holds the secrets of API keys. */
function makePrivate(path: string): string {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return path;
}
