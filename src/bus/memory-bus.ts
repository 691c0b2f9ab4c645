/** The bus of a gateway that is alone: logs, leases and hints in this process, gone with it. */
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
import { MirrorHandle, type SharedLog } from './mirror-handle.ts';
import { Topics } from './topics.ts';

interface MemoryLog extends SharedLog {
  readonly state: Map<string, string>;
}

/** A bus in memory. A lease is held until it is released or the bus disposed: its holder cannot die alone. */
export class MemoryBus implements Bus {
  readonly #capacity: number;
  readonly #onError: (error: unknown) => void;
  readonly #logs = new Map<string, MemoryLog>();
  readonly #leases = new Map<string, HeldLease>();
  readonly #topics: Topics;
  #disposed = false;

  constructor({ capacity = DEFAULT_LOG_CAPACITY, onError }: BusOptions) {
    this.#capacity = capacity;
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
    if (this.#leases.get(lease.name) !== lease) throw new LeaseLostError(lease.name, 'is not held');
    const target = this.#log(log);
    for (const value of entries) target.ring.push({ sequence: target.ring.newest + 1, value });
    for (const [field, text] of changes) {
      if (text === null) target.state.delete(field);
      else target.state.set(field, text);
    }
    if (entries.length > 0) target.listeners.emit();
  }

  async state(log: string): Promise<ReadonlyMap<string, string>> {
    this.#requireOpen();
    return new Map(this.#logs.get(log)?.state);
  }

  follow(log: string): LogMirror {
    this.#requireOpen();
    return new MirrorHandle(this.#log(log), () => {});
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
    for (const lease of this.#leases.values()) lease.lose('ended with the bus');
    this.#leases.clear();
    this.#topics.clear();
  }

  #log(name: string): MemoryLog {
    const known = this.#logs.get(name);
    if (known !== undefined) return known;
    const log: MemoryLog = {
      ring: new LogRing(this.#capacity, randomUUID()),
      listeners: new Listeners(this.#onError),
      ready: Promise.resolve(),
      state: new Map(),
    };
    this.#logs.set(name, log);
    return log;
  }

  #requireOpen(): void {
    if (this.#disposed) throw new BusUnavailableError('it has been disposed');
  }
}
