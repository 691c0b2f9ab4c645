/** Which trades are remembered for whom: all of an account's own, and the latest of each market for everyone. */
import type { Account } from './account.ts';
import type { Market } from './market.ts';
import type { Trade } from './trade.ts';

/** Trades of a market told to anyone. */
const MOST_PUBLIC = 100;

export class TradeLog {
  readonly #public = new Map<Market, Trade[]>();
  readonly #byBuilder = new Map<string, Trade[]>();

  add(trade: Trade): void {
    for (const account of partiesOf(trade)) {
      if (account.hasKey) {
        account.trades.set(trade.id, trade);
      }
    }
    const { market, builder } = trade.taker.terms;
    const latest = append(this.#public, market, trade);
    if (latest.length > MOST_PUBLIC) {
      latest.shift();
    }
    if (builder !== undefined) {
      append(this.#byBuilder, builder, trade);
    }
  }

  /** The latest trades of a market, newest first. */
  latest(market: Market): Trade[] {
    return [...(this.#public.get(market) ?? [])].reverse();
  }

  /** The trades whose taker named a builder, newest first. */
  ofBuilder(builder: string): Trade[] {
    return [...(this.#byBuilder.get(builder) ?? [])].reverse();
  }
}

/** The accounts that took part, each once. */
export function partiesOf(trade: Trade): Set<Account> {
  return new Set([trade.taker, ...trade.makers.map(({ order }) => order)].map(({ terms }) => terms.account));
}

/** Adds to the list of a key, and gives that list. */
function append<Key>(lists: Map<Key, Trade[]>, key: Key, trade: Trade): Trade[] {
  const list = lists.get(key) ?? [];
  list.push(trade);
  lists.set(key, list);
  return list;
}
