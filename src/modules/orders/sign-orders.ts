/** From a request to an order that can be signed, with what the market says now. */
import type { PublicApi } from '../../clob/public-api.ts';
import { type ErrorCode, InvalidRequestError } from '../../errors.ts';
import { AmountError, marketPrice } from '../../protocol/amounts.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import type { Order, OrderVersion, SignedOrder } from '../../protocol/order.ts';
import { PROTOCOL_V2_ORDER_VERSION } from '../../protocol/protocol-version.ts';
import { orderDomain, orderId } from '../../protocol/typed-data.ts';
import { randomSalt } from '../../signing/salt.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import type { TokenFacts } from '../markets/token-facts.ts';
import { checkTokenId } from '../shared/ids.ts';
import { buildOrder } from './build-order.ts';
import type { MarketOrderRequest, SignedOrderRequest, UnsignedOrderRequest } from './order-request.ts';
import { createOrderVersionReader } from './order-version.ts';

/** A signed order with the id and the market it has. */
export interface SignedLeg {
  readonly orderId: string;
  readonly conditionId: string;
  readonly order: SignedOrder;
}

/** An order that is built and not signed yet, with the id it will have. */
export interface UnsignedLeg {
  readonly orderId: string;
  readonly conditionId: string;
  readonly order: Order;
  sign(): SignedLeg;
}

export interface OrderSigning {
  /**
   * Builds an order, so that it can be judged before it is signed.
   * @throws {CodedError} the refusal
   */
  draft(request: UnsignedOrderRequest): Promise<UnsignedLeg>;
  /**
   * Finds the id and the market of an order that the caller signed.
   * @throws {CodedError} the refusal, also where the caller believes it to have another id
   */
  identify(request: SignedOrderRequest): Promise<SignedLeg>;
  /** The order version that Protocol V1 markets take; those of Protocol V2 take version 3. */
  version(): Promise<OrderVersion>;
  /**
   * The order version that a token's market takes once the exchange has refused `stale`: the market is read again, and for
   * Protocol V1 also `GET /version`. `stale` itself where no other can be read.
   */
  versionAfter(tokenId: string, stale: OrderVersion): Promise<OrderVersion>;
  /** Forgets what was remembered of a token's market: the exchange has just contradicted it. */
  forgetMarketOf(tokenId: string): Promise<void>;
}

export interface OrderSigningParts {
  readonly account: Account;
  readonly publicApi: PublicApi;
  readonly markets: MarketsService;
  /** Exchange time, milliseconds. */
  readonly now: () => number;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
}

/** Refusals that facts gone stale can cause. */
export const STALE_FACTS: ReadonlySet<ErrorCode> = new Set([
  'PRICE_OFF_TICK',
  'PRICE_OUT_OF_RANGE',
  'SIZE_BELOW_MINIMUM',
]);

/** Micros. A billion of collateral or shares: far beyond any order, and a day's sum of such stays exact in the journal. */
const LARGEST_AMOUNT = 10n ** 15n;

export function createOrderSigning(parts: OrderSigningParts): OrderSigning {
  const { account, publicApi, markets, now, gtdMinimumSeconds } = parts;
  const version = createOrderVersionReader(publicApi);

  async function factsOf(tokenId: string): Promise<TokenFacts> {
    const facts = await markets.facts(checkTokenId(tokenId));
    if (facts === undefined) {
      throw new InvalidRequestError('TOKEN_NOT_FOUND', `No market has the token ${tokenId}`);
    }
    return facts;
  }

  async function forgetMarketOf(tokenId: string): Promise<void> {
    const conditionId = await markets.conditionIdOf(tokenId).catch(() => undefined);
    if (conditionId !== undefined) markets.forget(conditionId);
  }

  async function bookPrice(request: UnsignedOrderRequest): Promise<string | undefined> {
    if (request.kind !== 'market' || request.price !== undefined) return undefined;
    const book = (await markets.books([request.tokenId])).get(request.tokenId);
    return book === undefined
      ? undefined
      : worstPrice(request, request.side === 'BUY' ? book.asks : book.bids);
  }

  async function build(request: UnsignedOrderRequest, facts: TokenFacts): Promise<Order> {
    const orderVersion = await orderVersionOf(facts, version.current);
    return buildOrder(request, {
      facts,
      version: orderVersion,
      maker: account.funderAddress,
      signer: account.address,
      signatureType: account.signatureType,
      now: now(),
      gtdMinimumSeconds,
      salt: randomSalt(),
      feeRateBps:
        orderVersion === 1 && request.feeRateBps === undefined
          ? await markets.feeRateBps(request.tokenId)
          : 0n,
      bookPrice: await bookPrice(request),
    });
  }

  async function draftBy(facts: TokenFacts, request: UnsignedOrderRequest): Promise<UnsignedLeg> {
    const order = await build(request, facts);
    checkMeasure(order);
    const { conditionId } = facts;
    const { orderId, sign } = account.prepare(order, facts.negRisk);
    return {
      orderId,
      conditionId,
      order,
      sign: () => ({ orderId, conditionId, order: { ...order, signature: sign() } }),
    };
  }

  return {
    async draft(request) {
      const facts = await factsOf(request.tokenId);
      try {
        return await draftBy(facts, request);
      } catch (error) {
        if (!(error instanceof InvalidRequestError && STALE_FACTS.has(error.code))) throw error;
        markets.forget(facts.conditionId);
        return draftBy(await factsOf(request.tokenId), request);
      }
    },
    async identify({ order, orderId: believed }) {
      checkMeasure(order);
      const facts = await factsOf(order.tokenId);
      checkVersion(order, facts);
      const { conditionId, negRisk } = facts;
      const id = orderId(order, orderDomain(account.chainId, order.version, negRisk));
      if (believed !== undefined && believed !== id) {
        throw new InvalidRequestError(
          'BAD_USER_INPUT',
          `orderId is ${believed}, but the order given is ${id}`,
        );
      }
      return { orderId: id, conditionId, order };
    },
    version: version.current,
    async versionAfter(tokenId, stale) {
      try {
        await forgetMarketOf(tokenId);
        return await orderVersionOf(await factsOf(tokenId), () => version.after(stale));
      } catch {
        return stale;
      }
    },
    forgetMarketOf,
  };
}

/**
 * The order version that a market takes.
 * @param versionOfV1 reads the version of Protocol V1 markets
 * @throws {InvalidRequestError} UNSUPPORTED_PROTOCOL
 */
async function orderVersionOf(
  { protocolVersion, conditionId }: TokenFacts,
  versionOfV1: () => Promise<OrderVersion>,
): Promise<OrderVersion> {
  if (protocolVersion === undefined) {
    throw new InvalidRequestError(
      'UNSUPPORTED_PROTOCOL',
      `The market ${conditionId} belongs to a protocol that this server cannot sign for; upgrade it`,
    );
  }
  return protocolVersion === 2 ? PROTOCOL_V2_ORDER_VERSION : versionOfV1();
}

/** @throws {InvalidRequestError} UNSUPPORTED_PROTOCOL, ORDER_VERSION_MISMATCH */
function checkVersion(order: SignedOrder, { protocolVersion, conditionId }: TokenFacts): void {
  if (protocolVersion === undefined) {
    throw new InvalidRequestError(
      'UNSUPPORTED_PROTOCOL',
      `The market ${conditionId} belongs to a protocol that this server does not know; upgrade it`,
    );
  }
  if (protocolVersion === 2 && order.version !== PROTOCOL_V2_ORDER_VERSION) {
    throw new InvalidRequestError(
      'ORDER_VERSION_MISMATCH',
      `The order is of version ${order.version}, but its market belongs to Protocol V2 and takes version ` +
        `${PROTOCOL_V2_ORDER_VERSION}; sign it again for ExchangeV3`,
    );
  }
}

/** @throws {InvalidRequestError} INVALID_AMOUNTS */
function checkMeasure({ makerAmount, takerAmount }: Order): void {
  const larger = makerAmount > takerAmount ? makerAmount : takerAmount;
  if (larger <= LARGEST_AMOUNT) return;
  throw new InvalidRequestError(
    'INVALID_AMOUNTS',
    `The order gives or gets ${formatMicros(larger)}; more than ${formatMicros(LARGEST_AMOUNT)} is never sent`,
  );
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
