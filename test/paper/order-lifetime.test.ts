/** How an order's time on the paper exchange ends, other than by being filled. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openTrader, type Trader, type Wish } from './trader.ts';

const GONE = "order can't be found - already canceled or matched";

let paper: HeldPaper;
let market: Market;
let trader: Trader;

beforeEach(async () => {
  paper = await startHeldPaper();
  market = openMarket(paper, 'lifetime');
  trader = await openTrader(paper, 1);
});

afterEach(() => paper[Symbol.asyncDispose]());

/** Posts a resting order, and gives its id. */
async function rest(wish: Partial<Wish> = {}, by: Trader = trader): Promise<string> {
  const { body, orderId } = by.sign({ market, side: 'BUY', price: '0.3', size: '10', ...wish });
  expect(await by.call('POST', '/order', body)).toMatchObject({ status: 200, json: { errorMsg: '' } });
  return orderId;
}

async function openIds(by: Trader = trader): Promise<unknown> {
  const { json } = await by.call('GET', '/data/orders');
  const rows = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  return Array.isArray(rows) ? rows.map((row) => row.id) : json;
}

async function notes(by: Trader = trader): Promise<unknown> {
  const { json } = await by.call('GET', '/notifications?signature_type=0');
  return Array.isArray(json)
    ? json.map(({ type, payload }) => [type, payload.order_id ?? payload.condition_id])
    : json;
}

describe('an ended order, by its id,', () => {
  const unknown = `0x${'ef'.repeat(32)}`;

  it('is answered with its status, and an unknown one with 404', async () => {
    const id = await rest();
    await trader.call('DELETE', '/order', { orderID: id });
    const ended = expect.objectContaining({ id, status: 'CANCELED', size_matched: '0' });
    expect(await trader.call('GET', `/data/order/${id}`)).toMatchObject({ status: 200, json: ended });
    expect((await trader.call('GET', `/data/orders?id=${id}`)).json).toMatchObject({ data: [ended] });
    expect(await openIds()).toEqual([]);
    expect(await trader.call('GET', `/data/order/${unknown}`)).toMatchObject({
      status: 404,
      json: { error: 'Order not found' },
    });
  });

  it('is null as before October 2026, like an unknown one', async () => {
    await using old = await startHeldPaper({ endedOrders: 'null' });
    const early = await openTrader(old, 1);
    const wish = { market: openMarket(old, 'old'), side: 'BUY', price: '0.5', size: '10' } as const;
    const { json } = await early.post(wish);
    const id = (json as { orderID: string }).orderID;
    await early.call('DELETE', '/order', { orderID: id });
    expect(await early.call('GET', `/data/order/${id}`)).toMatchObject({ status: 200, json: null });
    expect((await early.call('GET', `/data/orders?id=${id}`)).json).toMatchObject({ data: [] });
    expect(await early.call('GET', `/data/order/${unknown}`)).toMatchObject({ status: 200, json: null });
  });
});

describe('a cancel', () => {
  it('of one order takes it off the book and frees its money', async () => {
    const id = await rest({ price: '0.5', size: '20000' });
    expect((await trader.call('DELETE', '/order', { orderID: id })).json).toEqual({
      canceled: [id],
      not_canceled: {},
    });
    expect(await openIds()).toEqual([]);
    expect(await notes()).toEqual([[1, id]]);
    await rest({ price: '0.5', size: '20000' });
  });

  it('of an order that is gone, unknown or another’s says so, with status 200', async () => {
    const other = await openTrader(paper, 2);
    const foreign = await rest({}, other);
    const mine = await rest();
    await trader.call('DELETE', '/order', { orderID: mine });
    const unknown = `0x${'ab'.repeat(32)}`;
    expect(await trader.call('DELETE', '/orders', [mine, foreign, unknown, mine])).toMatchObject({
      status: 200,
      json: { canceled: [], not_canceled: { [mine]: GONE, [foreign]: GONE, [unknown]: GONE } },
    });
    expect(await openIds(other)).toEqual([foreign]);
  });

  it('of a market, of one outcome in it, or of everything', async () => {
    const elsewhere = openMarket(paper, 'elsewhere');
    const yes = await rest();
    const no = await rest({ outcome: 1 });
    const far = await rest({ market: elsewhere });
    const { conditionId, tokens } = market.terms;
    const cancelMarket = (body: unknown) => trader.call('DELETE', '/cancel-market-orders', body);
    expect((await cancelMarket({ market: conditionId, asset_id: tokens[1].tokenId })).json).toEqual({
      canceled: [no],
      not_canceled: {},
    });
    expect((await cancelMarket({ market: conditionId })).json).toEqual({ canceled: [yes], not_canceled: {} });
    const again = await rest();
    expect((await cancelMarket({})).json).toEqual({ canceled: [far, again], not_canceled: {} });
    const last = await rest();
    expect((await trader.call('DELETE', '/cancel-all')).json).toEqual({ canceled: [last], not_canceled: {} });
  });

  it.each([
    ['/order', { orderID: '0x12' }, 'Invalid orderID'],
    ['/order', { id: 'x' }, 'Invalid orderID'],
    ['/orders', { orders: [] }, 'Invalid order payload'],
    ['/orders', Array.from({ length: 1001 }, () => '0x1'), 'Too many orders in payload, max allowed: 1000'],
  ])('with a bad body to %s is refused', async (path, body, error) => {
    expect(await trader.call('DELETE', path, body)).toMatchObject({ status: 400, json: { error } });
  });
});

describe('a GTD order', () => {
  it('is over a minute before its expiration, and not sooner', async () => {
    const id = await rest({ type: 'GTD', expiration: START / 1000 + 200 });
    paper.clock.advance(139_999);
    expect((await trader.call('GET', `/data/order/${id}`)).json).toMatchObject({
      id,
      order_type: 'GTD',
      expiration: String(START / 1000 + 200),
      status: 'LIVE',
    });
    paper.clock.advance(1);
    expect(await openIds()).toEqual([]);
    expect(await notes()).toEqual([[1, id]]);
  });
});

describe('heartbeats', () => {
  const beat = (id: unknown) => trader.call('POST', '/v1/heartbeats', { heartbeat_id: id });
  const idOf = (json: unknown) =>
    typeof json === 'object' && json !== null && 'heartbeat_id' in json ? json.heartbeat_id : undefined;

  it('keep orders while they come in a chain, and cancel those of the key when they stop', async () => {
    const other = await openTrader(paper, 2);
    const kept = await rest({}, other);
    const id = await rest();
    let next = idOf((await beat('')).json);
    for (let round = 0; round < 4; round += 1) {
      paper.clock.advance(9_000);
      next = idOf((await beat(next)).json);
    }
    expect(await openIds()).toEqual([id]);
    paper.clock.advance(10_000);
    expect(await openIds()).toEqual([id]);
    paper.clock.advance(5_000);
    expect(await openIds()).toEqual([]);
    expect(await openIds(other)).toEqual([kept]);
  });

  it('with a wrong id are told the right one', async () => {
    const first = idOf((await beat(null)).json);
    expect(await beat('stale')).toMatchObject({
      status: 400,
      json: { error: 'Invalid Heartbeat ID', error_msg: 'Invalid Heartbeat ID', heartbeat_id: first },
    });
    expect((await beat(first)).status).toBe(200);
  });

  it('of the older kind bring no id, and begin the chain anew', async () => {
    await beat('');
    expect((await trader.call('POST', '/heartbeats')).json).toEqual({ status: 'ok' });
    expect((await beat('')).status).toBe(200);
  });
});

describe('a market with a delay', () => {
  it('holds an order that would match, which cannot be cancelled meanwhile', async () => {
    const slow = openMarket(paper, 'slow', { secondsDelay: 3 });
    const maker = await openTrader(paper, 2);
    await rest({ market: slow, outcome: 1, price: '0.5' }, maker);
    const { body, orderId } = trader.sign({ market: slow, side: 'BUY', price: '0.5', size: '10' });
    expect((await trader.call('POST', '/order', body)).json).toEqual({
      success: true,
      errorMsg: '',
      orderID: orderId,
      status: 'delayed',
      makingAmount: '',
      takingAmount: '',
    });
    expect((await trader.call('GET', `/data/order/${orderId}`)).json).toMatchObject({ status: 'DELAYED' });
    expect((await trader.call('DELETE', '/order', { orderID: orderId })).json).toEqual({
      canceled: [],
      not_canceled: { [orderId]: GONE },
    });
    paper.clock.advance(3_000);
    expect((await trader.call('GET', '/data/trades')).json).toMatchObject({
      data: [{ taker_order_id: orderId }],
    });
  });

  it('rests the order where what it would have met is gone', async () => {
    const slow = openMarket(paper, 'slow', { secondsDelay: 3 });
    const maker = await openTrader(paper, 2);
    await rest({ market: slow, outcome: 1, price: '0.5' }, maker);
    const id = await rest({ market: slow, price: '0.5' });
    await maker.call('DELETE', '/cancel-all');
    paper.clock.advance(3_000);
    expect((await trader.call('GET', `/data/order/${id}`)).json).toMatchObject({
      status: 'LIVE',
      size_matched: '0',
    });
  });
});

describe('a resolution', () => {
  it('settles trades, cancels orders, pays the winners and tells everybody concerned', async () => {
    const other = await openTrader(paper, 2);
    const bystander = await openTrader(paper, 3);
    await rest({ outcome: 1, price: '0.4', size: '30' }, other);
    await rest({ price: '0.6', size: '20' });
    const left = await rest({ price: '0.2' });
    paper.exchange.resolve(market, 0);

    const { conditionId, question, slug } = market.terms;
    const balance = (by: Trader) => by.call('GET', '/balance-allowance?asset_type=COLLATERAL');
    expect(await balance(trader)).toMatchObject({ json: { balance: '10008000000' } });
    expect(await balance(other)).toMatchObject({ json: { balance: '9992000000' } });
    expect(await openIds()).toEqual([]);
    expect((await trader.call('GET', '/data/trades')).json).toMatchObject({
      data: [{ status: 'CONFIRMED' }],
    });

    expect(await notes()).toEqual([
      [2, expect.any(String)],
      [1, left],
      [9, undefined],
      [4, conditionId],
    ]);
    expect(await notes(bystander)).toEqual([]);
    const { json } = await trader.call('GET', '/notifications');
    expect(Array.isArray(json) && json.slice(2)).toMatchObject([
      {
        type: 9,
        owner: trader.credentials.apiKey,
        payload: { amount: '20', conditionId, position: 'Yes', question, slug, proxyWallet: trader.address },
      },
      {
        type: 4,
        owner: '',
        payload: {
          closed: true,
          tokens: [
            { winner: true, price: 1 },
            { winner: false, price: 0 },
          ],
        },
      },
    ]);
    expect((await trader.call('GET', `/markets/${conditionId}`)).json).toMatchObject({
      closed: true,
      accepting_orders: false,
    });
  });
});
