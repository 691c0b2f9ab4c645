/** The journal of orders that were signed and handed out, which whoever has the signature may send. */
import { CHUNK_ROWS, chunksOf } from './chunks.ts';
import type { SignedOrderRecord } from './order-record.ts';
import type { ReadStatements } from './read-statements.ts';
import { sortableId } from './sortable-id.ts';
import { fromJson, toJson } from './stored-json.ts';
import { DAY_MS, type JournalDatabase, type SignedOrderRow } from './tables.ts';
import type { WriteStatements } from './write-statements.ts';

export interface SignedOrders {
  enter(account: string, order: SignedOrderRecord): Promise<void>;
  /** Those that may still be sent, and the ids of those that were found to be placed. */
  read(account: string): Promise<{ readonly open: SignedOrderRecord[]; readonly placed: string[] }>;
  close(account: string, orderIds: readonly string[]): Promise<void>;
}

export interface SignedOrdersParts {
  readonly db: JournalDatabase;
  readonly reads: Pick<ReadStatements, 'openSigned' | 'sent'>;
  readonly writes: Pick<WriteStatements, 'insertSigned' | 'closeSigned' | 'addSpending'>;
  readonly holder: string;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** Each method throws what the database throws. */
export function createSignedOrders({ db, reads, writes, holder, now }: SignedOrdersParts): SignedOrders {
  return {
    async enter(account, { terms, signedAt, expiresAt = 0, spends, ...order }) {
      const row: SignedOrderRow = {
        signedId: sortableId(signedAt),
        account,
        ...order,
        signedAt,
        expiresAt,
        spends: Number(spends),
        terms: toJson(terms),
        isOpen: 1,
      };
      const spending = { account, day: dayOf(signedAt), holder, spent: row.spends };
      await db.transaction().execute(async (tx) => {
        await tx.executeQuery(writes.insertSigned(row));
        await tx.executeQuery(writes.addSpending([spending]));
      });
    },
    async read(account) {
      const open: SignedOrderRecord[] = [];
      const placed: string[] = [];
      for (let after = ''; ; ) {
        const { rows } = await db.executeQuery(reads.openSigned(account, { after, limit: CHUNK_ROWS }));
        for (const row of rows) {
          if (row.placed !== null) placed.push(row.orderId);
          else if (row.expiresAt === 0 || row.expiresAt > now()) open.push(recordOf(row));
        }
        const last = rows.at(-1);
        if (last === undefined || rows.length < CHUNK_ROWS) return { open, placed };
        after = last.signedId;
      }
    },
    /** What an order spends is counted by its record where it has one, and else stays counted here. */
    async close(account, orderIds) {
      for (const chunk of chunksOf(orderIds)) {
        await db.transaction().execute(async (tx) => {
          const { rows: closed } = await tx.executeQuery(writes.closeSigned(account, chunk));
          if (closed.length === 0) return;
          const { rows } = await tx.executeQuery(reads.sent(account, chunk));
          const sent = new Set(rows.map(({ orderId }) => orderId));
          for (const { orderId, signedAt, spends } of closed) {
            if (!sent.has(orderId)) continue;
            const spending = { account, day: dayOf(signedAt), holder, spent: -spends };
            await tx.executeQuery(writes.addSpending([spending]));
          }
        });
      }
    },
  };
}

function recordOf({
  orderId,
  caller,
  signedAt,
  expiresAt,
  spends,
  terms,
}: SignedOrderRow): SignedOrderRecord {
  return {
    orderId,
    caller,
    signedAt,
    expiresAt: expiresAt === 0 ? undefined : expiresAt,
    spends: BigInt(spends),
    terms: fromJson(terms),
  };
}

function dayOf(unixMs: number): number {
  return unixMs - (unixMs % DAY_MS);
}
