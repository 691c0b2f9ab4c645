/** Every way in which the paper exchange refuses an order, in the real one's words and status. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openTrader, type Trader, type Wish } from './trader.ts';

const SECONDS = START / 1000;

let paper: HeldPaper;
let market: Market;
let trader: Trader;
let other: Trader;

beforeAll(async () => {
  paper = await startHeldPaper();
  market = openMarket(paper, 'refusals');
  trader = await openTrader(paper, 1);
  other = await openTrader(paper, 2);
  // Asks: 20 at 0.50, 20 at 0.60.
  await other.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '20' });
  await other.post({ market, outcome: 1, side: 'BUY', price: '0.4', size: '20' });
});

afterAll(() => paper[Symbol.asyncDispose]());

const BUY: Omit<Wish, 'market'> = { side: 'BUY', price: '0.3', size: '10' };

/** The refusal of a wish, the order's id in it replaced. */
async function refusal(wish: Omit<Wish, 'market'>, on: Market = market) {
  const { orderId, body } = trader.sign({ market: on, ...wish });
  const { status, json } = await trader.call('POST', '/order', body);
  return { status, body: JSON.parse(JSON.stringify(json).replaceAll(orderId, '{id}')) };
}

/** A good order's body with some of it changed after signing. */
function changed(change: { order?: Record<string, unknown>; body?: Record<string, unknown> }) {
  const { body } = trader.sign({ market, ...BUY });
  return { ...body, ...change.body, order: { ...body.order, ...change.order } };
}

describe('what an order says', () => {
  it.each<[string, Omit<Wish, 'market'>, string]>([
    [
      'price off the tick',
      { side: 'BUY', price: '0.305', size: '10' },
      'order {id} is invalid. Price (0.305) breaks minimum tick size rule: 0.01',
    ],
    [
      'price above one tick less than 1',
      { side: 'SELL', price: '1', size: '10' },
      'order {id} is invalid. Price (1) breaks minimum tick size rule: 0.01',
    ],
    [
      'size under the minimum',
      { side: 'BUY', price: '0.3', size: '4.99' },
      'order {id} is invalid. Size (4.99) lower than the minimum: 5',
    ],
    [
      'three decimals in the size of a BUY',
      { side: 'BUY', price: '0.3', size: '10.001', collateral: '3.0003' },
      'invalid amounts, the buy orders maker amount supports a max accuracy of 4 decimals, taker amount a max of 2 decimals',
    ],
    [
      'three decimals in the size of a SELL',
      { side: 'SELL', price: '0.3', size: '10.001', collateral: '3.0003' },
      'invalid amounts, the sell orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals',
    ],
    [
      'a product cut short',
      { side: 'SELL', price: '0.22', size: '19.69', collateral: '4.33' },
      "invalid amounts, the taker amount for a $0.22 order of size 19.69 should be '4.3318' but the value submited is '4.33'",
    ],
    [
      'five decimals in the shares of a market BUY',
      { side: 'BUY', type: 'FOK', price: '0.51', size: '39.21568', collateral: '20' },
      'invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals',
    ],
    [
      'three decimals in the dollars of a market BUY',
      { side: 'BUY', type: 'FAK', price: '0.5', size: '40.002', collateral: '20.001' },
      'invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals',
    ],
    [
      'three decimals in the shares of a market SELL',
      { side: 'SELL', type: 'FAK', price: '0.5', size: '40.002' },
      'invalid amounts, the market sell orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals',
    ],
    [
      'a market price that no cutting of decimals explains',
      { side: 'BUY', type: 'FOK', price: '0.515', size: '20', collateral: '10.3' },
      'order {id} is invalid. Price (0.515) breaks minimum tick size rule: 0.01',
    ],
    [
      'post-only with FOK',
      { ...BUY, type: 'FOK', postOnly: true },
      'invalid post-only order: only GTC and GTD order types are allowed',
    ],
    ['an expiration without GTD', { ...BUY, expiration: SECONDS + 600 }, 'invalid expiration'],
    ['GTD without an expiration', { ...BUY, type: 'GTD' }, 'invalid expiration'],
    [
      'GTD that would be over in the security minute',
      { ...BUY, type: 'GTD', expiration: SECONDS + 179 },
      'invalid expiration',
    ],
  ])('%s', async (_, wish, error) => {
    expect(await refusal(wish)).toEqual({ status: 400, body: { error } });
  });

  it('the decimals allowed follow the tick', async () => {
    const fine = openMarket(paper, 'fine', { tickSize: parseMicros('0.001') });
    expect(
      await refusal({ side: 'BUY', price: '0.301', size: '10.01', collateral: '3.013015' }, fine),
    ).toEqual({
      status: 400,
      body: {
        error:
          'invalid amounts, the buy orders maker amount supports a max accuracy of 5 decimals, taker amount a max of 2 decimals',
      },
    });
    expect(
      (await other.post({ market: fine, side: 'BUY', price: '0.301', size: '10.01' })).json,
    ).toMatchObject({
      status: 'live',
    });
  });
});

describe('what an order meets', () => {
  it.each<[string, Omit<Wish, 'market'>, Record<string, string>]>([
    [
      'post-only that crosses',
      { side: 'BUY', price: '0.5', size: '10', postOnly: true },
      { error: 'invalid post-only order: order crosses book' },
    ],
    [
      'a marketable BUY under a dollar',
      { side: 'BUY', type: 'FAK', price: '0.5', size: '1.98', collateral: '0.99' },
      { error: 'invalid amount for a marketable BUY order ($0.99), min size: $1' },
    ],
    [
      'FOK for more than there is',
      { side: 'BUY', type: 'FOK', price: '0.6', size: '50', collateral: '30' },
      { error: "order couldn't be fully filled. FOK orders are fully filled or killed.", orderID: '{id}' },
    ],
    [
      'FAK with nothing to match',
      { side: 'BUY', type: 'FAK', price: '0.49', size: '10', collateral: '4.9' },
      {
        error:
          'no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found.',
        orderID: '{id}',
      },
    ],
    [
      'a BUY beyond the balance',
      { side: 'BUY', price: '0.4', size: '25000.01' },
      {
        error:
          'not enough balance / allowance: the balance is not enough -> balance: 10000000000, order amount: 10000004000',
      },
    ],
    [
      'a SELL of shares it has not',
      { side: 'SELL', price: '0.9', size: '10' },
      {
        error:
          'not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 10000000',
      },
    ],
  ])('%s', async (_, wish, body) => {
    expect(await refusal(wish)).toEqual({ status: 400, body });
  });

  it('money that backs open orders cannot back another, in any market', async () => {
    const poor = await openTrader(paper, 3);
    const elsewhere = openMarket(paper, 'elsewhere');
    expect((await poor.post({ market, side: 'BUY', price: '0.4', size: '20000' })).json).toMatchObject({
      status: 'live',
    });
    expect(await poor.post({ market: elsewhere, side: 'BUY', price: '0.5', size: '4000.02' })).toMatchObject({
      status: 400,
      json: {
        error:
          'not enough balance / allowance: the balance is not enough -> balance: 10000000000, sum of active orders: 8000000000, order amount: 2000010000',
      },
    });
  });

  it('the fee of a BUY must be covered too', async () => {
    const charged = openMarket(paper, 'charged', { fee: { rate: '0.07', exponent: 1 } });
    const buyer = await openTrader(paper, 4);
    await other.post({ market: charged, outcome: 1, side: 'BUY', price: '0.5', size: '19000' });
    expect(await buyer.post({ market: charged, side: 'BUY', price: '0.5', size: '20000' })).toMatchObject({
      status: 400,
      json: {
        error:
          'not enough balance / allowance: the balance is not enough -> balance: 10000000000, order amount: 10332500000',
      },
    });
  });

  it('the same signed order a second time', async () => {
    const { orderId, body } = trader.sign({ market, ...BUY });
    expect((await trader.call('POST', '/order', body)).json).toMatchObject({
      orderID: orderId,
      status: 'live',
    });
    const again = { status: 400, json: { error: `order ${orderId} is invalid. Duplicated.` } };
    expect(await trader.call('POST', '/order', body)).toMatchObject(again);
    await trader.call('DELETE', '/order', { orderID: orderId });
    expect(await trader.call('POST', '/order', body)).toMatchObject(again);
  });
});

describe('whose an order is', () => {
  const PAYLOAD = 'Invalid order payload';

  it.each<[string, () => unknown, string]>([
    ['no body', () => undefined, PAYLOAD],
    ['a list', () => [], PAYLOAD],
    ['a salt as text', () => changed({ order: { salt: '12' } }), PAYLOAD],
    ['a salt beyond 2^53', () => changed({ order: { salt: 2 ** 53 } }), PAYLOAD],
    ['an amount as a number', () => changed({ order: { makerAmount: 3_000_000 } }), PAYLOAD],
    ['an amount of zero', () => changed({ order: { takerAmount: '0' } }), PAYLOAD],
    ['a side of its own', () => changed({ order: { side: 'HOLD' } }), PAYLOAD],
    ['a type of its own', () => changed({ body: { orderType: 'IOC' } }), PAYLOAD],
    [
      'a token nobody knows',
      () => changed({ order: { tokenId: '1234' } }),
      'the orderbook 1234 does not exist',
    ],
    [
      'another owner',
      () => changed({ body: { owner: other.credentials.apiKey } }),
      'the order owner has to be the owner of the API KEY',
    ],
    [
      'another signer',
      () => changed({ order: { signer: other.address } }),
      'the order signer address has to be the address of the API KEY',
    ],
    [
      'a maker that is not the signer, without a wallet',
      () => changed({ order: { maker: other.address } }),
      'the order signer address has to be the address of the API KEY',
    ],
    [
      'an amount changed after signing',
      () => changed({ order: { makerAmount: '3000001' } }),
      'invalid signature',
    ],
    ['a signature cut short', () => changed({ order: { signature: '0x1234' } }), 'invalid signature'],
  ])('%s', async (_, body, error) => {
    expect(await trader.call('POST', '/order', body())).toMatchObject({ status: 400, json: { error } });
  });

  it('a wallet that another account has bound', async () => {
    const wallet = '0x3333333333333333333333333333333333333333';
    const first = await openTrader(paper, 20, { signatureType: 2, wallet });
    const second = await openTrader(paper, 21, { signatureType: 2, wallet });
    expect((await first.post({ market, ...BUY })).status).toBe(200);
    expect(await second.post({ market, ...BUY })).toMatchObject({
      status: 400,
      json: { error: 'the order signer address has to be the address of the API KEY' },
    });
  });

  it('a second wallet of one signature type', async () => {
    const wallet = '0x4444444444444444444444444444444444444444';
    const first = await openTrader(paper, 22, { signatureType: 3, wallet });
    expect((await first.post({ market, ...BUY })).status).toBe(200);
    const { body } = first.sign({ market, ...BUY });
    const elsewhere = { ...body.order, maker: other.address, signer: other.address };
    expect(await first.call('POST', '/order', { ...body, order: elsewhere })).toMatchObject({
      status: 400,
      json: { error: 'invalid signature' },
    });
  });

  it('a restricted account', async () => {
    const account = paper.exchange.accounts.of(trader.address);
    paper.exchange.restrict(account, 'closed-only');
    expect(await refusal(BUY)).toEqual({
      status: 400,
      body: { error: `'${trader.address}' address in closed only mode` },
    });
    expect((await trader.call('GET', '/auth/ban-status/closed-only')).json).toEqual({ closed_only: true });
    paper.exchange.restrict(account, 'banned');
    expect(await refusal(BUY)).toEqual({
      status: 400,
      body: { error: `'${trader.address}' address banned` },
    });
    paper.exchange.restrict(account, 'none');
    expect((await trader.call('GET', '/auth/ban-status/closed-only')).json).toEqual({ closed_only: false });
  });
});

describe('the order version', () => {
  it.each([
    [1, 2],
    [1, 3],
    [2, 1],
    [2, 3],
    [3, 1],
    [3, 2],
  ] as const)('an order of version %i while %i is in force', async (version, inForce) => {
    const { body } = trader.sign({ market, ...BUY, version });
    paper.exchange.orderVersion = inForce;
    const answer = await trader.call('POST', '/order', body);
    paper.exchange.orderVersion = 2;
    expect(answer).toMatchObject({ status: 400, json: { error: 'order_version_mismatch' } });
  });

  it.each<[string, Partial<Wish>, string]>([
    [
      'a fee that is not the market’s',
      { feeRateBps: 0n },
      "invalid fee rate (0), current market's taker fee: 1000",
    ],
    ['a nonce', { nonce: 1n }, 'invalid nonce'],
  ])('in version 1, %s', async (_, wish, error) => {
    const charged = openMarket(paper, 'charged-v1', { fee: { rate: '0.07', exponent: 1 } });
    paper.exchange.orderVersion = 1;
    const refused = await refusal({ ...BUY, ...wish }, charged);
    const taken = await trader.post({ market: charged, ...BUY });
    paper.exchange.orderVersion = 2;
    expect(refused).toEqual({ status: 400, body: { error } });
    expect(taken).toMatchObject({ status: 200, json: { status: 'live' } });
  });
});

describe('a market that takes no orders', () => {
  it('before it is ready, and after it was resolved', async () => {
    const closed = openMarket(paper, 'closed');
    closed.acceptingOrders = false;
    const notReady = { status: 400, body: { error: 'the market is not yet ready to process new orders' } };
    expect(await refusal(BUY, closed)).toEqual(notReady);
    const over = openMarket(paper, 'over');
    paper.exchange.resolve(over, 0);
    expect(await refusal(BUY, over)).toEqual(notReady);
  });
});

describe('a mode of the exchange', () => {
  it.each([
    [{ kind: 'restarting' }, 425, { error: 'the matching engine is restarting' }, 425, 425],
    [{ kind: 'disabled' }, 503, { error: 'trading is currently disabled' }, 503, 503],
    [{ kind: 'cancel-only' }, 503, { error: 'the exchange is in cancel-only mode' }, 503, 200],
    [
      { kind: 'post-only', retryAfter: 90 },
      503,
      { error: 'the exchange is in post-only mode', code: 'post_only_mode', retry_after_seconds: 90 },
      200,
      200,
    ],
    [{ kind: 'throttled', retryAfter: 2 }, 429, { error: 'Too Many Requests' }, 429, 429],
  ] as const)('%o', async (mode, status, body, postOnlyStatus, cancelStatus) => {
    paper.exchange.mode = mode;
    const posted = await trader.post({ market, ...BUY });
    const postedOnly = await trader.post({ market, ...BUY, postOnly: true });
    const cancelled = await trader.call('DELETE', '/cancel-all');
    paper.exchange.mode = { kind: 'open' };
    expect(posted).toMatchObject({ status, json: body });
    expect(posted.headers['retry-after']).toBe('retryAfter' in mode ? String(mode.retryAfter) : undefined);
    expect(postedOnly.status).toBe(postOnlyStatus);
    expect(cancelled.status).toBe(cancelStatus);
  });
});

describe('a batch', () => {
  it('answers each leg in its place, whatever becomes of the others', async () => {
    const good = trader.sign({ market, ...BUY });
    const bad = trader.sign({ market, ...BUY, size: '1' });
    const answer = await trader.call('POST', '/orders', [good.body, bad.body, { no: 'order' }]);
    const nothing = { orderID: '', status: '', makingAmount: '', takingAmount: '', success: true };
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.json).toEqual([
      {
        errorMsg: '',
        orderID: good.orderId,
        status: 'live',
        makingAmount: '',
        takingAmount: '',
        success: true,
      },
      { ...nothing, errorMsg: `order ${bad.orderId} is invalid. Size (1) lower than the minimum: 5` },
      { ...nothing, errorMsg: 'Invalid order payload' },
    ]);
  });

  it('takes fifteen and no more', async () => {
    const legs = Array.from({ length: 16 }, () => trader.sign({ market, ...BUY }).body);
    expect(await trader.call('POST', '/orders', legs)).toMatchObject({
      status: 400,
      json: { error: 'Too many orders in payload: 16, max allowed: 15' },
    });
    expect(await trader.call('POST', '/orders', legs.slice(1))).toMatchObject({
      status: 200,
      json: { length: 15 },
    });
    expect(await trader.call('POST', '/orders', [])).toMatchObject({
      status: 400,
      json: { error: 'Invalid order payload' },
    });
  });
});
