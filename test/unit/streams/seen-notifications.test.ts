import { expect, it } from 'vitest';
import type { Notification } from '../../../src/clob/notification-types.ts';
import { newNotifications } from '../../../src/streams/seen-notifications.ts';

const list = (...ids: readonly (number | string)[]): Notification[] =>
  ids.map((id) => ({
    notificationId: String(id),
    kind: 'UNKNOWN',
    type: 0,
    owner: '',
    timestamp: undefined,
    raw: undefined,
  }));
const ids = (notifications: readonly Notification[]) =>
  notifications.map(({ notificationId }) => notificationId);

it('gives each notification once, lowest id first, also one that turns up behind its successor', () => {
  const first = newNotifications([], list(3, 1));
  const second = newNotifications(first.seen, list(1, 3, 4));
  const third = newNotifications(second.seen, list(1, 2, 3, 4));
  expect([first, second, third].map(({ fresh }) => ids(fresh))).toEqual([['1', '3'], ['4'], ['2']]);
});

it('tells nothing that has no number for an id', () => {
  expect(newNotifications([], list('', 'abc'))).toEqual({ fresh: [], seen: [] });
});

it('remembers a bounded number of ids, and takes what is older than all of them for seen', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => index + 1);
  const { seen } = newNotifications([], list(...many));
  expect(seen).toEqual(many.slice(-256));
  expect(ids(newNotifications(seen, list(...many, 1_001)).fresh)).toEqual(['1001']);
});
