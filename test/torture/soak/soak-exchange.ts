/** The exchange of a soak: the paper exchange in this process, two funded accounts on it, and its own record of them. */
import type { Account } from '../../../src/paper/account.ts';
import type { Market } from '../../../src/paper/market.ts';
import type { RecordEntry } from '../../../src/paper/record.ts';
import { startPaper } from '../../../src/paper/start.ts';

export interface SoakMarket {
  readonly tokenIds: readonly [string, string];
  /** Micros. */
  readonly tick: bigint;
}

export interface SoakExchange extends AsyncDisposable {
  readonly url: string;
  readonly markets: readonly SoakMarket[];
  /** Gives the account of this address, whose API key was made before, enough of everything. */
  fund(address: string): void;
  /** All that happened to an account. */
  record(address: string): readonly RecordEntry[];
  /** Whether none of its orders is open and all its trades are settled. */
  isQuiet(address: string): boolean;
}

/** With a fee, of a neg-risk event, and on two finer ticks. */
const SLUGS: ReadonlySet<string> = new Set([
  'will-bitcoin-close-the-year-above-150000',
  'paper-cup-winner-red-foxes',
  'will-the-central-bank-cut-rates-at-its-next-meeting',
  'will-the-film-of-the-year-win-best-picture',
]);
const SHARES = 1_000_000_000_000n;

/** Starts the exchange, its makers' quotes moving as the seed says. */
export async function openSoakExchange(seed: number): Promise<SoakExchange> {
  const paper = await startPaper({ seed });
  const { exchange } = paper;
  const markets: readonly Market[] = exchange.markets.all().filter(({ terms }) => SLUGS.has(terms.slug));

  function isQuiet({ openOrders, trades }: Account): boolean {
    const isSettled = [...trades.values()].every(
      ({ status }) => status === 'CONFIRMED' || status === 'FAILED',
    );
    return openOrders.size === 0 && isSettled;
  }

  return {
    url: paper.url,
    markets: markets.map((market) => ({
      tokenIds: [market.token(0).tokenId, market.token(1).tokenId],
      tick: market.tickSize,
    })),
    fund(address) {
      const wallet = exchange.accounts.of(address).wallets.get(0);
      if (wallet === undefined) throw new Error(`${address} has no API key yet`);
      exchange.fund(wallet, 100n * SHARES);
      for (const market of markets) exchange.split(wallet, market, SHARES);
    },
    record: (address) => exchange.record.of(address),
    isQuiet: (address) => isQuiet(exchange.accounts.of(address)),
    [Symbol.asyncDispose]: () => paper[Symbol.asyncDispose](),
  };
}
