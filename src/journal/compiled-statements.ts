/**
 * Statements of the order path, compiled once a shape: kysely takes longer to compile one than SQLite to run it. A shape is
 * the columns and the number of rows; the values go in as parameters, in the order in which kysely names them.
 */
import { type Compilable, CompiledQuery, type Insertable, type Updateable } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { RowCondition } from './row.ts';
import type { JournalDatabase, Tables } from './tables.ts';

/** Shapes kept. Their number grows with the sizes of groups. */
const MAX_SHAPES = 1_000;

/** What the order path writes. Each is run by `executeQuery` of a transaction. */
export interface CompiledStatements {
  /** Rows that must all have the same columns; those whose key is there already are left out. */
  insertOrders(rows: readonly Insertable<Tables['orders']>[]): CompiledQuery<{ readonly recordId: string }>;
  insertEvents(rows: readonly Insertable<Tables['orderEvents']>[]): CompiledQuery;
  /** Entries that are there already are left out. */
  insertAudit(rows: readonly Insertable<Tables['audit']>[]): CompiledQuery;
  /** Where the row is not as the conditions say, none is changed. */
  updateOrder(
    recordId: string,
    change: Updateable<Tables['orders']>,
    conditions: readonly RowCondition[],
  ): CompiledQuery;
  updateAudit(entryId: string, change: Updateable<Tables['audit']>): CompiledQuery;
}

export function compileStatements(db: JournalDatabase): CompiledStatements {
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

  return {
    insertOrders: (rows) =>
      insert('orders', rows, () =>
        db
          .insertInto('orders')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['account', 'clientOrderId']).doNothing())
          .returning('recordId'),
      ),
    insertEvents: (rows) => insert('orderEvents', rows, () => db.insertInto('orderEvents').values(rows)),
    insertAudit: (rows) =>
      insert('audit', rows, () =>
        db
          .insertInto('audit')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing()),
      ),
    updateOrder(recordId, change, conditions) {
      const shape = `update orders ${Object.keys(change)} ${conditions.map(([column, operator]) => column + operator)}`;
      const parameters = [...Object.values(change), recordId, ...conditions.map(([, , value]) => value)];
      return compiled(shape, parameters, () =>
        conditions.reduce(
          (query, [column, operator, value]) => query.where(column, operator, value),
          db.updateTable('orders').set(change).where('recordId', '=', recordId),
        ),
      );
    },
    updateAudit: (entryId, change) =>
      compiled(`update audit ${Object.keys(change)}`, [...Object.values(change), entryId], () =>
        db.updateTable('audit').set(change).where('entryId', '=', entryId),
      ),
  };
}
