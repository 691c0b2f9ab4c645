/** The trading state of one account in the journal's database. */
import type { TradingStateStore } from '../rails/trading-state.ts';
import type { JournalDatabase } from './tables.ts';

/** Rejects with what the database says. */
export function tradingStateIn(db: JournalDatabase, account: string): TradingStateStore {
  return {
    async read() {
      const row = await db
        .selectFrom('tradingStates')
        .select(['state', 'since', 'reason', 'setBy'])
        .where('account', '=', account)
        .executeTakeFirst();
      return row && { ...row, reason: row.reason ?? undefined };
    },
    async replace(previous, next) {
      const row = { ...next, reason: next.reason ?? null };
      const written =
        previous === undefined
          ? await db
              .insertInto('tradingStates')
              .values({ account, ...row })
              .onConflict((conflict) => conflict.doNothing())
              .returning('account')
              .execute()
          : await db
              .updateTable('tradingStates')
              .set(row)
              .where('account', '=', account)
              .where('state', '=', previous.state)
              .where('since', '=', previous.since)
              .returning('account')
              .execute();
      return written.length > 0;
    },
  };
}
