/**
 * Every order's life, written down before it is sent. Events are only ever added; what an order is now is derived from
 * them. One implementation over two databases: SQLite (a file, or memory) and PostgreSQL, which several replicas share.
 */
import type { TradingStateStore } from '../rails/trading-state.ts';
import type {
  OrderDraft,
  OrderEvent,
  OrderRecord,
  RecordedStatus,
  SignedOrderRecord,
} from './order-record.ts';

/** One event of one order. */
export interface OrderChange {
  readonly recordId: string;
  readonly event: OrderEvent;
}

/** Which orders of an account; members that are absent exclude none. */
export interface HistoryFilter {
  readonly clientOrderId?: string;
  readonly conditionId?: string;
  readonly tokenId?: string;
  readonly side?: 'BUY' | 'SELL';
  readonly statuses?: readonly RecordedStatus[];
  /** Received at or after, Unix milliseconds. */
  readonly from?: number;
  /** Received before, Unix milliseconds. */
  readonly to?: number;
}

/** Orders that a cancel is meant for; an empty scope means all. */
export interface CancelScope {
  readonly orderIds?: readonly string[];
  readonly conditionId?: string;
  readonly tokenId?: string;
}

/** What somebody asked for. */
export interface AuditRequest {
  /** Of the server that was asked; empty where it has none. */
  readonly account: string;
  readonly entryId: string;
  readonly at: number;
  readonly caller: string;
  /** The mutation's name. */
  readonly action: string;
  /** Its input as JSON, without signatures. */
  readonly input: string;
}

/** A request with what came of it; the outcome is absent while it runs, and after a crash. */
export interface AuditEntry extends AuditRequest {
  readonly outcome: string | undefined;
  readonly finishedAt: number | undefined;
}

/** A page of rows, newest first. */
export interface JournalPage {
  readonly limit: number;
  /** Only rows older than the one with this id. */
  readonly before?: string | undefined;
}

/**
 * `account` names one wallet on one exchange. Promises: what is written is durable when the promise resolves, and in the
 * order of the calls. Writes that arrive together share one commit. Every method rejects with `JournalUnavailableError`
 * where the database fails.
 */
export interface Journal extends AsyncDisposable {
  /**
   * Writes new orders down. The holder is this process, for `HOLD_MS`.
   * @returns for each the record that has its key already, in which case nothing of it was written
   */
  enter(account: string, drafts: readonly OrderDraft[]): Promise<readonly (OrderRecord | undefined)[]>;
  /**
   * Adds events. One that comes too late is left out and changes nothing: a second outcome, and whatever a process says of an
   * order that is in another's hand by then, or that is decided. That the exchange took an order is never too late.
   * @returns ids of the records that an event had an effect on
   */
  append(changes: readonly OrderChange[]): Promise<ReadonlySet<string>>;
  /** Writes down an order that is about to be signed and handed out. It counts as spent on the day of `signedAt`. */
  enterSigned(account: string, order: SignedOrderRecord): Promise<void>;
  /** Orders that were signed and handed out and that the exchange may still receive, oldest first. */
  openSigned(account: string): Promise<readonly SignedOrderRecord[]>;
  /** Notes that the exchange has these orders. Ids of orders that were not signed and handed out are ignored. */
  closeSigned(account: string, orderIds: readonly string[]): Promise<void>;
  /** By `clientOrderId`. */
  withKeys(account: string, keys: readonly string[]): Promise<ReadonlyMap<string, OrderRecord>>;
  /** By order id; where several records have the same one, the oldest of those that were not refused, or of all. */
  withOrderIds(account: string, orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderRecord>>;
  /** What was last signed for a record. */
  signed(recordId: string): Promise<Extract<OrderEvent, { kind: 'PREPARED' }> | undefined>;
  /** Records of an account in phase SENDING or UNKNOWN, oldest first. */
  undecided(account: string): Promise<readonly OrderRecord[]>;
  /** Ids of the orders of an account received at or after a time, in Unix milliseconds, that are placed. */
  placedSince(account: string, unixMs: number): Promise<readonly string[]>;
  /** Records of an account that are placed and whose known fills are not final, oldest first. */
  unsettled(account: string): Promise<readonly OrderRecord[]>;
  /**
   * Takes an undecided record in hand, so that no other replica works on it, for `HOLD_MS` more.
   * @returns `undefined` where it is decided, or in the hand of another process that is alive
   */
  hold(recordId: string): Promise<OrderRecord | undefined>;
  /** Writes that this process is alive. Rejects where the journal cannot be written. */
  renew(): Promise<void>;
  /** Marks the undecided orders of a scope, so that none of them is sent again. */
  askCancel(account: string, scope: CancelScope): Promise<void>;
  /** Orders of an account, newest first. */
  history(account: string, filter: HistoryFilter, page: JournalPage): Promise<readonly OrderRecord[]>;
  /**
   * Micros of collateral that the BUYs of an account may spend which were received on one UTC day and not refused.
   * @param day when it begins, Unix milliseconds
   * @param except ids of orders that are left out
   */
  spentOn(account: string, day: number, except: readonly string[]): Promise<bigint>;
  /** Where the trading state of an account is kept. */
  tradingState(account: string): TradingStateStore;
  /** Notes a request. Whatever is written after it is durable only together with it. */
  noteRequest(request: AuditRequest): Promise<void>;
  /**
   * Notes what came of a request. Alone among writes it does not begin a commit: it goes with the next one, or a moment
   * later by itself. `audit` waits for it.
   * @param isAwaited whether it begins a commit all the same
   */
  noteOutcome(entryId: string, outcome: string, isAwaited?: boolean): Promise<void>;
  /** Requests of an account, newest first. */
  audit(account: string, page: JournalPage): Promise<readonly AuditEntry[]>;
  /** Removes what is decided, settled and older than `before`, some rows at a time. */
  forget(before: number): Promise<void>;
}

/**
 * How long a process is taken for alive after it last wrote so, milliseconds; a journal that several share writes it three
 * times as often. What is in the hand of one that is not alive may be taken at once.
 */
export const ALIVE_MS = 3_000;

/** How long a record stays in the hand of who last took it: longer than a send and its look-ups may take. */
export const HOLD_MS = 20_000;
