/** Which of the notifications that the exchange lists happened since the stream began, and were not seen yet. */
import type { Notification, NotificationList } from '../clob/notification-types.ts';
import { isSeen, newNotifications, type SeenNotifications } from './seen-notifications.ts';

/** The exchange may write times in whole seconds. */
const SECOND_MS = 1_000;

export class NewNotifications {
  readonly #beganAt: Date;
  #seen: SeenNotifications | undefined;
  /** Whether a list was read to its end. Before that, old notifications turn up late, as those before them are dropped. */
  #hasSeenAll: boolean;

  /**
   * @param beganAt exchange time
   * @param seen as stored by an earlier reader of the same stream
   */
  constructor(beganAt: Date, seen?: SeenNotifications) {
    this.#beganAt = beganAt;
    this.#seen = seen;
    this.#hasSeenAll = seen !== undefined;
  }

  /** For the next reader; `undefined` before it can tell old ones from new ones by it. */
  get seen(): SeenNotifications | undefined {
    return this.#hasSeenAll ? this.#seen : undefined;
  }

  /** Whether a list need not show a notification any more. */
  isSeen(notificationId: string): boolean {
    return isSeen(this.#seen ?? [], notificationId);
  }

  /** The new ones of a list, oldest first. What the first list has was there before. */
  of({ items, isWhole }: NotificationList): readonly Notification[] {
    const isFirst = this.#seen === undefined;
    const { fresh, seen } = newNotifications(this.#seen ?? [], items);
    const isOld = ({ timestamp }: Notification): boolean =>
      !this.#hasSeenAll &&
      timestamp !== undefined &&
      timestamp.getTime() < this.#beganAt.getTime() - SECOND_MS;
    const found = isFirst ? [] : fresh.filter((notification) => !isOld(notification));
    this.#seen = seen;
    this.#hasSeenAll ||= isWhole;
    return found;
  }
}
