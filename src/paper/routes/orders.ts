/** Orders over HTTP: posted, cancelled, looked up. */
import { z } from 'zod';
import { MAX_ORDERS_PER_CANCEL, MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';
import type { Account } from '../account.ts';
import { modeRefusal } from '../mode.ts';
import type { PaperOrder } from '../order.ts';
import { submitOrder } from '../order-entry.ts';
import { pageOf } from '../page.ts';
import { badRequest, Refusal } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import { requireL2, requireReader } from '../request-auth.ts';
import type { RouteTable } from '../router.ts';
import { openOrderRow, placementAnswer } from '../wire-orders.ts';

/** Rows of a page. */
const PAGE = 100;
const GONE = "order can't be found - already canceled or matched";

const cancelOneBody = z.object({ orderID: z.string().regex(/^0x[0-9a-fA-F]{64}$/) });
const cancelManyBody = z.array(z.string());
const cancelMarketBody = z.object({ market: z.string().optional(), asset_id: z.string().optional() });

export const orderRoutes: RouteTable = {
  'POST /order': postOrder,
  'POST /orders': postOrders,
  'DELETE /order': cancelOrder,
  'DELETE /orders': cancelOrders,
  'DELETE /cancel-all': cancelAll,
  'DELETE /cancel-market-orders': cancelMarketOrders,
  'GET /data/order/:id': order,
  'GET /data/orders': openOrders,
  'GET /data/pre-migration-orders': preMigrationOrders,
};

function postOrder(request: ApiRequest) {
  const key = requireL2(request);
  return placementAnswer(submitOrder(request.exchange, key, request.json()));
}

/** Every leg stands alone: one that is refused says so in its place, and the others go on. */
function postOrders(request: ApiRequest) {
  const key = requireL2(request);
  const legs = request.json();
  if (!Array.isArray(legs) || legs.length === 0) {
    throw badRequest('Invalid order payload');
  }
  if (legs.length > MAX_ORDERS_PER_POST) {
    throw badRequest(`Too many orders in payload: ${legs.length}, max allowed: ${MAX_ORDERS_PER_POST}`);
  }
  const refusal = modeRefusal(request.exchange.mode, 'post-only');
  if (refusal !== undefined) {
    throw refusal;
  }
  return legs.map((leg: unknown) => {
    try {
      return placementAnswer(submitOrder(request.exchange, key, leg));
    } catch (cause) {
      if (!(cause instanceof Refusal)) {
        throw cause;
      }
      return {
        errorMsg: cause.message,
        orderID: '',
        takingAmount: '',
        makingAmount: '',
        status: '',
        success: true,
      };
    }
  });
}

function cancelOrder(request: ApiRequest) {
  const account = requireCancel(request);
  const body = cancelOneBody.safeParse(request.json());
  if (!body.success) {
    throw badRequest('Invalid orderID');
  }
  return cancelled(request, account, [body.data.orderID]);
}

function cancelOrders(request: ApiRequest) {
  const account = requireCancel(request);
  const body = cancelManyBody.safeParse(request.json());
  if (!body.success) {
    throw badRequest('Invalid order payload');
  }
  if (body.data.length > MAX_ORDERS_PER_CANCEL) {
    throw badRequest(`Too many orders in payload, max allowed: ${MAX_ORDERS_PER_CANCEL}`);
  }
  return cancelled(request, account, body.data);
}

function cancelAll(request: ApiRequest) {
  const account = requireCancel(request);
  return cancelled(request, account, [...account.openOrders.keys()]);
}

function cancelMarketOrders(request: ApiRequest) {
  const account = requireCancel(request);
  const body = cancelMarketBody.safeParse(request.json() ?? {});
  if (!body.success) {
    throw badRequest('Invalid order payload');
  }
  const { market, asset_id } = body.data;
  const orders = filtered([...account.openOrders.values()], market || undefined, asset_id || undefined);
  return cancelled(
    request,
    account,
    orders.map(({ id }) => id),
  );
}

function order(request: ApiRequest) {
  const { account } = requireL2(request);
  const [found] = ordersById(request, account, request.params.id ?? '');
  if (found !== undefined) {
    return openOrderRow(found);
  }
  if (request.exchange.endedOrders === 'null') {
    return null;
  }
  throw new Refusal(404, 'Order not found');
}

/** The order with an id: an open one, and where the exchange answers those, an ended one. */
function ordersById({ exchange }: ApiRequest, account: Account, id: string): PaperOrder[] {
  const orderId = id.toLowerCase();
  const ended = exchange.endedOrders === 'answered' ? account.endedOrders.get(orderId) : undefined;
  const found = account.openOrders.get(orderId) ?? ended;
  return found === undefined ? [] : [found];
}

function openOrders(request: ApiRequest) {
  const account = requireReader(request);
  const id = request.parameter('id');
  const wallet = request.parameter('maker_address')?.toLowerCase();
  const candidates = id === undefined ? [...account.openOrders.values()] : ordersById(request, account, id);
  const orders = filtered(candidates, request.parameter('market'), request.parameter('asset_id')).filter(
    ({ terms }) => wallet === undefined || terms.wallet.address.toLowerCase() === wallet,
  );
  return pageOf(request, orders, PAGE, openOrderRow);
}

/** Nothing was ever migrated here. */
function preMigrationOrders(request: ApiRequest) {
  requireL2(request);
  return pageOf(request, [], PAGE, openOrderRow);
}

function requireCancel(request: ApiRequest): Account {
  const { account } = requireL2(request);
  const refusal = modeRefusal(request.exchange.mode, 'cancel');
  if (refusal !== undefined) {
    throw refusal;
  }
  return account;
}

function cancelled(request: ApiRequest, account: Account, ids: readonly string[]) {
  const canceled: string[] = [];
  const notCanceled = new Map<string, string>();
  for (const id of new Set(ids)) {
    const open = account.openOrders.get(id.toLowerCase());
    if (open !== undefined && request.exchange.engine.cancel(open)) {
      canceled.push(id);
    } else {
      notCanceled.set(id, GONE);
    }
  }
  return { canceled, not_canceled: Object.fromEntries(notCanceled) };
}

function filtered(
  orders: readonly PaperOrder[],
  market: string | undefined,
  token: string | undefined,
): PaperOrder[] {
  return orders.filter(
    ({ terms }) =>
      (market === undefined || terms.market.terms.conditionId === market.toLowerCase()) &&
      (token === undefined || terms.market.token(terms.outcome).tokenId === token),
  );
}
