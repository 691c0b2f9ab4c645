/** Reads an account's lists whole: what the stream goes by when it cannot know what it was not told. */
import type { AccountApi } from '../clob/account-api.ts';
import type { Notification } from '../clob/notification-types.ts';
import { lookUp, readExpectedOrders, readTrades } from '../clob/read-all.ts';
import type { OpenOrder } from '../clob/types.ts';
import type { AccountState, Reading } from './account-state.ts';

/** Gives those of some orders that the exchange took from here, as they were when it took them. */
export type RecordedOrders = (orderIds: readonly string[]) => Promise<readonly OpenOrder[]>;

export interface AccountLists {
  readonly reading: Reading;
  /** Missing where they could not be read: an account that was cancelled much has more of them than the exchange gives. */
  readonly notifications: readonly Notification[] | undefined;
}

/**
 * Reads orders, then trades, then notifications: so the trades of an order that is gone are there, and the notice of how
 * it ended. What an order of our own was that is gone, and was never shown, our own record says.
 * @throws {CodedError} where orders or trades could not be read
 */
export async function readAccount(
  { api, recordedOrders }: { readonly api: AccountApi; readonly recordedOrders: RecordedOrders },
  state: AccountState,
  begunAt: Date,
): Promise<AccountLists> {
  const expected = state.openOrderIds;
  const listed = await readExpectedOrders(api, expected);
  const open = new Set(listed.map(({ orderId }) => orderId));
  const unseen = state.undescribed(expected).filter((orderId) => !open.has(orderId));
  const trades = await readTrades(api, { after: state.horizon });
  const unsettled = await lookUp(state.unsettledTrades, async (id) => (await api.trades({ id })).items);
  const notifications = await api.notifications().catch(() => undefined);
  return {
    reading: {
      begunAt,
      expected,
      orders: listed,
      recorded: unseen.length === 0 ? [] : await recordedOrders(unseen),
      trades: [...unsettled.flat(), ...trades.items.toReversed()],
    },
    notifications,
  };
}
