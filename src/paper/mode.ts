/** The states in which the exchange takes orders not at all, or not all of them. */
import { Refusal } from './refusal.ts';

/**
 * `restarting`: nothing works, for a moment. `disabled`: nothing works. `cancel-only`: no new orders. `post-only`: only
 * orders that would not match. `throttled`: too many requests. With a delay in seconds where the exchange tells one.
 */
export type TradingMode =
  | { readonly kind: 'open' | 'restarting' | 'disabled' | 'cancel-only' }
  | { readonly kind: 'post-only' | 'throttled'; readonly retryAfter: number };

/** What an order, or the cancel of one, is refused with in a mode; `undefined` where it is taken. */
export function modeRefusal(mode: TradingMode, action: 'post' | 'post-only' | 'cancel'): Refusal | undefined {
  switch (mode.kind) {
    case 'open':
      return undefined;
    case 'restarting':
      return new Refusal(425, 'the matching engine is restarting');
    case 'disabled':
      return new Refusal(503, 'trading is currently disabled');
    case 'throttled':
      return new Refusal(429, 'Too Many Requests', {}, mode.retryAfter);
    case 'cancel-only':
      return action === 'cancel' ? undefined : new Refusal(503, 'the exchange is in cancel-only mode');
    case 'post-only':
      return action === 'post'
        ? new Refusal(
            503,
            'the exchange is in post-only mode',
            { code: 'post_only_mode', retry_after_seconds: mode.retryAfter },
            mode.retryAfter,
          )
        : undefined;
  }
}
