/** Removes what is decided, settled and old: some rows at a time, so that nobody waits long for it. */
import { setImmediate } from 'node:timers/promises';
import { inTransaction } from './in-transaction.ts';
import { firstIdOf } from './sortable-id.ts';
import { DAY_MS, type JournalDatabase, type OrderRow } from './tables.ts';
import type { WriteStatements } from './write-statements.ts';

/** Rows of one transaction: so few that PostgreSQL searches their events in the index also before it has statistics. */
export const FORGOTTEN_ROWS = 20;

const RESTING: ReadonlySet<OrderRow['status']> = new Set(['LIVE', 'DELAYED', 'UNMATCHED']);

/** Gives a function that removes what is older than a time, in Unix milliseconds. */
export function createForgetting(
  db: JournalDatabase,
  writes: Pick<
    WriteStatements,
    | 'oldOrders'
    | 'deleteEventsOf'
    | 'deleteOrders'
    | 'deleteAudit'
    | 'deleteSigned'
    | 'deleteSpending'
    | 'deleteProcesses'
  >,
): (before: number) => Promise<void> {
  async function forgetOrders(before: string): Promise<void> {
    for (let after = ''; ; ) {
      const { rows } = await db.executeQuery(writes.oldOrders({ after, before, limit: FORGOTTEN_ROWS }));
      await remove(rows.filter(isOver).map(({ recordId }) => recordId));
      const last = rows.at(-1);
      if (last === undefined || rows.length < FORGOTTEN_ROWS) return;
      after = last.recordId;
      await setImmediate();
    }
  }

  async function remove(recordIds: readonly string[]): Promise<void> {
    if (recordIds.length === 0) return;
    await db.transaction().execute(async (tx) => {
      await tx.executeQuery(writes.deleteEventsOf(recordIds));
      await tx.executeQuery(writes.deleteOrders(recordIds));
    });
  }

  return async (before) => {
    const oldest = firstIdOf(before);
    await forgetOrders(oldest);
    while ((await inTransaction(db, writes.deleteAudit(oldest, FORGOTTEN_ROWS))).length === FORGOTTEN_ROWS)
      await setImmediate();
    while ((await inTransaction(db, writes.deleteSigned(oldest, FORGOTTEN_ROWS))).length === FORGOTTEN_ROWS)
      await setImmediate();
    await inTransaction(db, writes.deleteSpending(before - DAY_MS));
    await inTransaction(db, writes.deleteProcesses(before));
  };
}

/** Whether nothing can happen to an order any more. */
function isOver({ phase, fillsOpen, status }: Pick<OrderRow, 'phase' | 'fillsOpen' | 'status'>): boolean {
  return (phase === 'PLACED' || phase === 'REJECTED') && fillsOpen === 0 && !RESTING.has(status);
}
