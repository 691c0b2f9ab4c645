/** Reads an account's lists whole: what the stream goes by when it cannot know what it was not told. */
import type { AccountApi } from '../clob/account-api.ts';
import type { Notification } from '../clob/notification-types.ts';
import { readOpenOrders, readTrades } from '../clob/read-all.ts';
import type { OpenOrder } from '../clob/types.ts';
import type { AccountState, Reading } from './account-state.ts';

/** Look-ups of single orders or trades under way at once. */
const LOOKUPS_AT_ONCE = 4;

/**
 * Reads orders, then trades, then notifications: so the trades of an order that is gone are there, and the notice of how
 * it ended. The notifications may be missing: an account that was cancelled much has more of them than can be read.
 * @throws {CodedError} where orders or trades could not be read
 */
export async function readAccount(
  api: AccountApi,
  state: AccountState,
  begunAt: Date,
): Promise<{ readonly reading: Reading; readonly notifications: readonly Notification[] | undefined }> {
  const expected = state.openOrderIds;
  const listed = await readOrders(api, expected);
  const trades = await readTrades(api, { after: state.horizon });
  const unsettled = await inTurn(state.unsettledTrades, async (id) => (await api.trades({ id })).items);
  const notifications = await api.notifications().catch(() => undefined);
  return {
    reading: {
      begunAt,
      expected,
      orders: listed,
      trades: [...unsettled.flat(), ...trades.items.toReversed()],
    },
    notifications,
  };
}

/**
 * The open orders. Where they have several pages, one that was expected and not seen is asked for by its id: it may have
 * slipped between two of them.
 */
async function readOrders(api: AccountApi, expected: readonly string[]): Promise<readonly OpenOrder[]> {
  const { items, isSnapshot } = await readOpenOrders(api, {});
  if (isSnapshot) return items;
  const seen = new Set(items.map(({ orderId }) => orderId));
  const missed = await inTurn(
    expected.filter((id) => !seen.has(id)),
    (id) => api.order(id),
  );
  return [...items, ...missed.filter((order) => order !== undefined)];
}

/** Asks for each id, a few at a time. */
async function inTurn<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += LOOKUPS_AT_ONCE) {
    found.push(...(await Promise.all(ids.slice(start, start + LOOKUPS_AT_ONCE).map(ask))));
  }
  return found;
}
