/**
 * Whether the account's socket is open, and whether it still tells what happens. While one that is open says nothing, the
 * lists are read; where something was found there that it should have told, it is opened anew.
 */
import type { FeedLoss } from '../clob/feed.ts';
import { Timers } from './timers.ts';

export interface SocketWatchParts {
  /** Opens the socket anew. */
  readonly renew: () => void;
  /** Reads the lists where the last reading is older. */
  readonly refresh: (maxAgeMs: number) => void;
}

/** An open socket that tells nothing for so long is checked against the lists. */
const SILENCE_MS = 15_000;
/** How long a frame may take for what a reading has just found. */
const GRACE_MS = 1_000;
/** The lists are read so often in any case. */
const AUDIT_MS = 60_000;

export class SocketWatch implements Disposable {
  readonly #parts: SocketWatchParts;
  readonly #timers = new Timers();
  #isUp = false;
  #isRefused = false;
  #lastFrameAt = 0;
  #lastStepAt = 0;
  /** Whether anything was found elsewhere since the socket last told something. */
  #toldElsewhere = false;

  constructor(parts: SocketWatchParts) {
    this.#parts = parts;
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Whether the exchange refuses the credentials. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Begins to check. */
  start(): void {
    this.#timers.set('check', SILENCE_MS / 3, () => {
      this.start();
      this.#check();
    });
  }

  up(): void {
    this.#isUp = true;
    this.#isRefused = false;
    this.#lastFrameAt = performance.now();
  }

  down(loss: FeedLoss): void {
    this.#isUp = false;
    this.#isRefused = loss === 'refused';
  }

  noteFrame(): void {
    this.#lastFrameAt = performance.now();
    this.#toldElsewhere = false;
  }

  /** Something happened to the account, whoever told of it. */
  noteStep(): void {
    this.#lastStepAt = performance.now();
  }

  /** Something was found that the socket should have told. */
  noteFoundElsewhere(): void {
    this.#toldElsewhere = true;
  }

  [Symbol.dispose](): void {
    this.#timers[Symbol.dispose]();
  }

  #check(): void {
    const now = performance.now();
    const isSilent = this.#isUp && now - this.#lastFrameAt >= SILENCE_MS;
    const maxAgeMs = isSilent || !this.#isUp ? SILENCE_MS : AUDIT_MS;
    if (!isSilent || !this.#toldElsewhere) this.#parts.refresh(maxAgeMs);
    // A frame may be on its way for what was found; what still is not told then, is not going to be.
    else if (now - this.#lastStepAt >= GRACE_MS) this.#parts.renew();
  }
}
