/** What happens to a market, as its subscribers get it. */
import type { Decimal, Side } from '../clob/types.ts';
import type { Resynced, StreamGap } from './account-event.ts';

export interface MarketTrade {
  readonly type: 'market-trade';
  readonly conditionId: string;
  readonly tokenId: string;
  readonly price: Decimal;
  /** Shares. */
  readonly size: Decimal;
  /** The taker's. */
  readonly side: Side;
  readonly at: Date;
}

export interface TickSizeChange {
  readonly type: 'tick-size';
  readonly conditionId: string;
  readonly tokenId: string;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly at: Date;
}

export interface MarketResolution {
  readonly type: 'resolution';
  readonly conditionId: string;
  readonly winningTokenId: string;
  readonly winningOutcome: string;
  readonly at: Date;
}

export type MarketEvent = MarketTrade | TickSizeChange | MarketResolution | StreamGap | Resynced;
