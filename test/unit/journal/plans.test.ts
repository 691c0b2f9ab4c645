/**
 * No statement of the journal takes longer the more is in it. Statements are collected from the code: every member of the
 * two lists must have an example here, and nothing else in the journal may make one.
 */
import type { CompiledQuery } from 'kysely';
import { PostgresDialect } from 'kysely';
import Database from 'libsql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../../src/journal/chunks.ts';
import { FORGOTTEN_ROWS } from '../../../src/journal/forgetting.ts';
import { STEP_ROWS } from '../../../src/journal/history-walk.ts';
import { databaseOn, openJournal, sqliteOf } from '../../../src/journal/open-journal.ts';
import { createReadStatements, type ReadStatements } from '../../../src/journal/read-statements.ts';
import type { JournalDatabase } from '../../../src/journal/tables.ts';
import { createWriteStatements, type WriteStatements } from '../../../src/journal/write-statements.ts';
import { LASTING_STORES, type TestStore } from '../../support/journal-stores.ts';
import { fillingSql, TIME } from '../../support/large-journal.ts';
import { readSources } from '../../support/sources.ts';

const ORDERS = 100_000;
/** Most rows that a statement may look at: those of a step, and of a chunk in several indexes. */
const MOST_ROWS = 4 * STEP_ROWS;

type Statements = ReadStatements & WriteStatements;
type Examples = { readonly [Name in keyof Statements]: readonly Parameters<Statements[Name]>[] };

const many = (prefix: string, count = CHUNK_ROWS) =>
  Array.from({ length: count }, (_, index) => `${prefix}${1_050_000 + index}`);
const recordIds = many('018bcfe56800');
const [recordId = ''] = recordIds;
const orderIds = Array.from({ length: CHUNK_ROWS }, (_, index) => `order ${50_000 + index}`);
const keys = Array.from({ length: CHUNK_ROWS }, (_, index) => `key ${50_000 + index}`);
const page = { after: recordId, limit: CHUNK_ROWS };
const from = `018bcfe56800${1_050_000 - 2 * STEP_ROWS}`;
const range = { before: recordId, from, limit: STEP_ROWS };
const state = { state: 'HALTED', since: TIME, reason: undefined, setBy: 'local' } as const;
const changed = { status: 'CANCELED', matchedSize: '0', settledSize: '0', fillsOpen: 1 } as const;
const order = {
  recordId: 'new',
  account: 'me',
  clientOrderId: 'new',
  inputHash: '',
  caller: 'local',
  receivedAt: TIME,
  deadline: TIME,
  phase: 'SENDING',
  spends: 0,
  matchedSize: '0',
  settledSize: '0',
  fillsOpen: 0,
  cancelAsked: 0,
  sentAt: TIME,
  heldBy: 'holder',
  heldUntil: TIME,
} as const;

const signedOrder = {
  signedId: 'new',
  account: 'me',
  orderId: 'new',
  caller: 'local',
  signedAt: TIME,
  expiresAt: 0,
  spends: 1,
  terms: '{}',
  isOpen: 1,
} as const;

const EXAMPLES: Examples = {
  withKeys: [
    ['me', keys.slice(0, 1)],
    ['me', keys],
  ],
  withOrderIds: [
    ['me', orderIds.slice(0, 1)],
    ['me', orderIds],
  ],
  signed: [[recordId]],
  undecided: [['me', page]],
  unsettled: [['me', page]],
  received: [['me', page]],
  stepDown: [
    ['me', {}, recordId, STEP_ROWS],
    ['me', { tokenId: 'token 7' }, recordId, STEP_ROWS],
    ['me', { conditionId: 'market 7' }, recordId, STEP_ROWS],
    ['me', { status: 'LIVE' }, recordId, STEP_ROWS],
  ],
  history: [
    ['me', {}, {}, range],
    ['me', {}, { side: 'SELL' }, range],
    ['me', {}, { clientOrderId: 'key 50000' }, { before: 'g', from: '', limit: 10 }],
    [
      'me',
      { tokenId: 'token 7' },
      { tokenId: 'token 7', conditionId: 'market 7', statuses: ['LIVE'] },
      range,
    ],
    ['me', { conditionId: 'market 7' }, { conditionId: 'market 7', statuses: ['LIVE', 'MATCHED'] }, range],
    ['me', { status: 'LIVE' }, { statuses: ['LIVE', 'CANCELED'] }, range],
  ],
  spentOn: [
    ['me', TIME - (TIME % 86_400_000), []],
    ['me', TIME - (TIME % 86_400_000), orderIds],
  ],
  openSigned: [['me', page]],
  sent: [['me', orderIds]],
  insertSigned: [[signedOrder]],
  closeSigned: [['me', orderIds]],
  deleteSigned: [[recordId, FORGOTTEN_ROWS]],
  tradingState: [['me']],
  audit: [['me', { before: recordId, limit: STEP_ROWS }]],
  insertOrders: [[[order]]],
  insertEvents: [[[{ eventId: 'new', recordId, kind: 'OUTCOME', at: TIME, body: '{}' }]]],
  insertAudit: [[[{ entryId: 'new', account: 'me', at: TIME, caller: '', action: '', input: '' }]]],
  lockOrders: [[[recordId]], [recordIds]],
  updateOrders: [
    [[{ key: recordId, values: changed }]],
    [recordIds.map((key) => ({ key, values: changed }))],
    [recordIds.map((key) => ({ key, values: { cancelAsked: 1 } }))],
    [recordIds.map((key) => ({ key, values: { spends: 1, sentAt: TIME, heldUntil: TIME } }))],
  ],
  updateAudit: [[recordIds.map((key) => ({ key, values: { outcome: 'done', finishedAt: TIME } }))]],
  addSpending: [[[{ account: 'me', day: TIME, holder: 'holder', spent: 1 }]]],
  hold: [[recordId, { holder: 'me', now: TIME, until: TIME }]],
  renew: [['holder', TIME]],
  deleteProcesses: [[TIME]],
  enterTradingState: [['me', state]],
  changeTradingState: [['me', state, state]],
  oldOrders: [[{ ...page, before: 'g' }]],
  deleteEventsOf: [[recordIds.slice(0, FORGOTTEN_ROWS)]],
  deleteOrders: [[recordIds.slice(0, FORGOTTEN_ROWS)]],
  deleteAudit: [[recordId, FORGOTTEN_ROWS]],
  deleteSpending: [[TIME - 86_400_000]],
  releaseAll: [[]],
};

/** Every example as the database gets it. */
function statementsOf(db: JournalDatabase, locks: boolean): readonly [name: string, query: CompiledQuery][] {
  const statements = { ...createReadStatements(db), ...createWriteStatements(db, locks) };
  return Object.entries(EXAMPLES).flatMap(([name, examples]) =>
    examples.map((parameters): [string, CompiledQuery] => {
      const make = statements[name as keyof Statements] as (...given: unknown[]) => CompiledQuery;
      return [name, make(...parameters)];
    }),
  );
}

it('every statement of the journal is a member of a list whose members all have an example', () => {
  const makers = readSources()
    .filter(({ path }) => path.startsWith('src/journal/'))
    .filter(({ text }) =>
      /\b(selectFrom|selectNoFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql[`<]/.test(text),
    )
    .map(({ path }) => path);
  expect(makers).toEqual([
    'src/journal/migrations.ts',
    'src/journal/open-journal.ts',
    'src/journal/read-statements.ts',
    // Its own tables, read by primary key at a start, bounded to the newest events and off the way of an order.
    'src/journal/stream-store.ts',
    'src/journal/write-statements.ts',
  ]);
});

describe('on SQLite', () => {
  const [{ open }] = LASTING_STORES;
  let home: TestStore;
  let database: Database.Database;
  let db: JournalDatabase;

  beforeAll(async () => {
    home = await open();
    await (await openJournal(home.store))[Symbol.asyncDispose]();
    if (home.store.kind !== 'sqlite') throw new Error('the first store is not SQLite');
    database = new Database(`${home.store.directory}/journal.db`);
    database.exec('pragma synchronous = off');
    for (const statement of fillingSql(ORDERS)) database.exec(statement);
    db = databaseOn(sqliteOf(home.store));
  }, 60_000);
  afterAll(async () => {
    database.close();
    await home[Symbol.asyncDispose]();
  });

  function unbounded(): readonly string[] {
    return statementsOf(db, false).flatMap(([name, { sql, parameters }]) => {
      const plan = database.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
      return plan.map(({ detail }) => `${name}: ${detail}`).filter((line) => !isBounded(line));
    });
  }

  it('each statement searches an index by more than the account, and none sorts', () => {
    expect(unbounded()).toEqual([]);
  });

  it('so it does once somebody has run ANALYZE', () => {
    database.exec('analyze');
    expect(unbounded()).toEqual([]);
  });
});

/** Whether a line of a plan is a search, or a scan of a list in the statement or of the few undecided orders. */
function isBounded(line: string): boolean {
  if (/ORDER BY/.test(line) || /orders USING .*\(account=\?( AND status>\?)?\)$/.test(line)) return false;
  return !/: SCAN (orders|order_events|audit|spending|trading_states|signed_orders)\b(?! USING INDEX orders_undecided)/.test(
    line,
  );
}

describe.skipIf(!LASTING_STORES[1].isThere)('on PostgreSQL', () => {
  const [, { open }] = LASTING_STORES;
  const db = databaseOn(
    new PostgresDialect({ pool: () => Promise.reject(new Error('statements are only compiled here')) }),
  );
  let home: TestStore;
  let client: pg.Client;

  beforeAll(async () => {
    home = await open();
    await (await openJournal(home.store))[Symbol.asyncDispose]();
    if (home.store.kind !== 'postgres') throw new Error('the second store is not PostgreSQL');
    client = new pg.Client({ connectionString: home.store.url });
    await client.connect();
    for (const table of TABLES) await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
    for (const statement of fillingSql(ORDERS)) await client.query(statement);
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await home[Symbol.asyncDispose]();
  });

  async function nodesOfAll(): Promise<readonly (PlanNode & { readonly name: string })[]> {
    const found: (PlanNode & { readonly name: string })[] = [];
    for (const [name, { sql, parameters }] of statementsOf(db, true)) {
      await client.query('begin');
      const { rows } = await client.query(`explain (analyze, format json) ${sql}`, [...parameters]);
      await client.query('rollback');
      found.push(...nodesOf(rows[0]['QUERY PLAN'][0].Plan).map((node) => ({ ...node, name })));
    }
    return found;
  }

  const isScan = (node: PlanNode) =>
    node['Node Type'] === 'Seq Scan' && GROWING.has(node['Relation Name'] ?? '');

  it('no statement reads a table from end to end, also before there are statistics', async () => {
    expect((await nodesOfAll()).filter(isScan)).toEqual([]);
  });

  it('with statistics, as autovacuum gathers them, each statement reads few rows', async () => {
    for (const table of TABLES) await client.query(`analyze ${table}`);
    const nodes = await nodesOfAll();
    expect(nodes.filter((node) => isScan(node) || rowsReadBy(node) > MOST_ROWS)).toEqual([]);
  });
});

const TABLES = [
  'orders',
  'order_events',
  'audit',
  'spending',
  'trading_states',
  'processes',
  'signed_orders',
];
/** The others have a row or some an account, which PostgreSQL reads as they are. */
const GROWING: ReadonlySet<string> = new Set(['orders', 'order_events', 'audit', 'signed_orders']);

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function rowsReadBy(node: PlanNode): number {
  const rows =
    node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0);
  return rows * node['Actual Loops'];
}
