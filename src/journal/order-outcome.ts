/** The three outcomes of an order: the exchange took it, somebody said no, or nobody knows yet. */
import type { Decimal, OrderAccepted } from '../clob/types.ts';
import { type CodedError, type ErrorCode, ExchangeRefusedError } from '../errors.ts';

export interface PlacedOutcome extends Omit<OrderAccepted, 'makingAmount' | 'takingAmount'> {
  readonly kind: 'placed';
  readonly clientOrderId: string;
  /** What the order gave so far; `undefined` where the answer was lost and a look-up found the order. */
  readonly makingAmount: Decimal | undefined;
  /** What it got so far; `undefined` likewise. */
  readonly takingAmount: Decimal | undefined;
}

export interface RejectedOutcome {
  readonly kind: 'rejected';
  readonly clientOrderId: string;
  /** Known once the order was signed. */
  readonly orderId: string | undefined;
  readonly code: ErrorCode;
  readonly message: string;
  /** The reason for people, where `message` is the exchange's text in base units. */
  readonly explanation?: string;
  /** The input field that is wrong. */
  readonly field?: string;
  /** The nearest values of that field that would be accepted. */
  readonly suggestions?: readonly Decimal[];
  /** Who said no. */
  readonly origin: 'EXCHANGE' | 'GATEWAY';
  /** Seconds. */
  readonly retryAfter: number | undefined;
}

export interface UnknownOutcome {
  readonly kind: 'unknown';
  readonly clientOrderId: string;
  readonly orderId: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export type OrderOutcome = PlacedOutcome | RejectedOutcome | UnknownOutcome;

/** The refusal that an error stands for. */
export function rejected(clientOrderId: string, error: CodedError, orderId?: string): RejectedOutcome {
  return {
    kind: 'rejected',
    clientOrderId,
    orderId,
    code: error.code,
    message: error.message,
    origin: error instanceof ExchangeRefusedError ? 'EXCHANGE' : 'GATEWAY',
    retryAfter: error.retryAfter,
    ...(error.field !== undefined && { field: error.field }),
    ...(error.suggestions.length > 0 && { suggestions: error.suggestions }),
  };
}
