/**
 * Every statement by which the journal reads. Each is a search in an index for a bounded number of rows, whatever the size
 * of the journal: `test/unit/journal/plans.test.ts` asks both databases for the plan of every member.
 */
import { type CompiledQuery, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { HistoryFilter } from './journal.ts';
import { firstIdOf } from './sortable-id.ts';
import { DAY_MS, type JournalDatabase, type OrderRow, type SignedOrderRow, type Tables } from './tables.ts';

/** Records older than one and not older than another, newest first. */
export interface RecordRange {
  /** Exclusive. */
  readonly before: string;
  /** Inclusive. */
  readonly from: string;
  readonly limit: number;
}

/** Records newer than one, oldest first. */
export interface RecordsAfter {
  readonly after: string;
  readonly limit: number;
}

/** The column of a filter that is searched by. */
export type HistoryPath = Pick<HistoryFilter, 'conditionId' | 'tokenId'> & {
  readonly status?: OrderRow['status'];
};

/** A partial index is used where its condition stands in the statement as it is, without parameters. */
const IS_UNDECIDED = sql<SqlBool>`phase in ('SENDING', 'UNKNOWN')`;
const IS_OPEN = sql<SqlBool>`${sql.ref('isOpen')} = 1`;
const HAS_OPEN_FILLS = sql<SqlBool>`${sql.ref('fillsOpen')} = 1`;

export type ReadStatements = ReturnType<typeof createReadStatements>;

export function createReadStatements(db: JournalDatabase) {
  const ordersOf = (account: string) => db.selectFrom('orders').where('account', '=', account);

  function onPath<Row>(
    query: SelectQueryBuilder<Tables, 'orders', Row>,
    { conditionId, tokenId, status }: HistoryPath,
  ) {
    if (tokenId !== undefined) return query.where('tokenId', '=', tokenId);
    if (conditionId !== undefined) return query.where('conditionId', '=', conditionId);
    return status === undefined ? query : query.where('status', '=', status);
  }

  return {
    withKeys: (account: string, keys: readonly string[]): CompiledQuery<OrderRow> =>
      ordersOf(account).selectAll().where('clientOrderId', 'in', keys).compile(),

    /** Without an order or a further condition: for either, SQLite would read the account's whole history. */
    withOrderIds: (account: string, orderIds: readonly string[]): CompiledQuery<OrderRow> =>
      ordersOf(account).selectAll().where('orderId', 'in', orderIds).compile(),

    signed: (recordId: string): CompiledQuery<{ readonly body: string }> =>
      db
        .selectFrom('orderEvents')
        .select('body')
        .where('recordId', '=', recordId)
        .where('kind', '=', 'PREPARED')
        .orderBy('eventId', 'desc')
        .limit(1)
        .compile(),

    undecided: (account: string, { after, limit }: RecordsAfter): CompiledQuery<OrderRow> =>
      ordersOf(account)
        .selectAll()
        .where(IS_UNDECIDED)
        .where('recordId', '>', after)
        .orderBy('recordId')
        .limit(limit)
        .compile(),

    unsettled: (account: string, { after, limit }: RecordsAfter): CompiledQuery<OrderRow> =>
      ordersOf(account)
        .selectAll()
        .where(HAS_OPEN_FILLS)
        .where('recordId', '>', after)
        .orderBy('recordId')
        .limit(limit)
        .compile(),

    /** Every order, whatever its phase: the condition would make a page read more than its limit. */
    received: (account: string, { after, limit }: RecordsAfter) =>
      ordersOf(account)
        .select(['recordId', 'orderId', 'phase'])
        .where('recordId', '>', after)
        .orderBy('recordId')
        .limit(limit)
        .compile(),

    /** The id of the last of `count` records of a path that are older than one. */
    stepDown: (account: string, path: HistoryPath, before: string, count: number) =>
      onPath(ordersOf(account).select('recordId'), path)
        .where('recordId', '<', before)
        .orderBy('recordId', 'desc')
        .limit(1)
        .offset(count - 1)
        .compile(),

    history(
      account: string,
      path: HistoryPath,
      filter: HistoryFilter,
      { before, from, limit }: RecordRange,
    ): CompiledQuery<OrderRow> {
      let query = onPath(ordersOf(account).selectAll(), path).where('status', 'is not', null);
      const { clientOrderId, conditionId, side, statuses } = filter;
      if (clientOrderId !== undefined) query = query.where('clientOrderId', '=', clientOrderId);
      if (conditionId !== undefined) query = query.where('conditionId', '=', conditionId);
      if (side !== undefined) query = query.where('side', '=', side);
      if (statuses !== undefined && path.status === undefined) query = query.where('status', 'in', statuses);
      return query
        .where('recordId', '<', before)
        .where('recordId', '>=', from)
        .orderBy('recordId', 'desc')
        .limit(limit)
        .compile();
    },

    /** One statement, so that both sums are of the same moment. */
    spentOn: (account: string, day: number, except: readonly string[]) =>
      db
        .selectNoFrom(({ selectFrom }) => [
          selectFrom('spending')
            .select(({ fn }) => fn.sum<number | string | null>('spent').as('spent'))
            .where('account', '=', account)
            .where('day', '=', day)
            .as('spent'),
          selectFrom('orders')
            .select(({ fn }) => fn.sum<number | string | null>('spends').as('spends'))
            .where('account', '=', account)
            .where('orderId', 'in', except.length === 0 ? [''] : except)
            .where('receivedAt', '>=', day)
            .where('receivedAt', '<', day + DAY_MS)
            .where('phase', '!=', 'REJECTED')
            .as('excepted'),
          selectFrom('signedOrders')
            .select(({ fn }) => fn.sum<number | string | null>('spends').as('spends'))
            .where('account', '=', account)
            .where('orderId', 'in', except.length === 0 ? [''] : except)
            .where('signedAt', '>=', day)
            .where('signedAt', '<', day + DAY_MS)
            .where('isOpen', '=', 1)
            .as('exceptedSigned'),
          // Sent since, so that the sum has them twice.
          selectFrom('signedOrders')
            .select(({ fn }) => fn.sum<number | string | null>('spends').as('spends'))
            .where('account', '=', account)
            .where(IS_OPEN)
            .where('signedId', '>=', firstIdOf(day))
            .where('signedId', '<', firstIdOf(day + DAY_MS))
            .where(({ exists, selectFrom }) =>
              exists(
                selectFrom('orders')
                  .select('recordId')
                  .where('orders.account', '=', account)
                  .whereRef('orders.orderId', '=', 'signedOrders.orderId')
                  .where('phase', '!=', 'REJECTED'),
              ),
            )
            .as('sentSigned'),
        ])
        .compile(),

    /** Orders that were signed and not sent, as far as is known, oldest first; and whether a record of the id is placed. */
    openSigned: (
      account: string,
      { after, limit }: RecordsAfter,
    ): CompiledQuery<SignedOrderRow & { readonly placed: string | null }> =>
      db
        .selectFrom('signedOrders')
        .selectAll()
        .select(({ selectFrom }) =>
          selectFrom('orders')
            .select('recordId')
            .where('orders.account', '=', account)
            .whereRef('orders.orderId', '=', 'signedOrders.orderId')
            .where('phase', '=', 'PLACED')
            .limit(1)
            .as('placed'),
        )
        .where('account', '=', account)
        .where(IS_OPEN)
        .where('signedId', '>', after)
        .orderBy('signedId')
        .limit(limit)
        .compile(),

    /** Which of these orders were sent and not refused. */
    sent: (account: string, orderIds: readonly string[]) =>
      ordersOf(account)
        .select('orderId')
        .where('orderId', 'in', orderIds)
        .where('phase', '!=', 'REJECTED')
        .compile(),

    tradingState: (account: string) =>
      db
        .selectFrom('tradingStates')
        .select(['state', 'since', 'reason', 'setBy'])
        .where('account', '=', account)
        .compile(),

    audit: (account: string, { before, limit }: { readonly before: string; readonly limit: number }) =>
      db
        .selectFrom('audit')
        .selectAll()
        .where('account', '=', account)
        .where('entryId', '<', before)
        .orderBy('entryId', 'desc')
        .limit(limit)
        .compile(),
  };
}
