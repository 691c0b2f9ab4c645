/** What the account may do at all: a state that is kept, so that a restart does not undo a halt. */

/** ACTIVE: everything. REDUCING: only what reduces a position. HALTED: no order. Cancels pass in each. */
export type TradingState = 'ACTIVE' | 'REDUCING' | 'HALTED';

/** The state with who set it. */
export interface TradingStateRecord {
  readonly state: TradingState;
  /** Unix milliseconds; 0 where it was never set. */
  readonly since: number;
  /** In the caller's words. */
  readonly reason: string | undefined;
  /** Name of the caller's token, never the token; empty where it was never set. */
  readonly setBy: string;
}

/** Where the state of one account is kept. */
export interface TradingStateStore {
  /** `undefined` where it was never set. */
  read(): Promise<TradingStateRecord | undefined>;
  /**
   * Puts `next` in the place of `previous`, durably.
   * @returns false, with nothing written, where another was there
   */
  replace(previous: TradingStateRecord | undefined, next: TradingStateRecord): Promise<boolean>;
}

/** The state of an account that nobody set one for. */
export const INITIAL_STATE: TradingStateRecord = { state: 'ACTIVE', since: 0, reason: undefined, setBy: '' };

const STRICTNESS: Readonly<Record<TradingState, number>> = { ACTIVE: 0, REDUCING: 1, HALTED: 2 };

/** Whether `to` allows more than `from`. */
export function loosens(from: TradingState, to: TradingState): boolean {
  return STRICTNESS[to] < STRICTNESS[from];
}
