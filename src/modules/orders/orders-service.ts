/** Orders of the account: built, signed, sent once, looked up, cancelled. Knows nothing of GraphQL. */
import type { PublicApi } from '../../clob/public-api.ts';
import type { CancelResult, OpenOrder, OpenOrderFilter } from '../../clob/types.ts';
import { CodedError, type ErrorCode, InvalidRequestError } from '../../errors.ts';
import { type OrderOutcome, type RejectedOutcome, rejected } from '../../journal/order-outcome.ts';
import { AmountError, marketPrice } from '../../protocol/amounts.ts';
import type { Order, OrderVersion, SignedOrder } from '../../protocol/order.ts';
import { orderDomain, orderId } from '../../protocol/typed-data.ts';
import { randomSalt } from '../../signing/salt.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import type { TokenFacts } from '../markets/token-facts.ts';
import { checkConditionId, checkOrderId, checkTokenId } from '../shared/ids.ts';
import { type Connection, type PageArguments, readConnection } from '../shared/pages.ts';
import { buildOrder } from './build-order.ts';
import { OrderLedger } from './order-ledger.ts';
import type {
  KeyedRequest,
  MarketOrderRequest,
  SignedOrderRequest,
  UnsignedOrderRequest,
} from './order-request.ts';
import { createOrderVersionReader } from './order-version.ts';
import { createOrderSender, lookUp, type SignedLeg } from './send-orders.ts';

export interface OrdersService {
  /** `undefined` once the order is filled or cancelled: the exchange keeps no history. */
  order(id: string): Promise<OpenOrder | undefined>;
  openOrders(filter: OpenOrderFilter, page: PageArguments): Promise<Connection<OpenOrder>>;
  /**
   * Signs without sending.
   * @throws {CodedError} the refusal
   */
  sign(request: UnsignedOrderRequest): Promise<{ orderId: string; order: SignedOrder }>;
  /** Places orders, one outcome each, in order; never throws for what happens to an order. */
  place(requests: readonly KeyedRequest[]): Promise<OrderOutcome[]>;
  cancel(orderIds: readonly string[]): Promise<CancelResult>;
  cancelAll(): Promise<CancelResult>;
  cancelMarket(filter: { market?: string; tokenId?: string }): Promise<CancelResult>;
  /** The order version the exchange takes. */
  version(): Promise<OrderVersion>;
}

export interface OrdersParts {
  readonly account: Account;
  readonly publicApi: PublicApi;
  readonly markets: MarketsService;
  /** Exchange time, milliseconds. */
  readonly now: () => number;
}

/** Refusals that facts gone stale can cause. */
const STALE_FACTS: ReadonlySet<ErrorCode> = new Set([
  'PRICE_OFF_TICK',
  'PRICE_OUT_OF_RANGE',
  'SIZE_BELOW_MINIMUM',
]);

export function createOrdersService({ account, publicApi, markets, now }: OrdersParts): OrdersService {
  const ledger = new OrderLedger((outcome) =>
    outcome.kind === 'unknown' ? lookUp(account.api, outcome) : Promise.resolve(outcome),
  );
  const send = createOrderSender(account.api);
  const version = createOrderVersionReader(publicApi);

  async function factsOf(tokenId: string): Promise<TokenFacts> {
    const facts = await markets.facts(checkTokenId(tokenId));
    if (facts === undefined) {
      throw new InvalidRequestError('TOKEN_NOT_FOUND', `No market has the token ${tokenId}`);
    }
    return facts;
  }

  async function bookPrice(request: UnsignedOrderRequest): Promise<string | undefined> {
    if (request.kind !== 'market' || request.price !== undefined) return undefined;
    const book = (await markets.books([request.tokenId])).get(request.tokenId);
    return book === undefined
      ? undefined
      : worstPrice(request, request.side === 'BUY' ? book.asks : book.bids);
  }

  async function build(request: UnsignedOrderRequest, facts: TokenFacts): Promise<Order> {
    const orderVersion = await version.current();
    return buildOrder(request, {
      facts,
      version: orderVersion,
      maker: account.funderAddress,
      signer: account.address,
      signatureType: account.signatureType,
      now: now(),
      salt: randomSalt(),
      feeRateBps:
        orderVersion === 1 && request.feeRateBps === undefined
          ? await markets.feeRateBps(request.tokenId)
          : 0n,
      bookPrice: await bookPrice(request),
    });
  }

  async function sign(request: UnsignedOrderRequest): Promise<{ orderId: string; order: SignedOrder }> {
    const facts = await factsOf(request.tokenId);
    try {
      return account.sign(await build(request, facts), facts.negRisk);
    } catch (error) {
      if (!(error instanceof InvalidRequestError && STALE_FACTS.has(error.code))) throw error;
      markets.forget(facts.conditionId);
      const fresh = await factsOf(request.tokenId);
      return account.sign(await build(request, fresh), fresh.negRisk);
    }
  }

  async function prepare({ clientOrderId, request }: KeyedRequest): Promise<SignedLeg> {
    const { orderType, deferExec } = request;
    const postOnly = request.kind !== 'market' && request.postOnly;
    const signed = request.kind === 'signed' ? await identify(request) : await sign(request);
    return {
      clientOrderId,
      orderId: signed.orderId,
      post: { order: signed.order, orderType, postOnly, deferExec },
    };
  }

  async function identify({ order }: SignedOrderRequest): Promise<{ orderId: string; order: SignedOrder }> {
    const { negRisk } = await factsOf(order.tokenId);
    return { orderId: orderId(order, orderDomain(account.chainId, order.version, negRisk)), order };
  }

  /** A refusal while preparing is that order's outcome and keeps the others going. */
  async function prepareOrReject(keyed: KeyedRequest): Promise<SignedLeg | RejectedOutcome> {
    try {
      return await prepare(keyed);
    } catch (error) {
      if (error instanceof CodedError) return rejected(keyed.clientOrderId, error);
      throw error;
    }
  }

  /** Sends what was prepared. Only a clear word that its version is not taken has an order signed anew, once. */
  async function carryOut(keyed: KeyedRequest, leg: SignedLeg | RejectedOutcome): Promise<OrderOutcome> {
    if ('kind' in leg) return leg;
    const outcome = await send(leg);
    if (outcome.kind !== 'rejected' || outcome.origin !== 'EXCHANGE') return outcome;
    if (STALE_FACTS.has(outcome.code)) await forgetMarketOf(leg.post.order.tokenId);
    if (outcome.code !== 'ORDER_VERSION_MISMATCH' || keyed.request.kind === 'signed') return outcome;
    const refused = leg.post.order.version;
    const taken = await version.after(refused).catch(() => refused);
    if (taken === refused) return outcome;
    const again = await prepareOrReject(keyed);
    return 'kind' in again ? again : send(again);
  }

  /** Prepares all before sending any, so that they leave together. */
  async function execute(requests: readonly KeyedRequest[]): Promise<OrderOutcome[]> {
    const legs = await Promise.all(
      requests.map(async (keyed) => ({ keyed, leg: await prepareOrReject(keyed) })),
    );
    return Promise.all(legs.map(({ keyed, leg }) => carryOut(keyed, leg)));
  }

  async function forgetMarketOf(tokenId: string): Promise<void> {
    const conditionId = await markets.conditionIdOf(tokenId).catch(() => undefined);
    if (conditionId !== undefined) markets.forget(conditionId);
  }

  return {
    order: async (id) => (await account.api()).order(checkOrderId(id)),
    async openOrders({ id, market, tokenId }, page) {
      const filter: OpenOrderFilter = {
        ...(id === undefined ? {} : { id: checkOrderId(id) }),
        ...(market === undefined ? {} : { market: checkConditionId(market) }),
        ...(tokenId === undefined ? {} : { tokenId: checkTokenId(tokenId) }),
      };
      const api = await account.api();
      return readConnection(page, {
        fetch: (cursor) => api.openOrders(filter, cursor),
        idOf: (order) => order.orderId,
      });
    },
    sign,
    async place(requests) {
      const claims = requests.map((keyed) => ({
        keyed,
        claim: ledger.claim(keyed.clientOrderId, keyed.request),
      }));
      const fresh = claims.flatMap(({ keyed, claim }) => (claim.first ? [{ keyed, claim }] : []));
      try {
        const outcomes = await execute(fresh.map(({ keyed }) => keyed));
        for (const [index, { claim }] of fresh.entries()) {
          const outcome = outcomes[index];
          if (outcome !== undefined) claim.settle(outcome);
        }
      } catch (error) {
        for (const { claim } of fresh) claim.abandon(error);
        throw error;
      }
      return Promise.all(claims.map(({ claim }) => claim.outcome));
    },
    async cancel(ids) {
      const distinct = [...new Set(ids.map(checkOrderId))];
      const [only, ...others] = distinct;
      if (only === undefined) throw new InvalidRequestError('BAD_USER_INPUT', 'orderIds is empty');
      const api = await account.api();
      return others.length === 0 ? api.cancelOrder(only) : api.cancelOrders(distinct);
    },
    cancelAll: async () => (await account.api()).cancelAll(),
    cancelMarket: async ({ market, tokenId }) =>
      (await account.api()).cancelMarketOrders({
        ...(market === undefined ? {} : { market: checkConditionId(market) }),
        ...(tokenId === undefined ? {} : { tokenId: checkTokenId(tokenId) }),
      }),
    version: version.current,
  };
}

function worstPrice(
  { side, amount, orderType }: MarketOrderRequest,
  levels: readonly { price: string; size: string }[],
): string {
  try {
    return marketPrice(levels, side, amount, orderType);
  } catch (error) {
    if (error instanceof AmountError) throw new InvalidRequestError(error.code, error.message);
    throw error;
  }
}
