/** The seed world: markets with a past, quotes that move, small trades between, and an end for each market. */
import type { Exchange } from './exchange.ts';
import { Market } from './market.ts';
import { MarketMaker, Visitor } from './market-maker.ts';
import { nextPrice } from './price-walk.ts';
import { type Random, seededRandom } from './random.ts';
import { seedMarkets } from './seed-markets.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The quotes of one market move at a time, this often. */
const STEP_MS = 250;
/** One step in so many brings a visitor. */
const STEPS_PER_VISIT = 6;

/** What the world needs to know. */
export interface WorldOptions {
  readonly seed: number;
  /** Whether quotes move and visitors come; otherwise the first quotes stand still. */
  readonly quoting: boolean;
  /** When the world began: what the markets' ends count from. Unix milliseconds. */
  readonly startedAt: number;
  /** Called when the markets are open and nobody trades yet. */
  readonly prepare: () => void;
}

/** Disposing it stops the quotes and the markets' ends. */
export class World {
  readonly #exchange: Exchange;
  readonly #random: Random;
  readonly #makers: MarketMaker[];
  readonly #visitor: Visitor;
  readonly #timers = new Set<Disposable>();
  #steps = 0;

  /** Opens the seed markets on an exchange that has none. */
  constructor(exchange: Exchange, { seed, quoting, startedAt, prepare }: WorldOptions) {
    this.#exchange = exchange;
    this.#random = seededRandom(seed);
    const opened = seedMarkets(startedAt).map(({ terms, price }) => ({ market: new Market(terms), price }));
    for (const { market } of opened) exchange.open(market);
    prepare();
    this.#visitor = new Visitor(exchange, this.#random);
    this.#makers = opened.map(({ market, price }) => this.#settle(market, price));
    for (const event of eventsOf(exchange.markets.all())) {
      const endsAt = event[0]?.terms.endsAt ?? 0;
      this.#after(endsAt - exchange.clock.now(), () => this.#resolve(event));
    }
    if (quoting) {
      this.#after(STEP_MS, () => this.#step());
    }
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) {
      timer[Symbol.dispose]();
    }
    this.#timers.clear();
  }

  /** Gives a market a past and a market maker. */
  #settle(market: Market, price: bigint): MarketMaker {
    const { terms } = market;
    const today = invent(market, price, this.#exchange.clock.now(), this.#random);
    // One that was traded before a restart is quoted where it was traded last.
    const belief = { anchor: price, price: onTick(market.lastTrade?.price ?? today, market.tickSize) };
    const maker = new MarketMaker(this.#exchange, market, belief, this.#random);
    maker.quote();
    if (terms.secondsDelay === 0) {
      this.#visitor.visit(market);
      maker.quote();
    }
    return maker;
  }

  #step(): void {
    this.#steps += 1;
    const index = this.#random.between(0, this.#makers.length - 1);
    this.#makers[index]?.step();
    if (this.#steps % STEPS_PER_VISIT === 0) {
      const markets = this.#exchange.markets.all();
      const market = markets[this.#random.between(0, markets.length - 1)];
      if (market !== undefined) {
        this.#visitor.visit(market);
      }
    }
    this.#after(STEP_MS, () => this.#step());
  }

  /** Ends the markets of an event: a market alone by what is ahead, of several the one that is. */
  #resolve(event: readonly Market[]): void {
    const [leader] = [...event].sort((one, other) => Number(other.value(0) - one.value(0)));
    for (const market of event) {
      const wins = event.length > 1 ? market === leader : market.value(0) >= market.value(1);
      this.#exchange.resolve(market, wins ? 0 : 1);
    }
  }

  #after(delayMs: number, run: () => void): void {
    const timer = this.#exchange.clock.after(delayMs, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.add(timer);
  }
}

function onTick(price: bigint, tick: bigint): bigint {
  return price - (price % tick);
}

/**
 * Gives a market a past: thirty days by the hour, the last week by ten minutes, the last day by minutes. The price it leads
 * to, in micros.
 */
function invent(market: Market, anchor: bigint, now: number, random: Random): bigint {
  inventOlder(market, anchor, now);
  let price = anchor;
  let at = Math.max(market.terms.openedAt, now - 7 * DAY_MS);
  while (at < now) {
    market.history.record(at, price);
    price = nextPrice(price, anchor, market.tickSize, random);
    at += at < now - DAY_MS ? 10 * MINUTE_MS : MINUTE_MS;
  }
  return price;
}

/** What was before the last week, walked back from its first price by chances of its own. */
function inventOlder(market: Market, anchor: bigint, now: number): void {
  const random = seededRandom(Number(anchor));
  const older: { readonly at: number; readonly price: bigint }[] = [];
  let price = anchor;
  const begun = Math.max(market.terms.openedAt, now - 30 * DAY_MS);
  for (let at = now - 7 * DAY_MS - 60 * MINUTE_MS; at >= begun; at -= 60 * MINUTE_MS) {
    price = nextPrice(price, anchor, market.tickSize, random);
    older.push({ at, price });
  }
  for (const point of older.reverse()) market.history.record(point.at, point.price);
}

function eventsOf(markets: readonly Market[]): Market[][] {
  const events = new Map<string, Market[]>();
  for (const market of markets) {
    events.set(market.terms.eventSlug, [...(events.get(market.terms.eventSlug) ?? []), market]);
  }
  return [...events.values()];
}
