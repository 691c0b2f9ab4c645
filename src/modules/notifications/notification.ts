/** Notifications: one interface, one type per kind, and one for what is not known. */
import { builder } from '../../builder.ts';
import type { Notification } from '../../clob/notification-types.ts';
import { notificationsCut } from '../../streams/notification-stream.ts';
import { KINDS, type Kind } from './notification-kinds.ts';
import { notificationRef } from './notification-refs.ts';

const NotificationKindEnum = builder.enumType('NotificationKind', {
  description: 'What a notification tells.',
  values: Object.fromEntries(
    Object.entries(KINDS).map(([kind, { description }]) => [kind, { description }]),
  ) as Record<Kind, { description: string }>,
});

/** What all notifications share: the five documented fields. */
export const NotificationInterface = builder.interfaceRef<Notification>('Notification').implement({
  description: 'Something the exchange tells the account. Kept for 48 hours or until dropped.',
  resolveType: ({ kind }) => KINDS[kind].type,
  fields: (t) => ({
    notificationId: t.exposeID('notificationId', {
      description: "The exchange's own id, which `dropNotifications` takes.",
    }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'What it tells.' }),
    type: t.exposeInt('type', { description: "The kind's number on the wire." }),
    owner: t.exposeID('owner', { description: 'The API key it is for, empty where it is for everyone.' }),
    timestamp: t.expose('timestamp', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was written.',
    }),
    payload: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The payload as it came.',
      resolve: ({ raw }) => raw,
    }),
  }),
});

builder.objectType(notificationRef('CHILD_COMMENT'), {
  description: KINDS.CHILD_COMMENT.description,
  interfaces: [NotificationInterface],
  fields: (t) => ({
    commentId: t.id({
      nullable: true,
      description: 'The answer.',
      resolve: ({ payload }) => payload.commentId,
    }),
    body: t.string({ nullable: true, description: 'Its text.', resolve: ({ payload }) => payload.body }),
    author: t.string({
      nullable: true,
      description: "Who wrote it: the profile's name, or the wallet's address, checksummed.",
      resolve: ({ payload }) => payload.author,
    }),
  }),
});

builder.objectType(notificationRef('UNKNOWN'), {
  description: KINDS.UNKNOWN.description,
  interfaces: [NotificationInterface],
});

builder.queryField('notifications', (t) =>
  t.field({
    type: [NotificationInterface],
    nullable: { list: true, items: true },
    description:
      "The account's notifications of the last 48 hours that were not dropped. Where the exchange holds more than 15 MiB of " +
      'them, about 20,000, the list has the first of them and ends with null and an error LIST_CUT in `errors`.',
    resolve: async (_root, _args, { account }) => {
      const { items, isWhole } = await account().notifications.notifications();
      return isWhole ? [...items] : [...items, Promise.reject(notificationsCut())];
    },
  }),
);
