/**
 * SQLite for kysely by libsql. A commit waits for the disk on a thread of libsql's, and the event loop goes on: on the
 * calling thread, every `fsync` would stand in the way of all other orders (bench/journal.ts). All else runs on the calling
 * thread, where a statement takes less than the way to another thread and back; between statements the event loop goes on
 * once they have taken `TURN_MS`.
 */
import { setImmediate } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import { LRUCache } from 'lru-cache';

/** Statements kept prepared: preparing one costs more than running it. Their number grows with the sizes of groups. */
const PREPARED_STATEMENTS = 200;
/** How long statements run before other work of the process has its turn, milliseconds. */
const TURN_MS = 2;
const MEMORY = ':memory:';

/** Runs SQL on a thread of libsql's. Its two interfaces share one kind of handle, so this one takes the other's. */
const execOnThread: (this: Database.Database, sql: string) => Promise<void> = AsyncDatabase.prototype.exec;

/** Opens `path`, or `:memory:`, and runs the statements of `setup` first. */
export function sqliteDialect(path: string, setup: readonly string[]): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(path, setup),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection, which transactions and single queries take in turns. */
class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #setup: readonly string[];
  #connection: SqliteConnection | undefined;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(path: string, setup: readonly string[]) {
    this.#path = path;
    this.#setup = setup;
  }

  async init(): Promise<void> {
    this.#connection = new SqliteConnection(new Database(this.#path, {}), this.#path === MEMORY);
    for (const statement of this.#setup) await this.#connection.executeQuery(CompiledQuery.raw(statement));
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const before = this.#free;
    let release = (): void => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    if (this.#connection === undefined) throw new Error('the database is not open');
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /**
   * Every transaction writes, so it takes the write lock at once. A statement that came upon another's lock would stay in
   * progress with libsql, and nothing can be committed meanwhile; this one is run again before the next commit.
   */
  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.commit();
  }

  /** SQLite ends a transaction by itself where a write fails, on a full disk for instance: the failure must not be masked. */
  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    if (!connection.isInTransaction) return;
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #isInMemory: boolean;
  readonly #prepared = new LRUCache<string, Database.Statement>({ max: PREPARED_STATEMENTS });
  /** What statements took since other work had its turn. */
  #spentMs = 0;

  constructor(database: Database.Database, isInMemory: boolean) {
    this.#database = database;
    this.#isInMemory = isInMemory;
  }

  /** What orders wait for happens in transactions, so nothing of it waits for the disk here. */
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#spentMs > TURN_MS) {
      await setImmediate();
      this.#spentMs = 0;
    }
    const begun = performance.now();
    try {
      const statement = this.#prepared.get(sql) ?? this.#prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes } = statement.run(parameters);
      return { numAffectedRows: BigInt(changes), rows: [] };
    } finally {
      this.#spentMs += performance.now() - begun;
    }
  }

  #prepare(sql: string): Database.Statement {
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  get isInTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Waits for the disk, where there is one. */
  async commit(): Promise<void> {
    if (this.#isInMemory) await this.executeQuery(CompiledQuery.raw('commit'));
    else await execOnThread.call(this.#database, 'commit');
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('the journal reads no streams');
  }

  close(): void {
    this.#database.close();
  }
}
