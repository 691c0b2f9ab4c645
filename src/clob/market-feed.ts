/** One market socket (`/ws/market`) and the tokens it tells of, which change while it is open. */
import { type Feed, type FeedOptions, openFeed } from './feed.ts';
import { type MarketFrame, parseMarketFrames } from './wire/market-frames.ts';
import type { SkippedRow } from './wire/skipped-rows.ts';

/** Tokens on one socket: what the exchange is known to bear. */
export const MAX_TOKENS_PER_FEED = 500;

export interface MarketFeedListeners extends Pick<FeedOptions, 'onUp' | 'onDown'> {
  /** The frames of one message, which belong together. */
  readonly onFrames: (frames: readonly MarketFrame[]) => void;
  /** Called after the frames of a message of which some did not parse: what they told is in the books only. */
  readonly onSkipped: (rows: readonly SkippedRow[]) => void;
}

export interface MarketFeed extends Pick<Feed, 'renew'>, Disposable {
  /** The exchange answers with the token's book. */
  add(tokenId: string): void;
  remove(tokenId: string): void;
}

/** Opens a socket for one token to begin with. */
export function openMarketFeed(
  wsUrl: string,
  tokenId: string,
  { onFrames, onSkipped, ...listeners }: MarketFeedListeners,
): MarketFeed {
  const tokenIds = new Set([tokenId]);
  const feed = openFeed({
    ...listeners,
    url: `${wsUrl}/ws/market`,
    hello: () => JSON.stringify({ assets_ids: [...tokenIds], type: 'market', custom_feature_enabled: true }),
    onText(text) {
      const { value: frames, skipped } = parseMarketFrames(text);
      onFrames(frames);
      if (skipped.length > 0) onSkipped(skipped);
    },
  });

  function change(operation: 'subscribe' | 'unsubscribe', id: string): void {
    feed.send(JSON.stringify({ operation, assets_ids: [id], custom_feature_enabled: true }));
  }

  return {
    add(id) {
      tokenIds.add(id);
      change('subscribe', id);
    },
    remove(id) {
      tokenIds.delete(id);
      change('unsubscribe', id);
    },
    renew: feed.renew,
    [Symbol.dispose]: () => feed[Symbol.dispose](),
  };
}
