/** The drills of a run, one after another and then anew. */
import type { Drill, DrillStage } from './drill.ts';
import { fullDiskHaltDrill } from './full-disk-halt.ts';
import { haltDrill } from './halt.ts';
import { slowOrdersDrill } from './slow-orders.ts';

const DRILLS: readonly Drill[] = [slowOrdersDrill, fullDiskHaltDrill, haltDrill];

export interface Drills {
  /** Drills so far. */
  readonly done: number;
  /** Orders that they wanted to be taken. */
  readonly wanted: number;
  /** Runs the next one. */
  next(): Promise<void>;
}

export function createDrills(stage: Omit<DrillStage, 'seed' | 'want'>, seed: number): Drills {
  let done = 0;
  let wanted = 0;
  const want = (orders: number) => {
    wanted += orders;
  };
  return {
    get wanted() {
      return wanted;
    },
    get done() {
      return done;
    },
    async next() {
      await DRILLS[done % DRILLS.length]?.({ ...stage, want, seed: seed + done });
      done += 1;
    },
  };
}
