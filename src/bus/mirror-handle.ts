/** One user's handle on a mirror that many share. */
import type { LogEntry, LogMirror } from './bus.ts';
import type { Listeners } from './listeners.ts';
import type { LogRing } from './log-ring.ts';

/** What the handles of one log share. */
export interface SharedLog {
  readonly ring: LogRing;
  /** Called back after the ring has changed. */
  readonly listeners: Listeners<[]>;
  /** Settles when the ring is current for the first time. */
  readonly ready: Promise<void>;
}

/** A handle that takes its own listeners with it when it is disposed. */
export class MirrorHandle implements LogMirror {
  readonly #shared: SharedLog;
  readonly #onDispose: () => void;
  readonly #own = new Set<Disposable>();
  #disposed = false;

  /** @param onDispose Called once, when the handle is disposed. */
  constructor(shared: SharedLog, onDispose: () => void) {
    this.#shared = shared;
    this.#onDispose = onDispose;
  }

  get ready(): Promise<void> {
    return this.#shared.ready;
  }

  epoch(): string {
    return this.#shared.ring.epoch;
  }

  oldest(): number {
    return this.#shared.ring.oldest;
  }

  newest(): number {
    return this.#shared.ring.newest;
  }

  read(after: number, limit: number): readonly LogEntry[] {
    return this.#shared.ring.read(after, limit);
  }

  onAppend(listener: () => void): Disposable {
    const added = this.#shared.listeners.add(listener);
    this.#own.add(added);
    return {
      [Symbol.dispose]: () => {
        this.#own.delete(added);
        added[Symbol.dispose]();
      },
    };
  }

  [Symbol.dispose](): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const added of this.#own) added[Symbol.dispose]();
    this.#own.clear();
    this.#onDispose();
  }
}
