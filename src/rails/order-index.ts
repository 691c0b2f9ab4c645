/** Orders by what the rules ask of them, so that an order is judged without a look at all others. */
import { opens, type RailOrder } from './rail-order.ts';

/** The orders of one market. */
interface Market {
  atStake: bigint;
  /** By side, then by token. */
  readonly sides: Readonly<Record<RailOrder['side'], Map<string, Map<string, RailOrder>>>>;
}

export class OrderIndex {
  readonly #orders = new Map<string, RailOrder>();
  readonly #markets = new Map<string, Market>();
  #atStake = 0n;

  get size(): number {
    return this.#orders.size;
  }

  all(): IterableIterator<RailOrder> {
    return this.#orders.values();
  }

  get(orderId: string): RailOrder | undefined {
    return this.#orders.get(orderId);
  }

  /** Puts an order in the place of the one with its id, if there is one. */
  set(order: RailOrder): void {
    this.delete(order.orderId);
    this.#orders.set(order.orderId, order);
    const market = this.#markets.get(order.conditionId) ?? emptyMarket();
    this.#markets.set(order.conditionId, market);
    const tokens = market.sides[order.side];
    const orders = tokens.get(order.tokenId) ?? new Map<string, RailOrder>();
    tokens.set(order.tokenId, orders);
    orders.set(order.orderId, order);
    this.#count(market, stakeOf(order));
  }

  delete(orderId: string): void {
    const order = this.#orders.get(orderId);
    const market = order && this.#markets.get(order.conditionId);
    if (order === undefined || market === undefined) return;
    this.#orders.delete(orderId);
    const tokens = market.sides[order.side];
    const orders = tokens.get(order.tokenId);
    orders?.delete(orderId);
    if (orders?.size === 0) tokens.delete(order.tokenId);
    if (market.sides.BUY.size + market.sides.SELL.size === 0) this.#markets.delete(order.conditionId);
    this.#count(market, -stakeOf(order));
  }

  /** Micros of collateral that the orders, or those of one market, may still spend: a BUY's, as a SELL spends shares. */
  atStake(conditionId?: string): bigint {
    return conditionId === undefined ? this.#atStake : (this.#markets.get(conditionId)?.atStake ?? 0n);
  }

  /** Those that an order would meet at the right price: the other side of its token, its own side of the other outcome. */
  *against({ conditionId, tokenId, side }: RailOrder): Generator<RailOrder, undefined> {
    const sides = this.#markets.get(conditionId)?.sides;
    if (sides === undefined) return;
    yield* sides[side === 'BUY' ? 'SELL' : 'BUY'].get(tokenId)?.values() ?? [];
    for (const [other, orders] of sides[side]) if (other !== tokenId) yield* orders.values();
  }

  #count(market: Market, stake: bigint): void {
    market.atStake += stake;
    this.#atStake += stake;
  }
}

function emptyMarket(): Market {
  return { atStake: 0n, sides: { BUY: new Map(), SELL: new Map() } };
}

function stakeOf(order: RailOrder): bigint {
  return opens(order) ? order.notional : 0n;
}
