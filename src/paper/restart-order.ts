/** A restart of the exchange, as it is asked for by `restart(…)` or `POST /paper/restart`. */
import { z } from 'zod';
import { milliseconds } from './faults/fields.ts';

export const restartOrder = z.strictObject({
  /** Whether it comes back with what it knew; otherwise with the seed markets alone, no keys, no money, no faults. */
  keepState: z.boolean(),
  /** How long the port is closed. */
  downMs: milliseconds,
});

export type RestartOrder = z.infer<typeof restartOrder>;
