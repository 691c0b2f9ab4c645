/** What there is behind the door: the exchange and the world that trades on it. It outlives a restart of the server. */
import { type ChainId, GTD_MINIMUM_SECONDS } from '../protocol/constants.ts';
import type { OrderVersion } from '../protocol/order.ts';
import { type Clock, systemClock } from './clock.ts';
import { Exchange } from './exchange.ts';
import type { SettlementDelays } from './settlement.ts';
import { World } from './world.ts';

export interface StateOptions {
  readonly chainId?: ChainId;
  /** What `/version` says, and under which orders are verified. */
  readonly orderVersion?: OrderVersion;
  /** Seconds that the expiration of a GTD order must lie in the future at least. Default 180. */
  readonly gtdMinimumSeconds?: number;
  readonly clock?: Clock;
  /** What the seed world's chances are drawn from. */
  readonly seed?: number;
  /** Whether the market makers' quotes move and visitors trade. */
  readonly quoting?: boolean;
  readonly settlementDelays?: SettlementDelays;
}

const SEED = 1_752_500_000;
const SETTLEMENT_DELAYS: SettlementDelays = { minedMs: 50, confirmedMs: 500 };

/** Time goes on in it, served or not, until it is disposed. */
export class PaperState implements Disposable {
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly #world: World;

  constructor(options: StateOptions = {}) {
    this.clock = options.clock ?? systemClock();
    this.exchange = new Exchange({
      clock: this.clock,
      chainId: options.chainId ?? 137,
      orderVersion: options.orderVersion ?? 2,
      gtdMinimumSeconds: options.gtdMinimumSeconds ?? GTD_MINIMUM_SECONDS,
      settlementDelays: options.settlementDelays ?? SETTLEMENT_DELAYS,
    });
    this.#world = new World(this.exchange, { seed: options.seed ?? SEED, quoting: options.quoting ?? true });
  }

  [Symbol.dispose](): void {
    this.#world[Symbol.dispose]();
    this.exchange[Symbol.dispose]();
  }
}
