/** Orders of unknown outcome as the journal has them: this process' own, those of its earlier life, other replicas'. */
import type { Journal } from '../journal/journal.ts';
import { type RailOrder, recordedOrder } from './rail-order.ts';

/** A copy of an order that may arrive, by its `clientOrderId`. */
export interface UndecidedCopy {
  readonly order: RailOrder;
  readonly copy: string;
}

/** Throws what the journal throws. */
export async function readUndecided(
  journal: Pick<Journal, 'undecided'>,
  accountName: string,
): Promise<readonly UndecidedCopy[]> {
  const records = await journal.undecided(accountName);
  return records.flatMap(({ orderId, terms, clientOrderId }) =>
    orderId === undefined || terms === undefined
      ? []
      : [{ order: recordedOrder(orderId, terms), copy: clientOrderId }],
  );
}
