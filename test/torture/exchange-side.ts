/** The exchange of a run: the paper exchange in this process, one account on it, and its own record of that account. */
import type { FaultSchedule } from '../../src/paper/faults/schedule.ts';
import type { PaperOrder } from '../../src/paper/order.ts';
import type { RecordEntry } from '../../src/paper/record.ts';
import { startPaper } from '../../src/paper/start.ts';
import type { Trade } from '../../src/paper/trade.ts';
import { COLLATERAL, type Wallet } from '../../src/paper/wallet.ts';
import { type Badness, badDay } from './bad-day.ts';

/** An order that the exchange took, as it stands. Shares in micros. */
export interface TakenOrder {
  readonly orderId: string;
  /** The mark of the attempt it came of. */
  readonly mark: string;
  readonly isOpen: boolean;
  /** Filled, without what failed on chain. */
  readonly matched: bigint;
  /** Whether a fill failed on chain. */
  readonly isVoided: boolean;
}

export interface ExchangeSide extends AsyncDisposable {
  /** Its URL; the same after a restart. */
  readonly url: string;
  /** Pairs of outcomes to trade. */
  readonly markets: readonly (readonly [string, string])[];
  /** Gives the account, whose key was made before, enough of everything for any run. */
  fund(address: string): void;
  /** Sets the faults of a phase. */
  spoil(seed: number, badness: Badness, phase: number): void;
  /** Lets the answers to orders come so much later, and other requests meet no faults; `undefined` ends that. */
  hangOrders(delayMs: number | undefined): void;
  /** Takes every fault away. */
  mend(): void;
  /** Closes it, and opens it again with its state after a while. */
  restart(): Promise<void>;
  /** Restarts so far. */
  readonly restarts: number;
  /** Faults that struck so far, of all kinds. */
  readonly struck: number;
  /** Every order of the account that the exchange took. */
  taken(): readonly TakenOrder[];
  /** Whether an order rests, or waits to match. */
  isOpen(orderId: string): boolean;
  /** The orders that do. */
  openIds(): readonly string[];
  /** All that happened to the account. */
  record(): readonly RecordEntry[];
  /** Whether a trade of the account is not settled yet. */
  isSettling(): boolean;
  /** What each balance must be if these orders alone were the account's, beside what it is. Micros by asset. */
  balances(orderIds: ReadonlySet<string>): readonly Balance[];
}

/** A balance as it is and as it should be. Micros. */
export interface Balance {
  readonly asset: string;
  readonly actual: bigint;
  readonly expected: bigint;
}

/** Markets whose price stays in the middle, and one that holds orders before matching. */
const SLUGS: ReadonlySet<string> = new Set([
  'will-bitcoin-close-the-year-above-150000',
  'paper-cup-winner-red-foxes',
  'paper-cup-winner-blue-herons',
  'will-the-central-bank-cut-rates-at-its-next-meeting',
  'will-the-film-of-the-year-win-best-picture',
  'foxes-against-herons-tonight',
]);
const SHARES = 1_000_000_000_000n;
const COLLATERAL_GIVEN = 100n * SHARES;
/** How long a restart takes. */
const DOWN_MS = 500;

/** Starts the exchange, its makers' quotes moving. */
export async function openExchangeSide(): Promise<ExchangeSide> {
  const paper = await startPaper();
  const { exchange, faults, url } = paper;
  let restarts = 0;
  const markets = exchange.markets.all().filter(({ terms }) => SLUGS.has(terms.slug));
  const orders = new Map<string, PaperOrder>();
  const before = new Map<string, bigint>();
  let struckBefore = 0;
  let account: ReturnType<typeof exchange.accounts.of> | undefined;
  exchange.events.listen((event) => {
    if (event.type !== 'order' || event.change !== 'PLACEMENT') return;
    if (event.order.terms.account === account) orders.set(event.order.id, event.order);
  });

  function owned(): { readonly wallet: Wallet; readonly trades: readonly Trade[] } {
    const wallet = account?.wallets.get(0);
    if (account === undefined || wallet === undefined) throw new Error('the account is not funded yet');
    return { wallet, trades: [...account.trades.values()] };
  }

  function struckNow(): number {
    const { requests, ghostFills, delays } = faults.report.struck;
    return requests.reduce((sum, times) => sum + times, 0) + ghostFills + delays;
  }

  let phase: FaultSchedule = {};
  let hangMs: number | undefined;

  function apply(): void {
    struckBefore += struckNow();
    const hang = { fault: { kind: 'late-answer', delayMs: hangMs ?? 0 }, route: 'POST /order*' } as const;
    faults.set(hangMs === undefined ? phase : { ...phase, requests: [hang] });
  }

  return {
    url,
    markets: markets.map((market) => [market.token(0).tokenId, market.token(1).tokenId] as const),
    fund(address) {
      account = exchange.accounts.of(address);
      const { wallet } = owned();
      exchange.fund(wallet, COLLATERAL_GIVEN);
      for (const market of markets) exchange.split(wallet, market, SHARES);
      for (const asset of wallet.assets()) before.set(asset, wallet.balance(asset));
    },
    spoil(seed, badness, number) {
      phase = badDay(seed, badness, number);
      apply();
    },
    hangOrders(delayMs) {
      hangMs = delayMs;
      apply();
    },
    mend() {
      phase = {};
      apply();
    },
    async restart() {
      await paper.restart({ keepState: true, downMs: DOWN_MS });
      restarts += 1;
    },
    get restarts() {
      return restarts;
    },
    get struck() {
      return struckBefore + struckNow();
    },
    taken() {
      const { trades } = owned();
      const fills = fillsOf(trades);
      return [...orders.values()].map(({ id, terms, status }) => ({
        orderId: id,
        mark: terms.builder ?? '',
        isOpen: status === 'LIVE' || status === 'DELAYED',
        matched: fills.get(id)?.matched ?? 0n,
        isVoided: fills.get(id)?.isVoided ?? false,
      }));
    },
    isOpen: (orderId) => account?.openOrders.has(orderId) ?? false,
    openIds: () => [...(account?.openOrders.keys() ?? [])],
    record: () => exchange.record.of(account?.address ?? ''),
    isSettling: () => owned().trades.some(({ status }) => status !== 'CONFIRMED' && status !== 'FAILED'),
    balances(orderIds) {
      const { wallet, trades } = owned();
      const expected = new Map(before);
      const move = (asset: string, amount: bigint) =>
        void expected.set(asset, (expected.get(asset) ?? 0n) + amount);
      for (const trade of trades.filter(({ status }) => status !== 'FAILED')) {
        for (const { asset, amount } of movementsOf(trade, orderIds)) move(asset, amount);
      }
      return [...expected].map(([asset, amount]) => ({
        asset,
        actual: wallet.balance(asset),
        expected: amount,
      }));
    },
    [Symbol.asyncDispose]: () => paper[Symbol.asyncDispose](),
  };
}

/** Each order's fills over all trades. */
function fillsOf(trades: readonly Trade[]): ReadonlyMap<string, { matched: bigint; isVoided: boolean }> {
  const fills = new Map<string, { matched: bigint; isVoided: boolean }>();
  for (const { taker, makers, size, status } of trades) {
    for (const { order, shares } of [{ order: taker, shares: size }, ...makers]) {
      const fill = fills.get(order.id) ?? { matched: 0n, isVoided: false };
      if (status === 'FAILED') fill.isVoided = true;
      else fill.matched += shares;
      fills.set(order.id, fill);
    }
  }
  return fills;
}

/** What a trade gives to and takes from the account for these orders of its. */
function* movementsOf(
  { taker, makers, size, collateral, fee }: Trade,
  orderIds: ReadonlySet<string>,
): Generator<{ readonly asset: string; readonly amount: bigint }, void, undefined> {
  const parts = [
    { order: taker, shares: size, collateral, fee },
    ...makers.map((maker) => ({ ...maker, fee: 0n })),
  ];
  for (const { order, shares, collateral: paid, fee: charged } of parts) {
    if (!orderIds.has(order.id)) continue;
    const { market, outcome, side } = order.terms;
    const sign = side === 'BUY' ? 1n : -1n;
    yield { asset: market.token(outcome).tokenId, amount: sign * shares };
    yield { asset: COLLATERAL, amount: -sign * paid - charged };
  }
}
