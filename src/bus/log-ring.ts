/** The newest entries of a log, at most `capacity`, by sequence and without a hole. */
import type { LogEntry } from './bus.ts';

/** One life (epoch) of a log at a time. What is held is `oldest` to `newest`. */
export class LogRing {
  readonly #capacity: number;
  readonly #entries = new Map<number, LogEntry>();
  #epoch: string;
  #oldest = 1;
  #newest = 0;

  constructor(capacity: number, epoch = '') {
    this.#capacity = capacity;
    this.#epoch = epoch;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** `newest + 1` where nothing is held. */
  get oldest(): number {
    return this.#oldest;
  }

  /** 0 before the first entry. */
  get newest(): number {
    return this.#newest;
  }

  /** Forgets everything: another life of the log begins. */
  restart(epoch: string): void {
    this.#epoch = epoch;
    this.#entries.clear();
    this.#oldest = 1;
    this.#newest = 0;
  }

  /** Adds an entry. One that does not follow the newest drops all that is held, as what lay between fell off. */
  push(entry: LogEntry): void {
    if (entry.sequence !== this.#newest + 1) {
      this.#entries.clear();
      this.#oldest = entry.sequence;
    }
    this.#entries.set(entry.sequence, entry);
    this.#newest = entry.sequence;
    if (this.#entries.size > this.#capacity) this.#entries.delete(this.#oldest++);
  }

  /** The entries after a sequence, oldest first, at most `limit`. */
  read(after: number, limit: number): readonly LogEntry[] {
    const found: LogEntry[] = [];
    const first = Math.max(after + 1, this.#oldest);
    for (let sequence = first; sequence <= this.#newest && found.length < limit; sequence++) {
      const entry = this.#entries.get(sequence);
      if (entry !== undefined) found.push(entry);
    }
    return found;
  }
}
