/** Reads an account's lists whole: what the stream goes by when it cannot know what it was not told. */
import type { AccountApi } from '../clob/account-api.ts';
import type { NotificationList } from '../clob/notification-types.ts';
import { lookUp, lookUpOrders, readOpenOrders, readTrades } from '../clob/read-all.ts';
import type { AccountState, Reading } from './account-state.ts';
import type { OwnOrders } from './own-orders.ts';

export interface AccountListSources {
  readonly api: AccountApi;
  readonly ownOrders: OwnOrders;
  /** Asks for the notifications; those that were seen may be missing. */
  readonly notifications: () => Promise<NotificationList>;
}

export interface AccountLists {
  readonly reading: Reading;
  /** Missing where they could not be read. */
  readonly notifications: NotificationList | undefined;
}

/** Orders asked for by id in one reading; the others' turn comes in the next ones. */
const MOST_LOOKUPS = 100;

/**
 * Reads orders, then those by id of which the list says other than what is known, then trades, then notifications: so the trades of an order that is gone are there, and the notice of how
 * it ended. Before them, which orders of our own there must have been: the word of one may have died with whoever placed
 * it, or with the last reader. What one was that is gone, and was never shown, our own record says.
 * @throws {CodedError} where orders or trades could not be read
 */
export async function readAccount(
  { api, ownOrders, notifications: askNotifications }: AccountListSources,
  state: AccountState,
  begunAt: Date,
): Promise<AccountLists> {
  // Where our record cannot be asked now, the next reading asks it.
  state.expect(await ownOrders.takenSince(state.newsFrom).catch(() => []));
  const expected = state.openOrderIds;
  const { items: orders } = await readOpenOrders(api, {});
  const doubtful = state.doubtful(orders, begunAt).slice(0, MOST_LOOKUPS);
  const lookedUp = await lookUpOrders(api, doubtful);
  const open = new Set(orders.map(({ orderId }) => orderId));
  const unseen = state.undescribed(expected).filter((orderId) => !open.has(orderId));
  const trades = await readTrades(api, { after: state.horizon });
  const unsettled = await lookUp(state.unsettledTrades, async (id) => (await api.trades({ id })).items);
  const notifications = await askNotifications().catch(() => undefined);
  return {
    reading: {
      begunAt,
      // Without every trade it is not known how an order ended: none is taken for gone.
      expected: trades.isWhole ? expected : [],
      orders,
      lookedUp: trades.isWhole ? lookedUp : new Map(),
      recorded: unseen.length === 0 ? [] : await ownOrders.find(unseen),
      trades: [...unsettled.flat(), ...trades.items.toReversed()],
      isWhole: trades.isWhole,
    },
    notifications,
  };
}
