/** From a request to the order to sign: exact amounts, and every rule that can be checked before sending. */
import type { Decimal } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import {
  AmountError,
  checkMinimumSize,
  limitOrderAmounts,
  marketOrderAmounts,
  type OrderAmounts,
} from '../../protocol/amounts.ts';
import { GTD_SECURITY_SECONDS, ZERO_ADDRESS, ZERO_BYTES32 } from '../../protocol/constants.ts';
import { parseMicros } from '../../protocol/decimal.ts';
import { checkImmediateAmounts } from '../../protocol/immediate-amounts.ts';
import { type Order, type OrderVersion, rests, type SignatureType } from '../../protocol/order.ts';
import type { TokenFacts } from '../markets/token-facts.ts';
import type {
  LimitOrderRequest,
  MarketOptions,
  MarketOrderRequest,
  UnsignedOrderRequest,
  VersionFields,
} from './order-request.ts';

/** What an order needs besides the request: read once, so that a second build differs only in the version. */
export interface OrderSurroundings {
  readonly facts: TokenFacts;
  readonly version: OrderVersion;
  readonly maker: string;
  readonly signer: string;
  readonly signatureType: SignatureType;
  /** Exchange time, milliseconds. */
  readonly now: number;
  /** Seconds that the expiration of a GTD order must lie in the future at least. */
  readonly gtdMinimumSeconds: number;
  readonly salt: bigint;
  /** Base fee of the token in basis points; used by version 1 where the caller names none. */
  readonly feeRateBps: bigint;
  /** The worst price of a market order, where the caller names none. */
  readonly bookPrice: Decimal | undefined;
}

/**
 * Builds the order that `request` asks for.
 * @throws {InvalidRequestError} with the code of the rule that is broken
 */
export function buildOrder(request: UnsignedOrderRequest, around: OrderSurroundings): Order {
  checkOptions(request, around.facts);
  checkExecution(request, around);
  const amounts = exactAmounts(request, around);
  const common = {
    salt: around.salt,
    maker: around.maker,
    signer: around.signatureType === 3 ? around.maker : around.signer,
    tokenId: request.tokenId,
    ...amounts,
    side: request.side,
    signatureType: around.signatureType,
    expiration: expirationOf(request),
  };
  if (around.version === 1) {
    refuseFields(request, ['metadata', 'builderCode'], ZERO_BYTES32, 'order version 1');
    return {
      ...common,
      version: 1,
      taker: request.taker ?? ZERO_ADDRESS,
      nonce: BigInt(request.nonce ?? 0),
      feeRateBps: request.feeRateBps === undefined ? around.feeRateBps : BigInt(request.feeRateBps),
    };
  }
  refuseFields(request, ['feeRateBps', 'nonce'], 0, `order version ${around.version}`);
  refuseFields(request, ['taker'], ZERO_ADDRESS, `order version ${around.version}`);
  return {
    ...common,
    version: around.version,
    timestamp: BigInt(around.now),
    metadata: request.metadata ?? ZERO_BYTES32,
    builder: request.builderCode ?? ZERO_BYTES32,
  };
}

/** A field of another order version may be given only as its neutral value, which changes nothing. */
function refuseFields(
  request: VersionFields,
  fields: readonly (keyof VersionFields)[],
  neutral: string | number,
  version: string,
): void {
  for (const field of fields) {
    const value = request[field];
    if (value !== undefined && value !== neutral) {
      throw new InvalidRequestError(
        'INVALID_ORDER_VERSION_FIELD',
        `${field} does not exist in ${version}, which the exchange takes now; leave it out`,
      );
    }
  }
}

function checkOptions({ tickSize, negRisk }: MarketOptions, facts: TokenFacts): void {
  if (tickSize !== undefined && parseMicros(tickSize) < parseMicros(facts.tickSize)) {
    throw new InvalidRequestError(
      'TICK_SIZE_MISMATCH',
      `tickSize ${tickSize} is finer than the market's tick size ${facts.tickSize}; leave tickSize out`,
      { field: 'tickSize', suggestions: [facts.tickSize] },
    );
  }
  if (negRisk !== undefined && negRisk !== facts.negRisk) {
    throw new InvalidRequestError(
      'NEG_RISK_MISMATCH',
      `negRisk is ${negRisk}, but the market's is ${facts.negRisk}; leave negRisk out`,
      { field: 'negRisk' },
    );
  }
}

function checkExecution(request: UnsignedOrderRequest, { now, gtdMinimumSeconds }: OrderSurroundings): void {
  const { kind, orderType } = request;
  if (kind === 'market') {
    if (orderType !== 'FOK' && orderType !== 'FAK') {
      throw new InvalidRequestError('INVALID_ORDER_TYPE', `A market order is FOK or FAK, not ${orderType}`);
    }
    return;
  }
  if (request.postOnly && !rests(orderType)) {
    throw new InvalidRequestError(
      'INVALID_POST_ONLY',
      `postOnly goes with GTC and GTD, not with ${orderType}`,
    );
  }
  if (orderType === 'GTD') {
    const earliest = now + gtdMinimumSeconds * 1000;
    if (request.expiration === undefined || request.expiration.getTime() < earliest) {
      throw new InvalidRequestError(
        'INVALID_EXPIRATION',
        `A GTD order needs an expiration of ${new Date(earliest).toISOString()} or later: at least ${gtdMinimumSeconds} ` +
          `seconds from now. The exchange ends the order ${GTD_SECURITY_SECONDS} seconds before it`,
      );
    }
  } else if (request.expiration !== undefined) {
    throw new InvalidRequestError('INVALID_EXPIRATION', `expiration goes with GTD, not with ${orderType}`);
  }
}

function expirationOf(request: UnsignedOrderRequest): bigint {
  const expiration = request.kind === 'limit' ? request.expiration : undefined;
  return expiration === undefined ? 0n : BigInt(Math.floor(expiration.getTime() / 1000));
}

function exactAmounts(request: UnsignedOrderRequest, around: OrderSurroundings): OrderAmounts {
  try {
    return request.kind === 'limit' ? limitAmounts(request, around.facts) : marketAmounts(request, around);
  } catch (error) {
    if (error instanceof AmountError) {
      const { code, message, field, suggestions } = error;
      throw new InvalidRequestError(code, message, {
        field,
        suggestions: notBeyond(request, field, suggestions),
      });
    }
    throw error;
  }
}

/** Suggested sizes of a SELL are never more than was asked for: it may be all that is held. */
function notBeyond(
  request: UnsignedOrderRequest,
  field: string | undefined,
  suggestions: readonly string[],
): readonly string[] {
  if (request.side === 'BUY' || field === 'price') return suggestions;
  const asked = parseMicros(request.kind === 'limit' ? request.size : request.amount);
  return suggestions.filter((one) => parseMicros(one) <= asked);
}

function limitAmounts(
  { side, price, size, tickSize, orderType }: LimitOrderRequest,
  facts: TokenFacts,
): OrderAmounts {
  const terms = { side, price, size, tickSize: tickSize ?? facts.tickSize };
  const amounts = limitOrderAmounts(terms);
  checkMinimumSize(size, facts.minimumOrderSize);
  if (!rests(orderType)) checkImmediateAmounts(terms, amounts, facts.minimumOrderSize);
  return amounts;
}

function marketAmounts(request: MarketOrderRequest, { facts, bookPrice }: OrderSurroundings): OrderAmounts {
  const { side, amount, tickSize } = request;
  const price = request.price ?? bookPrice;
  if (price === undefined) {
    throw new InvalidRequestError(
      'NO_LIQUIDITY',
      'The book is empty on the other side; name a price or wait',
    );
  }
  return marketOrderAmounts({ side, amount, price, tickSize: tickSize ?? facts.tickSize });
}
