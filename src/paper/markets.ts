/** The markets there are, by condition and by token. */
import type { Market } from './market.ts';
import type { OutcomeIndex } from './outcome.ts';

/** A token's market, and which of its outcomes it is. */
export interface TokenPlace {
  readonly market: Market;
  readonly outcome: OutcomeIndex;
}

export class Markets {
  readonly #byCondition = new Map<string, Market>();
  readonly #byToken = new Map<string, TokenPlace>();

  add(market: Market): void {
    this.#byCondition.set(market.terms.conditionId, market);
    this.#byToken.set(market.token(0).tokenId, { market, outcome: 0 });
    this.#byToken.set(market.token(1).tokenId, { market, outcome: 1 });
  }

  byCondition(conditionId: string): Market | undefined {
    return this.#byCondition.get(conditionId.toLowerCase());
  }

  byToken(tokenId: string): TokenPlace | undefined {
    return this.#byToken.get(tokenId);
  }

  /** In the order they were added. */
  all(): Market[] {
    return [...this.#byCondition.values()];
  }
}
