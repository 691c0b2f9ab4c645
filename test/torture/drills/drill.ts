/** What every drill works with: something bad that is staged in the middle of a run, and what must hold meanwhile. */
import type { Attempt } from '../attempt.ts';
import type { ExchangeSide } from '../exchange-side.ts';
import type { Fleet } from '../fleet.ts';
import type { Caller } from '../gateway-caller.ts';
import type { Intent } from '../workload.ts';
import type { FullDisk } from './full-disk.ts';

export interface DrillStage {
  readonly exchange: ExchangeSide;
  readonly fleet: Fleet;
  readonly disk: FullDisk;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Asks for the orders of drills, and notes what it is told like every caller. */
  readonly caller: Caller;
  /** Takes attempts about which nothing final was said. */
  readonly leave: (attempts: readonly Attempt[]) => void;
  /** An order that rests; each time with another number, above those of the workload. */
  readonly nextIntent: () => Intent;
  /** Counts orders that the drill wants to be taken in the end. */
  readonly want: (orders: number) => void;
  /** Notes what did not hold, in words. */
  readonly note: (broken: string) => void;
}

/** Resolves when the stage is as it was before. */
export type Drill = (stage: DrillStage) => Promise<void>;
