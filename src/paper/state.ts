/** What there is behind the door: the exchange and the world that trades on it. It outlives a restart of the server. */
import { type ChainId, GTD_MINIMUM_SECONDS } from '../protocol/constants.ts';
import type { OrderVersion } from '../protocol/order.ts';
import { type Clock, systemClock } from './clock.ts';
import { type EndedOrders, Exchange } from './exchange.ts';
import { Keeper } from './kept/keeper.ts';
import { restore } from './kept/restore.ts';
import { openStateFile, type StateFile } from './kept/state-file.ts';
import type { SettlementDelays } from './settlement.ts';
import { World } from './world.ts';

export interface StateOptions {
  readonly chainId?: ChainId;
  /** What `/version` says, and under which orders are verified. */
  readonly orderVersion?: OrderVersion;
  /** Seconds that the expiration of a GTD order must lie in the future at least. Default 180. */
  readonly gtdMinimumSeconds?: number;
  /** How ended orders are answered by id. Default `answered`. */
  readonly endedOrders?: EndedOrders;
  readonly clock?: Clock;
  /** What the seed world's chances are drawn from. */
  readonly seed?: number;
  /** Whether the market makers' quotes move and visitors trade. */
  readonly quoting?: boolean;
  readonly settlementDelays?: SettlementDelays;
  /** Where what accounts have is kept over restarts of the process. Default: nowhere. */
  readonly directory?: string | undefined;
}

const SEED = 1_752_500_000;
const SETTLEMENT_DELAYS: SettlementDelays = { minedMs: 50, confirmedMs: 500 };

/** The row that says when the seed world began: its markets' ends count from there. */
const BEGINNING = { kind: 'world', id: 'startedAt' } as const;

/** Time goes on in it, served or not, until it is disposed. */
export class PaperState implements Disposable {
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly #world: World;
  readonly #file: StateFile | undefined;
  readonly #keeper: Keeper | undefined;

  /**
   * Goes on with what is kept in the directory, if there is one.
   * @throws {StateFileError}
   */
  constructor(options: StateOptions = {}) {
    this.clock = options.clock ?? systemClock();
    this.exchange = new Exchange({
      clock: this.clock,
      chainId: options.chainId ?? 137,
      orderVersion: options.orderVersion ?? 2,
      gtdMinimumSeconds: options.gtdMinimumSeconds ?? GTD_MINIMUM_SECONDS,
      endedOrders: options.endedOrders ?? 'answered',
      settlementDelays: options.settlementDelays ?? SETTLEMENT_DELAYS,
    });
    const { exchange } = this;
    const file = options.directory === undefined ? undefined : openStateFile(options.directory);
    const rows = file?.read() ?? [];
    const startedAt = rows.find(({ kind }) => kind === BEGINNING.kind)?.value ?? exchange.clock.now();
    if (rows.length === 0) file?.save([{ ...BEGINNING, value: startedAt }]);
    let keeper: Keeper | undefined;
    this.#world = new World(exchange, {
      seed: options.seed ?? SEED,
      quoting: options.quoting ?? true,
      startedAt: Number(startedAt),
      prepare() {
        restore(exchange, rows);
        // What the house's first quotes do to the orders that rest is kept too.
        keeper = file && new Keeper(exchange, file);
      },
    });
    keeper?.save();
    this.#file = file;
    this.#keeper = keeper;
  }

  /** Forgets what is kept: the next state in the directory begins anew. */
  forget(): void {
    this.#keeper?.[Symbol.dispose]();
    this.#file?.clear();
  }

  [Symbol.dispose](): void {
    this.#world[Symbol.dispose]();
    this.exchange[Symbol.dispose]();
    this.#keeper?.[Symbol.dispose]();
    this.#file?.[Symbol.dispose]();
  }
}
