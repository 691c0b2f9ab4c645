/** The exchange's user socket, by a raw client. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openSocketClient, type SocketClient } from './socket-client.ts';
import { openTrader, type Trader } from './trader.ts';

let paper: HeldPaper;
let maker: Trader;
let taker: Trader;
const clients: SocketClient[] = [];

beforeAll(async () => {
  paper = await startHeldPaper({ settlementDelays: { minedMs: 2_000, confirmedMs: 5_000 } });
  maker = await openTrader(paper, 1);
  taker = await openTrader(paper, 2);
});
afterEach(() => {
  for (const client of clients.splice(0)) client[Symbol.dispose]();
  paper.clock.advance(5_000);
});
afterAll(() => paper[Symbol.asyncDispose]());

async function listen(trader: Trader, markets?: readonly string[]): Promise<SocketClient> {
  const { apiKey, secret, passphrase } = trader.credentials;
  const auth = { apiKey, secret, passphrase };
  const client = await openSocketClient(`${paper.wsUrl}/ws/user`, { auth, type: 'user', markets });
  clients.push(client);
  expect(await client.heard()).toEqual([]);
  return client;
}

async function connect(first: unknown): Promise<SocketClient> {
  const client = await openSocketClient(`${paper.wsUrl}/ws/user`, first);
  clients.push(client);
  return client;
}

describe('an order frame', () => {
  it('tells of an order that was placed, with every field', async () => {
    const market = openMarket(paper, 'placed');
    const client = await listen(maker);
    const { orderId, body } = maker.sign({ market, outcome: 1, side: 'BUY', price: '0.4', size: '100' });
    await maker.call('POST', '/order', body);
    expect(await client.heard()).toEqual([
      {
        event_type: 'order',
        type: 'PLACEMENT',
        id: orderId,
        owner: maker.credentials.apiKey,
        order_owner: maker.credentials.apiKey,
        market: market.terms.conditionId,
        asset_id: market.token(1).tokenId,
        side: 'BUY',
        original_size: '100',
        size_matched: '0',
        price: '0.4',
        outcome: 'No',
        associate_trades: null,
        created_at: String(Math.floor(paper.clock.now() / 1000)),
        expiration: '0',
        order_type: 'GTC',
        status: 'LIVE',
        maker_address: maker.address,
        timestamp: String(paper.clock.now()),
      },
    ]);
  });

  it('tells of each fill, the last of which makes it MATCHED', async () => {
    const market = openMarket(paper, 'filled');
    const client = await listen(maker);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '30' });
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '70' });
    expect((await client.heard()).filter(isOrder)).toMatchObject([
      { type: 'PLACEMENT', status: 'LIVE', size_matched: '0', associate_trades: null },
      { type: 'UPDATE', status: 'LIVE', size_matched: '30', associate_trades: [expect.any(String)] },
      {
        type: 'UPDATE',
        status: 'MATCHED',
        size_matched: '100',
        associate_trades: [expect.any(String), expect.any(String)],
      },
    ]);
  });

  it('tells of a cancel', async () => {
    const market = openMarket(paper, 'cancelled');
    const client = await listen(maker);
    const { orderId, body } = maker.sign({ market, side: 'BUY', price: '0.4', size: '100' });
    await maker.call('POST', '/order', body);
    await maker.call('DELETE', '/order', { orderID: orderId });
    expect(await client.heard()).toMatchObject([
      { type: 'PLACEMENT', id: orderId, status: 'LIVE' },
      { type: 'CANCELLATION', id: orderId, status: 'CANCELED', size_matched: '0' },
    ]);
  });

  it('tells of an order that was killed, with the reason and nothing that it never had', async () => {
    const market = openMarket(paper, 'killed');
    const client = await listen(taker);
    const { orderId, body } = taker.sign({ market, side: 'BUY', price: '0.4', size: '10', type: 'FOK' });
    await taker.call('POST', '/order', body);
    expect(await client.heard()).toMatchObject([
      {
        type: 'CANCELLATION',
        id: orderId,
        status: "CANCELED_order couldn't be fully filled. FOK orders are fully filled or killed.",
        size_matched: '',
        outcome: '',
        created_at: '',
      },
    ]);
  });

  it('tells that an order is delayed, and then what became of it', async () => {
    const market = openMarket(paper, 'delayed', { secondsDelay: 3 });
    await maker.post({ market, side: 'BUY', price: '0.6', size: '100' });
    const client = await listen(taker);
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.4', size: '10' });
    expect(await client.heard()).toMatchObject([{ type: 'PLACEMENT', status: 'DELAYED', size_matched: '0' }]);
    paper.clock.advance(3_000);
    expect(await client.heard()).toMatchObject([
      { event_type: 'trade', status: 'MATCHED' },
      { type: 'UPDATE', status: 'MATCHED', size_matched: '10' },
    ]);
  });

  it('tells of an order that its market’s end takes away', async () => {
    const market = openMarket(paper, 'resolved');
    const client = await listen(maker);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    paper.exchange.resolve(market, 0);
    expect(await client.heard()).toMatchObject([
      { type: 'PLACEMENT' },
      { type: 'CANCELLATION', status: 'CANCELED_MARKET_RESOLVED' },
    ]);
  });
});

describe('a trade frame', () => {
  it('is sent for every step of settlement, to the taker and to the maker as the taker’s', async () => {
    const market = openMarket(paper, 'settled');
    const asked = maker.sign({ market, outcome: 1, side: 'BUY', price: '0.4', size: '100' });
    await maker.call('POST', '/order', asked.body);
    const [atTaker, atMaker] = [await listen(taker), await listen(maker)];
    const taking = taker.sign({ market, side: 'BUY', price: '0.6', size: '20' });
    await taker.call('POST', '/order', taking.body);
    const at = paper.clock.now();
    paper.clock.advance(5_000);
    const matched = {
      event_type: 'trade',
      type: 'TRADE',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      taker_order_id: taking.orderId,
      market: market.terms.conditionId,
      asset_id: market.token(0).tokenId,
      side: 'BUY',
      size: '20',
      price: '0.6',
      fee_rate_bps: '0',
      status: 'MATCHED',
      match_time: String(Math.floor(at / 1000)),
      last_update: String(Math.floor(at / 1000)),
      outcome: 'Yes',
      owner: taker.credentials.apiKey,
      trade_owner: taker.credentials.apiKey,
      maker_address: taker.address,
      transaction_hash: '',
      bucket_index: 0,
      maker_orders: [
        {
          order_id: asked.orderId,
          owner: maker.credentials.apiKey,
          maker_address: maker.address,
          matched_amount: '20',
          price: '0.4',
          fee_rate_bps: '0',
          asset_id: market.token(1).tokenId,
          outcome: 'No',
          outcome_index: 1,
          side: 'BUY',
        },
      ],
      trader_side: 'TAKER',
      timestamp: String(at),
    };
    const hash = expect.stringMatching(/^0x[0-9a-f]{64}$/);
    const stepAt = (status: string, ms: number) => ({
      ...matched,
      status,
      transaction_hash: hash,
      last_update: String(Math.floor((at + ms) / 1000)),
      timestamp: String(at + ms),
    });
    const steps = [matched, stepAt('MINED', 2_000), stepAt('CONFIRMED', 5_000)];
    expect((await atTaker.heard()).filter((frame) => !isOrder(frame))).toEqual(steps);
    expect((await atMaker.heard()).filter((frame) => !isOrder(frame))).toEqual(
      steps.map((step) => ({ ...step, trader_side: 'MAKER' })),
    );
  });

  it('tells of a trade that fails after all', async () => {
    const market = openMarket(paper, 'failed');
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    const client = await listen(maker);
    paper.exchange.settlement.failNext('the transaction was reverted');
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
    paper.clock.advance(5_000);
    expect((await client.heard()).filter((frame) => !isOrder(frame))).toMatchObject([
      { status: 'MATCHED' },
      { status: 'RETRYING', transaction_hash: '' },
      { status: 'FAILED', transaction_hash: '' },
    ]);
  });

  it('comes after the order’s own frame for a maker and before it for a taker', async () => {
    const market = openMarket(paper, 'either-order');
    const [atTaker, atMaker] = [await listen(taker), await listen(maker)];
    await maker.post({ market, side: 'BUY', price: '0.4', size: '100' });
    await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
    expect(await atMaker.heard()).toMatchObject([
      { type: 'PLACEMENT' },
      { type: 'UPDATE' },
      { type: 'TRADE' },
    ]);
    expect(await atTaker.heard()).toMatchObject([
      { type: 'PLACEMENT' },
      { type: 'TRADE' },
      { type: 'UPDATE' },
    ]);
  });

  it('is told in both roles to one who met their own order', async () => {
    const market = openMarket(paper, 'self');
    await maker.post({ market, side: 'BUY', price: '0.4', size: '20' });
    const client = await listen(maker);
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
    expect((await client.heard()).filter((frame) => !isOrder(frame))).toMatchObject([
      { status: 'MATCHED', trader_side: 'TAKER' },
      { status: 'MATCHED', trader_side: 'MAKER' },
    ]);
  });
});

describe('a subscription', () => {
  it('tells only its account', async () => {
    const market = openMarket(paper, 'private');
    const client = await listen(taker);
    await maker.post({ market, side: 'BUY', price: '0.4', size: '20' });
    expect(await client.heard()).toEqual([]);
  });

  it('can be for some markets, and be changed', async () => {
    const [one, other] = [openMarket(paper, 'one'), openMarket(paper, 'other')];
    const client = await listen(maker, [one.terms.conditionId]);
    const place = async () => {
      await maker.post({ market: one, side: 'BUY', price: '0.4', size: '5' });
      await maker.post({ market: other, side: 'BUY', price: '0.4', size: '5' });
      const frames = await client.heard();
      return frames.map((frame) => hasMarket(frame) && frame.market);
    };
    expect(await place()).toEqual([one.terms.conditionId]);
    client.send({ operation: 'subscribe', markets: [other.terms.conditionId] });
    expect(await client.heard()).toEqual([]);
    expect(await place()).toEqual([one.terms.conditionId, other.terms.conditionId]);
    client.send({ operation: 'unsubscribe', markets: [one.terms.conditionId] });
    expect(await client.heard()).toEqual([]);
    expect(await place()).toEqual([other.terms.conditionId]);
  });

  it('with an empty list is for all markets, and nonsense later is passed over', async () => {
    const client = await listen(maker, []);
    client.send('{');
    client.send({ operation: 'dance' });
    const market = openMarket(paper, 'all');
    await maker.post({ market, side: 'BUY', price: '0.4', size: '5' });
    expect(await client.heard()).toMatchObject([{ type: 'PLACEMENT', market: market.terms.conditionId }]);
  });

  it('is closed without an explanation for wrong credentials', async () => {
    const { apiKey, secret, passphrase } = maker.credentials;
    for (const auth of [
      { apiKey, secret, passphrase: '0'.repeat(64) },
      { apiKey, secret: taker.credentials.secret, passphrase },
      { apiKey: 'nobody', secret, passphrase },
    ]) {
      expect(await (await connect({ auth, type: 'user' })).closed).toEqual({ code: 1005, reason: '' });
    }
  });

  it('is closed with 1008 for a first frame that is none, and a PING too early', async () => {
    const { apiKey, secret, passphrase } = maker.credentials;
    const invalid = { code: 1008, reason: 'invalid subscription payload' };
    for (const first of [
      { auth: { apiKey, secret, passphrase }, type: 'market' },
      { operation: 'subscribe', markets: [] },
      '{',
      'PING',
    ]) {
      expect(await (await connect(first)).closed).toEqual(invalid);
    }
  });

  it('leaves nothing behind when it is closed', async () => {
    const client = await listen(maker);
    expect(paper.sockets.user.size).toBe(1);
    client.socket.close(1000);
    expect(await client.closed).toEqual({ code: 1000, reason: '' });
    await maker.call('GET', '/data/orders');
    expect(paper.sockets.user.size).toBe(0);
  });
});

function hasMarket(frame: unknown): frame is { readonly market: string } {
  return typeof frame === 'object' && frame !== null && 'market' in frame;
}

function isOrder(frame: unknown): boolean {
  return typeof frame === 'object' && frame !== null && 'event_type' in frame && frame.event_type === 'order';
}
