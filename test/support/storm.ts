/** Trading without end on a paper exchange, straight into its engine, and weather for its sockets. */
import type { Account } from '../../src/paper/account.ts';
import { hashId } from '../../src/paper/ids.ts';
import type { Market } from '../../src/paper/market.ts';
import { type Random, seededRandom } from '../../src/paper/random.ts';
import type { PaperServer } from '../../src/paper/start.ts';
import type { Floor } from './floor.ts';

/** Somebody who trades: an account with a wallet and the id of its key. */
export interface Trader {
  readonly account: Account;
  readonly apiKey: string;
}

/** The accounts of a floor's two gateways, with more collateral than a storm spends. */
export function fundedTraders({ alice, bob, paper }: Floor): Promise<readonly Trader[]> {
  const { exchange } = paper;
  return Promise.all(
    [alice, bob].map(async ({ services }) => {
      const { account } = services.account();
      await account.api();
      const trader = exchange.accounts.of(account.address);
      exchange.fund(exchange.accounts.bind(trader, 0, account.address), 10_000_000_000_000n);
      return { account: trader, apiKey: account.apiKey ?? '' };
    }),
  );
}

const CENT = 10_000n;
const SHARE = 1_000_000n;

export class Storm {
  readonly #paper: PaperServer;
  readonly #market: Market;
  readonly #random: Random;
  #count = 0;

  constructor(paper: PaperServer, market: Market, seed: number) {
    this.#paper = paper;
    this.#market = market;
    this.#random = seededRandom(seed);
  }

  /** One order, cancel or failing settlement of one of the traders. */
  trade(traders: readonly Trader[]): void {
    const trader = this.pick(traders);
    const { engine, settlement } = this.#paper.exchange;
    const open = [...trader.account.openOrders.values()];
    const chance = this.#random.next();
    if (chance < 0.03) settlement.failNext('execution reverted');
    if (open.length > 40 || (chance < 0.2 && open.length > 0)) engine.cancel(this.pick(open));
    else this.#place(trader);
  }

  /** Other weather for a door's sockets: clear, unreliable, silent or broken. */
  turn(door: PaperServer['sockets']['user']): void {
    const chance = this.#random.next();
    const seed = Math.floor(chance * 1e9);
    if (chance < 0.3) door.faults = { seed, chances: { lose: 0.15, repeat: 0.1, swap: 0.15 } };
    else if (chance < 0.5) door.faults = { seed, chances: { lose: 0.02, swap: 0.4, cut: 0.01 } };
    else if (chance < 0.6) door.faults = { silence: 'frames' };
    else if (chance < 0.7) door.faults = { delayMs: 30 };
    else if (chance < 0.8) door.cut();
    else door.faults = {};
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random.next() * from.length)];
    if (picked === undefined) throw new Error('there is nothing to pick from');
    return picked;
  }

  #place({ account, apiKey }: Trader): void {
    const wallet = account.wallets.get(0);
    if (wallet === undefined) throw new Error('the trader has no wallet');
    this.#count += 1;
    const isYes = this.#random.next() < 0.5;
    const offset = BigInt(Math.floor(this.#random.next() * 7)) - 3n;
    this.#paper.exchange.engine.place({
      id: hashId(`storm/${this.#market.terms.slug}/${this.#count}`),
      owner: apiKey,
      account,
      wallet,
      market: this.#market,
      outcome: isYes ? 0 : 1,
      side: 'BUY',
      type: 'GTC',
      postOnly: false,
      price: (50n + offset) * CENT,
      size: BigInt(5 + Math.floor(this.#random.next() * 20)) * SHARE,
      budget: undefined,
      expiration: 0,
      builder: undefined,
    });
  }
}
