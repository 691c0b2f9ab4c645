/** One commit: what several calls write, in one transaction and few statements. */
import type { Transaction } from 'kysely';
import { compileStatements } from './compiled-statements.ts';
import type { AuditRequest, OrderChange } from './journal.ts';
import type { OrderDraft, OrderEvent, OrderRecord } from './order-record.ts';
import { changeBy, conditionsOf, recordOf, rowOf } from './row.ts';
import { sortableId } from './sortable-id.ts';
import { toJson } from './stored-json.ts';
import type { JournalDatabase, Tables } from './tables.ts';

/** One call's part of a commit. */
export type Write =
  | { readonly account: string; readonly drafts: readonly OrderDraft[] }
  | { readonly changes: readonly OrderChange[] }
  | { readonly request: AuditRequest }
  | { readonly entryId: string; readonly outcome: string };

/** What came of one call's part. */
export interface Written {
  /** Ids of the records that were entered, or that a change had an effect on. */
  readonly recordIds: ReadonlySet<string>;
  /** The records that have the keys of drafts which were not entered. */
  readonly taken: readonly OrderRecord[];
}

/** Writes calls' parts. May be given again what is written. */
export type Commit = (writes: readonly Write[]) => Promise<readonly Written[]>;

/** A commit was asked for and failed: where the database is another process, it may have been made. */
export class UnclearCommitError extends Error {
  override readonly name = 'UnclearCommitError';
}

const NOTHING: Written = { recordIds: new Set(), taken: [] };

/**
 * @param holder the process that writes: new records are in its hand
 * @param now Unix milliseconds
 */
export function createCommit(db: JournalDatabase, holder: string, now: () => number): Commit {
  const statements = compileStatements(db);

  async function insertOrders(
    tx: Transaction<Tables>,
    orders: readonly { readonly account: string; readonly draft: OrderDraft }[],
    at: number,
  ): Promise<ReadonlySet<string>> {
    if (orders.length === 0) return NOTHING.recordIds;
    // Two servers that write the same keys in different orders would wait for each other.
    const inKeyOrder = orders.toSorted((a, b) => (a.draft.clientOrderId < b.draft.clientOrderId ? -1 : 1));
    const entered = inKeyOrder.map(({ account, draft }) => rowOf(account, draft, { holder, now: at }));
    const { rows } = await tx.executeQuery(statements.insertOrders(entered));
    return new Set(rows.map(({ recordId }) => recordId));
  }

  /** Read in the same transaction, so that a failure to read them is a failure to write as well. */
  async function takenBy(
    tx: Transaction<Tables>,
    account: string,
    refused: readonly OrderDraft[],
  ): Promise<readonly OrderRecord[]> {
    if (refused.length === 0) return [];
    const keys = refused.map(({ clientOrderId }) => clientOrderId);
    const rows = await tx
      .selectFrom('orders')
      .selectAll()
      .where('account', '=', account)
      .where('clientOrderId', 'in', keys)
      .execute();
    return rows.map(recordOf);
  }

  /** Gives the changes that had an effect. */
  async function updateOrders(
    tx: Transaction<Tables>,
    changes: readonly OrderChange[],
    at: number,
  ): Promise<readonly OrderChange[]> {
    const made: OrderChange[] = [];
    for (const change of changes) {
      const { recordId, event } = change;
      const update = statements.updateOrder(recordId, changeBy(event, at), conditionsOf(event, holder));
      const { numAffectedRows } = await tx.executeQuery(update);
      if (numAffectedRows !== 0n) made.push(change);
    }
    return made;
  }

  async function writePart(
    tx: Transaction<Tables>,
    part: Write,
    entered: ReadonlySet<string>,
    at: number,
  ): Promise<Written & { readonly events: readonly OrderChange[] }> {
    if ('drafts' in part) {
      const refused = part.drafts.filter(({ recordId }) => !entered.has(recordId));
      const events = part.drafts.filter(({ recordId }) => entered.has(recordId));
      return { recordIds: entered, taken: await takenBy(tx, part.account, refused), events };
    }
    if ('changes' in part) {
      const events = await updateOrders(tx, part.changes, at);
      return { recordIds: new Set(events.map(({ recordId }) => recordId)), taken: [], events };
    }
    if ('entryId' in part) {
      await tx.executeQuery(statements.updateAudit(part.entryId, { outcome: part.outcome, finishedAt: at }));
    }
    return { ...NOTHING, events: [] };
  }

  async function insertEvents(
    tx: Transaction<Tables>,
    changes: readonly { readonly recordId: string; readonly event: OrderEvent }[],
    at: number,
  ): Promise<void> {
    if (changes.length === 0) return;
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
    let isAsked = false;
    const written = db.transaction().execute(async (tx) => {
      if (requests.length > 0) await tx.executeQuery(statements.insertAudit(requests));
      const entered = await insertOrders(tx, orders, at);
      const written: Awaited<ReturnType<typeof writePart>>[] = [];
      for (const part of writes) written.push(await writePart(tx, part, entered, at));
      await insertEvents(
        tx,
        written.flatMap(({ events }) => events),
        at,
      );
      isAsked = true;
      return written;
    });
    return written.catch((cause: unknown) => {
      throw isAsked ? new UnclearCommitError('a commit failed', { cause }) : cause;
    });
  };
}
