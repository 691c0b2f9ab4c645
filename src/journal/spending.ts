/** What a write adds to the sums of the days on which its orders were received. Pure. */
import type { Insertable } from 'kysely';
import { DAY_MS, type OrderRow, type SpendingTable } from './tables.ts';

/** As much of a row as tells what it counts for. */
type Counted = Pick<OrderRow, 'account' | 'receivedAt' | 'phase' | 'spends'>;

export class SpendingChanges {
  readonly #sums = new Map<string, Omit<Insertable<SpendingTable>, 'holder'>>();

  /** A row that was `before`, `undefined` where there was none, is `after` from now on. */
  add(before: Counted | undefined, after: Counted): void {
    const change = counted(after) - (before === undefined ? 0 : counted(before));
    if (change === 0) return;
    const { account, receivedAt } = after;
    const day = receivedAt - (receivedAt % DAY_MS);
    const key = `${day} ${account}`;
    this.#sums.set(key, { account, day, spent: (this.#sums.get(key)?.spent ?? 0) + change });
  }

  /** The rows to add up, of one process. */
  rows(holder: string): Insertable<SpendingTable>[] {
    return [...this.#sums.values()].map((sum) => ({ ...sum, holder }));
  }
}

function counted({ phase, spends }: Counted): number {
  return phase === 'REJECTED' ? 0 : spends;
}
