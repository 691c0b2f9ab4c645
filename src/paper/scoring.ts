/** Whether a resting order earns liquidity rewards: large enough, and near enough to the midpoint. */
import type { PaperOrder } from './order.ts';

export function isScoring(order: PaperOrder): boolean {
  const { market, outcome, price } = order.terms;
  const { rewards } = market.terms;
  const midpoint = market.midpoint(outcome);
  if (rewards === undefined || midpoint === undefined || order.status !== 'LIVE') {
    return false;
  }
  const distance = price > midpoint ? price - midpoint : midpoint - price;
  return order.open >= rewards.minimumSize && distance <= rewards.maximumSpread;
}
