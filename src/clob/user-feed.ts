/** The account's own socket (`/ws/user`): its orders and trades as they happen. */
import { type Feed, type FeedOptions, openFeed } from './feed.ts';
import type { ApiCredentials } from './types.ts';
import type { SkippedRow } from './wire/skipped-rows.ts';
import { parseUserFrames, type UserFrame } from './wire/user-frames.ts';

export interface UserFeedListeners extends Pick<FeedOptions, 'onUp' | 'onDown' | 'provesFirst'> {
  readonly onFrame: (frame: UserFrame) => void;
  /** Called after the frames of a message of which some did not parse: what they told is in the lists only. */
  readonly onSkipped: (rows: readonly SkippedRow[]) => void;
}

/**
 * Opens the socket for all markets. The exchange takes the credentials themselves, unsigned; they are in no error.
 * @param wsUrl the sockets' base, without a slash at the end
 */
export function openUserFeed(
  wsUrl: string,
  { apiKey, secret, passphrase }: ApiCredentials,
  { onFrame, onSkipped, ...listeners }: UserFeedListeners,
): Feed {
  return openFeed({
    ...listeners,
    hasCredentials: true,
    url: `${wsUrl}/ws/user`,
    hello: () => JSON.stringify({ auth: { apiKey, secret, passphrase }, type: 'user' }),
    onText(text) {
      const { value: frames, skipped } = parseUserFrames(text);
      for (const frame of frames) onFrame(frame);
      if (skipped.length > 0) onSkipped(skipped);
    },
  });
}
