/**
 * A schema of its own on a real PostgreSQL server, gone after the test. The server is the one of TEST_DATABASE_URL, or one
 * on this machine that trusts it. Where none answers the tests say so and are skipped; under CI that is a failure.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase extends AsyncDisposable {
  /** A DATABASE_URL whose tables nobody else sees. */
  readonly url: string;
}

const SERVERS =
  process.env.TEST_DATABASE_URL === undefined
    ? ['postgres://postgres@127.0.0.1:5432/test', 'postgres://root@127.0.0.1:5432/test']
    : [process.env.TEST_DATABASE_URL];

async function findServer(): Promise<string | undefined> {
  for (const server of SERVERS) {
    const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return server;
    } catch {
      // the next one may answer
    }
  }
  if (process.env.CI === 'true') throw new Error('no PostgreSQL answers; under CI its tests must run');
  process.stderr.write('No PostgreSQL answers on 127.0.0.1:5432, database test: its tests are skipped.\n');
  return undefined;
}

const server = await findServer();

/** Whether a server answers. */
export const hasPostgres = server !== undefined;

/** Makes the schema. */
export async function openTestDatabase(): Promise<TestDatabase> {
  if (server === undefined) throw new Error('no PostgreSQL answers');
  const name = `clob_test_${randomBytes(6).toString('hex')}`;
  await runSql(server, `create schema ${name}`);
  const url = new URL(server);
  url.searchParams.set('options', `-csearch_path=${name}`);
  return {
    url: url.href,
    [Symbol.asyncDispose]: () => runSql(server, `drop schema ${name} cascade`),
  };
}

async function runSql(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
