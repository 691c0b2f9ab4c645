/** Between rows and records, and from an event to what it changes. Pure. */
import type { Insertable, Updateable } from 'kysely';
import { HOLD_MS } from './journal.ts';
import type { OrderDraft, OrderEvent, OrderRecord } from './order-record.ts';
import { fromJson, toJson } from './stored-json.ts';
import type { OrderRow, OrdersTable } from './tables.ts';

/** The row of a new order of `account`, held by `holder` from `now` on. */
export function rowOf(
  account: string,
  { event, ...request }: OrderDraft,
  { holder, now }: { readonly holder: string; readonly now: number },
): Insertable<OrdersTable> {
  const fresh: Insertable<OrdersTable> = {
    account,
    ...request,
    phase: 'SENDING',
    orderId: null,
    conditionId: null,
    tokenId: null,
    side: null,
    spends: 0,
    terms: null,
    outcome: null,
    status: null,
    matchedSize: '0',
    settledSize: '0',
    fillsOpen: 0,
    cancelAsked: 0,
    refusal: null,
    sentAt: now,
    heldBy: holder,
    heldUntil: now + HOLD_MS,
  };
  return Object.assign(fresh, changeBy(event, now));
}

/**
 * Whether an event has an effect on a row. A process that stood still and wakes must not undo what another has done meanwhile with the
 * order: what it would say is left out. That the exchange has the order is true whoever says it, and said once.
 * @param holder the process that the event comes from
 */
export function hasEffect(
  event: OrderEvent,
  { phase, heldBy, cancelAsked }: Pick<OrderRow, 'phase' | 'heldBy' | 'cancelAsked'>,
  holder: string,
): boolean {
  const isUndecided = phase !== 'PLACED' && phase !== 'REJECTED';
  const isOurs = isUndecided && heldBy === holder;
  switch (event.kind) {
    case 'PREPARED':
    case 'RESENT':
      return isOurs && cancelAsked === 0;
    case 'REFUSED':
      return isOurs;
    case 'CANCEL_ASKED':
      return phase !== 'REJECTED';
    case 'OUTCOME':
      return event.outcome.kind === 'placed' ? phase !== 'PLACED' : isOurs;
    case 'FILLS':
      return true;
  }
}

/** What an event makes of an order's row. */
export function changeBy(event: OrderEvent, at: number): Updateable<OrdersTable> {
  switch (event.kind) {
    case 'PREPARED': {
      const { conditionId, tokenId, side } = event.terms;
      const { orderId, post } = event;
      return {
        orderId,
        conditionId,
        tokenId,
        side,
        spends: side === 'BUY' ? Number(post.order.makerAmount) : 0,
        terms: toJson(event.terms),
        status: 'PENDING',
        ...sentFrom(at),
      };
    }
    case 'RESENT':
      return sentFrom(at);
    case 'REFUSED':
      return { refusal: toJson({ code: event.code, message: event.message }) };
    case 'CANCEL_ASKED':
      return { cancelAsked: 1 };
    case 'OUTCOME':
      return changeByOutcome(event);
    case 'FILLS':
      return {
        status: event.status,
        matchedSize: event.matchedSize,
        settledSize: event.settledSize,
        fillsOpen: event.open ? 1 : 0,
      };
  }
}

/** It may be sent from now on, and is in its holder's hand for as long. */
function sentFrom(at: number): Updateable<OrdersTable> {
  return { sentAt: at, heldUntil: at + HOLD_MS };
}

function changeByOutcome({ outcome }: Extract<OrderEvent, { kind: 'OUTCOME' }>): Updateable<OrdersTable> {
  const stored = toJson(outcome);
  if (outcome.kind === 'unknown') return { phase: 'UNKNOWN', outcome: stored };
  if (outcome.kind === 'placed') {
    const hasFills = outcome.tradeIds.length > 0 || outcome.status.value === 'MATCHED';
    return { phase: 'PLACED', outcome: stored, status: outcome.status.value, fillsOpen: hasFills ? 1 : 0 };
  }
  const isOrder = outcome.orderId !== undefined && outcome.code !== 'DUPLICATE_ORDER';
  return { phase: 'REJECTED', outcome: stored, status: isOrder ? 'REJECTED' : null };
}

/** A row as the rest of the program knows it. */
export function recordOf(row: OrderRow): OrderRecord {
  return {
    recordId: row.recordId,
    clientOrderId: row.clientOrderId,
    inputHash: row.inputHash,
    caller: row.caller,
    receivedAt: row.receivedAt,
    deadline: row.deadline,
    phase: row.phase,
    orderId: row.orderId ?? undefined,
    terms: row.terms === null ? undefined : fromJson(row.terms),
    outcome: row.outcome === null ? undefined : fromJson(row.outcome),
    status: row.status ?? undefined,
    matchedSize: row.matchedSize,
    settledSize: row.settledSize,
    fillsOpen: row.fillsOpen === 1,
    cancelAsked: row.cancelAsked === 1,
    refusal: row.refusal === null ? undefined : fromJson(row.refusal),
    sentAt: row.sentAt,
  };
}
