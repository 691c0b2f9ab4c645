/** What a socket can be told to do wrong, and the fate of each frame under it. */
import type { Random } from '../random.ts';

/** Chances from 0 to 1, together at most 1; what is left of 1 is the chance that a frame goes as it should. */
export interface FrameChances {
  /** The frame is never sent. */
  readonly lose?: number;
  /** The frame is sent twice. */
  readonly repeat?: number;
  /** The frame is sent after the one that follows it on its connection. */
  readonly swap?: number;
  /** The connection is cut instead of sending the frame. */
  readonly cut?: number;
}

/** The faults of all connections of one kind. What is not named works as it should. */
export interface SocketFaults {
  /** New connections are answered with status 503. */
  readonly refuse?: boolean;
  /** Open connections say nothing: no frames, though PING is answered; or nothing at all. What is not said is lost. */
  readonly silence?: 'frames' | 'everything';
  /** Everything said comes this much later, in milliseconds of the exchange's clock. */
  readonly delayMs?: number;
  readonly chances?: FrameChances;
  /** What the chances are drawn from: the same seed and frames have the same fates. 0 unless given. */
  readonly seed?: number;
}

export type FrameFate = 'send' | 'lose' | 'repeat' | 'swap' | 'cut';

/** Draws the fate of one frame. One number is drawn for each frame, whatever the chances. */
export function frameFate(
  { lose = 0, repeat = 0, swap = 0, cut = 0 }: FrameChances,
  random: Random,
): FrameFate {
  const drawn = random.next();
  if (drawn < lose) return 'lose';
  if (drawn < lose + repeat) return 'repeat';
  if (drawn < lose + repeat + swap) return 'swap';
  return drawn < lose + repeat + swap + cut ? 'cut' : 'send';
}
