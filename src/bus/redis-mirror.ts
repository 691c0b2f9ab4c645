/** This replica's copy of one log on Redis. */
import { BusUnavailableError } from './bus-errors.ts';
import { Deferred } from './deferred.ts';
import { Listeners } from './listeners.ts';
import { LogRing } from './log-ring.ts';
import type { SharedLog } from './mirror-handle.ts';
import type { LogPlace, ReadReply } from './redis-scripts.ts';

/** Entries asked for at a time. */
const PAGE = 1_000;
const RETRY_MS = 1_000;

/** What a mirror needs. */
export interface MirrorParts {
  readonly capacity: number;
  /** Reads at most `limit` entries after a place. */
  read(seen: LogPlace, limit: number): Promise<ReadReply>;
  readonly onError: (error: unknown) => void;
}

/** Reads on from its newest entry whenever it is told that there may be more, so that neither is missed nor repeated. */
export class RedisMirror implements SharedLog, Disposable {
  readonly ring: LogRing;
  readonly listeners: Listeners<[]>;
  readonly #parts: MirrorParts;
  readonly #ready = new Deferred();
  #reading = false;
  #again = false;
  #failing = false;
  #disposed = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(parts: MirrorParts) {
    this.ring = new LogRing(parts.capacity);
    this.listeners = new Listeners(parts.onError);
    this.#parts = parts;
  }

  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Reads what is new, in the background. Calls while that goes on are one more read after it. */
  refresh(): void {
    this.#again = true;
    clearTimeout(this.#retry);
    if (!this.#reading) void this.#readOn();
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    clearTimeout(this.#retry);
    this.#ready.reject(new BusUnavailableError('the mirror was disposed before it was ready'));
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        const { epoch, newest } = this.ring;
        this.#take(await this.#parts.read({ epoch, newest }, PAGE));
      }
      this.#failing = false;
    } catch (error) {
      this.#retryLater(error);
    }
    this.#reading = false;
  }

  /** Also where there is a connection, as Redis answers nothing while it loads its data. */
  #retryLater(error: unknown): void {
    if (this.#disposed) return;
    this.#retry = setTimeout(() => this.refresh(), RETRY_MS);
    if (!this.#failing) this.#parts.onError(error);
    this.#failing = true;
  }

  #take([epoch, ...fields]: ReadReply): void {
    if (this.#disposed) return;
    const isNewEpoch = epoch !== this.ring.epoch;
    if (isNewEpoch) this.ring.restart(epoch);
    for (let index = 0; index + 1 < fields.length; index += 2) {
      this.ring.push({ sequence: Number(fields[index]), value: fields[index + 1] ?? '' });
    }
    if (fields.length === 2 * PAGE) this.#again = true;
    else this.#ready.resolve();
    if (isNewEpoch || fields.length > 0) this.listeners.emit();
  }
}
