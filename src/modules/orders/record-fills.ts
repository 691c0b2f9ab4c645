/** What the journal knows of placed orders, and what is news to it. */
import type { OrderChange } from '../../journal/journal.ts';
import type { Fills, OrderRecord, RecordedStatus } from '../../journal/order-record.ts';

const RESTING: ReadonlySet<RecordedStatus> = new Set(['PENDING', 'LIVE', 'DELAYED', 'UNMATCHED', 'UNKNOWN']);

/** Whether nothing can happen to an order any more. */
export function isOver(record: OrderRecord | undefined): boolean {
  return record?.status !== undefined && !RESTING.has(record.status) && !record.fillsOpen;
}

/** What is proved of an order and the journal does not know yet. That the exchange does not show an order changes nothing. */
export function newsOf({ recordId, ...known }: OrderRecord, fills: Fills): OrderChange[] {
  const status = fills.status === 'UNKNOWN' ? (known.status ?? 'UNKNOWN') : fills.status;
  const isKnown =
    status === known.status &&
    fills.open === known.fillsOpen &&
    fills.matchedSize === known.matchedSize &&
    fills.settledSize === known.settledSize;
  return isKnown ? [] : [{ recordId, event: { kind: 'FILLS', ...fills, status } }];
}
