/**
 * SQLite for kysely by libsql's asynchronous interface: a commit waits for the disk on a thread of libsql's, and the event
 * loop goes on. With the synchronous one, every `fsync` stands in the way of all other orders (bench/journal.ts).
 */
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
import Database from 'libsql/promise';
import { LRUCache } from 'lru-cache';

type Statement = Awaited<ReturnType<Database['prepare']>>;

/** Statements kept prepared: preparing one costs more than running it. Their number grows with the sizes of groups. */
const PREPARED_STATEMENTS = 200;
const MEMORY = ':memory:';

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

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.run('begin');
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.run('commit');
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    await connection.run('rollback');
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database;
  readonly #isInMemory: boolean;
  readonly #prepared = new LRUCache<string, Statement>({ max: PREPARED_STATEMENTS });

  constructor(database: Database, isInMemory: boolean) {
    this.#database = database;
    this.#isInMemory = isInMemory;
  }

  /** On the calling thread: nothing here waits for the disk, as it all happens in transactions. */
  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = this.#prepared.get(sql) ?? (await this.#prepare(sql));
    if (statement.reader) return { rows: await statement.all(parameters) };
    const { changes } = statement.run(parameters);
    return { numAffectedRows: BigInt(changes), rows: [] };
  }

  async #prepare(sql: string): Promise<Statement> {
    const statement = await this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  /** On a thread of libsql's where it waits for the disk. */
  async run(sql: string): Promise<void> {
    if (this.#isInMemory) await this.executeQuery(CompiledQuery.raw(sql));
    else await this.#database.exec(sql);
  }

  // biome-ignore lint/correctness/useYield: the journal reads no streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('the journal reads no streams');
  }

  close(): void {
    this.#database.close();
  }
}
