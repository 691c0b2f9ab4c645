/** Markets, their outcomes, books and prices, in our words. */
import type { ProtocolVersion } from '../protocol/protocol-version.ts';
import type { Decimal, Side } from './types.ts';

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
  /** `undefined` where the exchange names a protocol that this server does not know. */
  readonly protocolVersion: ProtocolVersion | undefined;
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
  /** `undefined` where the exchange names a protocol that this server does not know. */
  readonly protocolVersion: ProtocolVersion | undefined;
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

/** What a market charges; no curve where trading is free. */
export interface MarketFee {
  readonly curve: FeeCurve | undefined;
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
  /** `undefined` where the exchange names a protocol that this server does not know. */
  readonly protocolVersion: ProtocolVersion | undefined;
  readonly acceptingOrders: boolean;
  /** `undefined` where trading is free. */
  readonly fee: FeeCurve | undefined;
}
