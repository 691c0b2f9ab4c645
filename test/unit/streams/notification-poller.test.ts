import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Notification, NotificationList } from '../../../src/clob/notification-types.ts';
import { NewNotifications } from '../../../src/streams/new-notifications.ts';
import { NotificationPoller } from '../../../src/streams/notification-poller.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function notification(id: number, timestamp = new Date()): Notification {
  return {
    notificationId: String(id),
    owner: '',
    timestamp,
    type: 99,
    raw: {},
    kind: 'UNKNOWN',
  };
}

const listOf = (ids: readonly number[], isWhole = true): NotificationList => ({
  items: ids.map((id) => notification(id)),
  isWhole,
});

function poller(parts: Partial<ConstructorParameters<typeof NotificationPoller>[0]>) {
  return new NotificationPoller({
    ask: async () => listOf([]),
    onAnswer: async () => {},
    drop: undefined,
    onCut: () => {},
    pollMs: 2_000,
    logger: pino({ level: 'silent' }),
    ...parts,
  });
}

it('polls while own orders keep coming, and never twice at once', async () => {
  let asked = 0;
  let underWay = 0;
  let most = 0;
  using polling = poller({
    async ask() {
      asked += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 100));
      underWay -= 1;
      return listOf([]);
    },
  });
  polling.schedule();
  for (let ms = 0; ms < 20_000; ms += 250) {
    polling.hurry();
    await vi.advanceTimersByTimeAsync(250);
  }
  expect(asked).toBeGreaterThan(20);
  expect(most).toBe(1);
});

it('drops what was taken, and comes back soon for the rest of a list that was cut', async () => {
  const told: string[] = [];
  const unread = new Set(Array.from({ length: 10 }, (_, index) => String(index + 1)));
  using polling = poller({
    ask: async () => listOf([...unread].slice(0, 4).map(Number), unread.size <= 4),
    async onAnswer({ items }) {
      told.push(...items.map(({ notificationId }) => notificationId));
    },
    async drop(ids) {
      for (const id of ids) unread.delete(id);
    },
    pollMs: 60_000,
  });
  polling.hurry();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(unread.size).toBe(0);
});

it('drops nothing that could not be taken', async () => {
  const drop = vi.fn(async () => {});
  using polling = poller({
    ask: async () => listOf([1]),
    async onAnswer() {
      throw new Error('the log cannot be written');
    },
    drop,
  });
  polling.hurry();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(drop).not.toHaveBeenCalled();
});

it('comes back soon for the rest of a list that was cut, and reports once where nothing new is read of it', async () => {
  const onCut = vi.fn();
  const unseen = Array.from({ length: 12 }, (_, id) => [id]);
  using polling = poller({ ask: async () => listOf(unseen.shift() ?? [], false), onCut, pollMs: 8_000 });
  polling.hurry();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(unseen.length).toBeLessThan(10);
  expect(onCut).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onCut).toHaveBeenCalledTimes(1);
});

it('does not take old notifications for new ones when they turn up behind a list that was cut', () => {
  const beganAt = new Date('2026-11-22T12:00:00Z');
  const old = new Date('2026-11-22T11:00:00Z');
  const later = new Date('2026-11-22T12:00:05Z');
  const ids = (list: readonly Notification[]) => list.map(({ notificationId }) => notificationId);
  const notifications = new NewNotifications(beganAt);
  expect(ids(notifications.of({ items: [notification(1, old)], isWhole: false }))).toEqual([]);
  expect(notifications.seen).toBeUndefined();
  expect(
    ids(notifications.of({ items: [notification(2, old), notification(3, later)], isWhole: true })),
  ).toEqual(['3']);
  expect(ids(notifications.of({ items: [notification(4, old)], isWhole: true }))).toEqual(['4']);
  expect(notifications.seen).toEqual([1, 2, 3, 4]);
});
