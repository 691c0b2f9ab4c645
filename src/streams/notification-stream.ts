/** Notifications as a stream: the unread ones as the exchange lists them, then what the account's log has, gaps included. */
import type { Notification, NotificationList } from '../clob/notification-types.ts';
import { InvalidRequestError } from '../errors.ts';
import type {
  AccountEvent,
  NotificationStep,
  NotificationsCut,
  Resynced,
  StreamGap,
} from './account-event.ts';
import type { AccountStream } from './account-stream.ts';

/** A notification, or what the stream says of itself. */
export type NotificationEvent = NotificationStep | StreamGap | Resynced;

export interface NotificationStream {
  /**
   * Ends with STREAM_GAP where the subscriber falls further behind than the log reaches back, and with LIST_CUT where the
   * exchange holds more notifications than are read at once.
   * @param since an id; only notifications with greater ones are emitted
   * @throws {InvalidRequestError} BAD_USER_INPUT, LIST_CUT
   */
  follow(since: string | undefined): Promise<AsyncIterableIterator<NotificationEvent>>;
}

export interface NotificationStreamParts {
  readonly stream: AccountStream;
  /** Asks the exchange for what was not dropped. */
  readonly unread: () => Promise<NotificationList>;
  /** Whether the account's reader drops what it has read, so that a list that is too long gets shorter. */
  readonly dropsNotifications: boolean;
}

/** Subscribers that come at the same moment share one list, as long as nothing was appended since it was asked for. */
const SHARED_MS = 1_000;

/** Why notifications are missing: the exchange has no pages of them. */
export function notificationsCut(): InvalidRequestError {
  return new InvalidRequestError(
    'LIST_CUT',
    'The exchange holds more notifications than are read at once; drop them with dropNotifications, or set AUTO_DROP_NOTIFICATIONS=on',
  );
}

export function createNotificationStream(parts: NotificationStreamParts): NotificationStream {
  const { stream, unread, dropsNotifications } = parts;
  let listed:
    | { readonly place: string; readonly at: number; readonly list: Promise<NotificationList> }
    | undefined;

  /** What was unread at some time after the log was at `place`. */
  function unreadAfter(place: string): Promise<NotificationList> {
    const now = performance.now();
    if (listed?.place !== place || now - listed.at > SHARED_MS) listed = { place, at: now, list: unread() };
    return listed.list;
  }

  return {
    async follow(since) {
      const floor = checkId(since);
      const isNew = ({ notificationId }: Notification): boolean => Number(notificationId) > floor;
      const events = await stream.follow({ accept: isRelevant });
      try {
        const { items, isWhole } = await unreadAfter(stream.place());
        if (!isWhole && !dropsNotifications) throw notificationsCut();
        const list = items.filter(isNew);
        const isListed = new Set(list.map(({ notificationId }) => notificationId));
        return chain(
          list,
          events,
          ({ notification }) => isNew(notification) && !isListed.delete(notification.notificationId),
        );
      } catch (error) {
        await events.return?.();
        throw error;
      }
    },
  };
}

function isRelevant(event: AccountEvent): event is NotificationEvent | NotificationsCut {
  return event.type !== 'order' && event.type !== 'trade';
}

function checkId(since: string | undefined): number {
  if (since === undefined) return Number.NEGATIVE_INFINITY;
  if (/^\d{1,15}$/.test(since)) return Number(since);
  throw new InvalidRequestError('BAD_USER_INPUT', 'since is not a notificationId: a whole number');
}

type Steps = AsyncIterableIterator<{ readonly event: NotificationEvent | NotificationsCut }>;

/** Emits `first`, then the events, of the notifications those that `isWanted`. */
function chain(
  first: readonly Notification[],
  events: Steps,
  isWanted: (step: NotificationStep) => boolean,
): AsyncIterableIterator<NotificationEvent> {
  const waiting = [...first].sort((a, b) => Number(a.notificationId) - Number(b.notificationId));
  return {
    async next() {
      const listed = waiting.shift();
      if (listed !== undefined) return { done: false, value: { type: 'notification', notification: listed } };
      for (;;) {
        const { done, value } = await events.next();
        if (done === true) return { done: true, value: undefined };
        const { event } = value;
        if (event.type === 'notifications-cut') throw notificationsCut();
        if (event.type === 'gap' && event.reason === 'FELL_BEHIND') {
          throw new InvalidRequestError('STREAM_GAP', 'You fell too far behind; subscribe again');
        }
        if (event.type !== 'notification' || isWanted(event)) return { done: false, value: event };
      }
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
