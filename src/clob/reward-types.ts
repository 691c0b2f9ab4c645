/** What the exchange tells of rewards, rebates, builders and the account's standing, in our words. */
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

/** A programme that pays rewards to whoever rests orders in a market. */
export interface RewardProgram {
  readonly assetAddress: string;
  /** UTC day, `2026-11-22`. */
  readonly startDay: string;
  /** UTC day; `undefined` where the exchange names none. */
  readonly endDay: string | undefined;
  /** Units of the asset a day, to all makers together. */
  readonly dailyRate: Decimal;
  /** Units of the asset in all. */
  readonly totalRewards: Decimal | undefined;
}

/** What a market's rewards ask for, and who pays them. */
export interface RewardOffer {
  readonly conditionId: string;
  /** Shares. */
  readonly minimumSize: Decimal;
  /** Largest distance from the midpoint, collateral a share. */
  readonly maximumSpread: Decimal;
  readonly programs: readonly RewardProgram[];
}

/** `GET /rewards/markets/current`, `GET /rewards/markets/{condition_id}`: what a market pays now. */
export interface MarketRewards extends RewardOffer {
  /** A day in all; this and what it is made up of are `undefined` where the exchange does not add them up. */
  readonly dailyRate: Decimal | undefined;
  /** Of it by the exchange itself. */
  readonly nativeDailyRate: Decimal | undefined;
  /** Of it by sponsors. */
  readonly sponsoredDailyRate: Decimal | undefined;
  readonly sponsors: number | undefined;
}

/** `GET /rewards/user/markets`: a market that pays rewards, and what the account earned of them on a day. */
export interface RewardMarket extends RewardOffer {
  /** How hard others compete for the rewards, the exchange's own measure; 0 where nobody does. */
  readonly competitiveness: Decimal;
  readonly makerAddress: string;
  /** The share of the rewards that the account earns now, from 0 to 100. */
  readonly percentage: Decimal;
  readonly earnings: readonly AssetEarning[];
}

/** What was earned in one asset. */
export type AssetEarning = Pick<RewardEarning, 'assetAddress' | 'earnings' | 'assetRate'>;

/** What the markets of `GET /rewards/user/markets` can be sorted by. */
export type RewardMarketOrder =
  | 'COMPETITIVENESS'
  | 'EARNING_PERCENTAGE'
  | 'EARNINGS'
  | 'END_DATE'
  | 'MARKET'
  | 'MAX_SPREAD'
  | 'MIN_SIZE'
  | 'PRICE'
  | 'QUESTION'
  | 'RATE_PER_DAY'
  | 'SPREAD'
  | 'VOLUME_24HR';

export interface RewardMarketFilter {
  readonly orderBy?: RewardMarketOrder | undefined;
  readonly direction?: 'ASC' | 'DESC' | undefined;
  /** Only markets that nobody else competes in. */
  readonly noCompetition?: boolean | undefined;
}

/** `GET /rebates/current`: fees of takers that were given to a maker, of one market on one day. */
export interface Rebate {
  /** UTC day, `2026-11-22`. */
  readonly day: string;
  readonly conditionId: string;
  readonly assetAddress: string;
  readonly makerAddress: string;
  /** Collateral. */
  readonly amount: Decimal;
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
