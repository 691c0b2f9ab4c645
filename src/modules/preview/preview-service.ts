/** What would become of an order, without sending it. */
import type { ExchangeStatus } from '../../clob/exchange-status.ts';
import type { FeeCurve, OrderBook } from '../../clob/market-types.ts';
import { readOpenOrders } from '../../clob/read-all.ts';
import type { AssetType } from '../../clob/types.ts';
import { InvalidRequestError } from '../../errors.ts';
import { MICROS_PER_UNIT, parseMicros } from '../../protocol/decimal.ts';
import { rests, type SignedOrder } from '../../protocol/order.ts';
import { refusalByState } from '../../rails/judge.ts';
import { orderToSend } from '../../rails/rail-order.ts';
import type { Rails } from '../../rails/rails.ts';
import { smallestAllowance } from '../balances/smallest-allowance.ts';
import type { Account } from '../keys/account.ts';
import type { MarketsService } from '../markets/markets-service.ts';
import { heldBack } from '../orders/held-back.ts';
import type { UnsignedOrderRequest } from '../orders/order-request.ts';
import type { OrdersService } from '../orders/orders-service.ts';
import type { SignedLeg } from '../orders/sign-orders.ts';
import { checkTokenId } from '../shared/ids.ts';
import { type Refusal, refusalsOf } from './refusals.ts';
import { type WalkResult, walkBook } from './walk-book.ts';

/** Pages of open orders that are counted as holding money back. */
const MAX_PAGES = 20;

export interface Funds {
  readonly assetType: AssetType;
  readonly balance: bigint;
  /** Held back by open orders that pay with the same asset. */
  readonly reserved: bigint;
  /** What every exchange contract may move. */
  readonly allowance: bigint;
}

/** Amounts in micros. */
export interface OrderPreview {
  readonly request: UnsignedOrderRequest;
  /** As it would be signed; `undefined` where our own rules refuse it. */
  readonly order: SignedOrder | undefined;
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
  readonly orders: Pick<OrdersService, 'sign'>;
  readonly rails: Pick<Rails, 'refusals' | 'tradingSwitch'>;
  readonly status: () => ExchangeStatus;
}

const NOTHING: WalkResult = { fills: [], shares: 0n, collateral: 0n, fee: 0n, complete: false };

export function createPreviewService({
  account,
  markets,
  orders,
  rails,
  status,
}: PreviewParts): PreviewService {
  async function readFunds(request: UnsignedOrderRequest): Promise<Funds> {
    const api = await account.api();
    const buys = request.side === 'BUY';
    const asset = buys
      ? ({ assetType: 'COLLATERAL' } as const)
      : ({
          assetType: 'CONDITIONAL',
          tokenId: request.tokenId,
          protocol: markets.protocolOf(request.tokenId),
        } as const);
    const filter = buys ? {} : { tokenId: request.tokenId };
    const [held, open] = await Promise.all([
      api.balanceAllowance(asset),
      readOpenOrders(api, filter, MAX_PAGES),
    ]);
    return {
      assetType: asset.assetType,
      balance: held.balance,
      reserved: heldBack(open.items, request.side),
      allowance: smallestAllowance(held),
    };
  }

  function ofTheRails(
    { orderId, conditionId, order }: SignedLeg,
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
      const signing = orders.sign(request).then(
        (leg) => leg,
        (error: unknown) => {
          if (error instanceof InvalidRequestError) return error;
          throw error;
        },
      );
      const [signed, railed, books, market, fee, funds, closedOnly] = await Promise.all([
        signing,
        signing.then((leg) =>
          leg instanceof InvalidRequestError ? ofTheState(request) : ofTheRails(leg, request),
        ),
        markets.books([tokenId]),
        markets.market(conditionId),
        markets.fee(conditionId).then((fees) => fees?.curve),
        readFunds(request),
        account.api().then((api) => api.closedOnly()),
      ]);
      const order = signed instanceof InvalidRequestError ? undefined : signed.order;
      const book = books.get(tokenId);
      const levels = (request.side === 'BUY' ? book?.asks : book?.bids) ?? [];
      const walk = order === undefined ? NOTHING : walkOf(request, order, levels, fee);
      const resting = order === undefined || !rests(request.orderType) ? 0n : sharesOf(order) - walk.shares;
      return {
        request,
        order,
        book,
        walk,
        bestPrice: levels[0] && parseMicros(levels[0].price),
        resting,
        funds,
        refusals: refusalsOf({
          request,
          broken: signed instanceof InvalidRequestError ? signed : undefined,
          order,
          railed,
          walk,
          funds,
          acceptingOrders: market?.acceptingOrders ?? false,
          closedOnly,
          mode: status().mode,
        }),
      };
    },
  };
}

function sharesOf({ side, makerAmount, takerAmount }: SignedOrder): bigint {
  return side === 'BUY' ? takerAmount : makerAmount;
}

/** What an order would take. The exchange reads a FOK or FAK BUY, also one with a size, as collateral to spend. */
export function walkOf(
  request: UnsignedOrderRequest,
  order: SignedOrder,
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
function worstPrice({ side, makerAmount, takerAmount }: SignedOrder): bigint {
  return side === 'BUY'
    ? (makerAmount * MICROS_PER_UNIT) / takerAmount
    : (takerAmount * MICROS_PER_UNIT + makerAmount - 1n) / makerAmount;
}
