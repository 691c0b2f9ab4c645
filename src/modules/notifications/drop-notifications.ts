import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';

interface Dropped {
  readonly notificationIds: readonly string[];
}

const NotificationsDropped = builder.objectRef<Dropped>('NotificationsDropped').implement({
  description: 'Notifications were marked as read.',
  fields: (t) => ({
    notificationIds: t.idList({
      description: 'The ones dropped.',
      resolve: ({ notificationIds }) => [...notificationIds],
    }),
  }),
});

const DropNotificationsInput = builder.inputType('DropNotificationsInput', {
  description: 'What to mark as read.',
  fields: (t) => ({
    notificationIds: t.idList({
      description: 'The notifications to drop. Default: all that are unread now, however many.',
    }),
  }),
});

builder.mutationField('dropNotifications', (t) =>
  t.field({
    type: resultUnion('DropNotificationsResult', NotificationsDropped),
    nullable: true,
    description: 'Marks notifications as read: they are not listed again.',
    args: { input: t.arg({ type: DropNotificationsInput, description: 'What to drop; may be left out.' }) },
    resolve: (_root, { input }, { account }) =>
      refusalAsData(async () => ({
        notificationIds: await account().notifications.drop(input?.notificationIds ?? undefined),
      })),
  }),
);
