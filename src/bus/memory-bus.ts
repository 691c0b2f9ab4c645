/**
 * The bus of a gateway that is alone: logs, leases and hints in this process. Logs outlive it where there is a store: what
 * is appended is stored before anybody sees it.
 */
import { randomUUID } from 'node:crypto';
import {
  type Bus,
  type BusOptions,
  DEFAULT_LOG_CAPACITY,
  type Lease,
  type LogMirror,
  type StateChanges,
  type Subscription,
} from './bus.ts';
import { BusUnavailableError, LeaseLostError } from './bus-errors.ts';
import { HeldLease } from './held-lease.ts';
import { Listeners } from './listeners.ts';
import { LogRing } from './log-ring.ts';
import type { LogStore } from './log-store.ts';
import { MirrorHandle, type SharedLog } from './mirror-handle.ts';
import { Topics } from './topics.ts';

interface MemoryLog extends SharedLog {
  readonly state: Map<string, string>;
  /** How it is stored; absent where it is not, or another process has taken it over. */
  stored: StoredPart | undefined;
}

interface StoredPart {
  readonly store: LogStore;
  /** The newest sequence that is stored. */
  newest: number;
  /** Changes of the state that are not stored. */
  unsaved: Map<string, string | null>;
  /** Whether the last attempt failed: the next one is a retry. */
  isBehind: boolean;
  /** Resolves when nothing is being stored. */
  idle: Promise<void>;
  retry: NodeJS.Timeout | undefined;
}

export interface MemoryBusOptions extends BusOptions {
  readonly store?: LogStore | undefined;
}

/**
 * Pause after the store has failed. Until it works again the log goes on in memory, and what is lost if the process ends
 * then, subscribers can only be told as a gap: so the store is retried soon, also where nothing is appended.
 */
const STORE_RETRY_MS = 500;

/** A bus in memory. A lease is held until it is released or the bus disposed: its holder cannot die alone. */
export class MemoryBus implements Bus {
  readonly #capacity: number;
  readonly #store: LogStore | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #logs = new Map<string, MemoryLog>();
  readonly #leases = new Map<string, HeldLease>();
  readonly #topics: Topics;
  #disposed = false;

  constructor({ capacity = DEFAULT_LOG_CAPACITY, store, onError }: MemoryBusOptions) {
    this.#capacity = capacity;
    this.#store = store;
    this.#onError = onError;
    this.#topics = new Topics(onError);
  }

  async acquire(name: string): Promise<Lease | undefined> {
    this.#requireOpen();
    if (this.#leases.has(name)) return undefined;
    const lease = new HeldLease(name, randomUUID(), async () => {
      this.#leases.delete(name);
    });
    this.#leases.set(name, lease);
    return lease;
  }

  async append(log: string, entries: readonly string[], changes: StateChanges, lease: Lease): Promise<void> {
    this.#requireHeld(lease);
    const target = this.#log(log);
    if (this.#store !== undefined) {
      await target.ready;
      await this.#save(log, target, entries, changes);
      this.#requireHeld(lease);
    }
    for (const value of entries) target.ring.push({ sequence: target.ring.newest + 1, value });
    for (const [field, text] of changes) {
      if (text === null) target.state.delete(field);
      else target.state.set(field, text);
    }
    if (entries.length > 0) target.listeners.emit();
  }

  async state(log: string): Promise<ReadonlyMap<string, string>> {
    this.#requireOpen();
    const known = this.#log(log);
    await known.ready;
    return new Map(known.state);
  }

  follow(log: string): LogMirror {
    this.#requireOpen();
    return new MirrorHandle(this.#log(log), () => {});
  }

  isReachable(): boolean {
    return true;
  }

  async publish(topic: string, message: string): Promise<void> {
    this.#requireOpen();
    this.#topics.emit(topic, message);
  }

  subscribe(topic: string, listener: (message: string) => void): Subscription {
    this.#requireOpen();
    return Object.assign(this.#topics.add(topic, listener), { ready: Promise.resolve() });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    for (const { stored } of this.#logs.values()) clearTimeout(stored?.retry);
    for (const lease of this.#leases.values()) lease.lose('ended with the bus');
    this.#leases.clear();
    this.#topics.clear();
  }

  #log(name: string): MemoryLog {
    const known = this.#logs.get(name);
    if (known !== undefined) return known;
    const ring = new LogRing(this.#capacity, randomUUID());
    const log = { ring, listeners: new Listeners<[]>(this.#onError), state: new Map(), stored: undefined };
    const ready = this.#store === undefined ? Promise.resolve() : this.#load(name, log, this.#store);
    const made: MemoryLog = Object.assign(log, { ready });
    this.#logs.set(name, made);
    return made;
  }

  async #load(name: string, log: Omit<MemoryLog, 'ready'>, store: LogStore): Promise<void> {
    try {
      const { epoch, entries, state } = await store.open(name);
      log.ring.restart(epoch);
      for (const entry of entries) log.ring.push(entry);
      for (const [field, text] of state) log.state.set(field, text);
      log.stored = {
        ...{ store, newest: log.ring.newest, unsaved: new Map() },
        ...{ isBehind: false, idle: Promise.resolve(), retry: undefined },
      };
    } catch (error) {
      this.#onError(error);
    }
  }

  /** Stores what is appended, with what could not be stored before. */
  async #save(
    name: string,
    log: MemoryLog,
    entries: readonly string[],
    changes: StateChanges,
  ): Promise<void> {
    const { stored } = log;
    if (stored === undefined) return;
    for (const [field, text] of changes) stored.unsaved.set(field, text);
    // A retry is on its way, which takes what is in memory by then.
    if (stored.isBehind) return;
    stored.idle = stored.idle.then(() => this.#saveNow(name, log, stored, entries));
    await stored.idle;
  }

  /** Never rejects. */
  async #saveNow(
    name: string,
    log: MemoryLog,
    stored: StoredPart,
    entries: readonly string[],
  ): Promise<void> {
    const { ring } = log;
    const added = entries.map((value, index) => ({ sequence: ring.newest + 1 + index, value }));
    const unsaved = [...ring.read(stored.newest, this.#capacity), ...added];
    const changes = stored.unsaved;
    stored.unsaved = new Map();
    try {
      const isOurs = await stored.store.append(name, unsaved, changes, this.#capacity);
      stored.newest = unsaved.at(-1)?.sequence ?? stored.newest;
      if (isOurs) {
        // While a retry was on its way, appends did not wait for it.
        stored.isBehind = stored.isBehind && (stored.unsaved.size > 0 || ring.newest > stored.newest);
        if (stored.isBehind) await this.#saveNow(name, log, stored, []);
        return;
      }
      // Its numbers are another process's from now on.
      log.stored = undefined;
      ring.restart(randomUUID());
      this.#onError(
        new Error(`another process writes the log ${name}; set REDIS_URL where there are several`),
      );
    } catch (error) {
      stored.unsaved = new Map([...changes, ...stored.unsaved]);
      if (!stored.isBehind) this.#onError(error);
      stored.isBehind = true;
      this.#retryLater(name, log, stored);
    }
  }

  #retryLater(name: string, log: MemoryLog, stored: StoredPart): void {
    if (this.#disposed) return;
    stored.retry = setTimeout(() => {
      if (log.stored === stored) stored.idle = stored.idle.then(() => this.#saveNow(name, log, stored, []));
    }, STORE_RETRY_MS).unref();
  }

  #requireHeld(lease: Lease): void {
    if (this.#leases.get(lease.name) !== lease) throw new LeaseLostError(lease.name, 'is not held');
  }

  #requireOpen(): void {
    if (this.#disposed) throw new BusUnavailableError('it has been disposed');
  }
}
