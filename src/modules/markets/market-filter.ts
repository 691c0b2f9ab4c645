/** Which markets a list is to show. What the exchange cannot filter is filtered here. */
import type { Market } from '../../clob/market-types.ts';

/** Every part that is given must hold. */
export interface MarketFilter {
  /** Only markets that pay liquidity rewards, which are those that are traded; the exchange has a shorter list of them. */
  readonly sampling?: boolean;
  readonly active?: boolean;
  readonly closed?: boolean;
  readonly acceptingOrders?: boolean;
  readonly negRisk?: boolean;
  /** Words that must all be in the question, the slug or a tag, in any case. */
  readonly text?: string;
}

/** What tells whether a market passes, `undefined` where every market does. */
export function matcherOf(filter: MarketFilter): ((market: Market) => boolean) | undefined {
  const words = filter.text?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const flags = (['active', 'closed', 'acceptingOrders', 'negRisk'] as const).filter(
    (flag) => filter[flag] !== undefined,
  );
  if (words.length === 0 && flags.length === 0) return undefined;
  return (market) => {
    if (flags.some((flag) => market[flag] !== filter[flag])) return false;
    const searched = [market.question, market.slug ?? '', ...market.tags].join(' ').toLowerCase();
    return words.every((word) => searched.includes(word));
  };
}
