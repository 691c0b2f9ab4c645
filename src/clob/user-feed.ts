/** The account's own socket (`/ws/user`): its orders and trades as they happen. */
import { type Feed, type FeedOptions, openFeed } from './feed.ts';
import type { ApiCredentials } from './types.ts';
import { parseUserFrames, type UserFrame } from './wire/user-frames.ts';

export interface UserFeedListeners extends Pick<FeedOptions, 'onUp' | 'onDown'> {
  readonly onFrame: (frame: UserFrame) => void;
}

/**
 * Opens the socket for all markets. The exchange takes the credentials themselves, unsigned; they are in no error.
 * @param wsUrl the sockets' base, without a slash at the end
 */
export function openUserFeed(
  wsUrl: string,
  { apiKey, secret, passphrase }: ApiCredentials,
  { onFrame, ...listeners }: UserFeedListeners,
): Feed {
  return openFeed({
    ...listeners,
    url: `${wsUrl}/ws/user`,
    hello: () => JSON.stringify({ auth: { apiKey, secret, passphrase }, type: 'user' }),
    onText(text) {
      for (const frame of parseUserFrames(text)) onFrame(frame);
    },
  });
}
