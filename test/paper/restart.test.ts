/** Restarts of the exchange, with what it knew and without. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import { startPaper } from '../../src/paper/start.ts';
import { ask } from '../support/http.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openSocketClient } from './socket-client.ts';
import { openTrader, type Trader } from './trader.ts';

let paper: HeldPaper;
let maker: Trader;
let taker: Trader;

beforeAll(async () => {
  paper = await startHeldPaper({ settlementDelays: { minedMs: 2_000, confirmedMs: 5_000 } });
  maker = await openTrader(paper, 1);
  taker = await openTrader(paper, 2);
});
afterAll(() => paper[Symbol.asyncDispose]());

const portOf = (url: string) => Number(new URL(url).port);

it('goes on where it stopped: keys, money, books, trades on their way, faults and the record', async () => {
  const market = openMarket(paper, 'kept');
  const resting = maker.sign({ market, side: 'BUY', price: '0.4', size: '50' });
  await maker.call('POST', '/order', resting.body);
  await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
  const { apiKey, secret, passphrase } = maker.credentials;
  const hello = { auth: { apiKey, secret, passphrase }, type: 'user' };
  using before = await openSocketClient(`${paper.wsUrl}/ws/user`, hello);
  await before.heard();
  paper.faults.set({ sockets: { user: { chances: { repeat: 1 } } } });

  await paper.close();
  expect(await before.closed).toEqual({ code: 1006, reason: '' });
  await expect(ask(`${paper.url}/ok`)).rejects.toThrow('ECONNREFUSED');
  paper.clock.advance(2_000);

  const again = await startPaper({ state: paper.state, port: portOf(paper.url) });
  try {
    expect(again.url).toBe(paper.url);
    using after = await openSocketClient(`${again.wsUrl}/ws/user`, hello);
    expect(await after.heard()).toEqual([]);
    expect((await maker.call('GET', '/data/trades')).json).toMatchObject({ data: [{ status: 'MINED' }] });
    expect((await maker.call('GET', '/data/orders')).json).toMatchObject({
      data: [{ id: resting.orderId, size_matched: '20' }],
    });
    expect((await maker.call('POST', '/order', resting.body)).json).toEqual({
      error: `order ${resting.orderId} is invalid. Duplicated.`,
    });
    paper.clock.advance(3_000);
    expect(await after.heard()).toMatchObject([{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }]);
    expect(again.record.of(maker.address).map((entry) => entry.status)).toEqual([
      'LIVE',
      'LIVE',
      'MATCHED',
      'MINED',
      'CONFIRMED',
    ]);
  } finally {
    await again.close();
  }
});

it('without its state knows nobody, and has the seed markets again', async () => {
  await using lost = await startHeldPaper();
  const someone = await openTrader(lost, 3);
  openMarket(lost, 'lost');
  await lost.close();
  await using blank = await startHeldPaper({ port: portOf(lost.url) });
  expect(await someone.call('GET', '/data/orders')).toMatchObject({ status: 401 });
  expect(blank.exchange.markets.all().map(({ terms }) => terms.slug)).toEqual(
    lost.exchange.markets.all().flatMap(({ terms: { slug } }) => (slug === 'lost' ? [] : [slug])),
  );
});

describe('on demand', () => {
  const openHeld = async () => {
    const clock = heldClock(START);
    const server = await startPaper({ clock, quoting: false, control: true });
    return { server, clock, someone: await openTrader(server, 4) };
  };

  it('keeps the port closed for as long as it is told, and comes back with its state', async () => {
    const { server, clock, someone } = await openHeld();
    await using _server = server;
    const market = openMarket(server, 'restarted');
    const { body, orderId } = someone.sign({ market, side: 'BUY', price: '0.4', size: '50' });
    await someone.call('POST', '/order', body);
    const restarting = server.restart({ keepState: true, downMs: 2_000 });
    await vi.waitFor(() => expect(ask(`${server.url}/ok`)).rejects.toThrow('ECONNREFUSED'));
    await vi.waitFor(async () => {
      clock.advance(2_000);
      expect((await ask(`${server.url}/ok`)).status).toBe(200);
    });
    await restarting;
    expect((await someone.call('GET', '/data/orders')).json).toMatchObject({ data: [{ id: orderId }] });
  });

  it('forgets everything by HTTP, the answer going out before', async () => {
    const { server, clock, someone } = await openHeld();
    await using _server = server;
    const { exchange } = server;
    const order = { keepState: false, downMs: 1_000 };
    const answer = await ask(`${server.url}/paper/restart`, { method: 'POST', body: JSON.stringify(order) });
    expect(answer).toMatchObject({ status: 200, json: order });
    await vi.waitFor(async () => {
      clock.advance(order.downMs);
      expect(await someone.call('GET', '/data/orders')).toMatchObject({ status: 401 });
    });
    expect(server.exchange).not.toBe(exchange);
  });

  it('says what is wrong with what it was asked for', async () => {
    const { server } = await openHeld();
    await using _server = server;
    expect(await ask(`${server.url}/paper/restart`, { method: 'POST', body: '{}' })).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^Invalid restart: .*keepState/s) },
    });
  });
});
