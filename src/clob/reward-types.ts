/** What the exchange tells of rewards, builders and the account's standing, in our words. */
import type { Decimal, Known, Side, TradeStatus } from './types.ts';

/** What one market's liquidity rewards brought on a day. */
export interface RewardEarning {
  /** UTC day, `2026-11-22`. */
  readonly day: string;
  readonly conditionId: string;
  readonly assetAddress: string;
  readonly makerAddress: string;
  /** Units of the asset. */
  readonly earnings: Decimal;
  /** What a unit of the asset is worth in collateral. */
  readonly assetRate: Decimal;
}

/** What a day's liquidity rewards brought in one asset. */
export type RewardTotal = Omit<RewardEarning, 'conditionId'>;

/** The share of a market's rewards that the account's resting orders earn now. */
export interface RewardShare {
  readonly conditionId: string;
  /** From 0 to 100. */
  readonly percentage: Decimal;
}

/** The expected id is the one to send next time. */
export interface Heartbeat {
  readonly heartbeatId: string;
}

export interface BuilderKey {
  readonly key: string;
  readonly createdAt: Date | undefined;
  readonly revokedAt: Date | undefined;
}

/** Fees a builder takes on top, basis points of the notional. */
export interface BuilderFees {
  readonly makerBps: number;
  readonly takerBps: number;
}

/** A trade that a builder is credited with. */
export interface BuilderTrade {
  readonly tradeId: string;
  readonly takerOrderId: string;
  readonly builderCode: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly size: Decimal;
  /** Collateral. */
  readonly notional: Decimal;
  readonly price: Decimal;
  readonly status: Known<TradeStatus>;
  readonly outcome: string;
  readonly makerAddress: string;
  readonly transactionHash: string | undefined;
  readonly matchTime: Date;
  /** Collateral. */
  readonly fee: Decimal | undefined;
  readonly builderFee: Decimal | undefined;
}
