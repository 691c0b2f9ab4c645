/** What would become of an order, without sending it. */
import type { ExchangeStatus } from '../../clob/exchange-status.ts';
import type { FeeCurve, OrderBook } from '../../clob/market-types.ts';
import { InvalidRequestError } from '../../errors.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';
import { type Order, rests } from '../../protocol/order.ts';
import { orderDomain } from '../../protocol/typed-data.ts';
import { refusalByState } from '../../rails/judge.ts';
import { orderToSend } from '../../rails/rail-order.ts';
import type { Rails } from '../../rails/rails.ts';
import type { Funds, FundsService } from '../funds/funds-service.ts';
import type { Shortage } from '../funds/shortage.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import type { UnsignedOrderRequest } from '../orders/order-request.ts';
import type { OrdersService } from '../orders/orders-service.ts';
import type { UnsignedLeg } from '../orders/sign-orders.ts';
import { checkTokenId } from '../shared/ids.ts';
import { type Refusal, refusalsOf } from './refusals.ts';
import { type WalkResult, walkBook } from './walk-book.ts';

/** Amounts in micros. */
export interface OrderPreview {
  readonly request: UnsignedOrderRequest;
  /** As it would be signed; `undefined` where our own rules refuse it. */
  readonly order: Order | undefined;
  readonly book: OrderBook | undefined;
  readonly walk: WalkResult;
  /** The price it would start from, `undefined` for an empty side. */
  readonly bestPrice: bigint | undefined;
  /** Shares that would rest in the book. */
  readonly resting: bigint;
  readonly funds: Funds;
  readonly refusals: readonly Refusal[];
}

export interface PreviewService {
  /** @throws {CodedError} only where the exchange could not be asked */
  preview(request: UnsignedOrderRequest): Promise<OrderPreview>;
}

export interface PreviewParts {
  readonly account: Account;
  readonly markets: MarketsService;
  readonly orders: Pick<OrdersService, 'draft'>;
  readonly funds: FundsService;
  readonly rails: Pick<Rails, 'refusals' | 'tradingSwitch'>;
  readonly status: () => ExchangeStatus;
}

const NOTHING: WalkResult = { fills: [], shares: 0n, collateral: 0n, fee: 0n, complete: false };

export function createPreviewService({
  account,
  markets,
  orders,
  funds,
  rails,
  status,
}: PreviewParts): PreviewService {
  /** Why the wallet cannot pay for the order. */
  function shortageOf(
    order: Order,
    walk: WalkResult,
    negRisk: boolean,
    held: Funds,
  ): Promise<Shortage | undefined> {
    const { side, tokenId, version } = order;
    const contract = orderDomain(account.chainId, version, negRisk).verifyingContract;
    return funds.shortage({ side, tokenId, needed: neededBy(order, walk), contract }, held);
  }

  function ofTheRails(
    { orderId, conditionId, order }: UnsignedLeg,
    { orderType }: UnsignedOrderRequest,
  ): Promise<readonly InvalidRequestError[]> {
    return rails.refusals(orderToSend(orderId, conditionId, { order, orderType }));
  }

  /** What the rails say of an order that cannot be built. */
  async function ofTheState(request: UnsignedOrderRequest): Promise<readonly InvalidRequestError[]> {
    const refusal = refusalByState(request, (await rails.tradingSwitch.current()).state);
    return refusal === undefined ? [] : [refusal];
  }

  return {
    async preview(request) {
      const tokenId = checkTokenId(request.tokenId);
      const conditionId = await markets.conditionIdOf(tokenId);
      if (conditionId === undefined) {
        throw new InvalidRequestError('TOKEN_NOT_FOUND', `No market has the token ${tokenId}`);
      }
      const drafting = orders.draft(request).then(
        (leg) => leg,
        (error: unknown) => {
          if (error instanceof InvalidRequestError) return error;
          throw error;
        },
      );
      const [draft, railed, books, market, fee, held, closedOnly] = await Promise.all([
        drafting,
        drafting.then((leg) =>
          leg instanceof InvalidRequestError ? ofTheState(request) : ofTheRails(leg, request),
        ),
        markets.books([tokenId]),
        markets.market(conditionId),
        markets.fee(conditionId).then((fees) => fees?.curve),
        funds.read(request),
        account.api().then((api) => api.closedOnly()),
      ]);
      const order = draft instanceof InvalidRequestError ? undefined : draft.order;
      const book = books.get(tokenId);
      const levels = (request.side === 'BUY' ? book?.asks : book?.bids) ?? [];
      const walk = order === undefined ? NOTHING : walkOf(request, order, levels, fee);
      const resting = order === undefined || !rests(request.orderType) ? 0n : sharesOf(order) - walk.shares;
      const shortage = order && (await shortageOf(order, walk, market?.negRisk ?? false, held));
      return {
        request,
        order,
        book,
        walk,
        bestPrice: levels[0] && parseMicros(levels[0].price),
        resting,
        funds: held,
        refusals: refusalsOf({
          request,
          broken: draft instanceof InvalidRequestError ? draft : undefined,
          order,
          railed,
          walk,
          shortage,
          acceptingOrders: market?.acceptingOrders ?? false,
          closedOnly,
          mode: status().mode,
        }),
      };
    },
  };
}

function sharesOf({ side, makerAmount, takerAmount }: Order): bigint {
  return side === 'BUY' ? takerAmount : makerAmount;
}

/** What an order needs in the wallet: a BUY pays the fee of its fills on top. */
export function neededBy({ side, makerAmount }: Order, { fee }: WalkResult): bigint {
  return side === 'BUY' ? makerAmount + fee : makerAmount;
}

/** What an order would take. The exchange reads a FOK or FAK BUY, also one with a size, as collateral to spend. */
export function walkOf(
  request: UnsignedOrderRequest,
  order: Order,
  levels: OrderBook['asks'],
  fee: FeeCurve | undefined,
): WalkResult {
  const { side, makerAmount } = order;
  const spends = side === 'BUY' && !rests(request.orderType);
  return walkBook(levels, {
    side,
    limit: worstPrice(order),
    shares: spends ? undefined : sharesOf(order),
    budget: spends ? makerAmount : undefined,
    fee,
  });
}

/** The price the signed amounts stand for; a BUY's amounts may imply a hair more than its price, a SELL's a hair less. */
function worstPrice({ side, makerAmount, takerAmount }: Order): bigint {
  return side === 'BUY'
    ? (makerAmount * MICROS_PER_UNIT) / takerAmount
    : (takerAmount * MICROS_PER_UNIT + makerAmount - 1n) / makerAmount;
}
