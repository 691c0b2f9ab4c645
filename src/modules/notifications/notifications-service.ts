/** Notifications of the account: what the exchange keeps unread, for 48 hours. */
import type { Notification } from '../../clob/notification-types.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { Account } from '../keys/account.ts';

export interface NotificationsService {
  notifications(): Promise<readonly Notification[]>;
  /** Marks as read; without ids, all that are unread now. Gives the ids dropped. */
  drop(ids: readonly string[] | undefined): Promise<readonly string[]>;
}

export function createNotificationsService(account: Account): NotificationsService {
  return {
    notifications: async () => (await account.api()).notifications(),
    async drop(ids) {
      const api = await account.api();
      const dropped = ids ?? (await api.notifications()).map(({ notificationId }) => notificationId);
      for (const id of dropped) {
        if (!/^\d{1,20}$/.test(id)) {
          throw new InvalidRequestError('BAD_USER_INPUT', `"${id.slice(0, 40)}" is not a notificationId`);
        }
      }
      if (dropped.length > 0) await api.dropNotifications(dropped);
      return dropped;
    },
  };
}
