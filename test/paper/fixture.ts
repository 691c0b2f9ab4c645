/** A paper exchange whose clock the test holds, and markets with empty books. */
import { type HeldClock, heldClock } from '../../src/paper/clock.ts';
import type { Exchange } from '../../src/paper/exchange.ts';
import { hashId, tokenIdFor } from '../../src/paper/ids.ts';
import { Market, type MarketTerms } from '../../src/paper/market.ts';
import { type PaperOptions, type PaperServer, startPaper } from '../../src/paper/start.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';

/** 2026-11-01T12:00:00Z */
export const START = Date.UTC(2026, 10, 1, 12);

export interface HeldPaper extends PaperServer {
  readonly clock: HeldClock;
}

/** Starts an exchange whose time stands still, and whose seed quotes do too. */
export async function startHeldPaper(
  options: Omit<PaperOptions, 'clock' | 'quoting'> = {},
): Promise<HeldPaper> {
  const clock = heldClock(START);
  const paper = await startPaper({ ...options, clock, quoting: false });
  return { ...paper, clock };
}

/** Terms of a market named `slug`, a cent a tick, no fee, unless said otherwise. */
export function termsOf(slug: string, terms: Partial<MarketTerms> = {}): MarketTerms {
  return {
    protocolVersion: 1,
    conditionId: hashId(`condition/${slug}`),
    questionId: hashId(`question/${slug}`),
    question: `Will ${slug} happen?`,
    description: `Resolves to Yes if ${slug} happens.`,
    slug,
    eventSlug: slug,
    tokens: [
      { tokenId: tokenIdFor(`token/${slug}/0`), outcome: 'Yes' },
      { tokenId: tokenIdFor(`token/${slug}/1`), outcome: 'No' },
    ],
    tickSize: parseMicros('0.01'),
    minimumOrderSize: parseMicros('5'),
    negRiskMarketId: undefined,
    fee: undefined,
    rewards: undefined,
    secondsDelay: 0,
    openedAt: START,
    endsAt: START + 86_400_000,
    tags: [],
    ...terms,
  };
}

/** Opens a market with an empty book on an exchange without a server. */
export function openMarketOn(exchange: Exchange, slug: string, terms: Partial<MarketTerms> = {}): Market {
  const market = new Market(termsOf(slug, terms));
  exchange.open(market);
  return market;
}

/** Opens a market with an empty book. */
export function openMarket(paper: PaperServer, slug: string, terms: Partial<MarketTerms> = {}): Market {
  return openMarketOn(paper.exchange, slug, terms);
}
