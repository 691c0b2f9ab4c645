/**
 * When the lists of an account are read: where it is asked for, again where they could not be read, and where something heard
 * of does not add up in a while. Never twice at once; and lists that take long are read less often.
 */
import { Timers } from './timers.ts';

export interface ReadingScheduleParts {
  /** Reads the lists. Gives whether anything was found; `undefined` where they could not be read, or made no sense. */
  readonly read: () => Promise<boolean | undefined>;
  /** Whether something was heard of that does not add up. */
  readonly isUnresolved: () => boolean;
}

/** What is heard is given this long to add up before the lists are read. */
const DOUBT_MS = 400;
const LONGEST_DOUBT_MS = 10_000;
/** Least pause between readings caused by doubt, in times of what the last one took. */
const READING_SHARE = 3;
/** Pause after lists that could not be read, or made no sense. */
const RETRY_MS = 2_000;

export class ReadingSchedule implements Disposable {
  readonly #parts: ReadingScheduleParts;
  readonly #timers = new Timers();
  #isReading = false;
  #again = false;
  #doubtMs = DOUBT_MS;
  #lastAt = 0;
  #lastMs = 0;

  constructor(parts: ReadingScheduleParts) {
    this.#parts = parts;
  }

  /** Whether the lists were read at all. */
  get hasRead(): boolean {
    return this.#lastAt > 0;
  }

  /** Reads the lists, now or, where that is being done, once more afterwards. */
  request(): void {
    this.#again = true;
    if (!this.#isReading) void this.#readAll();
  }

  /** Reads the lists where the last reading is older. */
  refresh(maxAgeMs: number): void {
    if (performance.now() - this.#lastAt >= maxAgeMs) this.request();
  }

  /** Reads the lists in a while, as what they or the socket told made no sense. */
  retry(): void {
    this.#timers.set('retry', RETRY_MS, () => this.request());
  }

  /** Something was heard, and is given time to add up. */
  noteHeard(): void {
    if (!this.#timers.has('doubt')) this.#doubtLater();
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    while (this.#again) {
      this.#again = false;
      await this.#readOnce();
    }
    this.#isReading = false;
  }

  async #readOnce(): Promise<void> {
    this.#timers.clear('retry');
    const startedAt = performance.now();
    const found = await this.#parts.read();
    if (found === undefined) {
      this.retry();
      return;
    }
    this.#lastAt = performance.now();
    this.#lastMs = this.#lastAt - startedAt;
    const isUnresolved = this.#parts.isUnresolved();
    if (found || !isUnresolved) this.#doubtMs = DOUBT_MS;
    if (isUnresolved) this.#doubtLater();
  }

  #doubtLater(): void {
    const ms = Math.max(this.#doubtMs, this.#lastMs * READING_SHARE);
    this.#timers.set('doubt', ms, () => this.#resolveDoubt());
  }

  #resolveDoubt(): void {
    if (this.#parts.isUnresolved()) {
      this.#doubtMs = Math.min(this.#doubtMs * 2, LONGEST_DOUBT_MS);
      this.request();
    } else {
      this.#doubtMs = DOUBT_MS;
    }
  }
}
