/** Orders of unknown outcome as the journal has them: this process' own, those of its earlier life, other replicas'. */
import type { Journal } from '../journal/journal.ts';
import type { RecordedTerms } from '../journal/order-record.ts';
import { MICROS_PER_UNIT, parseMicros } from '../protocol/decimal.ts';
import { dividedUp, type RailOrder, rests } from './rail-order.ts';

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

function recordedOrder(orderId: string, terms: RecordedTerms): RailOrder {
  const { conditionId, tokenId, side, orderType } = terms;
  const price = parseMicros(terms.price);
  const size = parseMicros(terms.size);
  const notional = dividedUp(price * size, MICROS_PER_UNIT);
  return { orderId, conditionId, tokenId, side, price, size, notional, rests: rests(orderType) };
}
