/**
 * The account's events for this replica's subscribers. While there is any, this replica follows the log and stands by to be
 * the account's one reader; a few seconds after the last has gone, nothing is left.
 */
import type { Bus, LogMirror } from '../bus/bus.ts';
import { CodedError, InvalidRequestError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { OwnDeeds } from '../modules/orders/announced-orders.ts';
import type { AccountEvent, OrderStep, StreamGap } from './account-event.ts';
import { decodeEvent, parseCursor } from './account-log.ts';
import { AccountReader } from './account-reader.ts';
import type { AccountSource } from './account-source.ts';
import { type Followed, followLog } from './follow-log.ts';
import { FromNowOn } from './from-now-on.ts';
import { iterate } from './iterate.ts';
import { encodeOwnDeeds } from './own-deeds.ts';
import type { OwnOrders } from './own-orders.ts';
import type { StreamStatus } from './stream-status.ts';
import { pause } from './timers.ts';

export interface AccountStream extends AsyncDisposable {
  /**
   * The events that `accept` takes, from `since` on; without it, those that happen from now on.
   * Ends with a gap where the subscriber falls further behind than the log reaches back.
   * @throws {InvalidRequestError} BAD_USER_INPUT where `since` is no cursor
   */
  follow<E extends AccountEvent>(options: {
    readonly accept: (event: AccountEvent) => event is E;
    readonly since?: string | undefined;
  }): Promise<AsyncIterableIterator<Followed<E | StreamGap>>>;
  /** Calls back for every step of an order, while somebody follows. A listener must not throw. */
  onOrderStep(listener: (step: OrderStep) => void): Disposable;
  /** The place of the log's newest entry, while somebody follows. */
  place(): string;
  /** Tells the reader, wherever it runs, what was just done. Never throws. */
  announce(deeds: OwnDeeds): void;
  status(): StreamStatus;
}

export interface AccountStreamParts {
  readonly bus: Bus;
  /** The wallet that trades. */
  readonly wallet: string;
  /** Tells this account's log and lease from others' on the bus. */
  readonly name: string;
  readonly connect: () => Promise<AccountSource>;
  readonly ownOrders: OwnOrders;
  /** Exchange time, milliseconds. */
  readonly nowMs: () => number;
  readonly pollMs: number;
  /** Whether notifications are dropped at the exchange once they are in the log. */
  readonly dropsNotifications: boolean;
  readonly logger: Logger;
}

/** How long reading goes on without a subscriber: one that reconnects finds everything as it was. */
const LINGER_MS = 3_000;
/** With the second between tries, a reader that dies is replaced within five. */
const LEASE_MS = 3_000;
const STANDBY_MS = 1_000;
/** Between tries of a reader that fails again and again. */
const LONGEST_PAUSE_MS = 8_000;
/** How far back the exchange's times do not tell what was before a subscription, as some come in whole seconds. */
const INEXACT_MS = 3_000;

const REFUSED_KEY =
  "the exchange does not accept the account's API key (see the check API_KEY of viewer.doctor); the account's reader is started again with growing pauses";

interface Run {
  readonly stop: AbortController;
  readonly mirror: LogMirror;
  readonly done: Promise<void>;
}

export function createAccountStream(parts: AccountStreamParts): AccountStream {
  const { bus, name, logger } = parts;
  const log = `account:${name}`;
  const now = (): Date => new Date(parts.nowMs());
  let reader: AccountReader | undefined;
  let run: Run | undefined;
  let isUnauthorized = false;
  let subscribers = 0;
  let lingering: NodeJS.Timeout | undefined;
  const listeners = new Set<(step: OrderStep) => void>();
  const canceledAt = new Map<string, number>();
  let since = now();

  function start(): Run {
    clearTimeout(lingering);
    if (run !== undefined) return run;
    since = now();
    const stop = new AbortController();
    const mirror = bus.follow(log);
    run = { stop, mirror, done: standBy(stop.signal) };
    mirror.ready.then(
      () => run?.mirror === mirror && tellSteps(mirror),
      () => {}, // it ended before it began
    );
    return run;
  }

  async function stop(): Promise<void> {
    clearTimeout(lingering);
    const ending = run;
    if (ending === undefined) return;
    run = undefined;
    since = now();
    ending.stop.abort();
    ending.mirror[Symbol.dispose]();
    await ending.done;
  }

  /** Reads whenever the lease is free. */
  async function standBy(signal: AbortSignal): Promise<void> {
    for (let pauseMs = STANDBY_MS; !signal.aborted; ) {
      await readOnce(signal).then(
        () => {
          isUnauthorized = false;
          pauseMs = STANDBY_MS;
        },
        (error: unknown) => {
          isUnauthorized = error instanceof CodedError && error.code === 'EXCHANGE_UNAUTHORIZED';
          const why = isUnauthorized ? REFUSED_KEY : "the account's reader stopped; it is started again";
          logger.warn({ err: error }, why);
          pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        },
      );
      await pause(pauseMs, signal);
    }
  }

  async function readOnce(signal: AbortSignal): Promise<void> {
    const lease = await bus.acquire(log, { ttlMs: LEASE_MS });
    if (lease === undefined) return;
    try {
      const { ownOrders, wallet, pollMs, dropsNotifications } = parts;
      const source = await parts.connect();
      reader = new AccountReader(
        {
          bus,
          lease,
          log,
          topic: log,
          source,
          ownOrders,
          wallet,
          now,
          pollMs,
          dropsNotifications,
          wasUnauthorized: isUnauthorized,
          logger,
        },
        signal,
      );
      await reader.run();
    } finally {
      reader = undefined;
      await lease.release();
    }
  }

  /** Tells the listeners what is appended from now on, until the mirror is disposed. */
  function tellSteps(mirror: LogMirror): void {
    let { epoch, after } = { epoch: mirror.epoch(), after: mirror.newest() };
    mirror.onAppend(() => {
      if (mirror.epoch() !== epoch) ({ epoch, after } = { epoch: mirror.epoch(), after: 0 });
      for (const entry of mirror.read(after, mirror.newest() - after)) {
        after = entry.sequence;
        const event = decodeEvent(entry);
        if (event.type === 'order') for (const listener of listeners) listener(event);
      }
    });
  }

  /** Ids of orders that this replica cancelled a moment ago. */
  function justCanceled(): ReadonlySet<string> {
    forgetCanceled();
    return new Set(canceledAt.keys());
  }

  function noteCanceled(orderIds: readonly string[]): void {
    for (const orderId of orderIds) canceledAt.set(orderId, performance.now());
    forgetCanceled();
  }

  function forgetCanceled(): void {
    const since = performance.now() - INEXACT_MS;
    for (const [orderId, at] of canceledAt) {
      if (at >= since) break;
      canceledAt.delete(orderId);
    }
  }

  function leave(): void {
    subscribers -= 1;
    if (subscribers > 0) return;
    lingering = setTimeout(() => void stop(), LINGER_MS);
  }

  return {
    async follow({ accept, since: cursor }) {
      if (cursor !== undefined && parseCursor(cursor) === undefined) {
        throw new InvalidRequestError('BAD_USER_INPUT', 'since is not the cursor of an event of this stream');
      }
      const isCold = run === undefined || (reader !== undefined && reader.state !== 'LIVE');
      const at = now();
      const canceledBefore = justCanceled();
      // Where our record cannot be asked, times alone decide.
      const before =
        isCold && cursor === undefined
          ? parts.ownOrders.takenSince(Date.now() - INEXACT_MS).catch(() => [])
          : undefined;
      subscribers += 1;
      start();
      const mirror = bus.follow(log);
      try {
        await mirror.ready;
      } catch (error) {
        leave();
        throw error;
      }
      const source = followLog(mirror, {
        accept,
        since: cursor,
        now,
        fromNowOn: before && new FromNowOn({ at, placedBefore: new Set(await before), canceledBefore }),
      });
      return iterate({
        ...source,
        [Symbol.dispose]() {
          source[Symbol.dispose]();
          leave();
        },
      });
    },
    onOrderStep(listener) {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    place: () => (run === undefined ? '' : `${run.mirror.epoch()}:${run.mirror.newest()}`),
    announce(deeds) {
      noteCanceled(deeds.canceled);
      bus.publish(log, encodeOwnDeeds(deeds)).catch((error: unknown) => {
        logger.debug({ err: error }, 'an own action could not be announced');
      });
    },
    status() {
      const [last] = run?.mirror.read(run.mirror.newest() - 1, 1) ?? [];
      const event = last && decodeEvent(last);
      return {
        name: 'account',
        state:
          run === undefined ? 'STOPPED' : (reader?.state ?? (isUnauthorized ? 'UNAUTHORIZED' : 'STANDBY')),
        since,
        lastEventAt:
          event && ('at' in event ? event.at : 'to' in event ? event.to : event.notification.timestamp),
        subscribers,
        isHere: reader !== undefined,
      };
    },
    [Symbol.asyncDispose]: stop,
  };
}
