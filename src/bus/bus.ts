/**
 * What the gateway's readers and its replicas share: logs that are read in order, leases that decide who writes, and
 * hints. In one process it is memory (`memory-bus.ts`), among several it is Redis (`redis-bus.ts`); both keep every
 * promise made here.
 */

/** One entry of a log. */
export interface LogEntry {
  /** 1, 2, 3… within one epoch of its log; never reused in it. */
  readonly sequence: number;
  readonly value: string;
}

/** Changes of the named fields of a log's state: the new text of each, or `null` where the field is removed. */
export type StateChanges = ReadonlyMap<string, string | null>;

/** The right to write, held until `release` or `lost`, and renewed by itself meanwhile. */
export interface Lease {
  readonly name: string;
  /** Aborts as soon as somebody else may hold `name`, also by `release`; its reason is a `LeaseLostError`. */
  readonly lost: AbortSignal;
  /** Gives the lease back for the next to take. Never rejects: where the bus cannot be reached the lease runs out. */
  release(): Promise<void>;
}

/** Something listened to until it is disposed. */
export interface Subscription extends Disposable {
  /** Resolves when it is in force. Waits for a bus that cannot be reached; rejects only where it, or the bus, is disposed. */
  readonly ready: Promise<void>;
}

/**
 * A local copy of the newest entries of a log, kept current. Many readers share one; each keeps its own place
 * `{ epoch, after }`, so an idle reader costs one listener. `oldest` to `newest` are there without a hole. A place is
 * good while its epoch is the mirror's and `oldest() - 1 <= after <= newest()`; any other place has missed something.
 */
export interface LogMirror extends Subscription {
  /**
   * Which life of the log its numbers belong to. Another one after the log has been lost, as when Redis restarts without
   * its data: the numbers begin again. The empty string before `ready`.
   */
  epoch(): string;
  /** The first sequence still held, `newest() + 1` when none is. */
  oldest(): number;
  /** The last sequence, 0 before the first. */
  newest(): number;
  /** The entries after a sequence that are still held, oldest first, at most `limit`. */
  read(after: number, limit: number): readonly LogEntry[];
  /** Calls back after entries came, or the epoch changed. A listener that throws is reported and hurts no other. */
  onAppend(listener: () => void): Disposable;
}

/**
 * Logs, leases and hints.
 * @throws {BusUnavailableError} from `acquire`, `state` and `publish` where the bus cannot be asked, and from every method
 * but `append` once it is disposed.
 */
export interface Bus extends AsyncDisposable {
  /**
   * Tries to hold `name`. The lease renews itself; when its holder dies, it is free after `ttlMs`.
   * @returns undefined where somebody else holds it
   */
  acquire(name: string, options: LeaseOptions): Promise<Lease | undefined>;
  /**
   * Appends entries to a log and changes the writer's state beside them, all in one step, and only while the lease is
   * held. Costs what the entries and changes hold, whatever else is stored. A log should have one lease, always the same.
   * @throws {LeaseLostError} Nothing was written, or, where the bus failed in between, it is not known whether: the
   * lease is then given up, so that the next holder, having read `state`, knows.
   */
  append(log: string, entries: readonly string[], changes: StateChanges, lease: Lease): Promise<void>;
  /** The fields stored beside a log, none where nothing was stored. To whoever holds the log's lease they are final. */
  state(log: string): Promise<ReadonlyMap<string, string>>;
  /** A mirror of a log; all that follow one log share its entries, and the last to be disposed ends it. */
  follow(log: string): LogMirror;
  /** Whether commands reach the bus now. */
  isReachable(): boolean;
  /** Tells all who listen now. May be lost: for hints, such as "an order was placed, poll now". */
  publish(topic: string, message: string): Promise<void>;
  /** Hears what is published. A listener that throws is reported and hurts no other. */
  subscribe(topic: string, listener: (message: string) => void): Subscription;
}

/** How a lease is held. */
export interface LeaseOptions {
  /** Milliseconds that a lease outlives its holder; 1 or more. It is renewed at a third of that. */
  readonly ttlMs: number;
}

/** What a bus of either kind can be told. */
export interface BusOptions {
  /** Entries kept of each log; older ones fall off. */
  readonly capacity?: number;
  /** Hears of what went wrong where no caller is waiting. */
  readonly onError: (error: unknown) => void;
}

/** Entries kept of each log where nothing else is said. */
export const DEFAULT_LOG_CAPACITY = 10_000;
