/** Who trades with whom on the paper exchange, at what price, and what moves where. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { type HeldPaper, openMarket, startHeldPaper } from './fixture.ts';
import { openTrader, type Trader } from './trader.ts';

let paper: HeldPaper;
let ann: Trader;
let bob: Trader;
let eve: Trader;

beforeAll(async () => {
  paper = await startHeldPaper();
  ann = await openTrader(paper, 1);
  bob = await openTrader(paper, 2);
  eve = await openTrader(paper, 3);
});

afterAll(() => paper[Symbol.asyncDispose]());

/** Collateral and shares of a trader, in units, as the exchange tells them. */
async function holdings(trader: Trader, tokenIds: readonly string[]) {
  const queries = ['asset_type=COLLATERAL', ...tokenIds.map((id) => `asset_type=CONDITIONAL&token_id=${id}`)];
  const answers = await Promise.all(
    queries.map((query) => trader.call('GET', `/balance-allowance?${query}&signature_type=0`)),
  );
  return answers.map(({ json }) =>
    typeof json === 'object' && json !== null && 'balance' in json ? Number(json.balance) / 1e6 : json,
  );
}

/** What a trader's holdings changed by while `act` ran and settled. */
async function changes(traders: readonly Trader[], tokenIds: readonly string[], act: () => Promise<unknown>) {
  const before = await Promise.all(traders.map((trader) => holdings(trader, tokenIds)));
  await act();
  paper.clock.advance(50);
  const after = await Promise.all(traders.map((trader) => holdings(trader, tokenIds)));
  return after.map((row, index) =>
    row.map((value, asset) => Number((Number(value) - Number(before[index]?.[asset])).toFixed(6))),
  );
}

describe('two orders of one market', () => {
  it('buyers of both outcomes mint a set, at the price of the one who was there', async () => {
    const market = openMarket(paper, 'mint');
    const [yes, no] = market.terms.tokens.map(({ tokenId }) => tokenId);
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.4', size: '100' });
    const moved = await changes([ann, bob], [yes ?? '', no ?? ''], async () => {
      // Yes may cost 0.65; the maker's 0.40 for No leaves 0.60 to pay.
      const answer = await bob.post({ market, side: 'BUY', price: '0.65', size: '30' });
      expect(answer.json).toEqual({
        success: true,
        errorMsg: '',
        orderID: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        status: 'matched',
        makingAmount: '18',
        takingAmount: '30',
        tradeIDs: [expect.any(String)],
      });
    });
    expect(moved).toEqual([
      [-12, 0, 30],
      [-18, 30, 0],
    ]);
  });

  it('a buyer and a seller of one outcome swap, sellers of both dissolve a set', async () => {
    const market = openMarket(paper, 'swap-and-merge');
    const [yes = '', no = ''] = market.terms.tokens.map(({ tokenId }) => tokenId);
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '50' });
    await bob.post({ market, outcome: 0, side: 'BUY', price: '0.5', size: '50' });
    paper.clock.advance(50);

    await bob.post({ market, side: 'SELL', price: '0.55', size: '20' });
    const swapped = await changes([bob, eve], [yes, no], () =>
      eve.post({ market, side: 'BUY', price: '0.6', size: '20' }),
    );
    expect(swapped).toEqual([
      [11, -20, 0],
      [-11, 20, 0],
    ]);

    await ann.post({ market, outcome: 1, side: 'SELL', price: '0.45', size: '50' });
    const merged = await changes([ann, eve], [yes, no], () =>
      eve.post({ market, side: 'SELL', price: '0.5', size: '10' }),
    );
    expect(merged).toEqual([
      [4.5, 0, -10],
      [5.5, -10, 0],
    ]);
    expect(market.sets).toBe(parseMicros('40'));
  });

  it('the better price comes first, then the older order, and a rest stays on the book', async () => {
    const market = openMarket(paper, 'priority');
    const orders = [];
    for (const [trader, price, size] of [
      [ann, '0.45', '10'],
      [bob, '0.4', '10'],
      [bob, '0.45', '10'],
    ] as const) {
      const { body, orderId } = trader.sign({ market, outcome: 1, side: 'BUY', price, size });
      await trader.call('POST', '/order', body);
      orders.push(orderId);
    }
    // Seen from Yes: 20 offered at 0.55, the first of them ann's, and 10 at 0.60.
    const answer = await eve.post({ market, side: 'BUY', price: '0.6', size: '40' });
    expect(answer.json).toMatchObject({ status: 'live', makingAmount: '17', takingAmount: '30' });
    const { json } = await eve.call('GET', `/data/trades?market=${market.terms.conditionId}`);
    expect(json).toMatchObject({
      count: 2,
      data: [
        {
          price: '0.6',
          size: '10',
          bucket_index: 1,
          maker_orders: [{ order_id: orders[1], price: '0.4', matched_amount: '10' }],
        },
        {
          price: '0.55',
          size: '20',
          bucket_index: 0,
          maker_orders: [
            { order_id: orders[0], price: '0.45', matched_amount: '10', outcome: 'No' },
            { order_id: orders[2], price: '0.45', matched_amount: '10', outcome: 'No' },
          ],
        },
      ],
    });
    const open = await eve.call('GET', `/data/orders?market=${market.terms.conditionId}`);
    expect(open.json).toMatchObject({
      data: [{ original_size: '40', size_matched: '30', status: 'LIVE', associate_trades: { length: 2 } }],
    });
  });
});

describe('market orders', () => {
  it('a BUY spends its dollars and gets more shares where the price is better', async () => {
    const market = openMarket(paper, 'spend');
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '100' });
    const answer = await bob.post({
      market,
      side: 'BUY',
      type: 'FOK',
      price: '0.51',
      size: '39.2156',
      collateral: '20',
    });
    expect(answer.json).toMatchObject({ status: 'matched', makingAmount: '20', takingAmount: '50' });
  });

  it('a BUY whose dollars do not divide gets shares to the millionth', async () => {
    const market = openMarket(paper, 'thirds');
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.49', size: '100' });
    const answer = await bob.post({
      market,
      side: 'BUY',
      type: 'FOK',
      price: '0.51',
      size: '39.2156',
      collateral: '20',
    });
    expect(answer.json).toMatchObject({ status: 'matched', makingAmount: '20', takingAmount: '39.215686' });
  });

  it('FAK takes what is there, and its rest is gone', async () => {
    const market = openMarket(paper, 'fak');
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '10' });
    const answer = await bob.post({
      market,
      side: 'BUY',
      type: 'FAK',
      price: '0.5',
      size: '40',
      collateral: '20',
    });
    expect(answer.json).toMatchObject({ status: 'matched', makingAmount: '5', takingAmount: '10' });
    const open = await bob.call('GET', `/data/orders?market=${market.terms.conditionId}`);
    expect(open.json).toEqual({ limit: 100, next_cursor: 'LTE=', count: 0, data: [] });
  });
});

describe('fees', () => {
  it('the taker alone pays: on top of a BUY, out of the proceeds of a SELL', async () => {
    const market = openMarket(paper, 'fees', { fee: { rate: '0.07', exponent: 1 } });
    const [yes = ''] = market.terms.tokens.map(({ tokenId }) => tokenId);
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.5', size: '100' });
    // 100 × 0.07 × 0.25 = 1.75
    expect(
      await changes([ann, bob], [yes], () => bob.post({ market, side: 'BUY', price: '0.5', size: '100' })),
    ).toEqual([
      [-50, 0],
      [-51.75, 100],
    ]);
    await ann.post({ market, side: 'BUY', price: '0.2', size: '100' });
    // 100 × 0.07 × 0.16 = 1.12
    expect(
      await changes([ann, bob], [yes], () => bob.post({ market, side: 'SELL', price: '0.2', size: '100' })),
    ).toEqual([
      [-20, 100],
      [18.88, -100],
    ]);
  });
});

describe('the tick', () => {
  it('becomes 0.001 once a trade is beyond 0.96', async () => {
    const market = openMarket(paper, 'near-certain');
    const [yes = ''] = market.terms.tokens.map(({ tokenId }) => tokenId);
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.04', size: '20' });
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.03', size: '20' });
    await bob.post({ market, side: 'BUY', price: '0.96', size: '20' });
    expect(market.tickSize).toBe(parseMicros('0.01'));
    await bob.post({ market, side: 'BUY', price: '0.97', size: '20' });
    expect(market.tickSize).toBe(parseMicros('0.001'));
    expect((await eve.post({ market, side: 'BUY', price: '0.965', size: '10' })).json).toMatchObject({
      status: 'live',
    });
    expect((await eve.call('GET', `/tick-size?token_id=${yes}`)).json).toEqual({ minimum_tick_size: 0.001 });
  });

  it('stays where 0.001 would put resting orders off it', async () => {
    const market = openMarket(paper, 'quarter-ticks', { tickSize: parseMicros('0.0025') });
    await ann.post({ market, outcome: 1, side: 'BUY', price: '0.0225', size: '100' });
    await bob.post({ market, side: 'BUY', price: '0.9775', size: '100' });
    expect(market.tickSize).toBe(parseMicros('0.0025'));
  });
});
