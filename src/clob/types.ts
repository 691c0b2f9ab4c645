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
}

export type OrderStatus =
  | 'LIVE'
  | 'MATCHED'
  | 'DELAYED'
  | 'UNMATCHED'
  | 'CANCELED'
  | 'INVALID'
  | 'CANCELED_MARKET_RESOLVED';

/** `GET /data/order/{id}`, `GET /data/orders`: the 15 documented fields of an open order. */
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
  /** The exchange's words. */
  readonly reason: string;
  readonly code: ErrorCode;
}

export interface CancelResult {
  readonly canceled: readonly string[];
  readonly notCanceled: readonly NotCanceled[];
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

export interface NotificationFields {
  readonly notificationId: string;
  /** The API key it is for; empty for everyone's. */
  readonly owner: string;
  readonly timestamp: Date | undefined;
  /** The kind's number on the wire. */
  readonly type: number;
  /** The payload as it came, JSON. */
  readonly raw: unknown;
}

export interface OrderNotificationPayload {
  readonly orderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly price: Decimal;
  readonly originalSize: Decimal;
  readonly matchedSize: Decimal;
  readonly remainingSize: Decimal;
  readonly outcome: string;
  readonly outcomeIndex: number | undefined;
  readonly tradeId: string | undefined;
  readonly transactionHash: string | undefined;
  readonly orderType: string | undefined;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
}

export interface MarketNotificationPayload {
  readonly conditionId: string;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
  /** The winning token, where the market is resolved. */
  readonly winningTokenId: string | undefined;
  readonly winningOutcome: string | undefined;
}

export interface PayoutNotificationPayload {
  readonly proxyWallet: string;
  readonly amount: Decimal;
  readonly transactionHash: string | undefined;
}

export interface CommentNotificationPayload {
  readonly commentId: string | undefined;
  readonly body: string | undefined;
  readonly author: string | undefined;
}

export interface AutoRedeemNotificationPayload extends PayoutNotificationPayload {
  readonly conditionId: string | undefined;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
}

/** One of the ten kinds of `protocol.md` §7, or one that is not known or does not parse. */
export type Notification = NotificationFields &
  (
    | {
        readonly kind: 'ORDER_CANCELED' | 'ORDER_FILLED' | 'ORDER_FILL_FAILED';
        readonly payload: OrderNotificationPayload;
      }
    | { readonly kind: 'MARKET_REGISTERED' | 'MARKET_RESOLVED'; readonly payload: MarketNotificationPayload }
    | { readonly kind: 'REWARD_PAYOUT' | 'YIELD_PAYOUT'; readonly payload: PayoutNotificationPayload }
    | { readonly kind: 'CHILD_COMMENT'; readonly payload: CommentNotificationPayload }
    | {
        readonly kind: 'AUTO_REDEEMED' | 'COMBO_AUTO_REDEEMED';
        readonly payload: AutoRedeemNotificationPayload;
      }
    | { readonly kind: 'UNKNOWN' }
  );

export interface MarketToken {
  readonly tokenId: string;
  readonly outcome: string;
  /** Last price as the listing shows it. */
  readonly price: Decimal | undefined;
  readonly winner: boolean;
}

/** `GET /markets/{condition_id}` and the listings. */
export interface Market {
  readonly conditionId: string;
  readonly questionId: string | undefined;
  readonly question: string;
  readonly description: string | undefined;
  readonly slug: string | undefined;
  readonly active: boolean;
  readonly closed: boolean;
  readonly archived: boolean;
  readonly acceptingOrders: boolean;
  readonly endDate: Date | undefined;
  readonly gameStartTime: Date | undefined;
  readonly secondsDelay: number;
  readonly minimumOrderSize: Decimal;
  readonly tickSize: Decimal;
  readonly negRisk: boolean;
  readonly negRiskMarketId: string | undefined;
  readonly icon: string | undefined;
  readonly image: string | undefined;
  readonly tags: readonly string[];
  readonly tokens: readonly MarketToken[];
  /** Terms of the liquidity rewards, `undefined` where none are paid. */
  readonly rewards: RewardTerms | undefined;
}

/** What resting orders must keep to in order to earn liquidity rewards, and what a day pays to all of them together. */
export interface RewardTerms {
  /** Shares. */
  readonly minimumSize: Decimal;
  /** Largest distance from the midpoint, collateral a share. */
  readonly maximumSpread: Decimal;
  readonly rates: readonly { readonly assetAddress: string; readonly dailyRate: Decimal }[];
}

export interface PriceLevel {
  readonly price: Decimal;
  /** Shares. */
  readonly size: Decimal;
}

/** `GET /book`, levels best first on both sides. */
export interface OrderBook {
  readonly tokenId: string;
  readonly conditionId: string;
  readonly timestamp: Date;
  readonly hash: string;
  readonly bids: readonly PriceLevel[];
  readonly asks: readonly PriceLevel[];
  readonly tickSize: Decimal;
  readonly minimumOrderSize: Decimal;
  readonly negRisk: boolean;
  /** `undefined` where the token never traded. */
  readonly lastTradePrice: Decimal | undefined;
}

/** `POST /prices`: the best prices of a book; `undefined` where a side is empty. */
export interface BestPrices {
  readonly bid: Decimal | undefined;
  readonly ask: Decimal | undefined;
}

export interface PricePoint {
  readonly time: Date;
  /** Collateral a share. */
  readonly price: Decimal;
}

export type PriceInterval = 'max' | '1m' | '1w' | '1d' | '6h' | '1h';

/** What part of a price history is asked for: an interval up to now, or from a time on. */
export interface PriceHistorySpan {
  readonly interval?: PriceInterval;
  readonly from?: Date;
  readonly to?: Date;
  /** Minutes between points. */
  readonly fidelity?: number;
}

/** `GET /markets/live-activity/{id}`: one of the latest trades of a market, whoever made it. */
export interface MarketActivity {
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly size: Decimal;
  readonly price: Decimal;
  readonly outcome: string;
  readonly traderAddress: string;
  readonly traderName: string | undefined;
  readonly transactionHash: string | undefined;
  readonly timestamp: Date;
}

/** The taker's fee curve: shares × rate × (p(1 - p))^exponent. */
export interface FeeCurve {
  readonly rate: Decimal;
  readonly exponent: number;
  readonly takerOnly: boolean;
}

export interface LastTrade {
  readonly price: Decimal;
  readonly side: Side;
}

/** `GET /clob-markets/{condition_id}`: what signing an order needs to know of a market. */
export interface MarketFacts {
  readonly conditionId: string;
  readonly tokenIds: readonly string[];
  readonly tickSize: Decimal;
  readonly minimumOrderSize: Decimal;
  readonly negRisk: boolean;
  readonly acceptingOrders: boolean;
  /** `undefined` where trading is free. */
  readonly fee: FeeCurve | undefined;
}

export type { OrderType, Side, SignatureType, SignedOrder };
