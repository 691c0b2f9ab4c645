/** What one API key may do: its orders, trades, balances, keys and notifications. Every call is signed (L2). */
import { CodedError, ExchangeUnclearError } from '../errors.ts';
import { MAX_ORDERS_PER_CANCEL } from '../protocol/constants.ts';
import { FIRST_CURSOR } from '../protocol/cursor.ts';
import type { SignatureType } from '../protocol/order.ts';
import { conditionalAssetType, protocolOfTokenId } from '../protocol/protocol-version.ts';
import type { L2Auth } from '../signing/auth-headers.ts';
import { chunksOf } from './chunks.ts';
import type { ExchangeClock } from './exchange-clock.ts';
import type { CallLane, HttpClient, HttpRequest } from './http-client.ts';
import type { NotificationList } from './notification-types.ts';
import { signedHttp } from './signed-http.ts';
import { createStandingApi, type StandingApi } from './standing-api.ts';
import type {
  BalanceAllowance,
  CancelResult,
  NotCanceled,
  OpenOrder,
  OpenOrderFilter,
  OrderAccepted,
  OrderPost,
  Page,
  Trade,
  TradeFilter,
  UnclearCancel,
} from './types.ts';
import { unlessNotFound } from './unless-not-found.ts';
import { parseApiKeys } from './wire/api-keys.ts';
import { type BalanceQuery, parseBalanceAllowance } from './wire/balance.ts';
import { parseCancelResult } from './wire/cancel.ts';
import { parseNotifications, parseNotificationsPart, withoutSeen } from './wire/notifications.ts';
import { type OrderLeg, parseOrderLeg } from './wire/order-response.ts';
import { orderPostBody, parseOpenOrder, parseOrderIfAny } from './wire/orders.ts';
import { readList, readPage, WireError } from './wire/read.ts';
import { parseTrade } from './wire/trades.ts';

/** Most notification ids in one query string. */
const MAX_IDS_PER_DROP = 500;

/** The exchange has no pages of notifications; about 20,000 of them are so long. */
const MAX_NOTIFICATION_BYTES = 15 * 1024 * 1024;
/** What is kept of them where those that were seen are passed over. */
const MAX_UNSEEN_LENGTH = 4 * 1024 * 1024;

/** How long a call may wait before it leaves, and what is looked at before it does. */
export type Departure = Pick<HttpRequest<unknown>, 'sendBefore' | 'afterWaiting' | 'beforeSending'>;

/** Every call throws the errors of `HttpClient.request`. */
export interface AccountApi extends StandingApi {
  /**
   * The order as the exchange shows it; ended orders too, since about October 2026, so read `status`. `undefined` if the
   * exchange answers null or 404, which does not prove that the order ended: see `order-end.ts`.
   */
  order(orderId: string): Promise<OpenOrder | undefined>;
  openOrders(filter: OpenOrderFilter, cursor?: string): Promise<Page<OpenOrder>>;
  trades(filter: TradeFilter, cursor?: string): Promise<Page<Trade>>;
  /** Posts one order, once. Resolves only where the exchange took it. */
  postOrder(post: OrderPost, departure: Departure): Promise<OrderAccepted>;
  /** Posts up to 15 orders, once, and tells of each, in order. Throws only for what befell the whole request. */
  postOrders(posts: readonly OrderPost[], departure: Departure): Promise<readonly OrderLeg[]>;
  cancelOrder(orderId: string): Promise<CancelResult>;
  /**
   * Any number of ids, sent in parts of 1,000, each whatever became of the others. The orders of a part that was refused
   * are in `notCanceled`, those of a part without a clear answer in `unclear`, each with the error; where all parts failed
   * alike, the first error is thrown.
   */
  cancelOrders(orderIds: readonly string[]): Promise<CancelResult>;
  cancelAll(): Promise<CancelResult>;
  /** The orders of a market, of a token, or of both together; with neither, all. */
  cancelMarketOrders(filter: { readonly market?: string; readonly tokenId?: string }): Promise<CancelResult>;
  balanceAllowance(query: BalanceQuery): Promise<BalanceAllowance>;
  /** Makes the exchange read balance and allowances from the chain again. */
  updateBalanceAllowance(query: BalanceQuery): Promise<void>;
  /** The ids of the address's API keys. */
  apiKeys(): Promise<readonly string[]>;
  /** Revokes the key that signs. */
  deleteApiKey(): Promise<void>;
  /**
   * What was not dropped in the last 48 hours; where that is more than 15 MiB, the beginning of the exchange's list.
   * @param isSeen of ids that may be left out, so that less is kept: of a list longer than 4 MiB, 2 MiB of others
   */
  notifications(isSeen?: (notificationId: string) => boolean): Promise<NotificationList>;
  dropNotifications(notificationIds: readonly string[]): Promise<void>;
}

export interface AccountApiOptions {
  readonly http: HttpClient;
  readonly clock: ExchangeClock;
  readonly auth: L2Auth;
  /** The id of the key behind `auth`: the owner of every order it posts. */
  readonly apiKey: string;
  /** Tells the exchange which of the address's wallets is meant. */
  readonly signatureType: SignatureType;
}

export function createAccountApi(options: AccountApiOptions): AccountApi {
  const { http, clock, auth, apiKey } = options;
  const send = signedHttp(http, clock, auth.headers);
  const wallet = { signature_type: String(options.signatureType) };

  /** @param orderIds how many are named; a cancel that names none costs 1 and 1 for each order it cancels */
  function cancel(path: string, orderIds: number, body?: object, lane?: CallLane): Promise<CancelResult> {
    return send({
      method: 'DELETE',
      path,
      purpose: 'cancel',
      ...(lane && { lane }),
      weight: Math.max(1, orderIds),
      ...(orderIds === 0 && { costBeside: ({ canceled }: CancelResult) => canceled.length }),
      ...(body && { body: JSON.stringify(body) }),
      parse: parseCancelResult,
    });
  }

  async function postOrder(post: OrderPost, departure: Departure): Promise<OrderAccepted> {
    const body = JSON.stringify(orderPostBody(post, apiKey));
    const leg = await send({
      method: 'POST',
      path: '/order',
      body,
      purpose: 'order',
      ...departure,
      parse: parseOrderLeg,
      killedIsFinal: true,
    });
    if (leg instanceof CodedError) throw leg;
    return leg;
  }

  async function postOrders(posts: readonly OrderPost[], departure: Departure): Promise<readonly OrderLeg[]> {
    return send({
      method: 'POST',
      path: '/orders',
      purpose: 'order',
      weight: posts.length,
      ...departure,
      body: JSON.stringify(posts.map((post) => orderPostBody(post, apiKey))),
      parse(json) {
        const legs = readList(json, 'order responses', parseOrderLeg);
        if (legs.length !== posts.length) throw new WireError('order responses', `a list of ${posts.length}`);
        return legs;
      },
    });
  }

  async function cancelOrders(orderIds: readonly string[]): Promise<CancelResult> {
    const canceled: string[] = [];
    const notCanceled: NotCanceled[] = [];
    const unclear: UnclearCancel[] = [];
    const failures: CodedError[] = [];
    const parts = chunksOf(orderIds, MAX_ORDERS_PER_CANCEL);
    for (const ids of parts) {
      try {
        const result = withUnnamed(ids, await cancel('/orders', ids.length, ids));
        canceled.push(...result.canceled);
        notCanceled.push(...result.notCanceled);
        unclear.push(...result.unclear);
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        failures.push(error);
        const { code, message: reason } = error;
        const failed = error instanceof ExchangeUnclearError ? unclear : notCanceled;
        failed.push(...ids.map((orderId) => ({ orderId, code, reason })));
      }
    }
    const [first] = failures;
    const isAllUnclear = unclear.length === orderIds.length;
    if (first !== undefined && failures.length === parts.length && (isAllUnclear || unclear.length === 0)) {
      throw first;
    }
    return { canceled, notCanceled, unclear };
  }

  return {
    ...createStandingApi(send, options.signatureType),
    order: (orderId) =>
      unlessNotFound(
        send({
          method: 'GET',
          path: `/data/order/${encodeURIComponent(orderId)}`,
          route: '/data/order/{id}',
          parse: parseOrderIfAny,
        }),
      ),
    openOrders: ({ id, market, tokenId }, cursor = FIRST_CURSOR) =>
      send({
        method: 'GET',
        path: '/data/orders',
        query: { id, market, asset_id: tokenId, next_cursor: cursor },
        parse: (json, bytes) => readPage(json, cursor, parseOpenOrder, bytes),
      }),
    trades: ({ id, makerAddress, market, tokenId, before, after }, cursor = FIRST_CURSOR) =>
      send({
        method: 'GET',
        path: '/data/trades',
        query: {
          id,
          maker_address: makerAddress,
          market,
          asset_id: tokenId,
          before: unixSeconds(before),
          after: unixSeconds(after),
          next_cursor: cursor,
        },
        parse: (json, bytes) => readPage(json, cursor, parseTrade, bytes),
      }),
    postOrder,
    postOrders,
    cancelOrder: async (orderId) => withUnnamed([orderId], await cancel('/order', 1, { orderID: orderId })),
    cancelOrders,
    cancelAll: () => cancel('/cancel-all', 0, undefined, 'cancel-all'),
    cancelMarketOrders: ({ market, tokenId }) =>
      cancel('/cancel-market-orders', 0, { market, asset_id: tokenId }),
    balanceAllowance: (query) =>
      send({
        method: 'GET',
        path: '/balance-allowance',
        query: { ...balanceParams(query), ...wallet },
        parse: (json) => parseBalanceAllowance(json, query),
      }),
    updateBalanceAllowance: (query) =>
      send({
        method: 'GET',
        path: '/balance-allowance/update',
        purpose: 'change',
        query: { ...balanceParams(query), ...wallet },
        parse: ignoreAnswer,
      }),
    apiKeys: () => send({ method: 'GET', path: '/auth/api-keys', parse: parseApiKeys }),
    deleteApiKey: () => send({ method: 'DELETE', path: '/auth/api-key', parse: ignoreAnswer }),
    notifications: (isSeen) =>
      send<NotificationList>({
        method: 'GET',
        path: '/notifications',
        query: wallet,
        parse: (json) => ({ items: parseNotifications(json), isWhole: true }),
        part: {
          maxLength: isSeen === undefined ? MAX_NOTIFICATION_BYTES : MAX_UNSEEN_LENGTH,
          maxBytes: MAX_NOTIFICATION_BYTES,
          shorten: (text) => (isSeen === undefined ? text : withoutSeen(text, isSeen)),
          parse: (text) => ({ items: parseNotificationsPart(text), isWhole: false }),
        },
      }),
    async dropNotifications(notificationIds) {
      for (const ids of chunksOf(notificationIds, MAX_IDS_PER_DROP)) {
        const query = { ids: ids.join(','), ...wallet };
        await send({ method: 'DELETE', path: '/notifications', query, parse: ignoreAnswer });
      }
    },
  };
}

/**
 * A cancel's answer with the orders it does not name: of those it says nothing.
 * @throws {ExchangeUnclearError} where it names none of the orders
 */
function withUnnamed(orderIds: readonly string[], result: CancelResult): CancelResult {
  const named = new Set([...result.canceled, ...result.notCanceled.map(({ orderId }) => orderId)]);
  const unnamed = orderIds.filter((orderId) => !named.has(orderId));
  if (unnamed.length === 0) return result;
  const code = 'EXCHANGE_UNREADABLE';
  const reason = 'The exchange answered the cancel without naming the order.';
  if (unnamed.length === orderIds.length) throw new ExchangeUnclearError(code, reason);
  return { ...result, unclear: unnamed.map((orderId) => ({ orderId, code, reason })) };
}

function balanceParams(query: BalanceQuery): Record<string, string | undefined> {
  const { assetType, tokenId } = query;
  if (tokenId === undefined) return { asset_type: assetType };
  const protocol = query.protocol ?? protocolOfTokenId(tokenId);
  return { asset_type: conditionalAssetType(protocol), token_id: tokenId };
}

function unixSeconds(time: Date | undefined): string | undefined {
  return time === undefined ? undefined : String(Math.floor(time.getTime() / 1000));
}

function ignoreAnswer(): void {}
