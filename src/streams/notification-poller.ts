/**
 * Polls the notifications, as no socket tells of them: faster right after a deed of our own, slower when nothing happens or
 * an answer takes long, and never quite regularly. A poll that fails loses nothing, as the next one shows the same and more.
 */
import type { Notification } from '../clob/notification-types.ts';
import type { Logger } from '../logger.ts';
import { Timers } from './timers.ts';

export interface NotificationPollerParts {
  readonly ask: () => Promise<readonly Notification[]>;
  readonly onAnswer: (notifications: readonly Notification[]) => void;
  /** Milliseconds between polls while things happen. */
  readonly pollMs: number;
  readonly logger: Logger;
}

const EAGER_MS = 500;
const EAGER_FOR_MS = 5_000;
const IDLE_AFTER_MS = 60_000;
const IDLE_FACTOR = 2.5;
/** Least pause, in times of what the last answer took. */
const ANSWER_SHARE = 3;

export class NotificationPoller implements Disposable {
  readonly #parts: NotificationPollerParts;
  readonly #timers = new Timers();
  #lastDeedAt = Number.NEGATIVE_INFINITY;
  #lastStepAt = Number.NEGATIVE_INFINITY;
  #answerMs = 0;
  #disposed = false;

  constructor(parts: NotificationPollerParts) {
    this.#parts = parts;
  }

  /** Begins, or begins its pause anew. */
  schedule(): void {
    const ms = Math.max(this.#pauseMs(), this.#answerMs * ANSWER_SHARE);
    this.#timers.set('poll', ms * (0.8 + Math.random() * 0.4), () => void this.#poll());
  }

  /** Something of ours was just done that is likely to be told of. */
  hurry(): void {
    this.#lastDeedAt = performance.now();
    this.schedule();
  }

  /** Something happened to the account. */
  noteStep(): void {
    this.#lastStepAt = performance.now();
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#timers[Symbol.dispose]();
  }

  #pauseMs(): number {
    const now = performance.now();
    const { pollMs } = this.#parts;
    if (now - this.#lastDeedAt < EAGER_FOR_MS) return Math.min(EAGER_MS, pollMs);
    return now - Math.max(this.#lastStepAt, this.#lastDeedAt) > IDLE_AFTER_MS ? pollMs * IDLE_FACTOR : pollMs;
  }

  async #poll(): Promise<void> {
    const { ask, onAnswer, logger } = this.#parts;
    const startedAt = performance.now();
    try {
      const notifications = await ask();
      if (!this.#disposed) onAnswer(notifications);
    } catch (error) {
      logger.debug({ err: error }, 'a poll of the notifications failed');
    }
    this.#answerMs = performance.now() - startedAt;
    this.schedule();
  }
}
