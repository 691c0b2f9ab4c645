import type { Told } from './told.ts';
import type { Verdict } from './verdict.ts';

/** What was done to whom, and what came of it. */
export interface RunReport {
  readonly verdict: Verdict;
  readonly requests: number;
  /** Gateways killed. */
  readonly kills: number;
  /** Restarts of the exchange with its state. */
  readonly restarts: number;
  /** Drills: slow orders under cancels and a halt, a full disk under a halt, a halt under everything. */
  readonly drills: number;
  /** Orders wanted by the workload and by drills. */
  readonly wanted: number;
  /** Questions about orders that rested all the while. */
  readonly restedAsked: number;
  /** Faults of requests, fills and delays. */
  readonly struck: number;
  /** Elements that the streams told; `undefined` where nobody listened. */
  readonly heard: number | undefined;
  readonly seconds: number;
  /** How often each refusal was told. */
  readonly refusals: ReadonlyMap<string, number>;
  /** How often an answer had no data, by its code. */
  readonly answerErrors: ReadonlyMap<string, number>;
}

/** How often each refusal was told. */
export function refusalsIn(told: Told): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of told.all().values()) {
    if (word.kind === 'rejected') counts.set(word.code, (counts.get(word.code) ?? 0) + 1);
  }
  return counts;
}
