/** One commit: what several calls write, in one transaction and few statements. */
import type { Transaction } from 'kysely';
import { compileStatements } from './compiled-statements.ts';
import type { AuditRequest, OrderChange } from './journal.ts';
import type { OrderDraft } from './order-record.ts';
import { changeBy, rowOf } from './row.ts';
import { sortableId } from './sortable-id.ts';
import { toJson } from './stored-json.ts';
import type { JournalDatabase, Tables } from './tables.ts';

/** One call's part of a commit. */
export type Write =
  | { readonly account: string; readonly drafts: readonly OrderDraft[] }
  | { readonly changes: readonly OrderChange[] }
  | { readonly request: AuditRequest }
  | { readonly entryId: string; readonly outcome: string };

/** Writes calls' parts and gives each the ids of the records that were entered. May be given again what is written. */
export type Commit = (writes: readonly Write[]) => Promise<readonly ReadonlySet<string>[]>;

/**
 * @param holder the process that new records are in the hand of
 * @param now Unix milliseconds
 */
export function createCommit(db: JournalDatabase, holder: string, now: () => number): Commit {
  const statements = compileStatements(db);

  async function insertOrders(
    tx: Transaction<Tables>,
    orders: readonly { readonly account: string; readonly draft: OrderDraft }[],
    at: number,
  ): Promise<ReadonlySet<string>> {
    // Two servers that write the same keys in different orders would wait for each other.
    const inKeyOrder = orders.toSorted((a, b) => (a.draft.clientOrderId < b.draft.clientOrderId ? -1 : 1));
    const entered = inKeyOrder.map(({ account, draft }) => rowOf(account, draft, { holder, now: at }));
    const { rows } = await tx.executeQuery(statements.insertOrders(entered));
    return new Set(rows.map(({ recordId }) => recordId));
  }

  async function insertEvents(
    tx: Transaction<Tables>,
    changes: readonly OrderChange[],
    at: number,
  ): Promise<void> {
    const rows = changes.map(({ recordId, event }) => ({
      eventId: sortableId(at),
      recordId,
      kind: event.kind,
      at,
      body: toJson(event),
    }));
    await tx.executeQuery(statements.insertEvents(rows));
  }

  return async (writes) => {
    const at = now();
    const requests = writes.flatMap((part) => ('request' in part ? [part.request] : []));
    const orders = writes.flatMap((part) =>
      'drafts' in part ? part.drafts.map((draft) => ({ account: part.account, draft })) : [],
    );
    const changes = writes.flatMap((part) => ('changes' in part ? part.changes : []));
    return db.transaction().execute(async (tx) => {
      if (requests.length > 0) await tx.executeQuery(statements.insertAudit(requests));
      const entered = orders.length > 0 ? await insertOrders(tx, orders, at) : new Set<string>();
      const events = [
        ...orders.map(({ draft }) => draft).filter(({ recordId }) => entered.has(recordId)),
        ...changes,
      ];
      if (events.length > 0) await insertEvents(tx, events, at);
      for (const { recordId, event } of changes) {
        await tx.executeQuery(statements.updateOrder(recordId, changeBy(event, at)));
      }
      for (const part of writes) {
        if (!('entryId' in part)) continue;
        const change = { outcome: part.outcome, finishedAt: at };
        await tx.executeQuery(statements.updateAudit(part.entryId, change));
      }
      return writes.map(() => entered);
    });
  };
}
