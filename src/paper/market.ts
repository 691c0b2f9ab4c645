/** A market of two outcomes: what is fixed about it, and what trading changes. */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { Side } from '../protocol/order.ts';
import type { ProtocolVersion } from '../protocol/protocol-version.ts';
import { Book } from './book.ts';
import type { PaperOrder } from './order.ts';
import { type BookSide, mirrorPrice, type OutcomeIndex } from './outcome.ts';
import { PriceHistory } from './price-history.ts';

export interface MarketToken {
  /** Decimal string of up to 78 digits. */
  readonly tokenId: string;
  /** Such as `Yes`. */
  readonly outcome: string;
}

/** The fee a taker pays: shares × rate × (p(1 - p))^exponent. */
export interface FeeCurve {
  /** Decimal string, such as `0.07`. */
  readonly rate: string;
  readonly exponent: number;
}

/** What resting orders must keep to in order to score for liquidity rewards. */
export interface RewardTerms {
  /** Shares, micros. */
  readonly minimumSize: bigint;
  /** Largest distance from the midpoint, micros. */
  readonly maximumSpread: bigint;
  /** pUSD a day, micros. */
  readonly dailyRate: bigint;
}

/** What is fixed about a market. Times in unix milliseconds. */
export interface MarketTerms {
  readonly conditionId: string;
  /** Protocol V2 markets have position ids for token ids, and take orders of version 3 only. */
  readonly protocolVersion: ProtocolVersion;
  readonly questionId: string;
  readonly question: string;
  readonly description: string;
  readonly slug: string;
  readonly eventSlug: string;
  readonly tokens: readonly [MarketToken, MarketToken];
  /** Micros. The tick at the start: it can become finer. */
  readonly tickSize: bigint;
  /** Shares, micros. */
  readonly minimumOrderSize: bigint;
  /** Id shared by the markets of a neg-risk event; `undefined` outside of one. */
  readonly negRiskMarketId: string | undefined;
  readonly fee: FeeCurve | undefined;
  readonly rewards: RewardTerms | undefined;
  /** Seconds that an order which would match at once is held before it may. */
  readonly secondsDelay: number;
  readonly openedAt: number;
  readonly endsAt: number;
  readonly tags: readonly string[];
}

/** The last trade, seen from outcome 0. */
interface LastTrade {
  readonly price: bigint;
  readonly side: BookSide;
}

export class Market {
  readonly terms: MarketTerms;
  readonly book = new Book<PaperOrder>();
  readonly history: PriceHistory;
  /** Micros. */
  tickSize: bigint;
  /** Complete sets outstanding, in micros: the collateral locked behind the market's shares. */
  sets = 0n;
  /** Whether orders are taken; resolution ends it for good. */
  acceptingOrders = true;
  winner: OutcomeIndex | undefined;
  lastTrade: LastTrade | undefined;
  /** Collateral that takers paid or got in all trades, failed settlements included: it never falls. Micros. */
  volume = 0n;
  /** When the book last changed, unix milliseconds. */
  changedAt: number;

  constructor(terms: MarketTerms) {
    this.terms = terms;
    this.tickSize = terms.tickSize;
    this.changedAt = terms.openedAt;
    this.history = new PriceHistory();
  }

  get negRisk(): boolean {
    return this.terms.negRiskMarketId !== undefined;
  }

  /** `base_fee` of the wire: the fee's cap on the chain in hundredths of a percent, zero where trading is free. */
  get baseFeeBps(): number {
    return this.terms.fee === undefined ? 0 : 1000;
  }

  token(outcome: OutcomeIndex): MarketToken {
    return this.terms.tokens[outcome];
  }

  /** Notes a trade of `outcome` whose taker came to `side` of the book and paid or got `collateral`. */
  traded(outcome: OutcomeIndex, price: bigint, side: BookSide, collateral: bigint): void {
    this.lastTrade = { price: mirrorPrice(outcome, price), side };
    this.volume += collateral;
  }

  /** Notes that the book changed; a midpoint, where there is one, goes into the history. */
  bookChanged(now: number): void {
    this.changedAt = now;
    const midpoint = this.midpoint(0);
    if (midpoint !== undefined) {
      this.history.record(now, midpoint);
    }
  }

  /** What the resting shares of both sides are worth at the prices they rest at. Micros. */
  liquidity(): bigint {
    let sum = 0n;
    for (const side of ['bid', 'ask'] as const) {
      for (const { price, size } of this.book.levels(side)) sum += price * size;
    }
    return sum / MICROS_PER_UNIT;
  }

  /** The best price at which `outcome` can be sold (`BUY`) or bought (`SELL`), in micros. */
  best(outcome: OutcomeIndex, side: Side): bigint | undefined {
    const price = this.book.best((side === 'BUY') === (outcome === 0) ? 'bid' : 'ask');
    return price === undefined ? undefined : mirrorPrice(outcome, price);
  }

  /** Half way between the best bid and the best ask, or `undefined` where one is missing. Half micros are cut. */
  midpoint(outcome: OutcomeIndex): bigint | undefined {
    const bid = this.best(outcome, 'BUY');
    const ask = this.best(outcome, 'SELL');
    return bid === undefined || ask === undefined ? undefined : (bid + ask) / 2n;
  }

  /** What a share of `outcome` is worth now: its pay-out, else the midpoint, else the last trade, else a half. Micros. */
  value(outcome: OutcomeIndex): bigint {
    if (this.winner !== undefined) {
      return this.winner === outcome ? MICROS_PER_UNIT : 0n;
    }
    const last = this.lastTrade === undefined ? undefined : mirrorPrice(outcome, this.lastTrade.price);
    return this.midpoint(outcome) ?? last ?? MICROS_PER_UNIT / 2n;
  }
}
