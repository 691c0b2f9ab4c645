/** What the exchange tells an account between its visits: kept 48 hours, or until it is dropped. */
import { NOTIFICATION_HOURS } from '../protocol/constants.ts';
import type { Account } from './account.ts';
import type { Clock } from './clock.ts';
import { EventSource } from './events.ts';
import type { Market } from './market.ts';
import type { PaperOrder } from './order.ts';
import type { OutcomeIndex } from './outcome.ts';
import type { Trade } from './trade.ts';
import type { Wallet } from './wallet.ts';

/** What happened. `trade` is there where a trade made it happen. */
export type NotificationNews =
  | { readonly kind: 'order-cancelled'; readonly order: PaperOrder }
  | { readonly kind: 'order-filled' | 'fill-failed'; readonly order: PaperOrder; readonly trade: Trade }
  | { readonly kind: 'market-resolved'; readonly market: Market }
  | {
      readonly kind: 'redeemed';
      readonly market: Market;
      readonly wallet: Wallet;
      readonly outcome: OutcomeIndex;
      /** Collateral paid out, micros. */
      readonly amount: bigint;
      readonly transactionHash: string;
    };

export interface Notification {
  readonly id: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly news: NotificationNews;
  /** Shares of the order filled when it happened, micros; zero where there is no order. */
  readonly filled: bigint;
}

/** One that was noted, or one that is gone: `undefined`. */
export interface NotificationChange {
  readonly account: Account;
  readonly id: number;
  readonly notification: Notification | undefined;
}

const KEPT_MS = NOTIFICATION_HOURS * 3_600_000;

/** Numbers notifications across all accounts, and forgets the old ones when it is asked. */
export class Notifications {
  readonly changed = new EventSource<NotificationChange>();
  readonly #clock: Clock;
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes the news for an account; one without API keys could never read them, so nothing is kept for it. */
  add(account: Account, news: NotificationNews): void {
    if (!account.hasKey) {
      return;
    }
    this.#forgetOld(account);
    this.#lastId += 1;
    const filled = 'order' in news ? news.order.filled : 0n;
    const notification = { id: this.#lastId, at: this.#clock.now(), news, filled };
    account.notifications.set(notification.id, notification);
    this.changed.emit({ account, id: notification.id, notification });
  }

  /** Takes one that was noted before. */
  restore(account: Account, notification: Notification): void {
    this.#lastId = Math.max(this.#lastId, notification.id);
    account.notifications.set(notification.id, notification);
  }

  /** What is kept for an account, oldest first. */
  list(account: Account): Notification[] {
    this.#forgetOld(account);
    return [...account.notifications.values()];
  }

  /** Removes those named; unknown ids are passed over. */
  drop(account: Account, ids: readonly number[]): void {
    for (const id of ids) {
      this.#remove(account, id);
    }
  }

  #forgetOld(account: Account): void {
    const oldest = this.#clock.now() - KEPT_MS;
    for (const notification of account.notifications.values()) {
      if (notification.at > oldest) {
        return;
      }
      this.#remove(account, notification.id);
    }
  }

  #remove(account: Account, id: number): void {
    if (account.notifications.delete(id)) {
      this.changed.emit({ account, id, notification: undefined });
    }
  }
}
