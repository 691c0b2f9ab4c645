/** What the account's reader claims to have told. */
import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { MemoryBus } from '../../../src/bus/memory-bus.ts';
import type { AccountApi } from '../../../src/clob/account-api.ts';
import type { OpenOrder } from '../../../src/clob/types.ts';
import type { UserFeedListeners } from '../../../src/clob/user-feed.ts';
import { decodeEvent } from '../../../src/streams/account-log.ts';
import { AccountReader } from '../../../src/streams/account-reader.ts';
import type { OwnOrders } from '../../../src/streams/own-orders.ts';

const LOG = 'account:test';

const ORDER: OpenOrder = {
  orderId: '0x1',
  status: { value: 'LIVE', raw: 'LIVE' },
  owner: 'key',
  makerAddress: '0xaa',
  conditionId: '0xcc',
  tokenId: '77',
  side: 'BUY',
  originalSize: '10',
  sizeMatched: '0',
  price: '0.5',
  associateTradeIds: [],
  outcome: 'Yes',
  createdAt: new Date(),
  expiration: undefined,
  orderType: { value: 'GTC', raw: 'GTC' },
};

const NOBODYS: OwnOrders = { find: async () => [], takenSince: async () => [] };

/** A reader of an account with one wallet, whose lists the test gives. */
async function startReader(
  bus: MemoryBus,
  lists: { readonly orders: () => readonly OpenOrder[] },
  ownOrders: OwnOrders = NOBODYS,
) {
  const lease = await bus.acquire(LOG);
  if (lease === undefined) throw new Error('the lease is not free');
  const page = <T>(items: readonly T[]) => ({ items, nextCursor: undefined });
  const api: Partial<AccountApi> = {
    openOrders: async () => page(lists.orders()),
    trades: async () => page([]),
    notifications: async () => ({ items: [], isWhole: true }),
  };
  let socket: UserFeedListeners | undefined;
  const stop = new AbortController();
  const reader = new AccountReader(
    {
      ...{
        bus,
        lease,
        log: LOG,
        topic: LOG,
        wallet: '0xaa',
        pollMs: 60_000,
        dropsNotifications: false,
        ownOrders,
      },
      now: () => new Date(),
      logger: pino({ level: 'silent' }),
      source: {
        apiKey: 'key',
        api: api as AccountApi,
        openFeed(listeners) {
          socket = listeners;
          return { send: () => {}, renew: () => {}, [Symbol.dispose]: () => {} };
        },
      },
    },
    stop.signal,
  );
  const running = reader.run();
  return {
    reader,
    socket: () => socket,
    async stop() {
      stop.abort();
      await running;
      await lease.release();
    },
  };
}

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
    { orders: () => [] },
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
  // Young as it is, the lists may lack it a while.
  await vi.waitFor(() => expect(told()).toEqual(['gap', 'resynced', 'PLACED', 'REJECTED']), {
    timeout: 10_000,
  });
  await second.stop();
});
