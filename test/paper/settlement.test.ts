/** How trades settle on the paper exchange, and what its parties see of it, with a clock that the test holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
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

/** The taker buys 20 Yes at 0.60 from a maker who buys No. */
async function trade(slug: string) {
  const market = openMarket(paper, slug);
  const resting = maker.sign({ market, outcome: 1, side: 'BUY', price: '0.4', size: '100' });
  await maker.call('POST', '/order', resting.body);
  const taking = taker.sign({ market, side: 'BUY', price: '0.6', size: '20' });
  await taker.call('POST', '/order', taking.body);
  return { market, resting, taking };
}

async function statusOf(trader: Trader, conditionId: string) {
  const { json } = await trader.call('GET', `/data/trades?market=${conditionId}`);
  const rows = typeof json === 'object' && json !== null && 'data' in json ? json.data : undefined;
  return Array.isArray(rows) ? rows.map((row) => [row.status, row.transaction_hash, row.err_msg]) : json;
}

describe('a trade', () => {
  it('is told to both parties with every field, as the taker’s', async () => {
    const at = Math.floor(paper.clock.now() / 1000);
    const { market, resting, taking } = await trade('told');
    const [yes, no] = market.terms.tokens.map(({ tokenId }) => tokenId);
    const row = {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      taker_order_id: taking.orderId,
      market: market.terms.conditionId,
      asset_id: yes,
      side: 'BUY',
      size: '20',
      fee_rate_bps: '0',
      price: '0.6',
      status: 'MATCHED',
      match_time: String(at),
      match_time_nano: `${START}000000`,
      last_update: String(at),
      outcome: 'Yes',
      bucket_index: 0,
      owner: taker.credentials.apiKey,
      maker_address: taker.address,
      transaction_hash: '',
      err_msg: null,
      maker_orders: [
        {
          order_id: resting.orderId,
          owner: maker.credentials.apiKey,
          maker_address: maker.address,
          matched_amount: '20',
          price: '0.4',
          fee_rate_bps: '0',
          asset_id: no,
          outcome: 'No',
          outcome_index: 1,
          side: 'BUY',
        },
      ],
      trader_side: 'TAKER',
    };
    const page = { limit: 100, next_cursor: 'LTE=', count: 1 };
    const asked = `/data/trades?market=${market.terms.conditionId}`;
    expect((await taker.call('GET', asked)).json).toEqual({ ...page, data: [row] });
    expect((await maker.call('GET', asked)).json).toEqual({
      ...page,
      data: [{ ...row, trader_side: 'MAKER' }],
    });
  });

  it('is matched, then mined with a hash, then confirmed', async () => {
    const { market } = await trade('settles');
    const { conditionId } = market.terms;
    expect(await statusOf(taker, conditionId)).toEqual([['MATCHED', '', null]]);
    paper.clock.advance(1_999);
    expect(await statusOf(taker, conditionId)).toEqual([['MATCHED', '', null]]);
    paper.clock.advance(1);
    const hash = expect.stringMatching(/^0x[0-9a-f]{64}$/);
    expect(await statusOf(maker, conditionId)).toEqual([['MINED', hash, null]]);
    paper.clock.advance(3_000);
    expect(await statusOf(taker, conditionId)).toEqual([['CONFIRMED', hash, null]]);
  });

  it('gives its shares when it is mined, so they cannot be sold before', async () => {
    const { market } = await trade('shares-arrive');
    const sell = { market, side: 'SELL', price: '0.9', size: '20' } as const;
    expect(await taker.post(sell)).toMatchObject({
      status: 400,
      json: {
        error:
          'not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 20000000',
      },
    });
    paper.clock.advance(2_000);
    expect((await taker.post(sell)).json).toMatchObject({ status: 'live' });
  });

  it('that fails is retried, voided, and everybody has again what they gave', async () => {
    const before = await taker.call('GET', '/balance-allowance?asset_type=COLLATERAL');
    paper.exchange.settlement.failNext('the transaction was reverted');
    const { market, taking } = await trade('fails');
    const { conditionId } = market.terms;
    expect(await statusOf(taker, conditionId)).toEqual([['MATCHED', '', null]]);
    expect(await taker.call('GET', '/balance-allowance?asset_type=COLLATERAL')).not.toMatchObject({
      json: before.json,
    });
    paper.clock.advance(2_000);
    expect(await statusOf(taker, conditionId)).toEqual([['RETRYING', '', null]]);
    paper.clock.advance(3_000);
    expect(await statusOf(taker, conditionId)).toEqual([['FAILED', '', 'the transaction was reverted']]);
    expect(await taker.call('GET', '/balance-allowance?asset_type=COLLATERAL')).toMatchObject({
      json: before.json,
    });
    const { json } = await taker.call('GET', '/notifications');
    expect(Array.isArray(json) && json.at(-1)).toMatchObject({
      type: 8,
      payload: {
        order_id: taking.orderId,
        matched_size: '20',
        remaining_size: '0',
        trade_id: expect.any(String),
      },
    });
  });
});

describe('a taker of many makers', () => {
  it('makes a trade for every price and every twenty makers', async () => {
    const market = openMarket(paper, 'buckets');
    for (let order = 0; order < 25; order += 1) {
      await maker.post({ market, outcome: 1, side: 'BUY', price: '0.4', size: '5' });
    }
    await maker.post({ market, outcome: 1, side: 'BUY', price: '0.3', size: '5' });
    const answer = await taker.post({ market, side: 'BUY', price: '0.7', size: '130' });
    expect(answer.json).toMatchObject({ makingAmount: '78.5', takingAmount: '130', tradeIDs: { length: 3 } });
    const { json } = await taker.call('GET', `/data/trades?market=${market.terms.conditionId}`);
    expect(json).toMatchObject({
      data: [
        { bucket_index: 2, price: '0.7', size: '5', maker_orders: { length: 1 } },
        { bucket_index: 1, price: '0.6', size: '25', maker_orders: { length: 5 } },
        { bucket_index: 0, price: '0.6', size: '100', maker_orders: { length: 20 } },
      ],
    });
  });
});
