/** The journal on SQL: the same statements on SQLite and PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { JournalUnavailableError } from '../errors.ts';
import type { TradingStateStore } from '../rails/trading-state.ts';
import { createCommit, UnclearCommitError, type Write } from './commit.ts';
import { groupCommit } from './group-commit.ts';
import { HOLD_MS, type Journal } from './journal.ts';
import { type OrderEvent, type OrderRecord, UNDECIDED_PHASES } from './order-record.ts';
import { rememberedState } from './remembered-state.ts';
import { recordOf } from './row.ts';
import { sortableId } from './sortable-id.ts';
import { fromJson } from './stored-json.ts';
import type { JournalDatabase } from './tables.ts';
import { tradingStateIn } from './trading-state-row.ts';

/** Rows removed in one transaction: few enough that nobody waits long for it. */
const FORGET_ROWS = 200;

export interface SqlJournalOptions {
  /** Unix milliseconds; default: the machine's clock. */
  readonly now?: (() => number) | undefined;
}

export interface SqlJournalParts extends SqlJournalOptions {
  readonly db: JournalDatabase;
  /** Whether other processes write to the same database. */
  readonly isShared: boolean;
}

/** A journal on a migrated database. Disposing it waits for what is being written, then closes the database. */
export function createSqlJournal({ db, isShared, now = Date.now }: SqlJournalParts): Journal {
  const holder = randomUUID();
  const writing = new Set<Promise<unknown>>();
  const states = new Map<string, TradingStateStore>();
  // In a file, a commit that failed is rolled back.
  const isUnclear = (error: unknown) => isShared && error instanceof UnclearCommitError;
  const commits = groupCommit(createCommit(db, holder, now), isUnclear);

  const write = (part: Write) => tracked(commits.write(part));

  function tracked<T>(writingIt: Promise<T>): Promise<T> {
    const written = available(writingIt, isUnclear);
    const ended: Promise<void> = written.then(
      () => void writing.delete(ended),
      () => void writing.delete(ended),
    );
    writing.add(ended);
    return written;
  }

  /** Waits for everything that was to be written. */
  async function allWritten(): Promise<void> {
    commits.flush();
    await Promise.all(writing);
  }

  function openState(account: string): TradingStateStore {
    const store = tradingStateIn(db, account);
    return isShared ? store : rememberedState(store);
  }

  const ordersOf = (account: string) => db.selectFrom('orders').selectAll().where('account', '=', account);

  async function records(query: ReturnType<typeof ordersOf>): Promise<readonly OrderRecord[]> {
    return (await available(query.execute())).map(recordOf);
  }

  return {
    async enter(account, drafts) {
      const { taken } = await write({ account, drafts });
      const byKey = new Map(taken.map((record) => [record.clientOrderId, record]));
      return drafts.map(({ recordId, clientOrderId }) => {
        const record = byKey.get(clientOrderId);
        // A commit whose end was not heard of may have been made: then the record is the draft's own.
        return record?.recordId === recordId ? undefined : record;
      });
    },
    append: async (changes) => (await write({ changes })).recordIds,
    async withKeys(account, keys) {
      if (keys.length === 0) return new Map();
      const found = await records(ordersOf(account).where('clientOrderId', 'in', keys));
      return new Map(found.map((record) => [record.clientOrderId, record]));
    },
    async withOrderIds(account, orderIds) {
      if (orderIds.length === 0) return new Map();
      const found = await records(
        ordersOf(account)
          .where('orderId', 'in', orderIds)
          .where('status', 'is not', null)
          .orderBy('recordId', 'desc'),
      );
      // The last of an id is the one that stays.
      const refusedFirst = found.toSorted((a, b) => Number(isRefused(b)) - Number(isRefused(a)));
      return new Map(
        refusedFirst.flatMap((record) => (record.orderId === undefined ? [] : [[record.orderId, record]])),
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
    undecided: (account) =>
      records(ordersOf(account).where('phase', 'in', UNDECIDED_PHASES).orderBy('recordId')),
    unsettled: (account) => records(ordersOf(account).where('fillsOpen', '=', 1).orderBy('recordId')),
    async placedSince(account, unixMs) {
      const query = db
        .selectFrom('orders')
        .select('orderId')
        .where('account', '=', account)
        .where('receivedAt', '>=', unixMs)
        .where('phase', '=', 'PLACED');
      return (await available(query.execute())).flatMap(({ orderId }) => orderId ?? []);
    },
    async hold(recordId) {
      const at = now();
      const row = await available(
        db
          .updateTable('orders')
          .set({ heldBy: holder, heldUntil: at + HOLD_MS })
          .where('recordId', '=', recordId)
          .where('phase', 'in', UNDECIDED_PHASES)
          .where(({ or, eb }) => or([eb('heldBy', '=', holder), eb('heldUntil', '<', at)]))
          .returningAll()
          .executeTakeFirst(),
      );
      return row && recordOf(row);
    },
    async askCancel(account, { orderIds, conditionId, tokenId }) {
      let query = ordersOf(account).where('phase', 'in', UNDECIDED_PHASES).where('cancelAsked', '=', 0);
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
      const store = states.get(account) ?? openState(account);
      states.set(account, store);
      return {
        read: () => available(store.read()),
        replace: (previous, next) => available(store.replace(previous, next)),
      };
    },
    noteRequest: async (request) => {
      await write({ request });
    },
    noteOutcome: async (entryId, outcome) => {
      await tracked(commits.writeLater({ entryId, outcome }));
    },
    async audit({ limit, before }) {
      await allWritten();
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
      await allWritten();
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

function isRefused({ phase }: OrderRecord): boolean {
  return phase === 'REJECTED';
}

const RESTING = ['LIVE', 'DELAYED', 'UNMATCHED'] as const;

/** What the database says, or `JournalUnavailableError`. */
async function available<T>(answer: Promise<T>, isUnclear = (_: unknown) => false): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new JournalUnavailableError(error, isUnclear(error));
  }
}
