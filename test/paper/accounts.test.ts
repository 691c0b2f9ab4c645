/** Wallets, balances, lists and notifications of an account on the paper exchange. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashId } from '../../src/paper/ids.ts';
import type { OrderVersion, SignatureType } from '../../src/protocol/order.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openTrader, type Trader, type Wish } from './trader.ts';

const WALLET = '0x1111111111111111111111111111111111111111';
const HOUR_MS = 3_600_000;
const UNLIMITED = '115792089237316195423570985008687907853269984665640564039457584007913129639935';

let paper: HeldPaper;
let lastTrader = 0;

beforeAll(async () => {
  paper = await startHeldPaper();
});

afterAll(() => paper[Symbol.asyncDispose]());

function someone(options?: Parameters<typeof openTrader>[2]): Promise<Trader> {
  lastTrader += 1;
  return openTrader(paper, lastTrader, options);
}

async function collateral(trader: Trader, type: SignatureType) {
  const { json } = await trader.call(
    'GET',
    `/balance-allowance?asset_type=COLLATERAL&signature_type=${type}`,
  );
  return typeof json === 'object' && json !== null && 'balance' in json ? json.balance : json;
}

describe('a new account', () => {
  it('finds 10,000 pUSD, with every contract allowed to spend it', async () => {
    const trader = await someone();
    expect(
      (await trader.call('GET', '/balance-allowance?asset_type=COLLATERAL&signature_type=0')).json,
    ).toEqual({
      balance: '10000000000',
      allowances: {
        '0xE111180000d2663C0091e4f400237545B87B996B': UNLIMITED,
        '0xe2222d279d744050d28e00520010520000310F59': UNLIMITED,
        '0xe3333700cA9d93003F00f0F71f8515005F6c00Aa': UNLIMITED,
      },
    });
    expect(
      (await trader.call('GET', '/balance-allowance/update?asset_type=COLLATERAL&signature_type=0')).json,
    ).toEqual({});
  });

  it('gets no more of it with a second key', async () => {
    const minted = paper.exchange.accounts.minted;
    const trader = await someone();
    const account = paper.exchange.accounts.of(trader.address);
    paper.exchange.keys.create(account, 1n);
    paper.exchange.accounts.bind(account, 0, trader.address);
    expect(paper.exchange.accounts.minted - minted).toBe(10_000_000_000n);
  });

  it('has as much in each of its wallets: promised before the first order, its own after', async () => {
    const market = openMarket(paper, 'wallets');
    const maker = await someone();
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '20' });
    const trader = await someone({ signatureType: 2, wallet: WALLET });
    expect(await collateral(trader, 2)).toBe('10000000000');
    await trader.post({ market, side: 'BUY', price: '0.5', size: '20' });
    expect(await collateral(trader, 2)).toBe('9990000000');
    expect(await collateral(trader, 0)).toBe('10000000000');
    expect(await collateral(trader, 3)).toBe('10000000000');
  });

  it('buys for no more than it allows the contract of the market, and is shown how much that is', async () => {
    const exchangeV2 = '0xE111180000d2663C0091e4f400237545B87B996B';
    const market = openMarket(paper, 'allowances');
    const negRisk = openMarket(paper, 'neg-risk-allowances', { negRiskMarketId: hashId('neg-risk') });
    const trader = await someone();
    paper.exchange.accounts.of(trader.address).wallets.get(0)?.approve(exchangeV2, 1_000_000n);
    expect((await trader.call('GET', '/balance-allowance?asset_type=COLLATERAL')).json).toEqual({
      balance: '10000000000',
      allowances: {
        [exchangeV2]: '1000000',
        '0xe2222d279d744050d28e00520010520000310F59': UNLIMITED,
        '0xe3333700cA9d93003F00f0F71f8515005F6c00Aa': UNLIMITED,
      },
    });
    const buy = { side: 'BUY', price: '0.1', size: '10' } as const;
    expect(await trader.post({ market, ...buy, size: '11' })).toMatchObject({
      status: 400,
      json: { error: 'not enough balance / allowance' },
    });
    expect(await trader.post({ market, ...buy })).toMatchObject({ status: 200 });
    expect(await trader.post({ market: negRisk, ...buy, size: '11' })).toMatchObject({ status: 200 });
  });

  it.each([
    ['asset_type=GOLD', 'Invalid asset type'],
    ['asset_type=COLLATERAL&signature_type=4', 'Invalid signature_type'],
    ['asset_type=CONDITIONAL', 'Invalid token id'],
    ['asset_type=CONDITIONAL&token_id=1', 'Invalid token id'],
  ])('is told what is wrong with %s', async (query, error) => {
    const trader = await someone();
    expect(await trader.call('GET', `/balance-allowance?${query}`)).toMatchObject({
      status: 400,
      json: { error },
    });
  });
});

describe('orders of every version and signature type', () => {
  it.each<[OrderVersion, SignatureType, boolean]>([
    [1, 0, false],
    [1, 1, true],
    [1, 2, false],
    [2, 0, true],
    [2, 1, false],
    [2, 2, true],
    [2, 3, false],
    [2, 3, true],
    [3, 0, true],
    [3, 2, false],
    [3, 3, true],
  ])('version %i, signature type %i, neg-risk %s', async (version, signatureType, negRisk) => {
    const wallet = `0x${`${version}${signatureType}${Number(negRisk)}`.padStart(40, '0')}`;
    const trader = await someone(signatureType === 0 ? {} : { signatureType, wallet });
    const market = openMarket(paper, `signed-${wallet}`, {
      negRiskMarketId: negRisk ? `0x${'0'.repeat(64)}` : undefined,
    });
    paper.exchange.orderVersion = version;
    const { orderId, body } = trader.sign({ market, side: 'BUY', price: '0.5', size: '10' });
    const answer = await trader.call('POST', '/order', body);
    const balance = await trader.call(
      'GET',
      `/balance-allowance?asset_type=COLLATERAL&signature_type=${signatureType}`,
    );
    paper.exchange.orderVersion = 2;
    expect(answer).toMatchObject({ status: 200, json: { orderID: orderId, status: 'live' } });
    expect(balance.json).toMatchObject(
      version === 1 ? { allowance: UNLIMITED } : { allowances: expect.any(Object) },
    );
    expect((await trader.call('GET', `/data/order/${orderId}`)).json).toEqual({
      id: orderId,
      status: 'LIVE',
      owner: trader.credentials.apiKey,
      maker_address: trader.wallet,
      market: market.terms.conditionId,
      asset_id: market.token(0).tokenId,
      side: 'BUY',
      original_size: '10',
      size_matched: '0',
      price: '0.5',
      outcome: 'Yes',
      expiration: '0',
      order_type: 'GTC',
      associate_trades: [],
      created_at: START / 1000,
    });
  });
});

describe('lists', () => {
  /** Follows cursors to the end: sizes of the pages, and all ids. */
  async function readAll(trader: Trader, path: string) {
    const sizes: number[] = [];
    const ids: unknown[] = [];
    let cursor = 'MA==';
    while (cursor !== 'LTE=') {
      const { json } = await trader.call('GET', `${path}next_cursor=${cursor}`);
      if (typeof json !== 'object' || json === null || !('data' in json) || !Array.isArray(json.data)) {
        throw new Error(`no page: ${JSON.stringify(json)}`);
      }
      sizes.push(json.data.length);
      ids.push(...json.data.map((row) => row.id));
      cursor = 'next_cursor' in json ? String(json.next_cursor) : 'LTE=';
    }
    return { sizes, ids };
  }

  it('of orders and trades come by hundreds, each row once', async () => {
    const market = openMarket(paper, 'many');
    const maker = await someone();
    const taker = await someone();
    const placed: string[] = [];
    for (let batch = 0; batch < 14; batch += 1) {
      const legs = Array.from({ length: 15 }, () =>
        maker.sign({ market, outcome: 1, side: 'BUY', price: '0.5', size: '5' }),
      );
      placed.push(...legs.map(({ orderId }) => orderId));
      await maker.call(
        'POST',
        '/orders',
        legs.map(({ body }) => body),
      );
    }
    expect(await readAll(maker, '/data/orders?')).toEqual({ sizes: [100, 100, 10], ids: placed });

    for (let trade = 0; trade < 101; trade += 1) {
      await taker.post({ market, side: 'BUY', price: '0.5', size: '5' });
    }
    const trades = await readAll(maker, '/data/trades?');
    expect(trades.sizes).toEqual([100, 1]);
    expect(new Set(trades.ids).size).toBe(101);
    expect(await readAll(maker, '/data/orders?')).toEqual({ sizes: [100, 9], ids: placed.slice(101) });
  });

  it('of trades can be narrowed by id, market, token, wallet and time', async () => {
    const market = openMarket(paper, 'narrow');
    const [yes, no] = market.terms.tokens.map(({ tokenId }) => tokenId);
    const maker = await someone();
    const taker = await someone();
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '100' });
    const buy: Wish = { market, side: 'BUY', price: '0.5', size: '10' };
    const early = await taker.post(buy);
    paper.clock.advance(10_000);
    const late = await taker.post(buy);
    const ids = [late, early].map(({ json }) =>
      typeof json === 'object' && json !== null && 'tradeIDs' in json && Array.isArray(json.tradeIDs)
        ? json.tradeIDs[0]
        : json,
    );
    const now = paper.clock.now() / 1000;
    const found = async (query: string) => (await readAll(taker, `/data/trades?${query}&`)).ids;
    expect(await found(`market=${market.terms.conditionId}`)).toEqual(ids);
    expect(await found(`asset_id=${yes}`)).toEqual(ids);
    expect(await found(`asset_id=${no}`)).toEqual(ids);
    expect(await found(`maker_address=${maker.address}`)).toEqual(ids);
    expect(await found(`maker_address=${WALLET}`)).toEqual([]);
    expect(await found(`id=${ids[1]}`)).toEqual([ids[1]]);
    expect(await found(`after=${now - 5}`)).toEqual([ids[0]]);
    expect(await found(`before=${now - 5}`)).toEqual([ids[1]]);
    expect(await taker.call('GET', '/data/trades?after=yesterday')).toMatchObject({
      status: 400,
      json: { error: 'Invalid trade params payload' },
    });
    expect(await taker.call('GET', '/data/trades?next_cursor=!')).toMatchObject({
      status: 400,
      json: { error: 'invalid next_cursor' },
    });
  });

  it('of pre-migration orders and of rewards are empty, and end', async () => {
    const trader = await someone();
    const empty = { limit: 100, next_cursor: 'LTE=', count: 0, data: [] };
    expect((await trader.call('GET', '/data/pre-migration-orders')).json).toEqual(empty);
    expect((await trader.call('GET', '/rewards/user?date=2026-11-01')).json).toEqual(empty);
    expect((await trader.call('GET', '/rewards/user/total?date=2026-11-01')).json).toEqual([]);
    expect((await trader.call('GET', '/rewards/user/percentages')).json).toEqual({});
  });
});

describe('notifications', () => {
  it('tell of fills and cancels with the order as it was, and can be dropped', async () => {
    const market = openMarket(paper, 'told');
    const maker = await someone();
    const taker = await someone();
    const resting = maker.sign({ market, outcome: 1, side: 'BUY', price: '0.4', size: '30' });
    await maker.call('POST', '/order', resting.body);
    await taker.post({ market, side: 'BUY', price: '0.6', size: '10' });
    await maker.call('DELETE', '/order', { orderID: resting.orderId });
    const payload = {
      order_id: resting.orderId,
      market: market.terms.conditionId,
      condition_id: market.terms.conditionId,
      asset_id: market.token(1).tokenId,
      side: 'BUY',
      price: '0.4',
      original_size: '30',
      matched_size: '10',
      remaining_size: '20',
      outcome: 'No',
      outcome_index: 1,
      owner: maker.credentials.apiKey,
      type: 'GTC',
      question: market.terms.question,
      market_slug: 'told',
      icon: '',
      image: '',
      eventSlug: 'told',
      seriesSlug: '',
    };
    const common = { owner: maker.credentials.apiKey, timestamp: Math.floor(paper.clock.now() / 1000) };
    const { json } = await maker.call('GET', '/notifications?signature_type=0');
    expect(json).toEqual([
      {
        ...common,
        id: expect.any(Number),
        type: 2,
        payload: { ...payload, trade_id: expect.stringMatching(/^[0-9a-f-]{36}$/), transaction_hash: '' },
      },
      {
        ...common,
        id: expect.any(Number),
        type: 1,
        payload: { ...payload, trade_id: '', transaction_hash: '' },
      },
    ]);
    const [first, second] = Array.isArray(json) ? json.map(({ id }) => id) : [];
    expect(await taker.call('DELETE', `/notifications?ids=${first}`)).toMatchObject({
      status: 200,
      json: 'OK',
    });
    expect(await maker.call('DELETE', `/notifications?ids=${first},999999`)).toMatchObject({
      status: 200,
      json: 'OK',
    });
    expect((await maker.call('GET', '/notifications')).json).toMatchObject([{ id: second }]);
    expect(await maker.call('DELETE', '/notifications?ids=one')).toMatchObject({
      status: 400,
      json: { error: 'Invalid ids' },
    });
  });

  it('are forgotten after 48 hours', async () => {
    const market = openMarket(paper, 'forgotten');
    const trader = await someone();
    await trader.post({ market, side: 'BUY', price: '0.5', size: '10' });
    await trader.call('DELETE', '/cancel-all');
    paper.clock.advance(48 * HOUR_MS - 1);
    expect((await trader.call('GET', '/notifications')).json).toMatchObject([{ type: 1 }]);
    paper.clock.advance(1);
    expect((await trader.call('GET', '/notifications')).json).toEqual([]);
  });
});

describe('scoring', () => {
  it('goes to orders that are large and near the middle', async () => {
    const market = openMarket(paper, 'scored', {
      rewards: { minimumSize: 20_000_000n, maximumSpread: 30_000n, dailyRate: 1_000_000n },
    });
    const trader = await someone();
    const ids: string[] = [];
    for (const [price, size] of [
      ['0.49', '20'],
      ['0.49', '19.99'],
      ['0.4', '20'],
    ] as const) {
      const { body, orderId } = trader.sign({ market, side: 'BUY', price, size });
      await trader.call('POST', '/order', body);
      ids.push(orderId);
    }
    await trader.post({ market, outcome: 1, side: 'BUY', price: '0.49', size: '20' });
    const [near, small, far] = ids;
    expect((await trader.call('GET', `/order-scoring?order_id=${near}`)).json).toEqual({ scoring: true });
    const expected = { [String(near)]: true, [String(small)]: false, [String(far)]: false, unknown: false };
    expect((await trader.call('POST', '/orders-scoring', [...ids, 'unknown'])).json).toEqual(expected);
    const query = [...ids, 'unknown'].map((id) => `order_ids=${id}`).join('&');
    expect((await trader.call('GET', `/orders-scoring?${query}`)).json).toEqual(expected);
  });
});

describe('builders', () => {
  it('find the trades whose taker named them, without asking who they are', async () => {
    const market = openMarket(paper, 'built');
    const builder = `0x${'b1'.repeat(32)}`;
    const maker = await someone();
    const taker = await someone();
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '20' });
    await taker.post({ market, side: 'BUY', price: '0.5', size: '20', builder });
    const { json } = await taker.call('GET', `/builder/trades?builder_code=${builder}`);
    expect(json).toMatchObject({
      limit: 300,
      next_cursor: 'LTE=',
      count: 1,
      data: [
        {
          builder,
          builderCode: builder,
          market: market.terms.conditionId,
          side: 'BUY',
          size: '20',
          sizeUsdc: '10',
          price: '0.5',
          feeUsdc: '0',
          status: 'MATCHED',
        },
      ],
    });
    expect((await taker.call('GET', '/builder/trades')).status).toBe(400);
    expect((await taker.call('GET', `/fees/builder-fees/${builder}`)).json).toEqual({
      builder_maker_fee_rate_bps: 0,
      builder_taker_fee_rate_bps: 0,
    });
  });
});
