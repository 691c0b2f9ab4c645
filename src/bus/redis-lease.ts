/** Keeps a lease alive on Redis, and tells its holder in time when that fails. */
import type { HeldLease } from './held-lease.ts';

/** What keeps a lease. Times are of `performance.now()`. */
export interface LeaseUpkeep {
  readonly ttlMs: number;
  /** When the command that took the lease was sent: Redis counts from later on, so it never runs out there first. */
  readonly takenAt: number;
  /** Asks for another `ttlMs`; false where the lease is another's. Rejects where Redis cannot be asked. */
  renew(): Promise<boolean>;
}

/** A lease is given up when this share of its time has passed, as timers run late and clocks differ. */
const SAFE_SHARE = 0.9;

/** Renews a lease at every third of its time to live, until it is lost. */
export function keepAlive(lease: HeldLease, { ttlMs, takenAt, renew }: LeaseUpkeep): void {
  const runsOut = 'ran out, as it could not be renewed in time';
  const giveUpAfter = (since: number) =>
    setTimeout(() => lease.lose(runsOut), since + ttlMs * SAFE_SHARE - performance.now());
  let deadline = giveUpAfter(takenAt);
  let isRenewing = false;

  async function renewOnce(): Promise<void> {
    if (isRenewing) return;
    isRenewing = true;
    const sentAt = performance.now();
    const isHeld = await renew().catch(() => undefined);
    isRenewing = false;
    if (lease.lost.aborted || isHeld === undefined) return;
    clearTimeout(deadline);
    if (!isHeld) lease.lose('was taken by another');
    else deadline = giveUpAfter(sentAt);
  }

  const timer = setInterval(renewOnce, ttlMs / 3);
  lease.lost.addEventListener('abort', () => {
    clearInterval(timer);
    clearTimeout(deadline);
  });
}
