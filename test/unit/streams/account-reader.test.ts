/** What the account's reader claims to have told. */
import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { MemoryBus } from '../../../src/bus/memory-bus.ts';
import type { AccountApi } from '../../../src/clob/account-api.ts';
import type { OpenOrder } from '../../../src/clob/types.ts';
import type { UserFeedListeners } from '../../../src/clob/user-feed.ts';
import { decodeEvent } from '../../../src/streams/account-log.ts';
import { AccountReader } from '../../../src/streams/account-reader.ts';

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

it('does not say that everything was told while the lists make no sense', async () => {
  await using bus = new MemoryBus({ onError: () => {} });
  const lease = await bus.acquire(LOG);
  if (lease === undefined) throw new Error('the lease is not free');
  let orders: readonly OpenOrder[] = [];
  let readings = 0;
  const page = <T>(items: readonly T[]) => ({ items, nextCursor: undefined });
  const api: Partial<AccountApi> = {
    openOrders: async () => {
      readings += 1;
      return page(orders);
    },
    trades: async () => page([]),
    notifications: async () => [],
  };
  let socket: UserFeedListeners | undefined;
  const stop = new AbortController();
  const reader = new AccountReader(
    {
      ...{ bus, lease, log: LOG, topic: LOG, wallet: '0xaa', pollMs: 60_000, recordedOrders: async () => [] },
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
  using mirror = bus.follow(LOG);
  const told = () => mirror.read(0, 100).map((entry) => decodeEvent(entry).type);
  const running = reader.run();
  await vi.waitFor(() => expect(readings).toBe(1));
  socket?.onUp?.();
  await vi.waitFor(() => expect(reader.state).toBe('LIVE'));

  orders = [{ ...ORDER, sizeMatched: '0.0000001' }];
  socket?.onDown?.('closed');
  socket?.onUp?.();
  const before = readings;
  await vi.waitFor(() => expect(readings).toBeGreaterThan(before));
  await new Promise(setImmediate);
  expect({ state: reader.state, told: told() }).toEqual({ state: 'RESYNCING', told: ['gap'] });

  orders = [ORDER];
  await vi.waitFor(() => expect(reader.state).toBe('LIVE'), { timeout: 5_000 });
  await vi.waitFor(() => expect(told()).toEqual(['gap', 'order', 'resynced']));
  stop.abort();
  await running;
});
