/** An exchange with a directory goes on after its process as it was before, also where that was killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import { Exchange } from '../../src/paper/exchange.ts';
import { restore } from '../../src/paper/kept/restore.ts';
import {
  accountRow,
  notificationRow,
  type OrderReference,
  orderRow,
  tradeRow,
} from '../../src/paper/kept/rows.ts';
import { openStateFile } from '../../src/paper/kept/state-file.ts';
import { Market } from '../../src/paper/market.ts';
import { seedMarkets } from '../../src/paper/seed-markets.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { COLLATERAL } from '../../src/paper/wallet.ts';
import { ask } from '../support/http.ts';
import { Storm } from '../support/storm.ts';
import { type HeldPaper, START, startHeldPaper } from './fixture.ts';
import { openTrader, type Trader } from './trader.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'clob-paper-'));
});
afterEach(() => rm(directory, { recursive: true }));

const SETTLEMENT = { settlementDelays: { minedMs: 2_000, confirmedMs: 5_000 } };
const open = (): Promise<HeldPaper> => startHeldPaper({ directory, ...SETTLEMENT });
const portOf = (url: string) => Number(new URL(url).port);

/** The same exchange in a new process, as far as it can tell: same port, same time. */
async function reopen(paper: HeldPaper): Promise<HeldPaper> {
  await paper[Symbol.asyncDispose]();
  // No kept connection is used for the next one.
  await vi.waitFor(() => expect(ask(`${paper.url}/ok`)).rejects.toThrow('ECONNREFUSED'));
  const clock = heldClock(paper.clock.now());
  const options = { ...SETTLEMENT, directory, clock, quoting: false, port: portOf(paper.url) };
  return { ...(await startPaper(options)), clock };
}

function marketIn({ exchange }: PaperServer, slug: string): Market {
  const market = exchange.markets.all().find(({ terms }) => terms.slug === slug);
  if (market === undefined) throw new Error(`no market ${slug}`);
  return market;
}

/** Everything that an account is told of itself. */
async function viewOf(trader: Trader, tokenIds: readonly string[]) {
  const paths = [
    ...['/data/orders', '/data/trades', '/notifications', '/auth/api-keys', '/auth/builder-api-key'],
    '/auth/readonly-api-keys',
    '/balance-allowance?asset_type=COLLATERAL',
    ...tokenIds.map((id) => `/balance-allowance?asset_type=CONDITIONAL&token_id=${id}`),
  ];
  return Promise.all(paths.map(async (path) => [path, (await trader.call('GET', path)).json] as const));
}

/** Cancels the quotes of the house. */
function sendHouseAway({ exchange }: PaperServer): void {
  for (const order of [...exchange.engine.openOrders.values()]) {
    if (!order.terms.account.hasKey) exchange.engine.cancel(order);
  }
}

function idOf(order: OrderReference): string {
  return typeof order === 'string' ? order : order.id;
}

/** Everything of the accounts with API keys, as it would be kept. */
function stateOf({ accounts, settlement }: Exchange) {
  const keyed = [...accounts.all()].filter(({ hasKey }) => hasKey);
  const trades = new Set(keyed.flatMap((account) => [...account.trades.values()]));
  return {
    accounts: keyed.map(accountRow),
    reserved: keyed.map(({ wallets }) => wallets.get(0)?.reserved(COLLATERAL)),
    orders: keyed.flatMap((account) => [...account.openOrders.values()].map(orderRow)),
    trades: [...trades].map((trade) => {
      const row = tradeRow(trade, settlement.fateOf(trade), (wallet) => accounts.keyedOwnerOf(wallet));
      // An order of the house is kept as it stood at its trade.
      const makers = row.makers.map((maker) => ({ ...maker, order: idOf(maker.order) }));
      return { ...row, taker: idOf(row.taker), makers };
    }),
    notifications: keyed.flatMap((account) =>
      [...account.notifications.values()].map((one) => notificationRow(account, one)),
    ),
  };
}

/** Collateral in wallets, sets and trades on their way, which must be what was ever made. */
function moneyOf({ exchange }: Pick<PaperServer, 'exchange'>): bigint {
  const pending = [...exchange.settlement.pending()].flatMap(({ debits }) => debits);
  return (
    exchange.accounts.wallets().reduce((sum, wallet) => sum + wallet.balance(COLLATERAL), 0n) +
    exchange.markets.all().reduce((sum, { sets }) => sum + sets, 0n) +
    pending.reduce((sum, { asset, amount }) => sum + (asset === COLLATERAL ? amount : 0n), 0n)
  );
}

describe('after a restart', () => {
  it('keys, money, orders, trades on their way and notifications are as they were', async () => {
    const paper = await open();
    const slug = 'will-it-rain-in-london-this-weekend';
    const market = marketIn(paper, slug);
    const [maker, taker] = [await openTrader(paper, 1), await openTrader(paper, 2)];
    await taker.call('POST', '/auth/builder-api-key');
    await taker.call('POST', '/auth/readonly-api-key');
    sendHouseAway(paper);
    const settled = maker.sign({ market, side: 'BUY', price: '0.4', size: '20' });
    await maker.call('POST', '/order', settled.body);
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
    paper.clock.advance(5_000);
    const partly = maker.sign({ market, side: 'BUY', price: '0.4', size: '50' });
    await maker.call('POST', '/order', partly.body);
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
    const canceled = taker.sign({ market, side: 'BUY', price: '0.1', size: '10' });
    await taker.call('POST', '/order', canceled.body);
    await taker.call('DELETE', '/order', { orderID: canceled.orderId });
    const tokenIds = market.terms.tokens.map(({ tokenId }) => tokenId);
    const views = [await viewOf(maker, tokenIds), await viewOf(taker, tokenIds)];

    const again = await reopen(paper);
    try {
      expect([await viewOf(maker, tokenIds), await viewOf(taker, tokenIds)]).toEqual(views);
      expect(moneyOf(again)).toBe(again.exchange.accounts.minted);
      // An id that was ever accepted is a duplicate.
      for (const { body, orderId } of [settled, partly]) {
        expect((await maker.call('POST', '/order', body)).json).toEqual({
          error: `order ${orderId} is invalid. Duplicated.`,
        });
      }
      // The trade that was on its way goes on, and the order that rests is filled.
      again.clock.advance(5_000);
      sendHouseAway(again);
      expect((await taker.call('GET', '/data/trades')).json).toMatchObject({
        data: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }],
      });
      await taker.post({ market: marketIn(again, slug), outcome: 1, side: 'BUY', price: '0.6', size: '30' });
      expect((await maker.call('GET', '/data/orders')).json).toMatchObject({ data: [] });
      expect(moneyOf(again)).toBe(again.exchange.accounts.minted);
    } finally {
      await again[Symbol.asyncDispose]();
    }
  });

  it('whatever two accounts did, everything of theirs is as it was', async () => {
    const paper = await open();
    const traders = [await openTrader(paper, 1), await openTrader(paper, 2)];
    const storm = new Storm(paper, marketIn(paper, 'will-bitcoin-close-the-year-above-150000'), 7);
    const accounts = traders.map(({ address, credentials: { apiKey } }) => ({
      account: paper.exchange.accounts.of(address),
      apiKey,
    }));
    for (let step = 0; step < 400; step += 1) {
      storm.trade(accounts);
      paper.clock.advance(100);
    }
    const before = stateOf(paper.exchange);
    expect(before.trades.length).toBeGreaterThan(100);
    await paper[Symbol.asyncDispose]();

    const exchange = new Exchange({
      ...{
        clock: heldClock(paper.clock.now()),
        chainId: 137,
        orderVersion: 2,
        endedOrders: 'answered',
        gtdMinimumSeconds: 180,
      },
      ...SETTLEMENT,
    });
    for (const { terms } of seedMarkets(START)) exchange.open(new Market(terms));
    using file = openStateFile(directory);
    restore(exchange, file.read());
    expect(stateOf(exchange)).toEqual(before);
    expect(moneyOf({ exchange })).toBe(exchange.accounts.minted);
  });

  it('markets end when they would have, and stay ended', async () => {
    const paper = await open();
    const hourly = 'will-bitcoin-rise-in-the-next-hour';
    const { endsAt } = marketIn(paper, hourly).terms;
    const later = await reopen(paper);
    expect(marketIn(later, hourly).terms.endsAt).toBe(endsAt);
    later.clock.advance(3_600_000);
    const { winner } = marketIn(later, hourly);
    expect(winner).toBeDefined();
    const last = await reopen(later);
    try {
      expect(marketIn(last, hourly)).toMatchObject({ winner, acceptingOrders: false });
    } finally {
      await last[Symbol.asyncDispose]();
    }
  });

  it('without its state it has forgotten that too', async () => {
    const paper = await open();
    const trader = await openTrader(paper, 1);
    const restarting = paper.restart({ keepState: false, downMs: 1_000 });
    await vi.waitFor(async () => {
      paper.clock.advance(1_000);
      expect((await ask(`${paper.url}/ok`)).status).toBe(200);
    });
    await restarting;
    const again = await reopen(paper);
    try {
      expect(await trader.call('GET', '/data/orders')).toMatchObject({ status: 401 });
      expect(again.exchange.markets.all()).toHaveLength(seedMarkets(START).length);
    } finally {
      await again[Symbol.asyncDispose]();
    }
  });
});

it('keeps its files from other users, and from a second exchange', async () => {
  const inner = join(directory, 'inner');
  await using paper = await startHeldPaper({ directory: inner });
  expect(paper.exchange.markets.all()).not.toHaveLength(0);
  expect((await stat(join(inner, 'paper.db'))).mode & 0o777).toBe(0o600);
  await expect(startPaper({ directory: inner })).rejects.toThrow(
    `The paper exchange's state cannot be opened: DATA_DIR is ${inner}, which is in use by another exchange; stop that, or name another directory (database is locked)`,
  );
});

it('killed while it is trading, it has lost nothing that it answered', async () => {
  const first = await startCommand(0);
  const trader = await openTrader(first.paper, 1);
  const [market] = seedMarkets(Date.now()).map(({ terms }) => new Market(terms));
  if (market === undefined) throw new Error('there is a seed market');
  const accepted: string[] = [];
  const posting = (async () => {
    for (;;) {
      const { body, orderId } = trader.sign({ market, side: 'BUY', price: '0.01', size: '5' });
      const { json } = await trader.call('POST', '/order', body);
      if ((json as { success?: boolean }).success === true) accepted.push(orderId);
      if (accepted.length === 30) first.child.kill('SIGKILL');
    }
  })();
  await expect(posting).rejects.toThrow();
  const second = await startCommand(portOf(first.paper.url));
  const rows: string[] = [];
  for (let cursor = ''; cursor !== 'LTE='; ) {
    const { json } = await trader.call('GET', `/data/orders?next_cursor=${cursor}`);
    const page = json as { data: { id: string }[]; next_cursor: string };
    rows.push(...page.data.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  expect(accepted.length).toBeGreaterThanOrEqual(30);
  expect(rows).toEqual(expect.arrayContaining(accepted));
  second.child.kill('SIGTERM');
  await once(second.child, 'exit');
});

/** `npm run paper` with the directory, and what `openTrader` needs of it. */
async function startCommand(port: number): Promise<{ child: ChildProcess; paper: PaperServer }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/paper/main.ts'], {
    env: { PATH: process.env.PATH ?? '', PAPER_PORT: String(port), DATA_DIR: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? '';
  const paper = { url, clock: { now: Date.now }, exchange: { chainId: 137, orderVersion: 2 } };
  await ask(`${url}/ok`);
  return { child, paper: paper as unknown as PaperServer };
}
