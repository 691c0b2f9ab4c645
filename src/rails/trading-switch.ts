/**
 * The trading state in use: read from where it is kept at every order, so that every server obeys a change at once. What
 * allows less than before is in force here at once, also while it cannot be written, and is written as soon as it can be.
 */
import type { Caller } from '../caller.ts';
import { ForbiddenError, JournalUnavailableError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { pause, Timers } from '../streams/timers.ts';
import {
  INITIAL_STATE,
  loosens,
  type TradingState,
  type TradingStateRecord,
  type TradingStateStore,
} from './trading-state.ts';

/** The state in force. */
export interface TradingStatus extends TradingStateRecord {
  /** Whether it is written. False: it is in force in this process only, until it can be written. */
  readonly isDurable: boolean;
}

export interface TradingSwitch extends Disposable {
  /** Read now. */
  current(): Promise<TradingStatus>;
  /** As it was last read or set here, ACTIVE before that. */
  latest(): TradingState;
  /** Runs `use` with the state of now, in one step that no change made here comes between. */
  with<T>(use: (state: TradingState) => T): Promise<T>;
  /**
   * Sets the state. What allows less is in force before this returns a promise, which never waits longer than a second.
   * @throws {ForbiddenError} where it would allow more and the caller is no administrator
   * @throws {JournalUnavailableError} where it would allow more and cannot be written
   */
  set(state: TradingState, by: Caller, reason: string | undefined): Promise<TradingStatus>;
}

export interface TradingSwitchParts {
  readonly states: TradingStateStore;
  /** Sees to it that no order of unknown outcome that the state forbids is sent again, also in a later state. */
  readonly stopResending: (state: TradingState) => Promise<void>;
  readonly logger: Logger;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** How long a stricter state waits to be written before it is answered as not durable. */
const WRITE_WAIT_MS = 1_000;
/** Between attempts to write it. */
const RETRY_MS = 1_000;

export function createTradingSwitch({
  states,
  stopResending,
  logger,
  now,
}: TradingSwitchParts): TradingSwitch {
  let kept = INITIAL_STATE;
  /** A stricter state that was set here and is not written yet. */
  let unwritten: TradingStateRecord | undefined;
  let asked = 0;
  let heard = 0;
  const timers = new Timers();

  function inForce(): TradingStatus {
    if (unwritten === undefined || loosens(kept.state, unwritten.state)) return { ...kept, isDurable: true };
    return { ...unwritten, isDurable: false };
  }

  /** An answer that was on its way while a later one came, or while the state was set here, may be of before. */
  function hear(turn: number, record: TradingStateRecord): void {
    if (turn < heard) return;
    heard = turn;
    kept = record;
  }

  async function current(): Promise<TradingStatus> {
    asked += 1;
    const turn = asked;
    try {
      hear(turn, (await states.read()) ?? INITIAL_STATE);
    } catch (error) {
      if (unwritten === undefined) throw error;
    }
    return inForce();
  }

  function checkAllowed(from: TradingState, to: TradingState, { role }: Pick<Caller, 'role'>): void {
    if (role === 'ADMIN' || !loosens(from, to)) return;
    throw new ForbiddenError(
      'Only an administrator may allow more than now; send ADMIN_TOKEN as the bearer token',
    );
  }

  async function write(next: TradingStateRecord, by: Caller): Promise<void> {
    for (;;) {
      const previous = await states.read();
      const { state, since } = previous ?? INITIAL_STATE;
      if (state === next.state && since === next.since) break;
      checkAllowed(state, next.state, by);
      if (await states.replace(previous, next)) break;
    }
    asked += 1;
    hear(asked, next);
    if (unwritten !== undefined && unwritten.since <= next.since) unwritten = undefined;
    await stopResending(next.state).catch(warn);
  }

  /** Writes a stricter state, now or later, unless another one took its place. */
  async function writeStricter(next: TradingStateRecord, by: Caller): Promise<void> {
    try {
      if (unwritten === next) await write(next, by);
    } catch (error) {
      if (!(error instanceof JournalUnavailableError)) {
        if (unwritten === next) unwritten = undefined;
        throw error;
      }
      logger.error({ err: error, state: next.state }, 'the trading state holds but is not written yet');
      timers.set('write', RETRY_MS, () => void retry(next, by));
    }
  }

  async function retry(next: TradingStateRecord, by: Caller): Promise<void> {
    try {
      // Another server has set a state since.
      if (((await states.read().catch(() => undefined)) ?? INITIAL_STATE).since > next.since)
        unwritten = undefined;
      await writeStricter(next, by);
    } catch (error) {
      logger.error({ err: error, state: next.state }, 'the trading state could not be written');
    }
  }

  function warn(error: unknown): void {
    logger.error({ err: error }, 'orders of unknown outcome may be sent again');
  }

  return {
    current,
    latest: () => inForce().state,
    async with(use) {
      await current();
      return use(inForce().state);
    },
    async set(state, by, reason) {
      const next: TradingStateRecord = { state, since: now(), reason, setBy: by.name };
      logger.warn({ state, reason, setBy: by.name }, 'the trading state is set');
      if (loosens(inForce().state, state)) {
        checkAllowed((await current()).state, state, by);
        await write(next, by);
        return { ...next, isDurable: true };
      }
      unwritten = next;
      const ended = new AbortController();
      await Promise.race([
        writeStricter(next, by).finally(() => ended.abort()),
        pause(WRITE_WAIT_MS, ended.signal),
      ]);
      return { ...next, isDurable: unwritten !== next };
    },
    [Symbol.dispose]: () => timers[Symbol.dispose](),
  };
}
