/** Notifications of the account: what the exchange keeps unread, for 48 hours. */
import type { NotificationList } from '../../clob/notification-types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { Account } from '../keys/account.ts';

export interface NotificationsService {
  /** Where there are more than are read at once, the beginning of the exchange's list. */
  notifications(): Promise<NotificationList>;
  /**
   * Marks as read; without ids, all that are unread now, however many. Returns the ids dropped.
   * @throws {InvalidRequestError} BAD_USER_INPUT where one is no id
   */
  drop(ids: readonly string[] | undefined): Promise<readonly string[]>;
}

const ID = /^\d{1,20}$/;

export function createNotificationsService(account: Account): NotificationsService {
  /** A list that is too long to be read at once is dropped as far as it is read, which brings its rest forward. */
  async function dropAll(): Promise<readonly string[]> {
    const api = await account.api();
    const dropped = new Set<string>();
    for (;;) {
      const { items, isWhole } = await api.notifications();
      const ids = items
        .map(({ notificationId }) => notificationId)
        .filter((id) => ID.test(id) && !dropped.has(id));
      if (ids.length > 0) await api.dropNotifications(ids);
      for (const id of ids) dropped.add(id);
      if (isWhole || ids.length === 0) return [...dropped];
    }
  }

  return {
    notifications: async () => (await account.api()).notifications(),
    async drop(ids) {
      if (ids === undefined) return dropAll();
      for (const id of ids) {
        if (!ID.test(id)) {
          throw new InvalidRequestError('BAD_USER_INPUT', `"${id.slice(0, 40)}" is not a notificationId`);
        }
      }
      if (ids.length > 0) await (await account.api()).dropNotifications(ids);
      return ids;
    },
  };
}
