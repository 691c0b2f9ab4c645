/** Which notifications were told. The exchange shows each for 48 hours, in every answer; its ids are numbers that grow. */
import type { Notification } from '../clob/notification-types.ts';

/** Ids remembered one by one, as one may turn up a little after its successor; what is older than all of them is seen. */
const REMEMBERED = 256;

/** Ids told, lowest first. Plain data: it is stored as JSON. */
export type SeenNotifications = readonly number[];

/** The notifications that are new, lowest id first, and what is seen with them. Entries without an id are passed over. */
export function newNotifications(
  seen: SeenNotifications,
  listed: readonly Notification[],
): { readonly fresh: readonly Notification[]; readonly seen: SeenNotifications } {
  const known = new Set(seen);
  const floor = floorOf(seen);
  const fresh = listed
    .map((notification) => ({ notification, id: idOf(notification) }))
    .filter(({ id }) => id > floor && !known.has(id) && known.add(id))
    .toSorted((a, b) => a.id - b.id);
  if (fresh.length === 0) return { fresh: [], seen };
  return {
    fresh: fresh.map(({ notification }) => notification),
    seen: [...known].toSorted((a, b) => a - b).slice(-REMEMBERED),
  };
}

/** Whether a notification was told, is older than all that are remembered, or has no number, so that it never is told. */
export function isSeen(seen: SeenNotifications, notificationId: string): boolean {
  const id = idOf({ notificationId });
  return Number.isNaN(id) || id <= floorOf(seen) || seen.includes(id);
}

function floorOf(seen: SeenNotifications): number {
  return seen.length < REMEMBERED ? Number.NEGATIVE_INFINITY : (seen[0] ?? Number.NEGATIVE_INFINITY);
}

/** NaN compares as neither new nor old, so what has no number is never told. */
function idOf({ notificationId }: Pick<Notification, 'notificationId'>): number {
  return /^\d{1,15}$/.test(notificationId) ? Number(notificationId) : Number.NaN;
}
