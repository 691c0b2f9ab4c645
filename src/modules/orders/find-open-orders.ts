/** Which orders the exchange lists, in calls that do not grow with them: one order costs as much as a page of the list. */
import type { AccountApi } from '../../clob/account-api.ts';
import { lookUpOrders, readExpectedOrders } from '../../clob/read-all.ts';
import type { OpenOrder } from '../../clob/types.ts';

/** Up to so many orders are asked for one by one. */
const FEW_ORDERS = 2;
/** Pages of the list that are read for more of them. */
const MAX_PAGES = 5;

/** The listed ones among some order ids, and others perhaps. Throws what `AccountApi` throws. */
export async function findOpenOrders(
  api: AccountApi,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, OpenOrder>> {
  const found =
    orderIds.length > FEW_ORDERS
      ? await readExpectedOrders(api, orderIds, MAX_PAGES)
      : await lookUpOrders(api, orderIds);
  return new Map(found.map((order) => [order.orderId, order]));
}
