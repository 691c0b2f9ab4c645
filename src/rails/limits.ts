/** What the account may do at most. */

/** Amounts in micros of collateral, prices in micros a share; `undefined` limits nothing. */
export interface RailLimits {
  /** Collateral that one order may spend. */
  readonly orderNotional: bigint | undefined;
  /** Collateral that the orders sent on one UTC day may spend, filled or not. */
  readonly dailyNotional: bigint | undefined;
  /** Collateral that the working orders of one market may spend. */
  readonly marketNotional: bigint | undefined;
  /** Collateral that all working orders may spend. */
  readonly openNotional: bigint | undefined;
  /** How far a price may be from the book's, either way. */
  readonly priceDistance: bigint | undefined;
  /** Orders sent within any one second by this process. */
  readonly ordersPerSecond: number | undefined;
}

/** The rails as configured. */
export interface RailsConfig {
  readonly limits: RailLimits;
  /** Whether an order may trade with another of the same account. */
  readonly allowSelfTrade: boolean;
}
