/** What the account's reader reads from. */
import type { AccountApi } from '../clob/account-api.ts';
import type { Feed } from '../clob/feed.ts';
import type { UserFeedListeners } from '../clob/user-feed.ts';

/** The account at the exchange, for whoever must know that an answer was asked for only now. */
export interface AccountSource {
  readonly apiKey: string;
  /** Calls that are shared with nobody: an answer that somebody else asked for earlier would miss what came since. */
  readonly api: AccountApi;
  /** Opens the account's own socket. */
  openFeed(listeners: UserFeedListeners): Feed;
}
