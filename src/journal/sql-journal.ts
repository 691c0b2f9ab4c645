/** The journal on SQL: the same statements on SQLite and PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { JournalUnavailableError } from '../errors.ts';
import { groupCommit } from './group-commit.ts';
import { type AuditRequest, HOLD_MS, type Journal, type OrderChange } from './journal.ts';
import type { OrderDraft, OrderEvent, OrderPhase, OrderRecord } from './order-record.ts';
import { changeBy, recordOf, rowOf } from './row.ts';
import { sortableId } from './sortable-id.ts';
import { fromJson, toJson } from './stored-json.ts';
import type { JournalDatabase, Tables } from './tables.ts';
import { tradingStateIn } from './trading-state-row.ts';

/** Rows removed in one transaction: few enough that nobody waits long for it. */
const FORGET_ROWS = 200;
const UNDECIDED: readonly OrderPhase[] = ['SENDING', 'UNKNOWN'];

/** One call's part of a commit. */
type Write =
  | { readonly account: string; readonly drafts: readonly OrderDraft[] }
  | { readonly changes: readonly OrderChange[] }
  | { readonly request: AuditRequest }
  | { readonly entryId: string; readonly outcome: string };

export interface SqlJournalOptions {
  /** Unix milliseconds; default: the machine's clock. */
  readonly now?: (() => number) | undefined;
}

/** A journal on a migrated database. Disposing it waits for what is being written, then closes the database. */
export function createSqlJournal(db: JournalDatabase, { now = Date.now }: SqlJournalOptions = {}): Journal {
  const holder = randomUUID();
  const writing = new Set<Promise<unknown>>();
  const commitWrite = groupCommit(commit);

  function write(part: Write): Promise<ReadonlySet<string>> {
    const written = available(commitWrite(part));
    const ended: Promise<void> = written.then(
      () => void writing.delete(ended),
      () => void writing.delete(ended),
    );
    writing.add(ended);
    return written;
  }

  /** Gives each write the ids of its drafts that were entered. */
  async function commit(writes: readonly Write[]): Promise<readonly ReadonlySet<string>[]> {
    const at = now();
    return db.transaction().execute(async (tx) => {
      const requests = writes.flatMap((part) => ('request' in part ? [part.request] : []));
      const orders = writes.flatMap((part) =>
        'drafts' in part ? part.drafts.map((draft) => ({ account: part.account, draft })) : [],
      );
      const changes = writes.flatMap((part) => ('changes' in part ? part.changes : []));
      if (requests.length > 0) {
        await tx
          .insertInto('audit')
          .values(requests)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      const entered = orders.length > 0 ? await insertOrders(tx, orders, at) : new Set<string>();
      const events = [
        ...orders.map(({ draft }) => draft).filter(({ recordId }) => entered.has(recordId)),
        ...changes,
      ];
      if (events.length > 0) await insertEvents(tx, events, at);
      for (const { recordId, event } of changes) {
        await tx.updateTable('orders').set(changeBy(event, at)).where('recordId', '=', recordId).execute();
      }
      for (const part of writes) {
        if (!('entryId' in part)) continue;
        const change = { outcome: part.outcome, finishedAt: at };
        await tx.updateTable('audit').set(change).where('entryId', '=', part.entryId).execute();
      }
      return writes.map(() => entered);
    });
  }

  async function insertOrders(
    tx: Transaction<Tables>,
    orders: readonly { readonly account: string; readonly draft: OrderDraft }[],
    at: number,
  ): Promise<ReadonlySet<string>> {
    // Two servers that write the same keys in different orders would wait for each other.
    const inKeyOrder = orders.toSorted((a, b) => (a.draft.clientOrderId < b.draft.clientOrderId ? -1 : 1));
    const rows = await tx
      .insertInto('orders')
      .values(inKeyOrder.map(({ account, draft }) => rowOf(account, draft, { holder, now: at })))
      .onConflict((conflict) => conflict.columns(['account', 'clientOrderId']).doNothing())
      .returning('recordId')
      .execute();
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
    await tx.insertInto('orderEvents').values(rows).execute();
  }

  const ordersOf = (account: string) => db.selectFrom('orders').selectAll().where('account', '=', account);

  async function records(query: ReturnType<typeof ordersOf>): Promise<readonly OrderRecord[]> {
    return (await available(query.execute())).map(recordOf);
  }

  async function withKeys(
    account: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, OrderRecord>> {
    if (keys.length === 0) return new Map();
    const found = await records(ordersOf(account).where('clientOrderId', 'in', keys));
    return new Map(found.map((record) => [record.clientOrderId, record]));
  }

  return {
    async enter(account, drafts) {
      const entered = await write({ account, drafts });
      const refused = drafts.filter(({ recordId }) => !entered.has(recordId));
      const taken = await withKeys(
        account,
        refused.map(({ clientOrderId }) => clientOrderId),
      );
      return drafts.map(({ recordId, clientOrderId }) => {
        const record = taken.get(clientOrderId);
        // A commit whose end was not heard of may have been made: then the record is the draft's own.
        return record?.recordId === recordId ? undefined : record;
      });
    },
    append: async (changes) => {
      await write({ changes });
    },
    withKeys,
    async withOrderIds(account, orderIds) {
      if (orderIds.length === 0) return new Map();
      const found = await records(
        ordersOf(account)
          .where('orderId', 'in', orderIds)
          .where('status', 'is not', null)
          .orderBy('recordId', 'desc'),
      );
      return new Map(
        found.flatMap((record) => (record.orderId === undefined ? [] : [[record.orderId, record]])),
      );
    },
    async signed(recordId) {
      const row = await available(
        db
          .selectFrom('orderEvents')
          .select('body')
          .where('recordId', '=', recordId)
          .where('kind', '=', 'PREPARED')
          .orderBy('eventId', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      return row && fromJson<Extract<OrderEvent, { kind: 'PREPARED' }>>(row.body);
    },
    undecided: (account) => records(ordersOf(account).where('phase', 'in', UNDECIDED).orderBy('recordId')),
    unsettled: (account) => records(ordersOf(account).where('fillsOpen', '=', 1).orderBy('recordId')),
    async hold(recordId) {
      const at = now();
      const row = await available(
        db
          .updateTable('orders')
          .set({ heldBy: holder, heldUntil: at + HOLD_MS })
          .where('recordId', '=', recordId)
          .where('phase', 'in', UNDECIDED)
          .where(({ or, eb }) => or([eb('heldBy', '=', holder), eb('heldUntil', '<', at)]))
          .returningAll()
          .executeTakeFirst(),
      );
      return row && recordOf(row);
    },
    async askCancel(account, { orderIds, conditionId, tokenId }) {
      let query = ordersOf(account).where('phase', 'in', UNDECIDED).where('cancelAsked', '=', 0);
      if (orderIds !== undefined) query = query.where('orderId', 'in', orderIds);
      if (conditionId !== undefined) query = query.where('conditionId', '=', conditionId);
      if (tokenId !== undefined) query = query.where('tokenId', '=', tokenId);
      const meant = await records(query);
      const event = { kind: 'CANCEL_ASKED' } as const;
      if (meant.length > 0) await write({ changes: meant.map(({ recordId }) => ({ recordId, event })) });
    },
    history(account, filter, { limit, before }) {
      let query = ordersOf(account).where('status', 'is not', null);
      if (filter.clientOrderId !== undefined) query = query.where('clientOrderId', '=', filter.clientOrderId);
      if (filter.conditionId !== undefined) query = query.where('conditionId', '=', filter.conditionId);
      if (filter.tokenId !== undefined) query = query.where('tokenId', '=', filter.tokenId);
      if (filter.side !== undefined) query = query.where('side', '=', filter.side);
      if (filter.statuses !== undefined) query = query.where('status', 'in', filter.statuses);
      if (filter.from !== undefined) query = query.where('receivedAt', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('receivedAt', '<', filter.to);
      if (before !== undefined) query = query.where('recordId', '<', before);
      return records(query.orderBy('recordId', 'desc').limit(limit));
    },
    async spentSince(account, unixMs, except) {
      let query = db
        .selectFrom('orders')
        .select(({ fn }) => fn.sum<number | string | null>('spends').as('spent'))
        .where('account', '=', account)
        .where('receivedAt', '>=', unixMs)
        .where('phase', '!=', 'REJECTED');
      if (except.length > 0) query = query.where('orderId', 'not in', except);
      const { spent } = await available(query.executeTakeFirstOrThrow());
      return BigInt(spent ?? 0);
    },
    tradingState(account) {
      const store = tradingStateIn(db, account);
      return {
        read: () => available(store.read()),
        replace: (previous, next) => available(store.replace(previous, next)),
      };
    },
    noteRequest: async (request) => {
      await write({ request });
    },
    noteOutcome: async (entryId, outcome) => {
      await write({ entryId, outcome });
    },
    async audit({ limit, before }) {
      let query = db.selectFrom('audit').selectAll();
      if (before !== undefined) query = query.where('entryId', '<', before);
      const rows = await available(query.orderBy('entryId', 'desc').limit(limit).execute());
      return rows.map((row) => ({
        ...row,
        outcome: row.outcome ?? undefined,
        finishedAt: row.finishedAt ?? undefined,
      }));
    },
    async forget(before) {
      const oldest = sortableId(before).slice(0, 12);
      while ((await available(forgetOrders(db, oldest))) === FORGET_ROWS);
      while ((await available(forgetAudit(db, oldest))) === FORGET_ROWS);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(writing);
      await db.destroy();
    },
  };
}

/** Removes orders that nothing can happen to any more; gives how many. */
async function forgetOrders(db: JournalDatabase, oldest: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('orders')
      .select('recordId')
      .where('recordId', '<', oldest)
      .where('phase', 'in', ['PLACED', 'REJECTED'])
      .where('fillsOpen', '=', 0)
      .where(({ or, eb }) => or([eb('status', 'is', null), eb('status', 'not in', RESTING)]))
      .orderBy('recordId')
      .limit(FORGET_ROWS)
      .execute();
    const ids = rows.map(({ recordId }) => recordId);
    if (ids.length === 0) return 0;
    await tx.deleteFrom('orderEvents').where('recordId', 'in', ids).execute();
    await tx.deleteFrom('orders').where('recordId', 'in', ids).execute();
    return ids.length;
  });
}

async function forgetAudit(db: JournalDatabase, oldest: string): Promise<number> {
  const rows = await db
    .deleteFrom('audit')
    .where('entryId', 'in', (query) =>
      query.selectFrom('audit').select('entryId').where('entryId', '<', oldest).limit(FORGET_ROWS),
    )
    .returning('entryId')
    .execute();
  return rows.length;
}

const RESTING = ['LIVE', 'DELAYED', 'UNMATCHED'] as const;

/** What the database says, or `JournalUnavailableError`. */
async function available<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new JournalUnavailableError(error);
  }
}
