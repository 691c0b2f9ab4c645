/** The tables. Column names are written in snake_case in the database; times are Unix milliseconds. */
import type { Kysely, Selectable } from 'kysely';
import type { TradingState } from '../rails/trading-state.ts';
import type { OrderEvent, OrderPhase, RecordedStatus } from './order-record.ts';

export const DAY_MS = 86_400_000;

/** One row an order: derived from its events, in the same transaction. Flags are 0 and 1. */
export interface OrdersTable {
  /** A sortable id of `receivedAt`. */
  recordId: string;
  account: string;
  clientOrderId: string;
  inputHash: string;
  caller: string;
  receivedAt: number;
  deadline: number;
  phase: OrderPhase;
  orderId: string | null;
  conditionId: string | null;
  tokenId: string | null;
  side: 'BUY' | 'SELL' | null;
  /** Micros of collateral that a BUY may spend; 0 for a SELL. */
  spends: number;
  /** JSON of `RecordedTerms`. */
  terms: string | null;
  /** JSON of `OrderOutcome`. */
  outcome: string | null;
  status: RecordedStatus | null;
  matchedSize: string;
  settledSize: string;
  fillsOpen: 0 | 1;
  cancelAsked: 0 | 1;
  /** JSON of `Refusal`. */
  refusal: string | null;
  sentAt: number;
  /** The process that works on it while it is undecided. */
  heldBy: string;
  heldUntil: number;
}

/** Only ever added to, until the whole order is forgotten. */
export interface OrderEventsTable {
  eventId: string;
  recordId: string;
  kind: OrderEvent['kind'];
  at: number;
  /** JSON of the event. */
  body: string;
}

export interface AuditTable {
  entryId: string;
  account: string;
  at: number;
  caller: string;
  action: string;
  input: string;
  outcome: string | null;
  finishedAt: number | null;
}

/** One row an account whose state was ever set. */
export interface TradingStatesTable {
  account: string;
  state: TradingState;
  since: number;
  reason: string | null;
  setBy: string;
}

/**
 * What the orders of one UTC day may spend, those that were refused left out. Each process adds to a row of its own, so that
 * none waits for another; the sum of a day's rows counts.
 */
export interface SpendingTable {
  account: string;
  /** When the day begins. */
  day: number;
  holder: string;
  /** Micros of collateral. Negative where this process rejected what another one entered. */
  spent: number;
}

/** One row an order that was signed and handed out. Never changed but for `isOpen`. */
export interface SignedOrdersTable {
  /** A sortable id of `signedAt`. */
  signedId: string;
  account: string;
  orderId: string;
  caller: string;
  signedAt: number;
  /** 0 where the signature has no end. */
  expiresAt: number;
  /** Micros of collateral that a BUY may spend; 0 for a SELL. */
  spends: number;
  /** JSON of `RecordedTerms`. */
  terms: string;
  /** 1 until the exchange is known to have the order. */
  isOpen: 0 | 1;
}

/** The processes that write. Orders in the hand of one that renews its row no longer are anybody's. */
export interface ProcessesTable {
  holder: string;
  aliveUntil: number;
}

export interface Tables {
  processes: ProcessesTable;
  orders: OrdersTable;
  spending: SpendingTable;
  signedOrders: SignedOrdersTable;
  orderEvents: OrderEventsTable;
  audit: AuditTable;
  tradingStates: TradingStatesTable;
}

export type OrderRow = Selectable<OrdersTable>;
export type SignedOrderRow = Selectable<SignedOrdersTable>;
export type JournalDatabase = Kysely<Tables>;
