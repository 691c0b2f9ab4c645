/** What the journal knows of one order: who asked, what was signed, what became of it. */
import type { Decimal, OrderPost, OrderStatus, Side } from '../clob/types.ts';
import type { ErrorCode } from '../errors.ts';
import type { OrderType } from '../protocol/order.ts';
import type { OrderOutcome } from './order-outcome.ts';

/**
 * How far an order's outcome has come. SENDING: written down, and from then on it may have been sent. UNKNOWN: sent, and
 * no clear answer came. PLACED and REJECTED are final.
 */
export type OrderPhase = 'SENDING' | 'UNKNOWN' | 'PLACED' | 'REJECTED';

/** Phases of an order whose outcome is not known. */
export const UNDECIDED_PHASES: readonly OrderPhase[] = ['SENDING', 'UNKNOWN'];

/** The exchange's words, and the three that only a journal has. */
export type RecordedStatus = OrderStatus | 'PENDING' | 'REJECTED' | 'FILL_VOIDED' | 'UNKNOWN';

/** What was signed, as the exchange will show it. */
export interface RecordedTerms {
  readonly makerAddress: string;
  /** The API key that sends it; `undefined` for the first order of a server that had not asked for its key yet. */
  readonly owner: string | undefined;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  /** Collateral a share. */
  readonly price: Decimal;
  /** Shares. */
  readonly size: Decimal;
  readonly orderType: OrderType;
  /** Unix milliseconds, 0 for none. */
  readonly expiration: number;
  /** Exchange time in Unix milliseconds: no trade of the order is older. */
  readonly signedAt: number;
}

/** A signed order that is about to be sent. */
export interface SignedDraft {
  readonly orderId: string;
  readonly terms: RecordedTerms;
  readonly post: OrderPost;
}

/** A no that was heard on a repeat: it is final once the first copy cannot arrive any more. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** How far the fills of an order have come. Shares. */
export interface Fills {
  readonly status: RecordedStatus;
  /** In trades that have not failed. */
  readonly matchedSize: Decimal;
  /** In trades that are settled for good. */
  readonly settledSize: Decimal;
  /** Whether more may follow. */
  readonly open: boolean;
}

/** What happened to an order, in the journal's words. Nothing else changes a record. */
export type OrderEvent =
  /** It is signed and may be sent from here on. A second one replaces an order whose version was refused. */
  | ({ readonly kind: 'PREPARED' } & SignedDraft)
  /** It is about to be sent again, byte for byte. */
  | { readonly kind: 'RESENT' }
  | ({ readonly kind: 'REFUSED' } & Refusal)
  /** Its cancel was asked for: it is never sent again. */
  | { readonly kind: 'CANCEL_ASKED' }
  | { readonly kind: 'OUTCOME'; readonly outcome: OrderOutcome }
  | ({ readonly kind: 'FILLS' } & Fills);

/** A new record: the request, and what it was made into. */
export interface OrderDraft {
  /** `sortableId(receivedAt)`: the history is read by time through it. */
  readonly recordId: string;
  readonly clientOrderId: string;
  /** SHA-256 of the input. */
  readonly inputHash: string;
  /** Who asked: the name of a token, never the token. */
  readonly caller: string;
  /** Unix milliseconds. */
  readonly receivedAt: number;
  /** Unix milliseconds: never sent after this. */
  readonly deadline: number;
  /** PREPARED, or OUTCOME where it was refused before it was signed. */
  readonly event: Extract<OrderEvent, { kind: 'PREPARED' | 'OUTCOME' }>;
}

/** The current state, derived from the events. */
export interface OrderRecord extends Omit<OrderDraft, 'event'> {
  readonly phase: OrderPhase;
  /** `undefined` where it was refused before it was signed. */
  readonly orderId: string | undefined;
  readonly terms: RecordedTerms | undefined;
  /** `undefined` in phase SENDING. */
  readonly outcome: OrderOutcome | undefined;
  /** `undefined` where there is no order of its own: refused before it was signed, or a copy of one that is there. */
  readonly status: RecordedStatus | undefined;
  readonly matchedSize: Decimal;
  readonly settledSize: Decimal;
  /** Whether its fills may still change. */
  readonly fillsOpen: boolean;
  readonly cancelAsked: boolean;
  readonly refusal: Refusal | undefined;
  /** When it was last sent, or may have been. Unix milliseconds. */
  readonly sentAt: number;
}

/** An order that was signed and handed out: whoever has the signature may send it. */
export interface SignedOrderRecord {
  readonly orderId: string;
  /** Who asked: the name of a token, never the token. */
  readonly caller: string;
  /** Unix milliseconds. */
  readonly signedAt: number;
  /** Unix milliseconds; `undefined` where the signature has no end. */
  readonly expiresAt: number | undefined;
  /** Micros of collateral that a BUY may spend; 0 for a SELL. */
  readonly spends: bigint;
  readonly terms: RecordedTerms;
}
