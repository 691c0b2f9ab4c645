import { builder } from '../../builder.ts';
import type { Notification } from '../../clob/notification-types.ts';
import type { Resynced, StreamGap } from '../../streams/account-event.ts';
import type { NotificationEvent } from '../../streams/notification-stream.ts';
import { elementType, MARKERS } from '../shared/stream-markers.ts';
import { KINDS } from './notification-kinds.ts';
import { NOTIFICATION_REFS } from './notification-refs.ts';

type Marked<E> = E extends unknown ? { readonly event: E; readonly cursor: string } : never;
/** `since` takes the id of a notification, so the markers of this stream have no cursor. */
type Element = Notification | Marked<StreamGap | Resynced>;

const NotificationStreamEventRef = builder.unionType('NotificationStreamEvent', {
  description:
    'A notification, or what the stream says of itself. All notifications implement `Notification`.',
  types: [...NOTIFICATION_REFS, ...MARKERS],
  resolveType: (element: Element) =>
    'kind' in element ? KINDS[element.kind].type : elementType(element, ''),
});

builder.subscriptionField('notifications', (t) =>
  t.field({
    type: NotificationStreamEventRef,
    description:
      'Each notification once: first those that are unread now, then those that come. Ends with an error LIST_CUT where the ' +
      'exchange holds more of them than are read at once.',
    args: {
      since: t.arg.id({
        description: 'The `notificationId` of the last one seen: only later ones are emitted.',
      }),
    },
    subscribe: (_root, { since }, { account }) => account().notificationStream.follow(since ?? undefined),
    resolve: (event: NotificationEvent): Element =>
      event.type === 'notification' ? event.notification : ({ event, cursor: '' } as Element),
  }),
);
