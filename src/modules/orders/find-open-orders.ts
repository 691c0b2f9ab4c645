/** What the exchange shows of orders, in calls that do not grow with them: one order costs as much as a page of the list. */
import type { AccountApi } from '../../clob/account-api.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { OpenOrder } from '../../clob/types.ts';

/**
 * By order id: open or ended as its status says; `undefined` where neither the list nor the id shows it. An order that was not
 * asked for by its id, and is not listed, is not in it.
 */
export type ShownOrders = ReadonlyMap<string, OpenOrder | undefined>;

/** Up to so many orders are asked for by id first. */
const FEW_ORDERS = 2;
/** Pages of the list that are read for more of them. */
const MAX_PAGES = 5;

/** What the exchange shows of some orders, and of others perhaps. Throws what `AccountApi` throws. */
export async function findShown(api: AccountApi, orderIds: readonly string[]): Promise<ShownOrders> {
  const few = orderIds.length > FEW_ORDERS ? [] : orderIds;
  const byId = await Promise.all(few.map(async (orderId) => [orderId, await api.order(orderId)] as const));
  if (few.length > 0 && byId.every(([, order]) => order !== undefined)) return new Map(byId);
  const { items } = await readOpenOrders(api, {}, MAX_PAGES);
  return new Map([...byId, ...items.map((order) => [order.orderId, order] as const)]);
}
