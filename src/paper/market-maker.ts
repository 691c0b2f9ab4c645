/**
 * The seed world's traders: a market maker that keeps a ladder of quotes around a wandering price, and a visitor who now
 * and then takes a little. They are ordinary accounts whose orders go through the same engine, only unsigned.
 */
import { MICROS_PER_UNIT } from '../protocol/decimal.ts';
import type { OrderType, Side } from '../protocol/order.ts';
import type { Account } from './account.ts';
import type { Exchange } from './exchange.ts';
import { hashId, uuidFor } from './ids.ts';
import type { Market } from './market.ts';
import type { PaperOrder } from './order.ts';
import { mirrorPrice, type OutcomeIndex } from './outcome.ts';
import { nextPrice } from './price-walk.ts';
import type { Random } from './random.ts';
import { Refusal } from './refusal.ts';
import { isValidPrice } from './tick-size.ts';
import type { Wallet } from './wallet.ts';

/** Quotes on each side. */
const DEPTH = 6;
/** Collateral each trader starts with, and shares of each outcome made at a time; micros. */
const FUNDS = 1_000_000_000n * MICROS_PER_UNIT;
const SETS = 1_000_000n * MICROS_PER_UNIT;

/** A trader of the house: places orders without signing them. */
class HouseTrader {
  readonly #exchange: Exchange;
  readonly #account: Account;
  readonly #wallet: Wallet;
  readonly #name: string;
  #orders = 0;

  constructor(exchange: Exchange, name: string) {
    this.#exchange = exchange;
    this.#name = name;
    const address = hashId(`trader/${name}`).slice(0, 42);
    this.#account = exchange.accounts.of(address);
    this.#wallet = exchange.accounts.bind(this.#account, 0, address);
    exchange.fund(this.#wallet, FUNDS);
  }

  /** Places an order, making the shares it sells first if need be; `undefined` where the exchange refuses it. */
  place(
    market: Market,
    order: { outcome: OutcomeIndex; side: Side; price: bigint; size: bigint; type: OrderType },
  ): PaperOrder | undefined {
    const { tokenId } = market.token(order.outcome);
    if (order.side === 'SELL' && this.#wallet.available(tokenId) < order.size) {
      this.#exchange.split(this.#wallet, market, SETS);
    }
    this.#orders += 1;
    try {
      return this.#exchange.engine.place({
        id: hashId(`order/${this.#name}/${this.#exchange.clock.now()}/${this.#orders}`),
        owner: uuidFor(this.#name),
        account: this.#account,
        wallet: this.#wallet,
        market,
        postOnly: false,
        budget: undefined,
        expiration: 0,
        builder: undefined,
        ...order,
      }).order;
    } catch (cause) {
      if (cause instanceof Refusal) {
        return undefined;
      }
      throw cause;
    }
  }
}

/** Keeps the quotes of one market. */
export class MarketMaker {
  readonly #exchange: Exchange;
  readonly #market: Market;
  readonly #random: Random;
  readonly #trader: HouseTrader;
  readonly #anchor: bigint;
  readonly #quotes = new Map<string, PaperOrder>();
  #price: bigint;

  /** @param belief what a share of outcome 0 is held to be worth in the long run and today, micros. */
  constructor(
    exchange: Exchange,
    market: Market,
    belief: { readonly anchor: bigint; readonly price: bigint },
    random: Random,
  ) {
    this.#exchange = exchange;
    this.#market = market;
    this.#random = random;
    this.#trader = new HouseTrader(exchange, `market-maker/${market.terms.slug}`);
    this.#anchor = belief.anchor;
    this.#price = belief.price;
  }

  /** Moves the price a step, and the quotes after it. */
  step(): void {
    this.#price = nextPrice(this.#price, this.#anchor, this.#market.tickSize, this.#random);
    this.quote();
  }

  /** Takes away the quotes that are out of place, and sets those that are missing. */
  quote(): void {
    if (!this.#market.acceptingOrders) {
      return;
    }
    const wanted = this.#ladder();
    for (const [key, order] of this.#quotes) {
      if (order.status !== 'LIVE' || !wanted.has(key)) {
        this.#exchange.engine.cancel(order);
        this.#quotes.delete(key);
      }
    }
    for (const [key, { isBid, price, plain }] of wanted) {
      if (!this.#quotes.has(key)) {
        const order = this.#place(isBid, price, plain);
        if (order?.status === 'LIVE') {
          this.#quotes.set(key, order);
        }
      }
    }
  }

  /** Half of the quotes stand on the other outcome, so that sets are minted and dissolved too. */
  #place(isBid: boolean, price: bigint, plain: boolean): PaperOrder | undefined {
    const outcome = plain ? 0 : 1;
    return this.#trader.place(this.#market, {
      outcome,
      side: isBid === plain ? 'BUY' : 'SELL',
      price: mirrorPrice(outcome, price),
      size: BigInt(this.#random.between(20, 400)) * MICROS_PER_UNIT,
      type: 'GTC',
    });
  }

  #ladder(): Map<string, { readonly isBid: boolean; readonly price: bigint; readonly plain: boolean }> {
    const { tickSize } = this.#market;
    const ladder = new Map<string, { isBid: boolean; price: bigint; plain: boolean }>();
    for (let level = 1; level <= DEPTH; level += 1) {
      const distance = BigInt(level) * tickSize;
      for (const isBid of [true, false]) {
        const price = isBid ? this.#price - distance : this.#price + distance;
        if (isValidPrice(price, tickSize)) {
          ladder.set(`${isBid}/${price}`, { isBid, price, plain: (price / tickSize) % 2n === 0n });
        }
      }
    }
    return ladder;
  }
}

/** Takes a little from the best price of some market. */
export class Visitor {
  readonly #trader: HouseTrader;
  readonly #random: Random;

  constructor(exchange: Exchange, random: Random) {
    this.#trader = new HouseTrader(exchange, 'visitor');
    this.#random = random;
  }

  visit(market: Market): void {
    const outcome: OutcomeIndex = this.#random.next() < 0.5 ? 0 : 1;
    const side: Side = this.#random.next() < 0.5 ? 'BUY' : 'SELL';
    const price = market.best(outcome, side === 'BUY' ? 'SELL' : 'BUY');
    if (price !== undefined && market.acceptingOrders) {
      const size = BigInt(this.#random.between(5, 40)) * MICROS_PER_UNIT;
      this.#trader.place(market, { outcome, side, price, size, type: 'FAK' });
    }
  }
}
