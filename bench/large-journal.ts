/**
 * What the journal's calls take once it holds 200,000 orders, and for how long each keeps the event loop. SQLite is as a
 * server has it, without statistics; PostgreSQL has those of autovacuum. Run: npx tsx bench/large-journal.ts
 */
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import pg from 'pg';
import type { Journal } from '../src/journal/journal.ts';
import { type JournalStore, openJournal } from '../src/journal/open-journal.ts';
import { draftOf, orderIdOf, placedOutcome } from '../test/support/journal-orders.ts';
import { LASTING_STORES } from '../test/support/journal-stores.ts';
import { fillingSql, TIME } from '../test/support/large-journal.ts';
import { quantile } from './quantile.ts';

const ORDERS = 200_000;
const MANY = 1_200;
const REPEATS = 20;

/** One call on one store. */
export interface LargeJournalResult {
  readonly store: string;
  readonly call: string;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly worst: number;
  /** The longest turn of the event loop, milliseconds of the processor: other work on the machine does not count. */
  readonly longestTurn: number;
}

export async function run(): Promise<readonly LargeJournalResult[]> {
  const results: LargeJournalResult[] = [];
  for (const { name, isThere, open } of LASTING_STORES) {
    if (!isThere) continue;
    await using home = await open();
    await (await openJournal(home.store))[Symbol.asyncDispose]();
    await fill(home.store);
    await using journal = await openJournal(home.store);
    for (const [call, work] of Object.entries(await callsOn(journal))) {
      results.push({ store: name, call, ...(await measure(work)) });
    }
  }
  return results;
}

async function fill(store: JournalStore): Promise<void> {
  if (store.kind === 'sqlite') {
    const database = new Database(`${store.directory}/journal.db`);
    for (const statement of fillingSql(ORDERS)) database.exec(statement);
    database.close();
  } else if (store.kind === 'postgres') {
    const client = new pg.Client({ connectionString: store.url });
    await client.connect();
    for (const statement of fillingSql(ORDERS)) await client.query(statement);
    for (const table of ['orders', 'order_events', 'audit']) await client.query(`vacuum analyze ${table}`);
    await client.end();
  }
}

async function callsOn(journal: Journal): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const drafts = Array.from({ length: MANY }, () => draftOf());
  await journal.enter('me', drafts);
  await journal.append(
    drafts.map(({ recordId, clientOrderId }) => ({
      recordId,
      event: { kind: 'OUTCOME', outcome: placedOutcome(clientOrderId) },
    })),
  );
  const orderIds = drafts.map(({ clientOrderId }) => orderIdOf(clientOrderId));

  async function cancel(ids: readonly string[]): Promise<void> {
    await journal.askCancel('me', { orderIds: ids });
    const records = [...(await journal.withOrderIds('me', ids)).values()];
    const fills = {
      kind: 'FILLS',
      status: 'CANCELED',
      matchedSize: '0',
      settledSize: '0',
      open: false,
    } as const;
    await journal.append(records.map(({ recordId }) => ({ recordId, event: fills })));
  }

  return {
    'one cancel': () => cancel(orderIds.slice(0, 1)),
    [`cancelAll of ${MANY}`]: () => cancel(orderIds),
    'order(id:)': () => journal.withOrderIds('me', ['order 150001']),
    'unknown outcomes': () => journal.undecided('me'),
    'open fills': () => journal.unsettled('me'),
    "the day's spending": () => journal.spentOn('me', TIME - (TIME % 86_400_000), []),
    'history, 100': () => journal.history('me', {}, { limit: 100 }),
    'history of what is live': () => journal.history('me', { statuses: ['LIVE'] }, { limit: 100 }),
    'history of a market, nothing found': () =>
      journal.history('me', { conditionId: 'market 7', statuses: ['DELAYED'] }, { limit: 100 }),
    'one order': async () => {
      const draft = draftOf();
      await journal.enter('me', [draft]);
      const outcome = placedOutcome(draft.clientOrderId);
      await journal.append([{ recordId: draft.recordId, event: { kind: 'OUTCOME', outcome } }]);
    },
  };
}

async function measure(work: () => Promise<unknown>): Promise<Omit<LargeJournalResult, 'store' | 'call'>> {
  const times: number[] = [];
  await work();
  const turns = watchTurns();
  for (let count = 0; count < REPEATS; count += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return { p50: quantile(times, 0.5), worst: quantile(times, 1), longestTurn: turns.end() };
}

/** Watches every turn of the event loop; `end` gives the longest, in milliseconds of the processor. */
function watchTurns(): { end(): number } {
  let longest = 0;
  let last = process.cpuUsage();
  function turn(): void {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
  }
  let next = setImmediate(function watch() {
    turn();
    next = setImmediate(watch);
  });
  return {
    end() {
      turn();
      clearImmediate(next);
      return longest;
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
