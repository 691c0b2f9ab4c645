/** A journal that cannot be written any more, for real: every write of it fails as on a full disk. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Fleet } from '../fleet.ts';

export interface FullDisk {
  fill(): Promise<void>;
  /** Makes space again. */
  free(): Promise<void>;
}

/**
 * For SQLite: the kernel refuses every write to a file of the gateways' processes (RLIMIT_FSIZE, EFBIG). It takes no
 * privileges, as only the soft limit is moved. Pipes and sockets go on.
 */
export function filledByLimit(fleet: Pick<Fleet, 'pids'>): FullDisk {
  const limit = async (bytes: string) => {
    for (const pid of fleet.pids()) {
      await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
    }
  };
  return { fill: () => limit('0'), free: () => limit('unlimited') };
}

/** For PostgreSQL: every write to a table fails with the server's own code for a full disk (53100). */
export function filledByTriggers(databaseUrl: string): FullDisk {
  return {
    fill: () =>
      runSql(
        databaseUrl,
        `create function disk_is_full() returns trigger language plpgsql as
           $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
        `do $$ declare one record; begin
           for one in select tablename from pg_tables where schemaname = current_schema() loop
             execute format('create trigger disk_is_full before insert or update on %I
               for each statement execute function disk_is_full()', one.tablename);
           end loop; end $$`,
      ),
    free: () => runSql(databaseUrl, 'drop function disk_is_full() cascade'),
  };
}

async function runSql(connectionString: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
