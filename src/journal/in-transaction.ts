import type { CompiledQuery } from 'kysely';
import type { JournalDatabase } from './tables.ts';

/** Runs one statement that writes, in a transaction: SQLite then waits for the disk on another thread, as for every commit. */
export function inTransaction<Row>(db: JournalDatabase, statement: CompiledQuery<Row>): Promise<Row[]> {
  return db.transaction().execute(async (tx) => (await tx.executeQuery(statement)).rows);
}
