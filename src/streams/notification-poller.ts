/**
 * Polls the notifications, as no socket tells of them: faster right after a deed of our own, slower when nothing happens or
 * an answer takes long, and never quite regularly. A poll that fails loses nothing, as the next one shows the same and more.
 */
import type { NotificationList } from '../clob/notification-types.ts';
import type { Logger } from '../logger.ts';
import { Timers } from './timers.ts';

export interface NotificationPollerParts {
  readonly ask: () => Promise<NotificationList>;
  /** Resolves when the list needs to be read no more; rejects where it may be needed again. */
  readonly onAnswer: (list: NotificationList) => Promise<void>;
  /** Drops notifications at the exchange; where it is missing, none is dropped. */
  readonly drop: ((notificationIds: readonly string[]) => Promise<void>) | undefined;
  /** Called once where a list is not read whole, nothing is dropped, and what was read has nothing new. */
  readonly onCut: () => void;
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
  #dueAt = Number.POSITIVE_INFINITY;
  #isPolling = false;
  #hasWarned = false;
  #disposed = false;

  constructor(parts: NotificationPollerParts) {
    this.#parts = parts;
  }

  /** Begins, or brings the next poll forward to where it is due by now. A poll is never put off. */
  schedule(): void {
    if (this.#isPolling) return;
    const ms = Math.max(this.#pauseMs(), this.#answerMs * ANSWER_SHARE) * (0.8 + Math.random() * 0.4);
    const dueAt = performance.now() + ms;
    if (this.#timers.has('poll') && dueAt >= this.#dueAt) return;
    this.#dueAt = dueAt;
    this.#timers.set('poll', ms, () => void this.#poll());
  }

  /** The account just did something that the exchange is likely to notify of. */
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
    this.#isPolling = true;
    try {
      const list = await ask();
      this.#answerMs = performance.now() - startedAt;
      if (this.#disposed) return;
      await onAnswer(list);
      await this.#drop(list);
    } catch (error) {
      this.#answerMs = performance.now() - startedAt;
      logger.debug({ err: error }, 'a poll of the notifications failed');
    }
    this.#isPolling = false;
    this.schedule();
  }

  /** What a list that was not read whole lacks comes with the next poll, once what was read is dropped or seen. */
  async #drop({ items, isWhole }: NotificationList): Promise<void> {
    const { drop, onCut, logger } = this.#parts;
    if (drop !== undefined) {
      const ids = items.map(({ notificationId }) => notificationId).filter((id) => /^\d+$/.test(id));
      if (ids.length > 0) await drop(ids);
    }
    if (isWhole) return;
    if (drop !== undefined || items.length > 0) {
      this.#lastDeedAt = performance.now();
    } else if (!this.#hasWarned) {
      this.#hasWarned = true;
      logger.warn(
        'the exchange holds more notifications than are read at once, so new ones may be missed: call dropNotifications, or set AUTO_DROP_NOTIFICATIONS=on',
      );
      onCut();
    }
  }
}
