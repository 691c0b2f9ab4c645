/** What strikes by progress: the seed says after which order, so that a run of any speed is struck as often. */
import { seededRandom } from '../../src/paper/random.ts';
import type { Told } from './told.ts';

export interface Striking {
  /** Resolves when it is stopped and the last strike is over; rejects where a strike does. */
  readonly ended: Promise<void>;
  stop(): void;
}

export interface StrikingOptions {
  readonly told: Told;
  readonly seed: number;
  /** Orders that callers are told about from one strike to the next: half of it to half as much again. */
  readonly everyOrders: number;
  readonly strike: () => Promise<void>;
}

/** Strikes, one at a time, until it is stopped. */
export function startStriking({ told, seed, everyOrders, strike }: StrikingOptions): Striking {
  const random = seededRandom(seed);
  const ending = new AbortController();

  async function strikeOn(): Promise<void> {
    for (let due = 0; ; ) {
      due += random.between(Math.ceil(everyOrders / 2), Math.ceil(everyOrders * 1.5));
      await told.reached(due, ending.signal);
      if (ending.signal.aborted) return;
      await strike();
    }
  }

  return { ended: strikeOn(), stop: () => ending.abort() };
}
