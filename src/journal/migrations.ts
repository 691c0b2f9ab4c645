/** How the tables came to be. A migration that was released is never changed; a new one is added. */
import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { DAY_MS, type JournalDatabase } from './tables.ts';

const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('orders')
      .addColumn('recordId', 'text', (column) => column.primaryKey())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('clientOrderId', 'text', (column) => column.notNull())
      .addColumn('inputHash', 'text', (column) => column.notNull())
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('receivedAt', 'bigint', (column) => column.notNull())
      .addColumn('deadline', 'bigint', (column) => column.notNull())
      .addColumn('phase', 'text', (column) => column.notNull())
      .addColumn('orderId', 'text')
      .addColumn('conditionId', 'text')
      .addColumn('tokenId', 'text')
      .addColumn('side', 'text')
      .addColumn('terms', 'text')
      .addColumn('outcome', 'text')
      .addColumn('status', 'text')
      .addColumn('matchedSize', 'text', (column) => column.notNull())
      .addColumn('settledSize', 'text', (column) => column.notNull())
      .addColumn('fillsOpen', 'integer', (column) => column.notNull())
      .addColumn('cancelAsked', 'integer', (column) => column.notNull())
      .addColumn('refusal', 'text')
      .addColumn('sentAt', 'bigint', (column) => column.notNull())
      .addColumn('heldBy', 'text', (column) => column.notNull())
      .addColumn('heldUntil', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('ordersKey', ['account', 'clientOrderId'])
      .execute();
    await db.schema.createIndex('ordersOrderId').on('orders').columns(['orderId']).execute();
    await db.schema.createIndex('ordersHistory').on('orders').columns(['account', 'recordId']).execute();
    await db.schema
      .createIndex('ordersUndecided')
      .on('orders')
      .columns(['account', 'recordId'])
      .where(sql.ref('phase'), 'in', ['SENDING', 'UNKNOWN'])
      .execute();
    await db.schema
      .createIndex('ordersUnsettled')
      .on('orders')
      .columns(['account', 'recordId'])
      .where(sql.ref('fillsOpen'), '=', 1)
      .execute();
    await db.schema
      .createTable('orderEvents')
      .addColumn('eventId', 'text', (column) => column.primaryKey())
      .addColumn('recordId', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('orderEventsRecord')
      .on('orderEvents')
      .columns(['recordId', 'eventId'])
      .execute();
    await db.schema
      .createTable('audit')
      .addColumn('entryId', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('input', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addColumn('finishedAt', 'bigint')
      .execute();
  },
};

const rails: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('orders')
      .addColumn('spends', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.createIndex('ordersReceived').on('orders').columns(['account', 'receivedAt']).execute();
    await db.schema
      .createTable('tradingStates')
      .addColumn('account', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('setBy', 'text', (column) => column.notNull())
      .execute();
  },
};

/**
 * One index for each way that orders are read, each led by the account: SQLite picks by the columns alone, as nothing runs
 * `ANALYZE`. What a day's orders spend is a sum kept with every write, as adding it up again takes longer the more there are.
 */
const bounded: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('ordersOrderId').execute();
    await db.schema.dropIndex('ordersReceived').execute();
    await db.schema.createIndex('ordersById').on('orders').columns(['account', 'orderId']).execute();
    await db.schema
      .createIndex('ordersByMarket')
      .on('orders')
      .columns(['account', 'conditionId', 'recordId'])
      .execute();
    await db.schema
      .createIndex('ordersByToken')
      .on('orders')
      .columns(['account', 'tokenId', 'recordId'])
      .execute();
    await db.schema
      .createIndex('ordersByStatus')
      .on('orders')
      .columns(['account', 'status', 'recordId'])
      .execute();
    await db.schema
      .createTable('spending')
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('day', 'bigint', (column) => column.notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('spent', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('spendingKey', ['day', 'account', 'holder'])
      .execute();
    const received = sql.ref('receivedAt');
    const day = sql`${received} - ${received} % ${sql.lit(DAY_MS)}`;
    await sql`
      insert into spending (account, day, holder, spent)
      select account, ${day}, '', sum(spends) from orders where phase <> 'REJECTED' group by account, ${day}
    `.execute(db);
  },
};

const processes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('processes')
      .addColumn('holder', 'text', (column) => column.primaryKey())
      .addColumn('aliveUntil', 'bigint', (column) => column.notNull())
      .execute();
  },
};

/** Entries of before are the account's where the journal has one only; of several, nobody knows whose they are. */
const auditOfAccounts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('audit')
      .addColumn('account', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await sql`
      update audit set account = (select min(account) from orders)
      where (select count(distinct account) from orders) = 1
    `.execute(db);
    await db.schema.createIndex('auditOfAccount').on('audit').columns(['account', 'entryId']).execute();
  },
};

const signedOrders: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('signedOrders')
      .addColumn('signedId', 'text', (column) => column.primaryKey())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('orderId', 'text', (column) => column.notNull())
      .addColumn('caller', 'text', (column) => column.notNull())
      .addColumn('signedAt', 'bigint', (column) => column.notNull())
      .addColumn('expiresAt', 'bigint', (column) => column.notNull())
      .addColumn('spends', 'bigint', (column) => column.notNull())
      .addColumn('terms', 'text', (column) => column.notNull())
      .addColumn('isOpen', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('signedOrdersById')
      .on('signedOrders')
      .columns(['account', 'orderId'])
      .execute();
    await db.schema
      .createIndex('signedOrdersOpen')
      .on('signedOrders')
      .columns(['account', 'signedId'])
      .where(sql.ref('isOpen'), '=', 1)
      .execute();
  },
};

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-orders-events-audit': first,
  '0002-rails': rails,
  '0003-bounded-reads': bounded,
  '0004-processes': processes,
  '0005-audit-of-accounts': auditOfAccounts,
  '0006-signed-orders': signedOrders,
};

/** @param schema where its tables are, in a database that has several: those of the same name elsewhere are not meant */
export function createMigrator(db: JournalDatabase, schema: string | undefined): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
}

/**
 * Brings a database up to date; processes that start together wait for each other.
 * @param schema as for `createMigrator`
 * @throws what the database said
 */
export async function migrate(db: JournalDatabase, schema: string | undefined): Promise<void> {
  const { error } = await createMigrator(db, schema).migrateToLatest();
  if (error !== undefined) throw error;
}
