/**
 * What the account's stream says of orders. An undecided order that it shows was placed, also where another replica holds it:
 * the exchange has it. One that it only rejects is looked up at once, and the fills of a placed one are read and written down. The
 * end that the stream told is evidence among others: `order-end.ts` decides.
 */
import { type EndStatus, endStatus } from '../../clob/order-end.ts';
import type { OpenOrder } from '../../clob/types.ts';
import type { Journal } from '../../journal/journal.ts';
import { type OrderRecord, UNDECIDED_PHASES } from '../../journal/order-record.ts';
import type { Logger } from '../../logger.ts';
import type { OrderStep } from '../../streams/account-event.ts';
import type { Hints } from './settlement-watch.ts';

export interface StreamHintsParts {
  readonly journal: Pick<Journal, 'withOrderIds'>;
  /** The journal's name of the account. */
  readonly accountName: string;
  /** Ids of the records that this process is sending just now: their answer is on its way. */
  readonly sending: ReadonlySet<string>;
  /** Takes an undecided order that the exchange has shown as placed. */
  readonly believe: (record: OrderRecord, order: OpenOrder) => void;
  /** Looks an undecided order up. */
  readonly look: (record: OrderRecord) => void;
  /** Reads the fills of placed orders. */
  readonly readFills: (hints: Hints) => void;
  readonly logger: Logger;
}

/** What the stream said of an order. */
interface Heard {
  /** As the exchange has shown it last; `undefined` where it only rejected it. */
  readonly order: OpenOrder | undefined;
  /** Whether something happened to it behind its placement. */
  readonly hasChanged: boolean;
  /** The end that the last step told. */
  readonly end: EndStatus | undefined;
}

/** Gives a function that hears the steps of orders. Steps that come together are one reading of the journal; it never throws. */
export function createStreamHints(parts: StreamHintsParts): (step: OrderStep) => void {
  const { journal, accountName, sending, logger } = parts;
  let heard = new Map<string, Heard>();
  let isReading = false;

  function hear({ kind, order }: OrderStep): void {
    const known = heard.get(order.orderId);
    heard.set(order.orderId, {
      order: kind === 'REJECTED' ? known?.order : order,
      end: endStatus(order.status.value),
      hasChanged: known?.hasChanged === true || kind !== 'PLACED',
    });
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

  function hint(batch: ReadonlyMap<string, Heard>, records: ReadonlyMap<string, OrderRecord>): void {
    const changed = new Map<string, EndStatus | undefined>();
    for (const [orderId, record] of records) {
      const { order, end, hasChanged = false } = batch.get(orderId) ?? {};
      const isUndecided = UNDECIDED_PHASES.includes(record.phase) && !sending.has(record.recordId);
      if (isUndecided && order !== undefined) parts.believe(record, order);
      else if (isUndecided) parts.look(record);
      const isPlaced = record.phase === 'PLACED' || (isUndecided && order !== undefined);
      if (isPlaced && hasChanged) changed.set(orderId, end);
    }
    if (changed.size > 0) parts.readFills(changed);
  }

  return hear;
}
