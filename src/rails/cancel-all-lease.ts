/**
 * A dead man's switch: while somebody holds the lease this server sends heartbeats to the exchange, and when one that held
 * it is gone everything is cancelled: at once by this server, and, where the server itself is gone, by the exchange ten to
 * fifteen seconds after the last heartbeat.
 *
 * The exchange has no way to switch its half off once a heartbeat was sent (protocol: more than ten seconds without one
 * cancel every open order of the API key). So a lease that is released, which cancels nothing, leaves the heartbeats going
 * until this server stops; and after one has ended, what is placed within fifteen seconds may still be cancelled by the
 * exchange. All servers that send with one API key share that half: it acts when the last of them is silent.
 */
import type { Caller } from '../caller.ts';
import type { CancelResult } from '../clob/types.ts';
import { ForbiddenError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { iterate, type PullSource } from '../streams/iterate.ts';
import { pause, Timers } from '../streams/timers.ts';

/** How the lease stands. Times are Unix milliseconds. */
export interface LeaseStatus {
  /** When the first of the callers' renewable leases ends; `undefined` where nobody holds one. */
  readonly endsAt: number | undefined;
  /** How many subscriptions hold it besides. */
  readonly subscriptions: number;
  /** Whether heartbeats are sent: the exchange cancels all where this server falls silent. */
  readonly beating: boolean;
  /** When the exchange last took one. */
  readonly heartbeatAt: number | undefined;
  /** Whether heartbeats are sent and the exchange has taken none for so long that it may have cancelled everything. */
  readonly stale: boolean;
}

export interface CancelAllLease extends AsyncDisposable {
  /**
   * Takes the caller's renewable lease, or sets its end anew. Nobody else's is changed.
   * @throws {CodedError} where the exchange takes no heartbeat: the lease is then as before
   */
  renew(seconds: number, by: Caller): Promise<LeaseStatus>;
  /**
   * Gives up the caller's renewable lease, or as an administrator those of all callers, without cancelling anything. Heartbeats
   * continue.
   * @throws {ForbiddenError} where only others hold one and the caller is no administrator
   */
  release(by: Caller): LeaseStatus;
  /**
   * Holds the lease for as long as somebody reads: gives its status now and after every heartbeat, taken or failed, and cancels
   * everything when the reader is gone.
   * @throws {CodedError} where the exchange takes no heartbeat
   */
  hold(): Promise<AsyncIterableIterator<LeaseStatus>>;
  status(): LeaseStatus;
}

export interface CancelAllLeaseParts {
  /** Sends one heartbeat; resolves when the exchange has taken it. */
  readonly beat: () => Promise<unknown>;
  readonly cancelEverything: () => Promise<CancelResult>;
  readonly logger: Logger;
}

/** The exchange wants a heartbeat within this time. */
const EXPECTED_MS = 10_000;
const BEAT_MS = 5_000;
/** After one that failed. */
const BEAT_AGAIN_MS = 1_000;
/** Between tries of a cancel that fails; there is no last one but the server's end. */
const CANCEL_AGAIN_MS = 1_000;

/** Nothing is sent before the lease is first held. Disposing ends it like any other end: everything is cancelled. */
export function createCancelAllLease({
  beat,
  cancelEverything,
  logger,
}: CancelAllLeaseParts): CancelAllLease {
  const timers = new Timers();
  const closing = new AbortController();
  const holders = new Set<() => void>();
  const ending = new Set<Promise<void>>();
  let heartbeatAt: number | undefined;
  let beating = false;
  /** When each caller's renewable lease ends. */
  const ends = new Map<string, number>();

  const status = (): LeaseStatus => ({
    endsAt: ends.size === 0 ? undefined : Math.min(...ends.values()),
    subscriptions: holders.size,
    beating,
    heartbeatAt,
    stale: beating && heartbeatAt !== undefined && Date.now() - heartbeatAt > EXPECTED_MS,
  });

  async function beatOnce(): Promise<void> {
    await beat();
    heartbeatAt = Date.now();
  }

  async function startBeating(): Promise<void> {
    if (beating) return;
    await beatOnce();
    beating = true;
    timers.set('beat', BEAT_MS, beatOn);
  }

  function beatOn(): void {
    beatOnce().then(
      () => {
        if (!beating) return;
        timers.set('beat', BEAT_MS, beatOn);
        tellHolders();
      },
      (error: unknown) => {
        if (!beating) return;
        logger.error({ err: error }, 'a heartbeat failed; the exchange may cancel everything');
        timers.set('beat', BEAT_AGAIN_MS, beatOn);
        tellHolders();
      },
    );
  }

  function tellHolders(): void {
    for (const tell of holders) tell();
  }

  /** Somebody who held the lease is gone. Heartbeats go on only for others who hold it. */
  function end(why: string): void {
    if (ends.size === 0 && holders.size === 0) {
      beating = false;
      timers.clear('beat');
    }
    logger.warn({ why }, 'the cancel-all lease ended; everything is cancelled');
    const canceling = cancelAll().finally(() => ending.delete(canceling));
    ending.add(canceling);
  }

  async function cancelAll(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await cancelEverything();
        return;
      } catch (error) {
        logger.error({ err: error, tries }, 'the end of the lease could not cancel everything');
        if (closing.signal.aborted) return;
        await pause(CANCEL_AGAIN_MS, closing.signal);
      }
    }
  }

  function forget(name: string): void {
    ends.delete(name);
    timers.clear(`end ${name}`);
  }

  function endRenewable(name: string, why: string): void {
    forget(name);
    end(why);
  }

  return {
    async renew(seconds, { name }) {
      await startBeating();
      ends.set(name, Date.now() + seconds * 1_000);
      timers.set(`end ${name}`, seconds * 1_000, () => endRenewable(name, 'it was not renewed'));
      return status();
    },
    release({ role, name }) {
      if (ends.size > 0 && !ends.has(name) && role !== 'ADMIN') {
        throw new ForbiddenError(
          'Others hold the cancel-all lease: only they or an administrator may release it; send ADMIN_TOKEN as the bearer token',
        );
      }
      for (const holder of role === 'ADMIN' ? [...ends.keys()] : [name]) forget(holder);
      return status();
    },
    async hold() {
      await startBeating();
      return iterate(heldBySubscription());
    },
    status,
    async [Symbol.asyncDispose]() {
      if (ends.size > 0) {
        for (const name of [...ends.keys()]) forget(name);
        end('the server stops');
      }
      closing.abort();
      beating = false;
      timers[Symbol.dispose]();
      await Promise.all(ending);
    },
  };

  function heldBySubscription(): PullSource<LeaseStatus> {
    let news = true;
    let listener = (): void => {};
    const tell = (): void => {
      news = true;
      listener();
    };
    holders.add(tell);
    return {
      take() {
        if (!news) return 'nothing yet';
        news = false;
        return { value: status() };
      },
      onChange(call) {
        listener = call;
        return {
          [Symbol.dispose]() {
            listener = () => {};
          },
        };
      },
      [Symbol.dispose]() {
        holders.delete(tell);
        end('its subscriber is gone');
      },
    };
  }
}
