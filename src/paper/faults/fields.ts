/** Numbers that faults are described with. */
import { z } from 'zod';

/** From 0, never, to 1, always. */
export const chance = z.number().min(0).max(1);

/** By the exchange's clock; an hour at most. */
export const milliseconds = z.int().min(0).max(3_600_000);

/** How often something happens: `chance` of 1 unless given, and no more often than `times` where that is given. */
export const often = { chance: chance.exactOptional(), times: z.int().min(0).exactOptional() };
