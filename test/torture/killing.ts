/** Kills of gateways by progress: the seed says after which order, so that a run of any speed has as many. */
import { seededRandom } from '../../src/paper/random.ts';
import type { Fleet } from './fleet.ts';
import type { Told } from './told.ts';

export interface Killing {
  /** Resolves when it is stopped and all gateways are up; rejects where one does not start again. */
  readonly ended: Promise<void>;
  stop(): void;
}

export interface KillingOptions {
  readonly fleet: Fleet;
  readonly told: Told;
  readonly seed: number;
  /** Orders that callers are told about from one kill to the next, on the average. */
  readonly everyOrders: number;
}

/** Kills some gateway every so many orders until it is stopped: at least half as many lie between, and half as many more at most. */
export function startKilling({ fleet, told, seed, everyOrders }: KillingOptions): Killing {
  const random = seededRandom(seed);
  const ending = new AbortController();

  async function killOn(): Promise<void> {
    for (let due = 0; ; ) {
      due += random.between(Math.ceil(everyOrders / 2), Math.ceil(everyOrders * 1.5));
      await told.reached(due, ending.signal);
      if (ending.signal.aborted) return;
      await fleet.kill();
    }
  }

  return { ended: killOn(), stop: () => ending.abort() };
}
