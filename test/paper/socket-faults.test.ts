/** What the sockets can be told to do wrong, seen from outside. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openSocketClient, type SocketClient } from './socket-client.ts';
import { openTrader, type Trader } from './trader.ts';

let paper: HeldPaper;
let market: Market;
let trader: Trader;
const clients: SocketClient[] = [];

beforeAll(async () => {
  paper = await startHeldPaper();
  market = openMarket(paper, 'faults');
  trader = await openTrader(paper, 1);
});
afterEach(() => {
  paper.sockets.user.faults = {};
  paper.sockets.market.faults = {};
  for (const client of clients.splice(0)) client[Symbol.dispose]();
});
afterAll(() => paper[Symbol.asyncDispose]());

async function connect(): Promise<SocketClient> {
  const { apiKey, secret, passphrase } = trader.credentials;
  const auth = { apiKey, secret, passphrase };
  const client = await openSocketClient(`${paper.wsUrl}/ws/user`, { auth, type: 'user' });
  clients.push(client);
  await client.heard();
  return client;
}

/** Places an order of so many shares. */
async function place(...sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    await trader.post({ market, side: 'BUY', price: '0.01', size: String(size) });
  }
}

function sizesOf(frames: readonly unknown[]): number[] {
  return frames.map((frame) => Number(Object(frame).original_size));
}

describe('connections', () => {
  it('are cut, the oldest or all of one kind', async () => {
    const [first, second, third] = [await connect(), await connect(), await connect()];
    const other = await openSocketClient(`${paper.wsUrl}/ws/market`, { type: 'market', assets_ids: [] });
    clients.push(other);
    await other.heard();
    paper.sockets.user.cut(1);
    expect(await first.closed).toEqual({ code: 1006, reason: '' });
    expect(await second.heard()).toEqual([]);
    paper.sockets.user.cut();
    expect(await Promise.all([second.closed, third.closed])).toHaveLength(2);
    expect(await other.heard()).toEqual([]);
  });

  it('are refused while told so', async () => {
    paper.sockets.user.faults = { refuse: true };
    await expect(connect()).rejects.toThrow('Unexpected server response: 503');
    paper.sockets.user.faults = {};
    expect(await (await connect()).heard()).toEqual([]);
  });

  it('are all gone when the exchange is', async () => {
    const closing = await startHeldPaper();
    const client = await openSocketClient(`${closing.wsUrl}/ws/market`, { type: 'market', assets_ids: [] });
    await client.heard();
    await closing[Symbol.asyncDispose]();
    expect(await client.closed).toEqual({ code: 1006, reason: '' });
  });

  it('whose client does not read are cut at a bound', async () => {
    const wanted = { type: 'market', assets_ids: [], custom_feature_enabled: true };
    const slow = await openSocketClient(`${paper.wsUrl}/ws/market`, wanted);
    clients.push(slow);
    await slow.heard();
    slow.socket.pause();
    for (let opened = 0; opened < 20; opened += 1) {
      openMarket(paper, `big-${opened}`, { description: 'x'.repeat(1_000_000) });
    }
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 1006, reason: '' });
    expect(paper.sockets.market.size).toBe(0);
  });
});

describe('frames', () => {
  it('are lost in silence, with PING answered or not', async () => {
    const client = await connect();
    paper.sockets.user.faults = { silence: 'frames' };
    await place(11);
    expect(await client.heard()).toEqual([]);
    paper.sockets.user.faults = { silence: 'everything' };
    client.send('PING');
    await place(12);
    paper.sockets.user.faults = {};
    await place(13);
    expect(sizesOf(await client.heard())).toEqual([13]);
  });

  it('come later by the exchange’s clock', async () => {
    const client = await connect();
    paper.sockets.user.faults = { delayMs: 3_000 };
    await place(21);
    paper.sockets.user.faults = {};
    expect(await client.heard()).toEqual([]);
    paper.clock.advance(2_999);
    expect(await client.heard()).toEqual([]);
    paper.clock.advance(1);
    expect(sizesOf(await client.heard())).toEqual([21]);
  });

  it('come twice', async () => {
    const client = await connect();
    paper.sockets.user.faults = { chances: { repeat: 1 } };
    await place(31, 32);
    expect(sizesOf(await client.heard())).toEqual([31, 31, 32, 32]);
  });

  it('change places, and none is kept back for good', async () => {
    const client = await connect();
    paper.sockets.user.faults = { chances: { swap: 1 } };
    await place(41);
    paper.sockets.user.faults = {};
    expect(sizesOf(await client.heard())).toEqual([41]);
    paper.sockets.user.faults = { chances: { swap: 0.5 }, seed: 5 };
    await place(42, 43, 44, 45, 46, 47);
    const sizes = sizesOf(await client.heard());
    expect(sizes).not.toEqual([42, 43, 44, 45, 46, 47]);
    expect(sizes.toSorted()).toEqual([42, 43, 44, 45, 46, 47]);
  });

  it('are replaced by the end of the connection', async () => {
    const client = await connect();
    paper.sockets.user.faults = { chances: { cut: 1 } };
    await place(51);
    expect(await client.closed).toEqual({ code: 1006, reason: '' });
  });

  it('have the same fates under the same seed', async () => {
    const client = await connect();
    const run = async () => {
      paper.sockets.user.faults = { chances: { lose: 0.3, repeat: 0.3, swap: 0.2 }, seed: 11 };
      await place(61, 62, 63, 64, 65, 66, 67, 68);
      paper.sockets.user.faults = {};
      return sizesOf(await client.heard());
    };
    const first = await run();
    expect(first).not.toEqual([61, 62, 63, 64, 65, 66, 67, 68]);
    expect(await run()).toEqual(first);
  });
});
