/**
 * What the exchange tells, in our words: camelCase, one spelling a thing, times as `Date`. The parsers in `wire/` make
 * these out of the wire's JSON; nothing above `clob/` sees that JSON, except where a field is named `raw`.
 */
import type { ErrorCode } from '../errors.ts';
import type { OrderType, Side, SignatureType, SignedOrder } from '../protocol/order.ts';

/** A decimal number as the exchange wrote it, in units (not base units): `0.53`, `100`. Never a float. */
export type Decimal = string;

/** A word of the exchange's that we know, or `UNKNOWN`; `raw` is always what it said. */
export interface Known<T extends string> {
  readonly value: T | 'UNKNOWN';
  readonly raw: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts, `undefined` at the end. */
  readonly nextCursor: string | undefined;
  /** Rows that did not parse, in the rows' own lists too: what is missing here is not known to be gone. */
  readonly skipped: number;
  /** Length of the answer's body; absent where the page was not read from the exchange just now. */
  readonly bytes?: number;
}

/** What a plural read returned, by id. */
export interface ById<T> extends ReadonlyMap<string, T> {
  /** Rows that did not parse: an id that is missing may have been one of them. */
  readonly skipped: number;
}

export type OrderStatus =
  | 'LIVE'
  | 'MATCHED'
  | 'DELAYED'
  | 'UNMATCHED'
  | 'CANCELED'
  | 'INVALID'
  | 'CANCELED_MARKET_RESOLVED'
  /** This server's own: the exchange reports CANCELED. */
  | 'EXPIRED';

/** `GET /data/order/{id}`, `GET /data/orders`: the 15 documented fields of an order, open unless its status says otherwise. */
export interface OpenOrder {
  readonly orderId: string;
  readonly status: Known<OrderStatus>;
  /** The API key that placed it. */
  readonly owner: string;
  readonly makerAddress: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly originalSize: Decimal;
  readonly sizeMatched: Decimal;
  readonly price: Decimal;
  readonly associateTradeIds: readonly string[];
  readonly outcome: string;
  readonly createdAt: Date;
  /** `undefined` where the order has none. */
  readonly expiration: Date | undefined;
  readonly orderType: Known<OrderType>;
}

export type TradeStatus =
  | 'MATCHED'
  | 'MATCHED_NOT_BROADCASTED'
  | 'MINED'
  | 'CONFIRMED'
  | 'RETRYING'
  | 'FAILED';

export interface MakerOrder {
  readonly orderId: string;
  readonly owner: string;
  readonly makerAddress: string;
  readonly matchedAmount: Decimal;
  readonly price: Decimal;
  readonly feeRateBps: Decimal | undefined;
  readonly tokenId: string;
  readonly outcome: string;
  /** Absent in old answers. */
  readonly side: Side | undefined;
}

/** `GET /data/trades`: the 18 documented fields. Side, size, price, token and outcome are the taker's. */
export interface Trade {
  readonly tradeId: string;
  readonly takerOrderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly size: Decimal;
  readonly feeRateBps: Decimal | undefined;
  readonly price: Decimal;
  readonly status: Known<TradeStatus>;
  readonly matchTime: Date;
  readonly lastUpdate: Date;
  readonly outcome: string;
  readonly bucketIndex: number;
  readonly owner: string;
  readonly makerAddress: string;
  readonly makerOrders: readonly MakerOrder[];
  /** `undefined` until the trade is broadcast. */
  readonly transactionHash: string | undefined;
  /** The caller's own role. */
  readonly traderSide: Known<'TAKER' | 'MAKER'>;
  readonly errorMessage: string | undefined;
}

export interface OpenOrderFilter {
  readonly id?: string;
  readonly market?: string;
  readonly tokenId?: string;
}

export interface TradeFilter {
  readonly id?: string;
  readonly makerAddress?: string;
  readonly market?: string;
  readonly tokenId?: string;
  readonly before?: Date;
  readonly after?: Date;
}

/** An order to post: the signed order and how to treat it. */
export interface OrderPost {
  readonly order: SignedOrder;
  readonly orderType: OrderType;
  readonly postOnly: boolean;
  readonly deferExec: boolean;
}

/** The exchange's yes to `POST /order`. Amounts from the order's own view; `0` while it only rests. */
export interface OrderAccepted {
  readonly orderId: string;
  readonly status: Known<'LIVE' | 'MATCHED' | 'DELAYED' | 'UNMATCHED'>;
  /** What the order gave so far: BUY collateral, SELL shares. */
  readonly makingAmount: Decimal;
  /** What it got so far. */
  readonly takingAmount: Decimal;
  readonly transactionHashes: readonly string[];
  readonly tradeIds: readonly string[];
}

export interface NotCanceled {
  readonly orderId: string;
  /** The exchange's words, or ours where a part of a long list was not sent or not answered. */
  readonly reason: string;
  readonly code: ErrorCode;
}

/** An order whose cancel may or may not have been carried out. */
export interface UnclearCancel {
  readonly orderId: string;
  readonly reason: string;
  readonly code: ErrorCode;
}

/** Every order that a cancel names is in one of the lists. */
export interface CancelResult {
  readonly canceled: readonly string[];
  readonly notCanceled: readonly NotCanceled[];
  readonly unclear: readonly UnclearCancel[];
  /** Orders that the exchange holds before matching, which are cancelled as soon as it allows. Absent for none. */
  readonly delayed?: readonly string[];
}

export type AssetType = 'COLLATERAL' | 'CONDITIONAL';

export interface BalanceAllowance {
  readonly assetType: AssetType;
  readonly tokenId: string | undefined;
  /** Base units (6 decimals). */
  readonly balance: bigint;
  /** By spender; one entry with an `undefined` spender where the exchange gives a single number. */
  readonly allowances: readonly { readonly spender: string | undefined; readonly allowance: bigint }[];
}

export interface ApiCredentials {
  readonly apiKey: string;
  /** Base64. A secret. */
  readonly secret: string;
  /** A secret. */
  readonly passphrase: string;
}

export type { OrderType, Side, SignatureType, SignedOrder };
