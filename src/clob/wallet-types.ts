/** What the Gamma and Data APIs tell, in our words. Amounts in units, never floats. */
import type { MarketFee } from './market-types.ts';
import type { Decimal, Known, Side } from './types.ts';

/** A market as Polymarket's pages show it. */
export interface Listing {
  readonly gammaId: string;
  readonly conditionId: string;
  readonly slug: string | undefined;
  readonly image: string | undefined;
  readonly icon: string | undefined;
  readonly category: string | undefined;
  /** Collateral ever traded. */
  readonly volume: Decimal | undefined;
  /** Collateral's worth of resting orders. */
  readonly liquidity: Decimal | undefined;
  /** `undefined` where Gamma does not state it. */
  readonly fee: MarketFee | undefined;
  readonly event: ListingEvent | undefined;
}

export interface ListingEvent {
  readonly eventId: string;
  readonly slug: string | undefined;
  readonly title: string | undefined;
  readonly image: string | undefined;
}

export type PositionStatus = 'OPEN' | 'REDEEMABLE' | 'REDEEMABLE_LOST' | 'MERGEABLE' | 'CLOSED';

/** What a wallet holds of one outcome. */
export interface Position {
  readonly status: Known<PositionStatus>;
  readonly walletAddress: string;
  readonly tokenId: string;
  readonly conditionId: string;
  readonly outcome: string;
  readonly size: Decimal;
  readonly averagePrice: Decimal | undefined;
  readonly currentPrice: Decimal | undefined;
  readonly currentValue: Decimal | undefined;
  readonly cost: Decimal | undefined;
  readonly fees: Decimal | undefined;
  readonly realizedPnl: Decimal | undefined;
  readonly unrealizedPnl: Decimal | undefined;
  readonly percentPnl: Decimal | undefined;
  readonly redeemable: boolean;
  readonly mergeable: boolean;
  /** When the Data API last saw something happen to it. */
  readonly lastEventAt: Date | undefined;
  readonly oppositeTokenId: string | undefined;
}

export type ActivityType =
  | 'TRADE'
  | 'SPLIT'
  | 'MERGE'
  | 'REDEEM'
  | 'REWARD'
  | 'CONVERSION'
  | 'MIGRATION'
  | 'MAKER_REBATE'
  | 'REFERRAL_REWARD'
  | 'YIELD'
  | 'DEPOSIT'
  | 'WITHDRAWAL'
  | 'TAKER_REBATE'
  | 'TIP';

/** Something that changed a wallet. */
export interface WalletActivity {
  readonly type: Known<ActivityType>;
  readonly timestamp: Date;
  readonly conditionId: string | undefined;
  readonly tokenId: string | undefined;
  readonly outcome: string | undefined;
  readonly side: Side | undefined;
  readonly size: Decimal | undefined;
  /** Collateral. */
  readonly amount: Decimal | undefined;
  readonly price: Decimal | undefined;
  readonly transactionHash: string | undefined;
}
