import { builder } from '../../builder.ts';
import type { Notification } from '../../clob/notification-types.ts';
import { NotificationInterface } from './notification.ts';

builder.subscriptionField('notifications', (t) =>
  t.field({
    type: NotificationInterface,
    description: 'Each notification once: first those that are unread now, then those that come.',
    args: {
      since: t.arg.id({
        description: 'The `notificationId` of the last one seen: only later ones are given.',
      }),
    },
    subscribe: (_root, { since }, { account }) => account().notificationStream.follow(since ?? undefined),
    resolve: (notification: Notification) => notification,
  }),
);
