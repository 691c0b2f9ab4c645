/** Notifications as a stream: the unread ones as the exchange lists them, then what the account's log tells. */
import type { Notification } from '../clob/notification-types.ts';
import { InvalidRequestError } from '../errors.ts';
import type { AccountEvent, NotificationStep } from './account-event.ts';
import type { AccountStream } from './account-stream.ts';

export interface NotificationStream {
  /**
   * Ends with STREAM_GAP where the subscriber falls further behind than the log reaches back.
   * @param since an id; only notifications with greater ones are given
   * @throws {InvalidRequestError} BAD_USER_INPUT
   */
  follow(since: string | undefined): Promise<AsyncIterableIterator<Notification>>;
}

/** Subscribers that come at the same moment share one list, as long as nothing was appended since it was asked for. */
const SHARED_MS = 1_000;

/** @param unread asks the exchange for what was not dropped */
export function createNotificationStream(
  stream: AccountStream,
  unread: () => Promise<readonly Notification[]>,
): NotificationStream {
  let listed:
    | { readonly place: string; readonly at: number; readonly list: Promise<readonly Notification[]> }
    | undefined;

  /** What was unread at some time after the log was at `place`. */
  function unreadAfter(place: string): Promise<readonly Notification[]> {
    const now = performance.now();
    if (listed?.place !== place || now - listed.at > SHARED_MS) listed = { place, at: now, list: unread() };
    return listed.list;
  }

  return {
    async follow(since) {
      const floor = checkId(since);
      const isNew = ({ notificationId }: Notification): boolean => Number(notificationId) > floor;
      const events = await stream.follow({ accept: isNotification });
      try {
        const list = (await unreadAfter(stream.place())).filter(isNew);
        const isListed = new Set(list.map(({ notificationId }) => notificationId));
        return chain(list, events, (step) =>
          isNew(step.notification) && !isListed.delete(step.notification.notificationId)
            ? step.notification
            : undefined,
        );
      } catch (error) {
        await events.return?.();
        throw error;
      }
    },
  };
}

function isNotification(event: AccountEvent): event is NotificationStep {
  return event.type === 'notification';
}

function checkId(since: string | undefined): number {
  if (since === undefined) return Number.NEGATIVE_INFINITY;
  if (/^\d{1,15}$/.test(since)) return Number(since);
  throw new InvalidRequestError('BAD_USER_INPUT', 'since is not a notificationId: a whole number');
}

type Steps = Awaited<ReturnType<AccountStream['follow']>>;

/** Gives `first`, then what `pick` takes of the events. */
function chain(
  first: readonly Notification[],
  events: Steps,
  pick: (step: NotificationStep) => Notification | undefined,
): AsyncIterableIterator<Notification> {
  const waiting = [...first].sort((a, b) => Number(a.notificationId) - Number(b.notificationId));
  return {
    async next() {
      const listed = waiting.shift();
      if (listed !== undefined) return { done: false, value: listed };
      for (;;) {
        const { done, value } = await events.next();
        if (done === true) return { done: true, value: undefined };
        const { event } = value;
        if (event.type === 'gap') {
          throw new InvalidRequestError('STREAM_GAP', 'You fell too far behind; subscribe again');
        }
        const picked = event.type === 'notification' ? pick(event) : undefined;
        if (picked !== undefined) return { done: false, value: picked };
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
