/**
 * The one reader of an account: its socket, its notifications and its lists, folded into steps that are appended to its
 * log. It works while it holds its lease; whoever holds it next goes on from the state that is stored with each append.
 *
 * The socket tells first. What it does not tell is found by reading the lists: after each connection, when something heard
 * of does not add up, when an open socket says nothing, and once a minute in any case.
 */
import type { Bus, Lease, StateChanges } from '../bus/bus.ts';
import type { Feed, FeedLoss } from '../clob/feed.ts';
import type { NotificationList } from '../clob/notification-types.ts';
import type { UserFrame } from '../clob/wire/user-frames.ts';
import { CodedError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { AccountIdentity } from '../modules/trades/own-fills.ts';
import type { AccountEvent, GapReason } from './account-event.ts';
import type { AccountSource } from './account-source.ts';
import { AccountState, type AccountStep } from './account-state.ts';
import { Coverage } from './coverage.ts';
import { GAP_REASONS } from './gap-reasons.ts';
import { LogWriter } from './log-writer.ts';
import { NewNotifications } from './new-notifications.ts';
import { NotificationPoller } from './notification-poller.ts';
import { parseOwnDeeds } from './own-deeds.ts';
import type { OwnOrders } from './own-orders.ts';
import { type AccountListSources, type AccountLists, readAccount } from './read-account.ts';
import { changedFields, type ReaderFields, readFields } from './reader-fields.ts';
import { ReadingSchedule } from './reading-schedule.ts';
import { SocketWatch } from './socket-watch.ts';
import { aborted, pause } from './timers.ts';

export type ReaderState = 'CONNECTING' | 'RESYNCING' | 'LIVE' | 'STALE' | 'UNAUTHORIZED';

export interface ReaderParts {
  readonly bus: Bus;
  readonly lease: Lease;
  readonly log: string;
  /** Where our own placements and cancels are announced. */
  readonly topic: string;
  readonly source: AccountSource;
  readonly ownOrders: OwnOrders;
  /** The wallet that trades. */
  readonly wallet: string;
  /** Exchange time. */
  readonly now: () => Date;
  /** Milliseconds between polls of the notifications. */
  readonly pollMs: number;
  /** Whether notifications are dropped at the exchange once they are in the log. */
  readonly dropsNotifications: boolean;
  /** Whether the exchange refused the credentials of the last reader. */
  readonly wasUnauthorized: boolean;
  readonly logger: Logger;
}

/** Pauses between tries to begin. */
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
/** How far back the first reading looks for trades that have not settled. */
const FIRST_HORIZON_MS = 600_000;
const REFUSED_SOCKET =
  "the exchange closes the user socket as soon as it gets the account's credentials, as it does with wrong ones (see the check USER_SOCKET of viewer.doctor); it is opened again with growing pauses, and the lists are read in between";

export class AccountReader {
  readonly #parts: ReaderParts;
  readonly #identity: AccountIdentity;
  readonly #sources: AccountListSources;
  readonly #writer: LogWriter;
  readonly #poller: NotificationPoller;
  readonly #readings: ReadingSchedule;
  readonly #socket: SocketWatch;
  readonly #failing = new AbortController();
  /** Aborts when the reader is to stop, when its lease is lost, and when it cannot append. */
  readonly #ended: AbortSignal;
  #account: AccountState;
  #notifications: NewNotifications;
  /** What comes before the stream has begun waits here. */
  #early: (() => AccountStep[])[] | undefined = [];
  #feed: Feed | undefined;
  #coverage: Coverage;
  #isUnauthorized: boolean;
  #stored: ReaderFields | undefined;

  constructor(parts: ReaderParts, stop: AbortSignal) {
    this.#parts = parts;
    this.#isUnauthorized = parts.wasUnauthorized;
    this.#ended = AbortSignal.any([stop, parts.lease.lost, this.#failing.signal]);
    const { bus, lease, log, source, wallet, ownOrders, pollMs, dropsNotifications, logger } = parts;
    this.#identity = { apiKey: source.apiKey, wallet };
    // Where they are dropped, the list must show what was seen too, as an earlier drop may have failed.
    const isSeen = dropsNotifications ? undefined : (id: string) => this.#notifications.isSeen(id);
    this.#sources = { api: source.api, ownOrders, notifications: () => source.api.notifications(isSeen) };
    this.#writer = new LogWriter({
      bus,
      lease,
      log,
      takeChanges: () => this.#takeChanges(),
      onFailure: (error) => this.#failing.abort(error),
    });
    this.#poller = new NotificationPoller({
      ask: this.#sources.notifications,
      onAnswer: (list) => this.#hearNotifications(list),
      drop: dropsNotifications ? source.api.dropNotifications : undefined,
      onCut: () => this.#tell([{ type: 'notifications-cut', at: parts.now() }]),
      pollMs,
      logger,
    });
    this.#readings = new ReadingSchedule({
      read: () => this.#read(),
      isUnresolved: () => this.#account.isUnresolved,
    });
    this.#socket = new SocketWatch({
      renew: () => this.#feed?.renew(),
      refresh: (maxAgeMs) => this.#readings.refresh(maxAgeMs),
    });
    const now = parts.now();
    this.#coverage = new Coverage(now);
    this.#notifications = new NewNotifications(now);
    this.#account = new AccountState(this.#identity, new Date(now.getTime() - FIRST_HORIZON_MS));
  }

  get state(): ReaderState {
    if (this.#isUnauthorized || this.#socket.isRefused) return 'UNAUTHORIZED';
    if (this.#early !== undefined) return 'CONNECTING';
    const { isBroken } = this.#coverage;
    if (!this.#socket.isUp) return isBroken ? 'STALE' : 'CONNECTING';
    return isBroken || !this.#readings.hasRead ? 'RESYNCING' : 'LIVE';
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
        onSkipped: () => this.#readings.request(),
        onUp: () => this.#up(),
        onDown: (loss) => this.#down(loss),
      });
      if (stored.size === 0) await this.#begin();
      else this.#resume(stored);
      this.#poller.schedule();
      this.#socket.start();
      await aborted(this.#ended);
    } finally {
      this.#feed?.[Symbol.dispose]();
      this.#poller[Symbol.dispose]();
      this.#readings[Symbol.dispose]();
      this.#socket[Symbol.dispose]();
    }
    await this.#writer.settled();
    this.#failing.signal.throwIfAborted();
    if (this.#early === undefined && !lease.lost.aborted)
      await bus.append(log, [], this.#takeChanges(), lease);
  }

  /** Begins a stream that never was: what is there already is nobody's news. */
  async #begin(): Promise<void> {
    for (let ms = FIRST_PAUSE_MS; !this.#ended.aborted; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
      const read = await this.#readLists();
      if (read !== undefined) {
        this.#account.inherit(read.reading, read.notifications?.items ?? []);
        if (read.notifications !== undefined) this.#notifications.of(read.notifications);
        this.#release();
        return;
      }
      await pause(ms, this.#ended);
    }
  }

  #resume(stored: ReadonlyMap<string, string>): void {
    const { seen, goodUntil } = readFields(stored);
    this.#account = new AccountState(this.#identity, stored);
    this.#notifications = new NewNotifications(this.#parts.now(), seen);
    this.#coverage = new Coverage(goodUntil);
    this.#break('READER_CHANGED');
    this.#release();
    this.#readings.request();
  }

  /** From here on everything counts as it comes. */
  #release(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const observe of early) this.#observe(observe);
    this.#writer.write([]);
    if (this.#socket.isUp) this.#readings.request();
  }

  #up(): void {
    if (this.#socket.isRefused) this.#parts.logger.info('the exchange accepts the user socket again');
    this.#socket.up();
    if (this.#early === undefined) this.#readings.request();
  }

  #down(loss: FeedLoss): void {
    const { isUp: wasUp, isRefused: wasRefused } = this.#socket;
    this.#socket.down(loss);
    const { isRefused } = this.#socket;
    if (isRefused && !wasRefused) this.#parts.logger.warn(REFUSED_SOCKET);
    if (this.#early !== undefined) return;
    if (wasUp || isRefused || loss === 'unreachable') this.#break(GAP_REASONS[loss]);
    this.#readings.request();
  }

  #break(reason: GapReason): void {
    this.#tell(this.#coverage.break(reason, this.#parts.now()));
  }

  #hearFrame(frame: UserFrame): void {
    this.#socket.noteFrame();
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

  /** Resolves when what is new is in the log. */
  async #hearNotifications(list: NotificationList): Promise<void> {
    this.#observe(() => {
      const steps = this.#noticed(list);
      if (steps.length > 0) this.#socket.noteFoundElsewhere();
      return steps;
    });
    await this.#writer.settled();
    this.#ended.throwIfAborted();
  }

  #observe(observe: () => AccountStep[]): void {
    if (this.#early !== undefined) {
      this.#early.push(observe);
      return;
    }
    try {
      const steps = observe();
      if (steps.length > 0) {
        this.#socket.noteStep();
        this.#poller.noteStep();
      }
      this.#tell(steps);
    } catch (error) {
      this.#parts.logger.warn({ err: error }, 'what the exchange told of the account makes no sense');
      this.#readings.retry();
    }
    this.#readings.noteHeard();
  }

  /** Reads the lists. @returns whether anything was found; undefined where they could not be read, or made no sense */
  async #read(): Promise<boolean | undefined> {
    if (this.#ended.aborted) return undefined;
    const wasUp = this.#socket.isUp;
    const lists = await this.#readLists();
    if (this.#ended.aborted) return undefined;
    if (lists === undefined) {
      this.#break('EXCHANGE_UNREACHABLE');
      return undefined;
    }
    const { reading, notifications } = lists;
    let found: boolean | undefined;
    this.#observe(() => {
      const noticed = notifications === undefined ? [] : this.#noticed(notifications);
      const steps = [...noticed, ...this.#account.read(reading)];
      found = steps.length > 0;
      return steps;
    });
    if (found === undefined) return undefined;
    if (found) this.#socket.noteFoundElsewhere();
    // An order of another program that came and went unseen is in the notifications alone.
    if (notifications?.isWhole) this.#tell(this.#coverage.read(reading.begunAt, wasUp && this.#socket.isUp));
    else if (this.#coverage.isBroken && notifications?.items.length !== 0) this.#readings.retry();
    return found;
  }

  async #readLists(): Promise<AccountLists | undefined> {
    try {
      const lists = await readAccount(this.#sources, this.#account, this.#parts.now());
      this.#isUnauthorized = false;
      return lists;
    } catch (error) {
      // The key in use was revoked: another connection has the one that replaces it.
      if (error instanceof CodedError && error.code === 'EXCHANGE_UNAUTHORIZED') {
        if (this.#early === undefined) this.#break('UNAUTHORIZED');
        this.#failing.abort(error);
      }
      this.#parts.logger.debug({ err: error }, "the account's lists could not be read");
      return undefined;
    }
  }

  #noticed(list: NotificationList): AccountStep[] {
    const fresh = this.#notifications.of(list);
    this.#tell(fresh.map((notification) => ({ type: 'notification', notification })));
    return fresh.flatMap((notification) => this.#account.notice(notification));
  }

  #tell(events: readonly AccountEvent[]): void {
    if (events.length > 0 && !this.#ended.aborted) this.#writer.write(events);
  }

  #takeChanges(): StateChanges {
    const fields = { seen: this.#notifications.seen, goodUntil: this.#coverage.until };
    const changes = new Map([...this.#account.takeChanges(), ...changedFields(fields, this.#stored)]);
    this.#stored = fields;
    return changes;
  }
}
