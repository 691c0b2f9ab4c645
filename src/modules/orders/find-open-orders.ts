/** Which orders the exchange lists, in calls that do not grow with them: one order costs as much as a page of the list. */
import type { AccountApi } from '../../clob/account-api.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { OpenOrder } from '../../clob/types.ts';

/** Up to so many orders are asked for one by one. */
const FEW_ORDERS = 2;
/** Pages of the list that are read for more of them. */
const MAX_PAGES = 5;

/**
 * The listed ones among some order ids. Where the list has several pages, each that was not on them is asked for by its id:
 * it may have slipped between two pages. Throws what `AccountApi` throws.
 */
export async function findOpenOrders(
  api: AccountApi,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OpenOrder>> {
  const found = new Map<string, OpenOrder>();
  if (orderIds.length > FEW_ORDERS) {
    const { items, isSnapshot } = await readOpenOrders(api, {}, MAX_PAGES);
    for (const order of items) found.set(order.orderId, order);
    if (isSnapshot) return found;
  }
  const missing = orderIds.filter((orderId) => !found.has(orderId));
  for (const order of await Promise.all(missing.map((orderId) => api.order(orderId)))) {
    if (order !== undefined) found.set(order.orderId, order);
  }
  return found;
}
