import type { RailLimits } from '../../src/rails/limits.ts';

/** Rails that hold nothing back. */
export const NO_LIMITS: RailLimits = {
  orderNotional: undefined,
  dailyNotional: undefined,
  marketNotional: undefined,
  openNotional: undefined,
  priceDistance: undefined,
  ordersPerSecond: undefined,
};
