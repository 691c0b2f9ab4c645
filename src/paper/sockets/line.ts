/** One client's connection as the exchange writes to it: bounded, and as faulty as it was told to be. */
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { FrameFate, SocketFaults } from '../faults/socket-faults.ts';

/** A client that has so much left to read is cut off. */
const MOST_BUFFERED_BYTES = 4 * 1024 * 1024;

/** What a line asks of the door it came through. */
export interface LineRules {
  readonly clock: Clock;
  readonly faults: SocketFaults;
  fate(): FrameFate;
}

export class Line {
  readonly #socket: WebSocket;
  readonly #rules: LineRules;
  readonly #timers = new Set<Disposable>();
  /** Frames that wait for the one that follows them. */
  #swapped: string[] = [];

  constructor(socket: WebSocket, rules: LineRules) {
    this.#socket = socket;
    this.#rules = rules;
  }

  /** Tells something that happened. */
  send(frame: string): void {
    if (this.#rules.faults.silence !== undefined) {
      return;
    }
    const fate = this.#rules.fate();
    switch (fate) {
      case 'lose':
        return;
      case 'cut':
        this.cut();
        return;
      case 'swap':
        this.#swapped.push(frame);
        return;
      case 'send':
      case 'repeat':
        this.#write(frame);
        if (fate === 'repeat') {
          this.#write(frame);
        }
        this.flush();
    }
  }

  /** Answers the client: chances do not apply. */
  answer(text: string): void {
    if (this.#rules.faults.silence !== 'everything') {
      this.#write(text);
      this.flush();
    }
  }

  /** Sends what still waits for a frame to follow. */
  flush(): void {
    const waiting = this.#swapped;
    this.#swapped = [];
    for (const frame of waiting) {
      this.#write(frame);
    }
  }

  /** Ends the connection as the protocol has it; without a code, the close frame is empty. */
  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.#socket.terminate();
  }

  /** Stops what was still to be said. */
  [Symbol.dispose](): void {
    for (const timer of this.#timers) {
      timer[Symbol.dispose]();
    }
    this.#timers.clear();
  }

  #write(text: string): void {
    const { faults, clock } = this.#rules;
    if (faults.delayMs === undefined) {
      this.#put(text);
      return;
    }
    const timer = clock.after(faults.delayMs, () => {
      this.#timers.delete(timer);
      this.#put(text);
    });
    this.#timers.add(timer);
  }

  /** Behind the step that the frame is of, so that what it tells is written down first. */
  #put(text: string): void {
    queueMicrotask(() => this.#putNow(text));
  }

  #putNow(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) {
      return;
    }
    this.#socket.send(text);
    if (this.#socket.bufferedAmount > MOST_BUFFERED_BYTES) {
      this.cut();
    }
  }
}
