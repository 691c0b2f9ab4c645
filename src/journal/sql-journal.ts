/** The journal on SQL: the same statements on SQLite and PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { CompiledQuery } from 'kysely';
import { JournalUnavailableError } from '../errors.ts';
import type { TradingStateStore } from '../rails/trading-state.ts';
import { CHUNK_ROWS, chunksOf } from './chunks.ts';
import { createCommit, UnclearCommitError, type Write } from './commit.ts';
import { createForgetting } from './forgetting.ts';
import { groupCommit } from './group-commit.ts';
import { LAST_ID, STEP_ROWS, walkHistory } from './history-walk.ts';
import { inTransaction } from './in-transaction.ts';
import { ALIVE_MS, HOLD_MS, type Journal } from './journal.ts';
import { keepAlive } from './keep-alive.ts';
import { type OrderEvent, type OrderRecord, UNDECIDED_PHASES } from './order-record.ts';
import { createReadStatements, type RecordsAfter } from './read-statements.ts';
import { rememberedState } from './remembered-state.ts';
import { recordOf } from './row.ts';
import { createSignedOrders } from './signed-orders.ts';
import { firstIdOf } from './sortable-id.ts';
import { fromJson } from './stored-json.ts';
import type { JournalDatabase, OrderRow } from './tables.ts';
import { tradingStateIn } from './trading-state-row.ts';
import { createWriteStatements } from './write-statements.ts';

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
  const reads = createReadStatements(db);
  const writes = createWriteStatements(db, isShared);
  const forgetting = createForgetting(db, writes);
  const commits = groupCommit(createCommit({ db, reads, writes, holder, now }), isUnclear);

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
    const store = tradingStateIn(db, { reads, writes }, account);
    return isShared ? store : rememberedState(store);
  }

  async function rowsOf<Row>(statement: CompiledQuery<Row>): Promise<Row[]> {
    return (await available(db.executeQuery(statement))).rows;
  }

  /** What a statement finds for each part of a list of keys. */
  async function search(
    keys: readonly string[],
    statement: (chunk: readonly string[]) => CompiledQuery<OrderRow>,
  ): Promise<OrderRecord[]> {
    const found: OrderRecord[] = [];
    for (const chunk of chunksOf(keys)) found.push(...(await rowsOf(statement(chunk))).map(recordOf));
    return found;
  }

  /** Records with an order of their own. */
  async function recordsOf(account: string, orderIds: readonly string[]): Promise<OrderRecord[]> {
    const found = await search([...new Set(orderIds)], (chunk) => reads.withOrderIds(account, chunk));
    return found.filter(({ status }) => status !== undefined);
  }

  /** Everything that a statement gives by pages. */
  async function readOn<Row extends { readonly recordId: string }>(
    first: string,
    statement: (page: RecordsAfter) => CompiledQuery<Row>,
  ): Promise<Row[]> {
    const found: Row[] = [];
    for (let after = first; ; ) {
      const rows = await rowsOf(statement({ after, limit: CHUNK_ROWS }));
      found.push(...rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHUNK_ROWS) return found;
      after = last.recordId;
    }
  }

  async function renew(aliveUntil: number): Promise<void> {
    await available(inTransaction(db, writes.renew(holder, aliveUntil)));
  }

  async function undecided(account: string): Promise<readonly OrderRecord[]> {
    return (await readOn('', (page) => reads.undecided(account, page))).map(recordOf);
  }

  const signedOrders = createSignedOrders({ db, reads, writes, holder, now });

  const life = isShared ? keepAlive(() => renew(now() + ALIVE_MS)) : undefined;

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
    enterSigned: (account, order) => tracked(signedOrders.enter(account, order)),
    async openSigned(account) {
      const { open, placed } = await available(signedOrders.read(account));
      if (placed.length > 0) await tracked(signedOrders.close(account, placed));
      return open;
    },
    closeSigned: (account, orderIds) => tracked(signedOrders.close(account, orderIds)),
    async withKeys(account, keys) {
      const found = await search(keys, (chunk) => reads.withKeys(account, chunk));
      return new Map(found.map((record) => [record.clientOrderId, record]));
    },
    async withOrderIds(account, orderIds) {
      const found = await recordsOf(account, orderIds);
      // The last of an id is the one that stays: the oldest of those that were not refused.
      found.sort((a, b) => Number(isRefused(b)) - Number(isRefused(a)) || (a.recordId < b.recordId ? 1 : -1));
      return new Map(
        found.flatMap((record) => (record.orderId === undefined ? [] : [[record.orderId, record]])),
      );
    },
    async signed(recordId) {
      const [row] = await rowsOf(reads.signed(recordId));
      return row && fromJson<Extract<OrderEvent, { kind: 'PREPARED' }>>(row.body);
    },
    undecided,
    unsettled: async (account) => (await readOn('', (page) => reads.unsettled(account, page))).map(recordOf),
    async placedSince(account, unixMs) {
      const received = await readOn(firstIdOf(unixMs), (page) => reads.received(account, page));
      return received.flatMap(({ orderId, phase }) => (phase === 'PLACED' ? (orderId ?? []) : []));
    },
    renew: () => renew(now() + ALIVE_MS),
    async hold(recordId) {
      const at = now();
      const held = writes.hold(recordId, { holder, now: at, until: at + HOLD_MS });
      const [row] = await available(inTransaction(db, held));
      return row && recordOf(row);
    },
    async askCancel(account, { orderIds, conditionId, tokenId }) {
      const meant = orderIds === undefined ? await undecided(account) : await recordsOf(account, orderIds);
      const changes = meant
        .filter(({ phase, cancelAsked }) => UNDECIDED_PHASES.includes(phase) && !cancelAsked)
        .filter(({ terms }) => conditionId === undefined || terms?.conditionId === conditionId)
        .filter(({ terms }) => tokenId === undefined || terms?.tokenId === tokenId)
        .map(({ recordId }) => ({ recordId, event: { kind: 'CANCEL_ASKED' } as const }));
      if (changes.length > 0) await write({ changes });
    },
    async history(account, filter, page) {
      const rows = await walkHistory(
        {
          stepDown: async (path, before) =>
            (await rowsOf(reads.stepDown(account, path, before, STEP_ROWS)))[0]?.recordId,
          read: (path, range) => rowsOf(reads.history(account, path, filter, range)),
        },
        filter,
        page,
      );
      return rows.map(recordOf);
    },
    async spentOn(account, day, except) {
      const [sums] = await rowsOf(reads.spentOn(account, day, except));
      const { spent, ...twice } = sums ?? {};
      return Object.values(twice).reduce((sum, one) => sum - BigInt(one ?? 0), BigInt(spent ?? 0));
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
    noteOutcome: async (entryId, outcome, isAwaited = false) => {
      const note = { entryId, outcome };
      await (isAwaited ? write(note) : tracked(commits.writeLater(note)));
    },
    async audit(account, { limit, before }) {
      await allWritten();
      const rows = await rowsOf(reads.audit(account, { limit, before: before ?? LAST_ID }));
      return rows.map((row) => ({
        ...row,
        outcome: row.outcome ?? undefined,
        finishedAt: row.finishedAt ?? undefined,
      }));
    },
    forget: (before) => available(forgetting(before)),
    async [Symbol.asyncDispose]() {
      await allWritten();
      await life?.[Symbol.asyncDispose]();
      // Nothing is in its hand any more. Where this cannot be written, others wait until it runs out.
      if (isShared) await renew(0).catch(() => {});
      await db.destroy();
    },
  };
}

function isRefused({ phase }: OrderRecord): boolean {
  return phase === 'REJECTED';
}

/** What the database says, or `JournalUnavailableError`. */
async function available<T>(answer: Promise<T>, isUnclear = (_: unknown) => false): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new JournalUnavailableError(error, isUnclear(error));
  }
}
