/** Appends events to a log in order, each round with what it changes of the state; what comes meanwhile waits for the next. */
import type { Bus, Lease, StateChanges } from '../bus/bus.ts';
import type { AccountEvent } from './account-event.ts';
import { encodeEvent } from './account-log.ts';

export interface LogWriterParts {
  readonly bus: Bus;
  readonly lease: Lease;
  readonly log: string;
  /** Takes what all events handed over so far have changed of the writer's state since it was last taken. */
  readonly takeChanges: () => StateChanges;
  /** Hears why it can write no more. */
  readonly onFailure: (error: unknown) => void;
}

export class LogWriter {
  readonly #parts: LogWriterParts;
  #waiting: AccountEvent[] = [];
  #writing: Promise<void> | undefined;

  constructor(parts: LogWriterParts) {
    this.#parts = parts;
  }

  /** Hands events over. Without any, stores the state. */
  write(events: readonly AccountEvent[]): void {
    this.#waiting.push(...events);
    this.#writing ??= this.#append();
  }

  /** Resolves when everything handed over is in the log, or cannot be. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #append(): Promise<void> {
    const { bus, log, lease, takeChanges, onFailure } = this.#parts;
    try {
      do {
        await undefined; // what is handed over in one go is appended in one go
        const events = this.#waiting;
        this.#waiting = [];
        await bus.append(log, events.map(encodeEvent), takeChanges(), lease);
      } while (this.#waiting.length > 0);
    } catch (error) {
      onFailure(error);
    } finally {
      this.#writing = undefined;
    }
  }
}
