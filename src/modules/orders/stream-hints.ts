/**
 * What the account's stream tells of orders, taken as a reason to look: an undecided order is looked up at once, the fills
 * of a placed one are read and written down. The stream itself decides nothing, so there is one way of deciding.
 */
import type { Journal } from '../../journal/journal.ts';
import { type OrderRecord, UNDECIDED_PHASES } from '../../journal/order-record.ts';
import type { Logger } from '../../logger.ts';
import type { OrderStep } from '../../streams/account-event.ts';

export interface StreamHintsParts {
  readonly journal: Pick<Journal, 'withOrderIds'>;
  /** The journal's name of the account. */
  readonly accountName: string;
  /** Ids of the records that this process is sending just now: their answer is on its way. */
  readonly sending: ReadonlySet<string>;
  /** Looks an undecided order up. */
  readonly look: (record: OrderRecord) => void;
  /** Reads the fills of placed orders. */
  readonly readFills: (orderIds: readonly string[]) => void;
  readonly logger: Logger;
}

/** Gives a function that hears the steps of orders. Steps that come together are one reading of the journal; it never throws. */
export function createStreamHints(parts: StreamHintsParts): (step: OrderStep) => void {
  const { journal, accountName, sending, logger } = parts;
  /** Orders heard of, and whether something happened to them behind their placement. */
  let heard = new Map<string, boolean>();
  let isReading = false;

  function hear({ kind, order: { orderId } }: OrderStep): void {
    heard.set(orderId, heard.get(orderId) === true || kind !== 'PLACED');
    if (isReading) return;
    isReading = true;
    setImmediate(() => void readAll());
  }

  async function readAll(): Promise<void> {
    while (heard.size > 0) {
      const batch = heard;
      heard = new Map();
      try {
        hint(batch, await journal.withOrderIds(accountName, [...batch.keys()]));
      } catch (error) {
        logger.warn({ err: error }, 'orders that the stream told of could not be read');
      }
    }
    isReading = false;
  }

  function hint(batch: ReadonlyMap<string, boolean>, records: ReadonlyMap<string, OrderRecord>): void {
    const changed: string[] = [];
    for (const [orderId, record] of records) {
      const isUndecided = UNDECIDED_PHASES.includes(record.phase);
      if (isUndecided && !sending.has(record.recordId)) parts.look(record);
      if (record.phase === 'PLACED' && batch.get(orderId) === true) changed.push(orderId);
    }
    if (changed.length > 0) parts.readFills(changed);
  }

  return hear;
}
