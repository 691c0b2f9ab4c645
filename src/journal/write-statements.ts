/**
 * Every statement by which the journal writes. Those of the order path are compiled once a shape: kysely takes longer to
 * compile one than SQLite to run it. A shape is the columns and the number of rows; the values go in as parameters, in the
 * order in which kysely names them.
 */
import {
  type Compilable,
  CompiledQuery,
  type Insertable,
  type RawBuilder,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import type { TradingStateRecord } from '../rails/trading-state.ts';
import { UNDECIDED_PHASES } from './order-record.ts';
import type { JournalDatabase, OrderRow, SignedOrderRow, Tables } from './tables.ts';

/** Shapes kept. Their number grows with the sizes of groups. */
const MAX_SHAPES = 1_000;

/** The columns of an order by which changes to it are judged. */
export const JUDGED_BY = [
  'recordId',
  'account',
  'receivedAt',
  'phase',
  'heldBy',
  'cancelAsked',
  'spends',
] as const;

export type JudgedRow = Pick<OrderRow, (typeof JUDGED_BY)[number]>;

/** The new values of some columns of a row, by its key. All rows of one statement have the same columns. */
export interface RowChange<Table extends keyof Tables> {
  readonly key: string;
  readonly values: Updateable<Tables[Table]>;
}

export type WriteStatements = ReturnType<typeof createWriteStatements>;

/** @param locks whether the database lets others write while a transaction runs, so that rows must be locked */
export function createWriteStatements(db: JournalDatabase, locks: boolean) {
  const texts = new LRUCache<string, string>({ max: MAX_SHAPES });

  function compiled<Row>(
    shape: string,
    parameters: readonly unknown[],
    build: () => Compilable<Row>,
  ): CompiledQuery<Row> {
    const known = texts.get(shape);
    const text = known ?? build().compile().sql;
    if (known === undefined) texts.set(shape, text);
    return CompiledQuery.raw(text, [...parameters]) as CompiledQuery<Row>;
  }

  function insert<Values extends object, Row>(
    table: keyof Tables,
    rows: readonly Values[],
    build: () => Compilable<Row>,
  ): CompiledQuery<Row> {
    const columns = Object.keys(rows[0] ?? {}) as (keyof Values)[];
    const parameters = rows.flatMap((row) => columns.map((column) => row[column]));
    return compiled(`insert ${rows.length} ${table} ${columns}`, parameters, build);
  }

  /** Changes each row by its key. Both databases search the keys of the list in the table, and not the other way round. */
  function update<Table extends 'orders' | 'audit'>(
    table: Table,
    key: keyof Tables[Table] & string,
    changes: readonly RowChange<Table>[],
  ): CompiledQuery {
    const columns = Object.keys(changes[0]?.values ?? {}) as (keyof Tables[Table] & string)[];
    const parameters = changes.flatMap((change) => [
      change.key,
      ...columns.map((column) => (change.values as Record<string, unknown>)[column]),
    ]);
    return compiled(`update ${changes.length} ${table} ${columns}`, parameters, () => ({
      compile: () => {
        const isNumber = (column: string) => NUMBERS.has(column);
        const names = [key, ...columns].map((column) => sql.ref(column));
        const rows = changes.map(() => sql`(${sql.join(names.map((_, index) => sql`${index}`))})`);
        const values = columns.map((column): RawBuilder<unknown> => {
          const value = sql.ref(`changes.${column}`);
          return sql`${sql.ref(column)} = ${isNumber(column) ? sql`cast(${value} as bigint)` : value}`;
        });
        return sql`
          with changes (${sql.join(names)}) as (values ${sql.join(rows)})
          update ${sql.table(table)} set ${sql.join(values)} from changes
          where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`changes.${key}`)}
        `.compile(db);
      },
    }));
  }

  return {
    /** Rows that must all have the same columns; those whose key is there already are left out. */
    insertOrders: (
      rows: readonly Insertable<Tables['orders']>[],
    ): CompiledQuery<{ readonly recordId: string }> =>
      insert('orders', rows, () =>
        db
          .insertInto('orders')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['account', 'clientOrderId']).doNothing())
          .returning('recordId'),
      ),

    insertEvents: (rows: readonly Insertable<Tables['orderEvents']>[]) =>
      insert('orderEvents', rows, () => db.insertInto('orderEvents').values(rows)),

    /** Entries that are there already are left out. */
    insertAudit: (rows: readonly Insertable<Tables['audit']>[]) =>
      insert('audit', rows, () =>
        db
          .insertInto('audit')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing()),
      ),

    /** What is to be changed, locked in one order by everybody, so that no two wait for each other. */
    lockOrders: (recordIds: readonly string[]): CompiledQuery<JudgedRow> =>
      compiled(`lock ${recordIds.length}`, recordIds, () => {
        const rows = db.selectFrom('orders').select(JUDGED_BY).where('recordId', 'in', recordIds);
        return locks ? rows.orderBy('recordId').forUpdate() : rows;
      }),

    updateOrders: (changes: readonly RowChange<'orders'>[]) => update('orders', 'recordId', changes),

    updateAudit: (changes: readonly RowChange<'audit'>[]) => update('audit', 'entryId', changes),

    addSpending: (rows: readonly Insertable<Tables['spending']>[]) =>
      insert('spending', rows, () =>
        db
          .insertInto('spending')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['day', 'account', 'holder']).doUpdateSet(({ eb, ref }) => ({
              spent: eb(ref('spending.spent'), '+', ref('excluded.spent')),
            })),
          ),
      ),

    hold: (
      recordId: string,
      { holder, now, until }: { readonly holder: string; readonly now: number; readonly until: number },
    ): CompiledQuery<OrderRow> =>
      db
        .updateTable('orders')
        .set({ heldBy: holder, heldUntil: until })
        .where('recordId', '=', recordId)
        .where('phase', 'in', UNDECIDED_PHASES)
        .where(({ or, eb, exists, selectFrom }) =>
          or([
            eb('heldBy', '=', holder),
            eb('heldUntil', '<', now),
            exists(
              selectFrom('processes')
                .select('processes.holder')
                .whereRef('processes.holder', '=', 'orders.heldBy')
                .where('aliveUntil', '<', now),
            ),
          ]),
        )
        .returningAll()
        .compile(),

    /** This process lives until then, and can write. */
    renew: (holder: string, aliveUntil: number) =>
      db
        .insertInto('processes')
        .values({ holder, aliveUntil })
        .onConflict((conflict) => conflict.column('holder').doUpdateSet({ aliveUntil }))
        .compile(),

    insertSigned: (row: SignedOrderRow) => db.insertInto('signedOrders').values(row).compile(),

    closeSigned: (account: string, orderIds: readonly string[]) =>
      db
        .updateTable('signedOrders')
        .set({ isOpen: 0 })
        .where('account', '=', account)
        .where('orderId', 'in', orderIds)
        .where('isOpen', '=', 1)
        .returning(['orderId', 'signedAt', 'spends'])
        .compile(),

    enterTradingState: (account: string, next: TradingStateRecord) =>
      db
        .insertInto('tradingStates')
        .values({ account, ...next, reason: next.reason ?? null })
        .onConflict((conflict) => conflict.doNothing())
        .returning('account')
        .compile(),

    changeTradingState: (account: string, previous: TradingStateRecord, next: TradingStateRecord) =>
      db
        .updateTable('tradingStates')
        .set({ ...next, reason: next.reason ?? null })
        .where('account', '=', account)
        .where('state', '=', previous.state)
        .where('since', '=', previous.since)
        .returning('account')
        .compile(),

    /** Rows that may be removed or not, in steps of a bounded number. */
    oldOrders: (range: { readonly after: string; readonly before: string; readonly limit: number }) =>
      db
        .selectFrom('orders')
        .select(['recordId', 'phase', 'status', 'fillsOpen'])
        .where('recordId', '>', range.after)
        .where('recordId', '<', range.before)
        .orderBy('recordId')
        .limit(range.limit)
        .compile(),

    deleteEventsOf: (recordIds: readonly string[]) =>
      db.deleteFrom('orderEvents').where('recordId', 'in', recordIds).compile(),

    deleteOrders: (recordIds: readonly string[]) =>
      db.deleteFrom('orders').where('recordId', 'in', recordIds).compile(),

    deleteAudit: (before: string, limit: number) =>
      db
        .deleteFrom('audit')
        .where('entryId', 'in', (query) =>
          query
            .selectFrom('audit')
            .select('entryId')
            .where('entryId', '<', before)
            .orderBy('entryId')
            .limit(limit),
        )
        .returning('entryId')
        .compile(),

    deleteSigned: (before: string, limit: number) =>
      db
        .deleteFrom('signedOrders')
        .where('signedId', 'in', (query) =>
          query
            .selectFrom('signedOrders')
            .select('signedId')
            .where('signedId', '<', before)
            .orderBy('signedId')
            .limit(limit),
        )
        .returning('signedId')
        .compile(),

    deleteSpending: (before: number) => db.deleteFrom('spending').where('day', '<', before).compile(),

    deleteProcesses: (before: number) =>
      db.deleteFrom('processes').where('aliveUntil', '<', before).compile(),

    /** A file has one process, so whoever held an order before is gone. */
    releaseAll: () =>
      db
        .updateTable('orders')
        .set({ heldUntil: 0 })
        .where(sql<SqlBool>`phase in ('SENDING', 'UNKNOWN')`)
        .compile(),
  };
}

/** Columns whose values PostgreSQL would otherwise take for text. */
const NUMBERS: ReadonlySet<string> = new Set([
  'spends',
  'fillsOpen',
  'cancelAsked',
  'sentAt',
  'heldUntil',
  'finishedAt',
]);
