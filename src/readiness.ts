/** Whether this process can do its work: what a load balancer asks. The exchange's state is the same for every replica and no part of it. */
import type { Bus } from './bus/bus.ts';
import type { Journal } from './journal/journal.ts';
import { pause } from './streams/timers.ts';

export interface Readiness {
  /** Whether orders can be written down. */
  readonly journal: boolean;
  /** Whether the bus of the replicas is reached; true where there is none. */
  readonly bus: boolean;
}

/** For how long an answer is remembered, so that anybody may ask. */
const LIFETIME_MS = 1_000;
/** A journal that takes longer is not ready. */
const WAIT_MS = 2_000;

/** Gives a function that looks, once a second at most. */
export function createReadiness(
  journal: Pick<Journal, 'renew'>,
  bus: Pick<Bus, 'isReachable'>,
): () => Promise<Readiness> {
  let known: Promise<boolean> | undefined;
  let askedAt = 0;

  async function isWritable(): Promise<boolean> {
    const ended = new AbortController();
    const writing = journal.renew().then(
      () => true,
      () => false,
    );
    const answer = await Promise.race([writing, pause(WAIT_MS, ended.signal)]);
    ended.abort();
    return answer === true;
  }

  return async () => {
    const now = performance.now();
    if (known === undefined || now - askedAt > LIFETIME_MS) {
      known = isWritable();
      askedAt = now;
    }
    return { journal: await known, bus: bus.isReachable() };
  };
}
