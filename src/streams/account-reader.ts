/**
 * The one reader of an account: its socket, its notifications and its lists, folded into steps that are appended to its
 * log. It works while it holds its lease; whoever holds it next goes on from the state that is stored with each append.
 *
 * The socket tells first. What it does not tell is found by reading the lists: after each connection, when something heard
 * of does not add up, when an open socket says nothing, and once a minute in any case.
 */
import type { Bus, Lease } from '../bus/bus.ts';
import type { Feed, FeedLoss } from '../clob/feed.ts';
import type { Notification } from '../clob/notification-types.ts';
import type { UserFrame } from '../clob/wire/user-frames.ts';
import { CodedError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { AccountEvent, GapReason } from './account-event.ts';
import { reviveJson } from './account-log.ts';
import type { StoredAccountMemory } from './account-memory.ts';
import type { AccountSource } from './account-source.ts';
import { AccountState, type AccountStep } from './account-state.ts';
import { LogWriter } from './log-writer.ts';
import { NotificationPoller } from './notification-poller.ts';
import { parseOwnDeeds } from './own-deeds.ts';
import { readAccount } from './read-account.ts';
import { newNotifications, type SeenNotifications } from './seen-notifications.ts';
import { aborted, pause, Timers } from './timers.ts';

export type ReaderState = 'CONNECTING' | 'RESYNCING' | 'LIVE' | 'STALE';

export interface ReaderParts {
  readonly bus: Bus;
  readonly lease: Lease;
  readonly log: string;
  /** Where our own placements and cancels are announced. */
  readonly topic: string;
  readonly source: AccountSource;
  /** The wallet that trades. */
  readonly wallet: string;
  /** Exchange time. */
  readonly now: () => Date;
  /** Milliseconds between polls of the notifications. */
  readonly pollMs: number;
  readonly logger: Logger;
}

interface Stored {
  readonly account: StoredAccountMemory;
  readonly seen: SeenNotifications | undefined;
  /** Up to here everything was told. */
  readonly goodUntil: string;
}

/** What is heard is given this long to add up before the lists are read. */
const DOUBT_MS = 400;
const LONGEST_DOUBT_MS = 10_000;
/** Least pause between readings caused by doubt, in times of what the last one took. */
const READING_SHARE = 3;
/** Pause after lists that could not be read, or made no sense. */
const RETRY_MS = 2_000;
/** An open socket that tells nothing for so long is checked against the lists. */
const SILENCE_MS = 15_000;
/** How long a frame may take for what a reading has just found. */
const GRACE_MS = 1_000;
const AUDIT_MS = 60_000;
/** How far back the first reading looks for trades that have not settled. */
const FIRST_HORIZON_MS = 600_000;

const GAP_REASONS: Readonly<Record<FeedLoss, GapReason>> = {
  closed: 'SOCKET_LOST',
  silent: 'SOCKET_SILENT',
  unreachable: 'EXCHANGE_UNREACHABLE',
};

export class AccountReader {
  readonly #parts: ReaderParts;
  readonly #timers = new Timers();
  readonly #writer: LogWriter;
  readonly #poller: NotificationPoller;
  readonly #failing = new AbortController();
  /** Aborts when the reader is to stop, when its lease is lost, and when it cannot append. */
  readonly #ended: AbortSignal;
  #account: AccountState;
  /** `undefined` until the notifications could be read once. */
  #seen: SeenNotifications | undefined;
  /** What comes before the stream has begun waits here. */
  #early: (() => AccountStep[])[] | undefined = [];
  #feed: Feed | undefined;
  #isUp = false;
  #gapFrom: Date | undefined;
  #goodUntil: Date;
  #lastFrameAt = 0;
  #lastStepAt = 0;
  #lastReadingAt = 0;
  #lastReadingMs = 0;
  /** Whether anything was found elsewhere since the socket last told something. */
  #toldElsewhere = false;
  #reading: Promise<void> | undefined;
  #readAgain = false;
  #doubtMs = DOUBT_MS;

  constructor(parts: ReaderParts, stop: AbortSignal) {
    this.#parts = parts;
    this.#ended = AbortSignal.any([stop, parts.lease.lost, this.#failing.signal]);
    const { bus, lease, log, source, pollMs, logger } = parts;
    this.#writer = new LogWriter({
      bus,
      lease,
      log,
      state: () => this.#store(),
      onFailure: (error) => this.#failing.abort(error),
    });
    this.#poller = new NotificationPoller({
      ask: source.api.notifications,
      onAnswer: (notifications) => this.#hearNotifications(notifications),
      pollMs,
      logger,
    });
    const now = parts.now();
    this.#goodUntil = now;
    this.#account = new AccountState(this.#identity, new Date(now.getTime() - FIRST_HORIZON_MS));
  }

  get state(): ReaderState {
    if (this.#early !== undefined) return 'CONNECTING';
    if (!this.#isUp) return this.#gapFrom === undefined ? 'CONNECTING' : 'STALE';
    return this.#gapFrom === undefined && this.#lastReadingAt > 0 ? 'LIVE' : 'RESYNCING';
  }

  /**
   * Reads until it is stopped or its lease is lost. Everything it opened is closed then.
   * @throws {Error} what the bus throws; the next holder goes on from the stored state
   */
  async run(): Promise<void> {
    const { bus, lease, log, topic } = this.#parts;
    using _hints = bus.subscribe(topic, (message) => this.#hearOwn(message));
    try {
      const stored = await bus.state(log);
      this.#feed = this.#parts.source.openFeed({
        onFrame: (frame) => this.#hearFrame(frame),
        onUp: () => this.#up(),
        onDown: (loss) => this.#down(loss),
      });
      if (stored === undefined) await this.#begin();
      else this.#resume(reviveJson<Stored>(stored));
      this.#poller.schedule();
      this.#timers.set('watch', SILENCE_MS / 3, () => this.#watch());
      await aborted(this.#ended);
    } finally {
      this.#feed?.[Symbol.dispose]();
      this.#poller[Symbol.dispose]();
      this.#timers[Symbol.dispose]();
    }
    await this.#writer.settled();
    this.#failing.signal.throwIfAborted();
    if (this.#early === undefined && !lease.lost.aborted) await bus.append(log, [], this.#store(), lease);
  }

  get #identity(): { apiKey: string; wallet: string } {
    return { apiKey: this.#parts.source.apiKey, wallet: this.#parts.wallet };
  }

  /** Begins a stream that never was: what is there already is nobody's news. */
  async #begin(): Promise<void> {
    for (let pauseMs = DOUBT_MS; !this.#ended.aborted; pauseMs = Math.min(pauseMs * 2, LONGEST_DOUBT_MS)) {
      const read = await this.#readLists();
      if (read !== undefined) {
        this.#account.inherit(read.reading, read.notifications ?? []);
        if (read.notifications !== undefined) this.#seen = newNotifications([], read.notifications).seen;
        this.#release();
        return;
      }
      await pause(pauseMs, this.#ended);
    }
  }

  #resume(stored: Stored): void {
    this.#account = new AccountState(this.#identity, stored.account);
    this.#seen = stored.seen;
    this.#openGap('READER_CHANGED', new Date(stored.goodUntil));
    this.#release();
    this.#requestReading();
  }

  /** From here on everything counts as it comes. */
  #release(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const observe of early) this.#observe(observe);
    this.#writer.write([]);
    if (this.#isUp) this.#requestReading();
  }

  #up(): void {
    this.#isUp = true;
    this.#lastFrameAt = performance.now();
    if (this.#early === undefined) this.#requestReading();
  }

  #down(loss: FeedLoss): void {
    const wasUp = this.#isUp;
    this.#isUp = false;
    if (this.#early !== undefined) return;
    if (wasUp || loss === 'unreachable') this.#openGap(GAP_REASONS[loss], this.#goodUntil);
    this.#requestReading();
  }

  #openGap(reason: GapReason, from: Date): void {
    if (this.#gapFrom !== undefined) return;
    this.#gapFrom = from;
    this.#tell([{ type: 'gap', from, to: this.#parts.now(), reason }]);
  }

  #hearFrame(frame: UserFrame): void {
    this.#lastFrameAt = performance.now();
    this.#toldElsewhere = false;
    this.#observe(() => this.#account.hear(frame));
  }

  #hearOwn(message: string): void {
    const deeds = parseOwnDeeds(message);
    if (deeds === undefined) return;
    this.#poller.hurry();
    const { placed, canceled } = deeds;
    const at = this.#parts.now();
    this.#observe(() => [...this.#account.placed(placed), ...this.#account.canceled(canceled, at)]);
  }

  #hearNotifications(listed: readonly Notification[]): void {
    this.#observe(() => {
      const steps = this.#noticed(listed);
      if (steps.length > 0) this.#foundElsewhere();
      return steps;
    });
  }

  #observe(observe: () => AccountStep[]): void {
    if (this.#early !== undefined) {
      this.#early.push(observe);
      return;
    }
    try {
      const steps = observe();
      if (steps.length > 0) this.#noteStep();
      this.#tell(steps);
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'what the exchange told of the account makes no sense');
      this.#timers.set('retry', RETRY_MS, () => this.#requestReading());
    }
    if (!this.#timers.has('doubt')) this.#doubtLater();
  }

  /** Lists that take long to read are read less often. */
  #doubtLater(): void {
    const ms = Math.max(this.#doubtMs, this.#lastReadingMs * READING_SHARE);
    this.#timers.set('doubt', ms, () => this.#resolveDoubt());
  }

  /** Reads the lists where something heard of still does not add up. */
  #resolveDoubt(): void {
    if (this.#account.isUnresolved) {
      this.#doubtMs = Math.min(this.#doubtMs * 2, LONGEST_DOUBT_MS);
      this.#requestReading();
    } else {
      this.#doubtMs = DOUBT_MS;
    }
  }

  /** Reads the lists, now or, where that is being done, once more afterwards. */
  #requestReading(): void {
    if (this.#reading !== undefined) {
      this.#readAgain = true;
      return;
    }
    this.#timers.clear('retry');
    this.#reading = this.#readAll().then(() => {
      this.#reading = undefined;
      if (!this.#readAgain) return;
      this.#readAgain = false;
      this.#requestReading();
    });
  }

  async #readAll(): Promise<void> {
    if (this.#ended.aborted) return;
    const wasUp = this.#isUp;
    const startedAt = performance.now();
    const read = await this.#readLists();
    if (this.#ended.aborted) return;
    if (read === undefined) {
      this.#openGap('EXCHANGE_UNREACHABLE', this.#goodUntil);
      this.#timers.set('retry', RETRY_MS, () => this.#requestReading());
      return;
    }
    const { reading, notifications } = read;
    let found = false;
    this.#observe(() => {
      const noticed = notifications === undefined ? [] : this.#noticed(notifications);
      const steps = [...noticed, ...this.#account.read(reading)];
      found = steps.length > 0;
      return steps;
    });
    this.#goodUntil = reading.begunAt;
    this.#lastReadingAt = performance.now();
    this.#lastReadingMs = this.#lastReadingAt - startedAt;
    if (found) this.#foundElsewhere();
    if (wasUp && this.#isUp && this.#gapFrom !== undefined) {
      this.#tell([{ type: 'resynced', from: this.#gapFrom, to: reading.begunAt }]);
      this.#gapFrom = undefined;
    }
    if (found || !this.#account.isUnresolved) this.#doubtMs = DOUBT_MS;
    if (this.#account.isUnresolved) this.#doubtLater();
  }

  async #readLists(): Promise<Awaited<ReturnType<typeof readAccount>> | undefined> {
    try {
      return await readAccount(this.#parts.source.api, this.#account, this.#parts.now());
    } catch (error) {
      // The key in use was revoked: another connection has the one that replaces it.
      if (error instanceof CodedError && error.code === 'EXCHANGE_UNAUTHORIZED') this.#failing.abort(error);
      this.#parts.logger.debug({ err: error }, "the account's lists could not be read");
      return undefined;
    }
  }

  /** Checks on a socket that is open and says nothing, and on everything once in a while. */
  #watch(): void {
    this.#timers.set('watch', SILENCE_MS / 3, () => this.#watch());
    const now = performance.now();
    const isSilent = this.#isUp && now - this.#lastFrameAt >= SILENCE_MS;
    if (isSilent && this.#toldElsewhere) {
      // A frame may be on its way for what was found; what still is not told then, is not going to be.
      if (now - this.#lastStepAt >= GRACE_MS) this.#feed?.renew();
      return;
    }
    if (now - this.#lastReadingAt >= (isSilent ? SILENCE_MS : AUDIT_MS)) this.#requestReading();
  }

  #noticed(listed: readonly Notification[]): AccountStep[] {
    const { fresh, seen } = newNotifications(this.#seen ?? [], listed);
    const isFirst = this.#seen === undefined;
    this.#seen = seen;
    if (isFirst) return [];
    this.#tell(fresh.map((notification) => ({ type: 'notification', notification })));
    return fresh.flatMap((notification) => this.#account.notice(notification));
  }

  #noteStep(): void {
    this.#lastStepAt = performance.now();
    this.#poller.noteStep();
  }

  /** What was found is told now, but the socket should have told it. */
  #foundElsewhere(): void {
    this.#noteStep();
    this.#toldElsewhere = true;
  }

  #tell(events: readonly AccountEvent[]): void {
    if (events.length > 0 && !this.#ended.aborted) this.#writer.write(events);
  }

  #store(): string {
    const stored: Omit<Stored, 'account'> & { readonly account: AccountState } = {
      account: this.#account,
      seen: this.#seen,
      goodUntil: (this.#gapFrom ?? this.#goodUntil).toISOString(),
    };
    return JSON.stringify(stored);
  }
}
