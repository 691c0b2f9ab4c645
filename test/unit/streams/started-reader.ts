/** A reader of an account whose lists and socket a test gives. */
import pino from 'pino';
import type { Bus } from '../../../src/bus/bus.ts';
import type { AccountApi } from '../../../src/clob/account-api.ts';
import type { NotificationList } from '../../../src/clob/notification-types.ts';
import type { OpenOrder, Trade } from '../../../src/clob/types.ts';
import type { UserFeedListeners } from '../../../src/clob/user-feed.ts';
import { AccountReader } from '../../../src/streams/account-reader.ts';
import type { OwnOrders } from '../../../src/streams/own-orders.ts';

export const LOG = 'account:test';

export const ORDER: OpenOrder = {
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
export async function startReader(
  bus: Bus,
  lists: {
    readonly orders: () => readonly OpenOrder[];
    readonly byId?: () => OpenOrder | undefined;
    readonly trades?: () => readonly Trade[];
    readonly notifications?: () => Promise<NotificationList>;
  },
  ownOrders: OwnOrders = NOBODYS,
) {
  const lease = await bus.acquire(LOG, { ttlMs: 10_000 });
  if (lease === undefined) throw new Error('the lease is not free');
  const page = <T>(items: readonly T[]) => ({ items, nextCursor: undefined, skipped: 0 });
  const api: Partial<AccountApi> = {
    openOrders: async () => page(lists.orders()),
    order: async () => lists.byId?.(),
    trades: async () => page(lists.trades?.() ?? []),
    notifications: lists.notifications ?? (async () => ({ items: [], isWhole: true })),
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
        wasUnauthorized: false,
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
