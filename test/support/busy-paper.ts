/** A paper exchange with many more markets than the seed world has, and an account with something in each. */
import type { Exchange } from '../../src/paper/exchange.ts';
import { hashId, tokenIdFor } from '../../src/paper/ids.ts';
import { Market } from '../../src/paper/market.ts';

const DAY_MS = 86_400_000;

/** Opens markets that pay rewards; nobody trades on them. */
export function openMarkets(exchange: Exchange, count: number): readonly Market[] {
  const now = exchange.clock.now();
  return Array.from({ length: count }, (_, index) => {
    const slug = `extra-market-${index}`;
    const market = new Market({
      protocolVersion: 1,
      conditionId: hashId(`condition/${slug}`),
      questionId: hashId(`question/${slug}`),
      question: `Extra question ${index}?`,
      description: 'Opened by a test.',
      slug,
      eventSlug: slug,
      tokens: [
        { tokenId: tokenIdFor(`token/${slug}/0`), outcome: 'Yes' },
        { tokenId: tokenIdFor(`token/${slug}/1`), outcome: 'No' },
      ],
      tickSize: 10_000n,
      minimumOrderSize: 5_000_000n,
      negRiskMarketId: undefined,
      fee: undefined,
      rewards: { minimumSize: 20_000_000n, maximumSpread: 35_000n, dailyRate: 100_000_000n },
      secondsDelay: 0,
      openedAt: now - DAY_MS,
      endsAt: now + DAY_MS,
      tags: ['Test'],
    });
    exchange.markets.add(market);
    return market;
  });
}
