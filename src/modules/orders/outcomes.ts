/** Outcomes, made of what was answered or of what was found. Pure. */
import type { OpenOrder, OrderAccepted } from '../../clob/types.ts';
import { CodedError, ExchangeUnclearError, InvalidRequestError } from '../../errors.ts';
import {
  type OrderOutcome,
  type PlacedOutcome,
  type RejectedOutcome,
  rejected,
  type UnknownOutcome,
} from '../../journal/order-outcome.ts';
import type { OrderRecord } from '../../journal/order-record.ts';
import type { Sighting } from './find-order.ts';
import type { OrderAnswer } from './send-orders.ts';

/** As much of a record as tells its order from others. */
export type UndecidedOrder = Pick<OrderRecord, 'recordId' | 'clientOrderId' | 'orderId' | 'outcome'>;

/**
 * The outcome that an answer stands for. An order of our own that the exchange has already was sent by a copy of it, so its
 * "duplicated" is no refusal but a reason to look.
 */
export function answered(
  answer: OrderAnswer,
  sent: { readonly clientOrderId: string; readonly orderId: string; readonly isOwn: boolean },
): OrderOutcome {
  const { clientOrderId, orderId, isOwn } = sent;
  if (!(answer instanceof CodedError)) {
    return answer.orderId === orderId ? { kind: 'placed', ...answer, clientOrderId } : misread(answer, sent);
  }
  const { code, message } = answer;
  const isKnown = isOwn && code === 'DUPLICATE_ORDER';
  if (answer instanceof ExchangeUnclearError || isKnown) {
    return { kind: 'unknown', clientOrderId, orderId, code, message };
  }
  return rejected(clientOrderId, answer, orderId);
}

/** The yes is another order's: nobody knows what became of ours. */
function misread(
  answer: OrderAccepted,
  { clientOrderId, orderId }: { readonly clientOrderId: string; readonly orderId: string },
): UnknownOutcome {
  return {
    kind: 'unknown',
    clientOrderId,
    orderId,
    code: 'EXCHANGE_UNREADABLE',
    message: `The exchange answered the order with the id of another one, ${answer.orderId}`,
  };
}

type PlacedStatus = PlacedOutcome['status'];
type Found = Exclude<Sighting, { kind: 'absent' }>;

/** A placed order of which no answer tells: what it gave and got at once is not known. */
export function placedUntold(
  clientOrderId: string,
  orderId: string,
  status: PlacedStatus,
  tradeIds: readonly string[] = [],
): PlacedOutcome {
  return {
    kind: 'placed',
    clientOrderId,
    orderId,
    status,
    makingAmount: undefined,
    takingAmount: undefined,
    transactionHashes: [],
    tradeIds,
  };
}

/** The outcome of an order that was found. */
export function placedAs({ clientOrderId }: OrderRecord, orderId: string, found: Found): PlacedOutcome {
  if (found.kind === 'shown') {
    const { order } = found;
    return placedUntold(clientOrderId, orderId, shownStatus(order), order.associateTradeIds);
  }
  const tradeIds = found.trades.map(({ tradeId }) => tradeId);
  return placedUntold(clientOrderId, orderId, { value: 'MATCHED', raw: 'MATCHED' }, tradeIds);
}

function shownStatus({ status }: OpenOrder): PlacedStatus {
  const { value, raw } = status;
  if (value === 'LIVE' || value === 'MATCHED' || value === 'DELAYED' || value === 'UNMATCHED') {
    return { value, raw };
  }
  return { value: 'UNKNOWN', raw };
}

/** The exchange says that it has the order, and shows it nowhere: it was taken, and nothing tells whether it is open. */
export function placedUnseen({ clientOrderId }: OrderRecord, orderId: string): PlacedOutcome {
  return placedUntold(clientOrderId, orderId, { value: 'UNKNOWN', raw: 'Duplicated' });
}

/** The outcome of an order that no copy of will be sent or can arrive any more. */
export function notTaken(record: OrderRecord, orderId: string): OrderOutcome {
  const why = record.refusal ?? {
    code: 'ORDER_NOT_TAKEN' as const,
    message:
      'The exchange never took the order: it rests nowhere, no trade names it, and no copy of it can arrive any more',
  };
  return {
    kind: 'rejected',
    clientOrderId: record.clientOrderId,
    orderId,
    code: why.code,
    message: why.message,
    origin: record.refusal === undefined ? 'GATEWAY' : 'EXCHANGE',
    retryAfter: undefined,
  };
}

/**
 * What a refusal comes to while it is not written down: should this process end before it is, the next one finds an order
 * that may be sent.
 */
export function unwritten({ clientOrderId, message }: RejectedOutcome, orderId: string): UnknownOutcome {
  return {
    kind: 'unknown',
    clientOrderId,
    orderId,
    code: 'JOURNAL_UNAVAILABLE',
    message: `The order was refused, but that could not be written down yet; ask order(id:), or repeat the mutation with the same clientOrderId. The refusal: ${message}`,
  };
}

/** The final outcome of an order; `undefined` where it has none yet. */
export function decided({
  phase,
  outcome,
}: Pick<OrderRecord, 'phase' | 'outcome'>): OrderOutcome | undefined {
  return phase === 'PLACED' || phase === 'REJECTED' ? outcome : undefined;
}

/** What is known of an undecided order: the answer that was unclear, or that it is still on its way. */
export function undecided(record: UndecidedOrder): UnknownOutcome {
  if (record.outcome?.kind === 'unknown') return record.outcome;
  return {
    kind: 'unknown',
    clientOrderId: record.clientOrderId,
    orderId: record.orderId ?? '',
    code: 'OUTCOME_PENDING',
    message:
      'The order may be on its way; ask order(id:), or repeat the mutation with the same clientOrderId',
  };
}

/** The outcome of a request whose key has another input. */
export function conflict(clientOrderId: string): RejectedOutcome {
  return rejected(
    clientOrderId,
    new InvalidRequestError(
      'CLIENT_ORDER_ID_CONFLICT',
      `clientOrderId "${clientOrderId}" was used before with another input; use a new one for a new order`,
    ),
  );
}
