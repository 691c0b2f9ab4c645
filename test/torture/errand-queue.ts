/** The errands of a run, handed out one after another; with every part of them comes another phase of the bad day. */
import { type Badness, CLOCKS_MS } from './bad-day.ts';
import type { ExchangeSide } from './exchange-side.ts';
import { type Errand, makeErrands, type Variety } from './workload.ts';

export interface RunTerms {
  readonly seed: number;
  /** Orders wanted. */
  readonly orders: number;
  readonly callers: number;
  readonly variety: Variety;
  readonly badness: Badness;
  /** Ends the run at once, with an error. */
  readonly signal: AbortSignal;
  /** Hears how far it is. */
  readonly onNews: (line: string) => void;
}

export interface ErrandQueue {
  readonly length: number;
  /** Handed out so far. */
  readonly done: number;
  /** The next errand, `undefined` when there is none left. */
  next(): Errand | undefined;
}

/** Makes the errands; sets the exchange's faults as they are handed out. */
export function createErrandQueue(
  { seed, orders, variety, badness }: RunTerms,
  exchange: ExchangeSide,
): ErrandQueue {
  const errands = makeErrands({ seed, orders, variety, markets: exchange.markets });
  const phases = CLOCKS_MS.length;
  let done = 0;
  let phase = -1;
  return {
    length: errands.length,
    get done() {
      return done;
    },
    next() {
      const errand = errands[done];
      const now = Math.floor((done * phases) / errands.length);
      if (errand !== undefined && now !== phase) exchange.spoil(seed, badness, now);
      phase = now;
      done += errand === undefined ? 0 : 1;
      return errand;
    },
  };
}
