/** What the account's reader claims to have told. */
import { expect, it, vi } from 'vitest';
import { MemoryBus } from '../../../src/bus/memory-bus.ts';
import type { Notification } from '../../../src/clob/notification-types.ts';
import type { OpenOrder } from '../../../src/clob/types.ts';
import { decodeEvent } from '../../../src/streams/account-log.ts';
import { LOG, ORDER, startReader } from './started-reader.ts';

it('does not say that everything was told while the lists make no sense', async () => {
  await using bus = new MemoryBus({ onError: () => {} });
  let orders: readonly OpenOrder[] = [];
  let readings = 0;
  const started = await startReader(bus, {
    orders() {
      readings += 1;
      return orders;
    },
  });
  const { reader } = started;
  using mirror = bus.follow(LOG);
  const told = () => mirror.read(0, 100).map((entry) => decodeEvent(entry).type);
  await vi.waitFor(() => expect(readings).toBe(1));
  started.socket()?.onUp?.();
  await vi.waitFor(() => expect(reader.state).toBe('LIVE'));

  orders = [{ ...ORDER, sizeMatched: '0.0000001' }];
  started.socket()?.onDown?.('closed');
  started.socket()?.onUp?.();
  const before = readings;
  await vi.waitFor(() => expect(readings).toBeGreaterThan(before));
  await new Promise(setImmediate);
  expect({ state: reader.state, told: told() }).toEqual({ state: 'RESYNCING', told: ['gap'] });

  orders = [ORDER];
  await vi.waitFor(() => expect(reader.state).toBe('LIVE'), { timeout: 5_000 });
  await vi.waitFor(() => expect(told()).toEqual(['gap', 'order', 'resynced']));
  await started.stop();
});

it('tells of an order whose announcement died with the reader that heard it', async () => {
  await using bus = new MemoryBus({ onError: () => {} });
  const first = await startReader(bus, { orders: () => [] });
  await vi.waitFor(() => expect(first.socket()).toBeDefined());
  first.socket()?.onUp?.();
  await vi.waitFor(() => expect(first.reader.state).toBe('LIVE'));
  await first.stop();

  const unfilled: OpenOrder = { ...ORDER, createdAt: new Date(), orderType: { value: 'FOK', raw: 'FOK' } };
  const own = { order: unfilled, receivedAt: Date.now() };
  const second = await startReader(
    bus,
    { orders: () => [], byId: () => ({ ...unfilled, status: { value: 'INVALID', raw: 'INVALID' } }) },
    { takenSince: async () => [unfilled.orderId], find: async () => [own] },
  );
  using mirror = bus.follow(LOG);
  await vi.waitFor(() => expect(second.socket()).toBeDefined());
  second.socket()?.onUp?.();
  const told = () =>
    mirror.read(0, 100).map((entry) => {
      const event = decodeEvent(entry);
      return event.type === 'order' ? event.kind : event.type;
    });
  await vi.waitFor(() => expect(told()).toEqual(['gap', 'PLACED', 'REJECTED', 'resynced']));
  await second.stop();
});

const NAMELESS: Notification = {
  ...{ notificationId: '', owner: '', timestamp: undefined, type: 0, raw: null },
  kind: 'UNKNOWN',
};

it('does not say that everything was told while the notifications are cut or not read', async () => {
  await using bus = new MemoryBus({ onError: () => {} });
  let isWhole: boolean | undefined = true;
  let readings = 0;
  const started = await startReader(bus, {
    orders: () => [],
    async notifications() {
      readings += 1;
      if (isWhole === undefined) throw new Error('no answer');
      return { items: isWhole ? [] : [NAMELESS], isWhole };
    },
  });
  const { reader } = started;
  using mirror = bus.follow(LOG);
  const told = () => mirror.read(0, 100).map((entry) => decodeEvent(entry).type);
  await vi.waitFor(() => expect(readings).toBe(1));
  started.socket()?.onUp?.();
  await vi.waitFor(() => expect(reader.state).toBe('LIVE'));

  started.socket()?.onDown?.('closed');
  for (isWhole of [undefined, false]) {
    const before = readings;
    started.socket()?.onUp?.();
    await vi.waitFor(() => expect(readings).toBeGreaterThan(before));
    await new Promise(setImmediate);
    expect({ state: reader.state, told: told() }).toEqual({ state: 'RESYNCING', told: ['gap'] });
  }

  isWhole = true;
  await vi.waitFor(() => expect(told()).toEqual(['gap', 'resynced']), { timeout: 5_000 });
  expect(reader.state).toBe('LIVE');
  await started.stop();
});
