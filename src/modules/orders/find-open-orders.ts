/** Which orders the exchange lists, in calls that do not grow with them: one order costs as much as a page of the list. */
import type { AccountApi } from '../../clob/account-api.ts';
import type { OpenOrder } from '../../clob/types.ts';

/** Up to so many orders are asked for one by one. */
const FEW_ORDERS = 2;
/** Pages of the list that are read for more of them. */
const MAX_PAGES = 5;

/** The listed ones among some order ids. Throws what `AccountApi` throws. */
export async function findOpenOrders(
  api: AccountApi,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OpenOrder>> {
  const found = new Map<string, OpenOrder>();
  let cursor: string | undefined;
  let isWholeList = false;
  for (let pages = 0; orderIds.length > FEW_ORDERS && pages < MAX_PAGES && !isWholeList; pages += 1) {
    const page = await api.openOrders({}, cursor);
    for (const order of page.items) found.set(order.orderId, order);
    cursor = page.nextCursor;
    isWholeList = cursor === undefined;
  }
  if (isWholeList) return found;
  const missing = orderIds.filter((orderId) => !found.has(orderId));
  for (const order of await Promise.all(missing.map((orderId) => api.order(orderId)))) {
    if (order !== undefined) found.set(order.orderId, order);
  }
  return found;
}
