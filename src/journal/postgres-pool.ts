/** Connections to PostgreSQL that are given up where it falls silent. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
/** How long an answer is waited for. A commit that was asked for by then may have been made. */
const ANSWER_TIMEOUT_MS = 5_000;
/** PostgreSQL's type number of `bigint`, which its client would give as text; ours are times, far below 2^53. */
const INT8 = 20;

/** Opens a pool. Its `DATABASE_URL` holds a password: never show it. */
export function openPool(url: string): pg.Pool {
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

/** The pool as it is used while orders wait: a connection that does not answer is broken, and another takes its place. */
export function impatient(pool: pg.Pool): PostgresPool {
  return { connect: async () => limited(await pool.connect()), end: () => pool.end() };
}

function limited(client: pg.PoolClient): PostgresPoolClient {
  let isGivenUp = false;

  function giveUp(): void {
    isGivenUp = true;
    // It leaves the pool, and what waits for its answer fails. The client's own time limit would leave it in there, silent.
    client.release(true);
  }

  async function inTime<T>(answer: Promise<T>): Promise<T> {
    const timer = setTimeout(giveUp, ANSWER_TIMEOUT_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
    }
  }

  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(asked: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof asked !== 'string') throw new Error('the journal reads no streams');
    return inTime(client.query(asked, [...parameters]));
  }

  return {
    query,
    release() {
      if (!isGivenUp) client.release();
    },
  };
}
