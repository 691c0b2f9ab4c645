/** The trading state in use: read from where it is kept at every order, so that every server obeys a change at once. */
import type { Caller } from '../caller.ts';
import { ForbiddenError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import {
  INITIAL_STATE,
  loosens,
  type TradingState,
  type TradingStateRecord,
  type TradingStateStore,
} from './trading-state.ts';

export interface TradingSwitch {
  /** Read now. */
  current(): Promise<TradingStateRecord>;
  /** As it was last read or set here, ACTIVE before that. */
  latest(): TradingState;
  /** Runs `use` with the state of now, in one step that no change made here comes between. */
  with<T>(use: (state: TradingState) => T): Promise<T>;
  /**
   * Sets the state.
   * @throws {ForbiddenError} where it would allow more and the caller is no administrator
   */
  set(state: TradingState, by: Caller, reason: string | undefined): Promise<TradingStateRecord>;
}

export interface TradingSwitchParts {
  readonly states: TradingStateStore;
  /** Sees to it that no order of unknown outcome that the state forbids is sent again, also in a later state. */
  readonly stopResending: (state: TradingState) => Promise<void>;
  readonly logger: Logger;
  /** Unix milliseconds. */
  readonly now: () => number;
}

export function createTradingSwitch({
  states,
  stopResending,
  logger,
  now,
}: TradingSwitchParts): TradingSwitch {
  let latest = INITIAL_STATE;
  let asked = 0;
  let heard = 0;

  /** An answer that was on its way while a later one came, or while the state was set here, may be of before. */
  function hear(turn: number, record: TradingStateRecord): void {
    if (turn < heard) return;
    heard = turn;
    latest = record;
  }

  async function current(): Promise<TradingStateRecord> {
    asked += 1;
    const turn = asked;
    hear(turn, (await states.read()) ?? INITIAL_STATE);
    return latest;
  }

  return {
    current,
    latest: () => latest.state,
    async with(use) {
      await current();
      return use(latest.state);
    },
    async set(state, { role, name }, reason) {
      for (;;) {
        const previous = await states.read();
        if (role !== 'ADMIN' && loosens((previous ?? INITIAL_STATE).state, state)) {
          throw new ForbiddenError(
            'Only an administrator may allow more than now; send ADMIN_TOKEN as the bearer token',
          );
        }
        const next: TradingStateRecord = { state, since: now(), reason, setBy: name };
        if (!(await states.replace(previous, next))) continue;
        asked += 1;
        hear(asked, next);
        logger.warn({ state, reason, setBy: name }, 'the trading state was set');
        await stopResending(state).catch(warn);
        return next;
      }
    },
  };

  function warn(error: unknown): void {
    logger.error({ err: error }, 'orders of unknown outcome may be sent again');
  }
}
