import { expect, it } from 'vitest';
import { type AccountApi, createAccountApi } from '../../../src/clob/account-api.ts';
import { withBudget } from '../../../src/clob/budgeted-http.ts';
import { createExchangeClock } from '../../../src/clob/exchange-clock.ts';
import type { CallPurpose } from '../../../src/clob/http-client.ts';
import { BudgetExceededError, RateBudget } from '../../../src/clob/rate-budget.ts';
import { type Demand, demandOf } from '../../../src/clob/rate-limits.ts';
import type { CancelResult } from '../../../src/clob/types.ts';
import { ExchangeRefusedError } from '../../../src/errors.ts';
import { fakeHttp, reading } from './fake-http.ts';

/** A budget on a clock that stands still until it is moved. */
function heldBudget() {
  let now = 1_000_000;
  const timers: { at: number; run: () => void }[] = [];
  const budget = new RateBudget({
    tier: 'standard',
    now: () => now,
    after: (ms, run) => timers.push({ at: now + ms, run }),
  });
  /** Moves the clock, running what is due in its order. */
  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      const next = timers[0];
      if (next === undefined || next.at > end) break;
      timers.shift();
      now = next.at;
      next.run();
    }
    now = end;
    await Promise.resolve();
  }
  return { budget, pass };
}

const post: Demand = demandOf(reading('/order', { method: 'POST', purpose: 'order' }));
const batch: Demand = demandOf(reading('/orders', { method: 'POST', purpose: 'order', weight: 15 }));
const cancel: Demand = demandOf(reading('/order', { method: 'DELETE', purpose: 'cancel' }));
const read: Demand = demandOf(reading('/balance-allowance'));

function asked(budget: RateBudget, log: string[], name: string, demand: Demand, purpose: CallPurpose): void {
  void budget.acquire(demand, purpose, 60_000).then(() => log.push(name));
}

it('a call draws on every bucket it belongs to, a batch once on the address and in full on the signer', () => {
  expect(batch).toEqual({
    call: 'POST /orders',
    address: ['CLOB', 'POST /orders'],
    signer: 'orders',
    weight: 15,
  });
  expect(demandOf(reading('/data/order/0x1', { route: '/data/order/{id}' }))).toEqual({
    call: 'GET /data/order/{id}',
    address: ['CLOB', 'ledger'],
    signer: undefined,
    weight: 1,
  });
  expect(demandOf(reading('/markets', { route: 'gamma:/markets' })).address).toEqual([
    'Gamma',
    'GET gamma:/markets',
  ]);
  expect(demandOf(reading('/v2/value', { route: 'data:/v2/value' })).address).toEqual(['Data API']);
  expect(demandOf(reading('/data/trades'))).toMatchObject({
    address: ['CLOB', 'ledger', 'GET /data/trades'],
  });
  expect(demandOf(reading('/notifications'))).toMatchObject({ address: ['CLOB', 'ledger', 'notifications'] });
  expect(demandOf(reading('/auth/api-keys'))).toMatchObject({ address: ['CLOB', 'keys'] });
  expect(demandOf(reading('/time'))).toMatchObject({ address: ['CLOB'] });
});

it('orders go up to the burst, then at the rate of the tier', async () => {
  const { budget, pass } = heldBudget();
  const log: string[] = [];
  for (let index = 0; index < 62; index += 1) asked(budget, log, `${index}`, post, 'order');
  await pass(0);
  expect(log.length).toBe(60);
  await pass(24);
  expect(log.length).toBe(60);
  await pass(1);
  expect(log.length).toBe(61);
  await pass(25);
  expect(log.length).toBe(62);
});

it('what need not wait is not refused for a limit, also where its deadline has just passed', async () => {
  const { budget } = heldBudget();
  const exchange = fakeHttp();
  const sent = withBudget(exchange, budget).request(
    reading('/order', { method: 'POST', purpose: 'order', sendBefore: Date.now() - 1 }),
  );
  await expect.poll(() => exchange.calls.length).toBe(1);
  exchange.calls[0]?.answer('as the client says');
  expect(await sent).toBe('as the client says');
});

it('what would wait past its deadline is refused at once and spends nothing', async () => {
  const { budget } = heldBudget();
  for (let index = 0; index < 4; index += 1) await budget.acquire(batch, 'order', 0);
  const refused = await budget.acquire(batch, 'order', 374).catch((error: unknown) => error);
  expect(refused).toEqual(new BudgetExceededError('orders', 375));
  expect(budget.states().find(({ bucket }) => bucket === 'orders')).toMatchObject({ left: 0, limit: 60 });
});

it('those who wait go in order of purpose, and of arrival within it', async () => {
  const { budget, pass } = heldBudget();
  const log: string[] = [];
  budget.block('CLOB', 1_000);
  asked(budget, log, 'read', read, 'read');
  asked(budget, log, 'first order', post, 'order');
  asked(budget, log, 'second order', post, 'order');
  asked(budget, log, 'cancel', cancel, 'cancel');
  await pass(999);
  expect(log).toEqual([]);
  await pass(1);
  expect(log).toEqual(['cancel', 'first order', 'second order', 'read']);
});

it('one that waits for its own bucket holds up nobody who needs another', async () => {
  const { budget, pass } = heldBudget();
  const log: string[] = [];
  for (let index = 0; index < 201; index += 1) asked(budget, log, 'balance', read, 'read');
  asked(budget, log, 'order', post, 'order');
  await pass(0);
  expect(log.filter((name) => name === 'balance').length).toBe(200);
  expect(log.at(-1)).toBe('order');
});

it('the last fifth of what all share is not for reads, the last tenth not for orders', async () => {
  const { budget } = heldBudget();
  budget.spendElsewhere('CLOB', 7_200);
  await expect(budget.acquire(read, 'read', 0)).rejects.toThrow(BudgetExceededError);
  await budget.acquire(post, 'order', 0);
  budget.spendElsewhere('CLOB', 900);
  await expect(budget.acquire(post, 'order', 0)).rejects.toThrow(BudgetExceededError);
  await budget.acquire(cancel, 'cancel', 0);
});

it('a cancel is never refused: it waits for its turn, and goes without it where that would be too late', async () => {
  const { budget, pass } = heldBudget();
  const thousand = demandOf(reading('/orders', { method: 'DELETE', purpose: 'cancel', weight: 1_000 }));
  await budget.acquire(thousand, 'cancel', 0);
  expect(await budget.acquire(cancel, 'cancel', 5_000)).toBe(false);
  const inTurn = budget.acquire(cancel, 'cancel', 60_000);
  await pass(11_100);
  expect(await inTurn).toBe(true);
});

it("the exchange's own count and tier correct ours", () => {
  const { budget } = heldBudget();
  const orders = () => budget.states().find(({ bucket }) => bucket === 'orders');
  budget.correct('orders', { remaining: 5 });
  expect(orders()).toMatchObject({ left: 5, limit: 60, perSecond: 40 });
  budget.correct('orders', { remaining: 50 });
  expect(orders()).toMatchObject({ left: 5 });
  budget.correct('orders', { tier: 'silver' });
  expect(orders()).toMatchObject({ left: 300, limit: 300, perSecond: 200 });
});

it('tells others what it spends, and counts what they do', async () => {
  const { budget } = heldBudget();
  const spent: [string, number][] = [];
  using _listening = budget.onSpend((bucket, amount) => spent.push([bucket, amount]));
  await budget.acquire(batch, 'order', 0);
  expect(spent).toEqual([
    ['CLOB', 1],
    ['POST /orders', 1],
    ['orders', 15],
  ]);
  budget.spendElsewhere('orders', 40);
  expect(budget.states().find(({ bucket }) => bucket === 'orders')).toMatchObject({ left: 5 });
});

it('a heartbeat goes where nothing is left for reads, and is never refused', async () => {
  const { budget } = heldBudget();
  const beat = demandOf(reading('/v1/heartbeats', { method: 'POST', purpose: 'heartbeat' }));
  budget.spendElsewhere('CLOB', 8_999);
  await expect(budget.acquire(read, 'read', 0)).rejects.toBeInstanceOf(BudgetExceededError);
  expect(await budget.acquire(beat, 'heartbeat', 0)).toBe(false);
  expect(await budget.acquire(beat, 'heartbeat', 0)).toBe(false);
});

it.each<[string, (api: AccountApi) => Promise<CancelResult>, number]>([
  ['one order costs 1', (api) => api.cancelOrder('0xa'), 1],
  ['orders named costs each of them', (api) => api.cancelOrders(['0xa', '0xb', '0xc']), 3],
  ['all orders costs 1 and each order it cancels', (api) => api.cancelAll(), 4],
  [
    "a market's orders costs 1 and each order it cancels",
    (api) => api.cancelMarketOrders({ tokenId: '1' }),
    4,
  ],
])('a cancel of %s', async (_, cancelBy, cost) => {
  const answer = { canceled: ['0xa', '0xb', '0xc'], not_canceled: {} };
  for (const [remaining, left] of [
    [undefined, 120 - cost],
    ['50', 50],
  ] as const) {
    const { budget } = heldBudget();
    const exchange = fakeHttp();
    const api = createAccountApi({
      http: withBudget(exchange, budget),
      clock: createExchangeClock({ time: async () => 0 }),
      auth: { headers: () => ({}) },
      apiKey: 'the-key',
      signatureType: 0,
    });
    const canceling = cancelBy(api);
    await expect.poll(() => exchange.calls.length).toBe(1);
    exchange.calls[0]?.request.onHeaders?.(
      remaining === undefined ? {} : { 'poly-ratelimit-remaining': remaining },
    );
    exchange.calls[0]?.answer(answer);
    await canceling;
    // What the exchange has counted is not counted again.
    expect(budget.states().find(({ bucket }) => bucket === 'cancels')).toMatchObject({ left });
  }
});

it('a cancel that the exchange turned away for a minute is asked for again after five seconds', async () => {
  const { budget, pass } = heldBudget();
  const exchange = fakeHttp();
  const http = withBudget(exchange, budget);
  const request = reading('/cancel-all', { method: 'DELETE', purpose: 'cancel' });
  const turnedAway = http.request(request);
  await expect.poll(() => exchange.calls.length).toBe(1);
  exchange.calls[0]?.fail(
    new ExchangeRefusedError('RATE_LIMITED', 'Too Many Requests', { status: 429, retryAfter: 60 }),
  );
  await expect(turnedAway).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
  const again = http.request(request);
  await pass(4_999);
  expect(exchange.calls.length).toBe(1);
  await pass(1);
  await expect.poll(() => exchange.calls.length).toBe(2);
  exchange.calls[1]?.answer('cancelled');
  expect(await again).toBe('cancelled');
});
