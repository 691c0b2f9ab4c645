/** The trading state of one account in the journal's database. */
import type { TradingStateStore } from '../rails/trading-state.ts';
import { inTransaction } from './in-transaction.ts';
import type { ReadStatements } from './read-statements.ts';
import type { JournalDatabase } from './tables.ts';
import type { WriteStatements } from './write-statements.ts';

interface Statements {
  readonly reads: Pick<ReadStatements, 'tradingState'>;
  readonly writes: Pick<WriteStatements, 'enterTradingState' | 'changeTradingState'>;
}

/** Rejects with what the database says. */
export function tradingStateIn(
  db: JournalDatabase,
  { reads, writes }: Statements,
  account: string,
): TradingStateStore {
  return {
    async read() {
      const [row] = (await db.executeQuery(reads.tradingState(account))).rows;
      return row && { ...row, reason: row.reason ?? undefined };
    },
    async replace(previous, next) {
      const statement =
        previous === undefined
          ? writes.enterTradingState(account, next)
          : writes.changeTradingState(account, previous, next);
      return (await inTransaction(db, statement)).length > 0;
    },
  };
}
