/** One commit: what several calls write, in one transaction and as many statements as there are kinds of writes. */
import type { CompiledQuery, Transaction, Updateable } from 'kysely';
import { chunksOf } from './chunks.ts';
import type { AuditRequest, OrderChange } from './journal.ts';
import type { OrderDraft, OrderEvent, OrderRecord } from './order-record.ts';
import type { ReadStatements } from './read-statements.ts';
import { changeBy, hasEffect, recordOf, rowOf } from './row.ts';
import { sortableId } from './sortable-id.ts';
import { SpendingChanges } from './spending.ts';
import { toJson } from './stored-json.ts';
import type { JournalDatabase, OrdersTable, Tables } from './tables.ts';
import type { JudgedRow, RowChange, WriteStatements } from './write-statements.ts';

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

export interface CommitParts {
  readonly db: JournalDatabase;
  readonly reads: Pick<ReadStatements, 'withKeys'>;
  readonly writes: WriteStatements;
  /** The process that writes: new records are in its hand. */
  readonly holder: string;
  /** Unix milliseconds. */
  readonly now: () => number;
}

export function createCommit({ db, reads, writes: statements, holder, now }: CommitParts): Commit {
  /** Runs a statement for each part of a list. */
  async function runAll<T, Row>(
    tx: Transaction<Tables>,
    list: readonly T[],
    statement: (chunk: readonly T[]) => CompiledQuery<Row>,
  ): Promise<Row[]> {
    const found: Row[] = [];
    for (const chunk of chunksOf(list)) found.push(...(await tx.executeQuery(statement(chunk))).rows);
    return found;
  }

  /** Gives the ids of those that were entered. */
  async function insertOrders(
    tx: Transaction<Tables>,
    orders: readonly { readonly account: string; readonly draft: OrderDraft }[],
    at: number,
    spending: SpendingChanges,
  ): Promise<ReadonlySet<string>> {
    // Two servers that write the same keys in different orders would wait for each other.
    const inKeyOrder = orders.toSorted((a, b) => (a.draft.clientOrderId < b.draft.clientOrderId ? -1 : 1));
    const entered = new Set<string>();
    for (const chunk of chunksOf(inKeyOrder)) {
      const rows = chunk.map(({ account, draft }) => rowOf(account, draft, { holder, now: at }));
      const inserted = await tx.executeQuery(statements.insertOrders(rows));
      for (const { recordId } of inserted.rows) entered.add(recordId);
      for (const row of rows) if (entered.has(row.recordId)) spending.add(undefined, row);
    }
    return entered;
  }

  /** Read in the same transaction, so that a failure to read them is a failure to write as well. */
  async function takenBy(
    tx: Transaction<Tables>,
    account: string,
    refused: readonly OrderDraft[],
  ): Promise<readonly OrderRecord[]> {
    const keys = refused.map(({ clientOrderId }) => clientOrderId);
    return (await runAll(tx, keys, (chunk) => reads.withKeys(account, chunk))).map(recordOf);
  }

  /** Judges changes one after the other, and writes what they come to for each order; gives those that had an effect. */
  async function updateOrders(
    tx: Transaction<Tables>,
    changes: readonly OrderChange[],
    at: number,
    spending: SpendingChanges,
  ): Promise<ReadonlySet<OrderChange>> {
    const recordIds = [...new Set(changes.map(({ recordId }) => recordId))].sort();
    const rows = new Map<string, JudgedRow>();
    for (const row of await runAll(tx, recordIds, statements.lockOrders)) rows.set(row.recordId, row);
    const made = new Set<OrderChange>();
    for (const chunk of chunksOf(changes)) {
      const values = new Map<string, Updateable<OrdersTable>>();
      for (const change of chunk) {
        const row = rows.get(change.recordId);
        if (row === undefined || !hasEffect(change.event, row, holder)) continue;
        const update = changeBy(change.event, at);
        const changed: JudgedRow = Object.assign({ ...row }, update);
        spending.add(row, changed);
        rows.set(row.recordId, changed);
        values.set(row.recordId, { ...values.get(row.recordId), ...update });
        made.add(change);
      }
      for (const alike of byColumns([...values].map(([key, values]) => ({ key, values })))) {
        await tx.executeQuery(statements.updateOrders(alike));
      }
    }
    return made;
  }

  async function insertEvents(
    tx: Transaction<Tables>,
    changes: readonly { readonly recordId: string; readonly event: OrderEvent }[],
    at: number,
  ): Promise<void> {
    const rowOfEvent = ({ recordId, event }: (typeof changes)[number]) => ({
      eventId: sortableId(at),
      recordId,
      kind: event.kind,
      at,
      body: toJson(event),
    });
    await runAll(tx, changes, (chunk) => statements.insertEvents(chunk.map(rowOfEvent)));
  }

  return async (writes) => {
    const at = now();
    const requests = writes.flatMap((part) => ('request' in part ? [part.request] : []));
    const orders = writes.flatMap((part) =>
      'drafts' in part ? part.drafts.map((draft) => ({ account: part.account, draft })) : [],
    );
    const changes = writes.flatMap((part) => ('changes' in part ? part.changes : []));
    const outcomes = writes.flatMap((part) =>
      'entryId' in part ? [{ key: part.entryId, values: { outcome: part.outcome, finishedAt: at } }] : [],
    );
    let isAsked = false;
    const written = db.transaction().execute(async (tx) => {
      const spending = new SpendingChanges();
      await runAll(tx, requests, statements.insertAudit);
      const entered = await insertOrders(tx, orders, at, spending);
      const made = await updateOrders(tx, changes, at, spending);
      await runAll(tx, outcomes, statements.updateAudit);
      const written: Written[] = [];
      const events: { readonly recordId: string; readonly event: OrderEvent }[] = [];
      for (const part of writes) {
        if ('drafts' in part) {
          const refused = part.drafts.filter(({ recordId }) => !entered.has(recordId));
          events.push(...part.drafts.filter(({ recordId }) => entered.has(recordId)));
          written.push({ recordIds: entered, taken: await takenBy(tx, part.account, refused) });
        } else if ('changes' in part) {
          const effective = part.changes.filter((change) => made.has(change));
          events.push(...effective);
          written.push({ ...NOTHING, recordIds: new Set(effective.map(({ recordId }) => recordId)) });
        } else {
          written.push(NOTHING);
        }
      }
      await insertEvents(tx, events, at);
      await runAll(tx, spending.rows(holder), statements.addSpending);
      isAsked = true;
      return written;
    });
    return written.catch((cause: unknown) => {
      throw isAsked ? new UnclearCommitError('a commit failed', { cause }) : cause;
    });
  };
}

/** Changes of the same columns together. */
function byColumns<Table extends keyof Tables>(changes: readonly RowChange<Table>[]): RowChange<Table>[][] {
  const groups = new Map<string, RowChange<Table>[]>();
  for (const change of changes) {
    const columns = Object.keys(change.values).join();
    const group = groups.get(columns);
    if (group === undefined) groups.set(columns, [change]);
    else group.push(change);
  }
  return [...groups.values()];
}
