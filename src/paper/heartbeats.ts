/**
 * Dead man's switches: once an API key has sent a heartbeat, more than ten seconds without the next one cancel its open
 * orders. Looked at every five seconds, so it can take fifteen. A key that never sends one is left alone.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import { Refusal } from './refusal.ts';

const TIMEOUT_MS = 10_000;
const CHECK_MS = 5_000;

interface Switch {
  /** Id that the next heartbeat must bring; empty where any beginning is good. */
  expectedId: string;
  beatAt: number;
  timer: Disposable;
}

export class Heartbeats {
  readonly #clock: Clock;
  readonly #expired: (apiKey: string) => void;
  readonly #switches = new Map<string, Switch>();

  /** @param expired called with the API key whose heartbeats stopped; the switch is off then. */
  constructor(clock: Clock, expired: (apiKey: string) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  /**
   * Takes a heartbeat and answers with the id that the next one must bring. The first brings an empty one.
   * @throws {Refusal} with the id expected, where another came.
   */
  beat(apiKey: string, heartbeatId: string): string {
    const known = this.#switches.get(apiKey);
    const expected = known?.expectedId ?? '';
    if (heartbeatId !== expected) {
      throw new Refusal(400, 'Invalid Heartbeat ID', {
        error_msg: 'Invalid Heartbeat ID',
        heartbeat_id: expected,
      });
    }
    const next = randomUUID();
    this.#note(apiKey, next);
    return next;
  }

  /** The older kind, which brings no id: any id chain begins anew after it. */
  beatWithoutId(apiKey: string): void {
    this.#note(apiKey, '');
  }

  [Symbol.dispose](): void {
    for (const { timer } of this.#switches.values()) {
      timer[Symbol.dispose]();
    }
    this.#switches.clear();
  }

  #note(apiKey: string, expectedId: string): void {
    const known = this.#switches.get(apiKey);
    const beatAt = this.#clock.now();
    if (known === undefined) {
      this.#switches.set(apiKey, { expectedId, beatAt, timer: this.#watch(apiKey) });
    } else {
      known.expectedId = expectedId;
      known.beatAt = beatAt;
    }
  }

  #watch(apiKey: string): Disposable {
    return this.#clock.after(CHECK_MS, () => {
      const known = this.#switches.get(apiKey);
      if (known === undefined) {
        return;
      }
      if (this.#clock.now() - known.beatAt > TIMEOUT_MS) {
        this.#switches.delete(apiKey);
        this.#expired(apiKey);
      } else {
        known.timer = this.#watch(apiKey);
      }
    });
  }
}
