/** What a socket can be told to do wrong, and the fate of each frame under it. */
import { z } from 'zod';
import type { Random } from '../random.ts';
import { chance, milliseconds } from './fields.ts';

/** Chances together are at most 1; what is left of 1 is the chance that a frame goes as it should. */
const frameChances = z
  .strictObject({
    /** The frame is never sent. */
    lose: chance.exactOptional(),
    /** The frame is sent twice. */
    repeat: chance.exactOptional(),
    /** The frame is sent after the one that follows it on its connection. */
    swap: chance.exactOptional(),
    /** The connection is cut instead of sending the frame. */
    cut: chance.exactOptional(),
  })
  .refine(({ lose = 0, repeat = 0, swap = 0, cut = 0 }) => lose + repeat + swap + cut <= 1, {
    error: 'the chances must not be more than 1 together',
  });

/** The faults of all connections of one kind, as they are given. What is not named works as it should. */
export const socketFaults = z.strictObject({
  /** New connections are answered with status 503. */
  refuse: z.boolean().exactOptional(),
  /** New connections are closed this long after their first frame, as those with wrong credentials are. */
  refuseSubscriptionAfterMs: milliseconds.exactOptional(),
  /** Open connections say nothing: no frames, though PING is answered; or nothing at all. What is not said is lost. */
  silence: z.enum(['frames', 'everything']).exactOptional(),
  /** Everything said comes this much later, by the exchange's clock. */
  delayMs: milliseconds.exactOptional(),
  chances: frameChances.exactOptional(),
  /** What the chances are drawn from: the same seed and frames have the same fates. 0 unless given. */
  seed: z.int().exactOptional(),
});

export type FrameChances = z.infer<typeof frameChances>;
export type SocketFaults = z.infer<typeof socketFaults>;
export type FrameFate = 'send' | 'lose' | 'repeat' | 'swap' | 'cut';

/** Draws the fate of one frame. One number is drawn for each frame, whatever the chances. */
export function frameFate(chances: FrameChances, random: Random): FrameFate {
  const { lose = 0, repeat = 0, swap = 0, cut = 0 } = chances;
  const drawn = random.next();
  if (drawn < lose) {
    return 'lose';
  }
  if (drawn < lose + repeat) {
    return 'repeat';
  }
  if (drawn < lose + repeat + swap) {
    return 'swap';
  }
  return drawn < lose + repeat + swap + cut ? 'cut' : 'send';
}
