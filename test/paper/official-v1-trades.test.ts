import { AssetType, type ClobClient, OrderType, Side } from '@polymarket/clob-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { type OfficialTrader, openClientV1 } from '../support/official-clients.ts';
import { HASH, matched, RESTING, tradeRow } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';

type Trader = OfficialTrader<ClobClient>;

const SETTLED_MS = 500;
const clock = heldClock(Date.now());

let paper: PaperServer;
beforeAll(async () => {
  paper = await startPaper({
    clock,
    orderVersion: 1,
    quoting: false,
    settlementDelays: { minedMs: 50, confirmedMs: SETTLED_MS },
  });
});
afterAll(() => paper[Symbol.asyncDispose]());

async function balances({ client }: Trader, market: Market) {
  const assets = [
    { asset_type: AssetType.COLLATERAL },
    { asset_type: AssetType.CONDITIONAL, token_id: market.token(0).tokenId },
    { asset_type: AssetType.CONDITIONAL, token_id: market.token(1).tokenId },
  ];
  const answers = await Promise.all(assets.map((asset) => client.getBalanceAllowance(asset)));
  return answers.map(({ balance }) => balance);
}

describe.each([
  { makerType: 0, takerType: 2 },
  { makerType: 1, takerType: 0 },
] as const)('clob-client 5.8.1, order version 1', ({ makerType, takerType }) => {
  let market: Market;
  let maker: Trader;
  let taker: Trader;
  let yes: string;
  let no: string;
  beforeAll(async () => {
    market = openMarket(paper, `v1-trades-${makerType}`);
    [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
    maker = await openClientV1(paper.url, makerType);
    taker = await openClientV1(paper.url, takerType);
  });

  it(`a maker of signature type ${makerType} and a taker of ${takerType} match by FOK and FAK`, async () => {
    // A buyer of No at 0.6 sells Yes at 0.4, as a set is made for the two.
    const bid = await maker.client.createAndPostOrder({ tokenID: no, price: 0.6, size: 50, side: Side.BUY });
    expect(bid).toEqual(RESTING);
    expect(await taker.client.calculateMarketPrice(yes, Side.BUY, 20)).toBe(0.4);
    const bought = await taker.client.createAndPostMarketOrder({ tokenID: yes, amount: 20, side: Side.BUY });
    expect(bought).toEqual(matched({ making: '20', taking: '50' }));
    clock.advance(SETTLED_MS);
    expect(await balances(maker, market)).toEqual(['9970000000', '0', '50000000']);
    expect(await balances(taker, market)).toEqual(['9980000000', '50000000', '0']);

    const ask = await maker.client.createAndPostOrder({ tokenID: no, price: 0.7, size: 20, side: Side.SELL });
    expect(ask).toEqual(RESTING);
    const sale = { tokenID: yes, amount: 30, side: Side.SELL };
    const killed = taker.client.createAndPostMarketOrder({ ...sale, price: 0.3 });
    await expect(killed).rejects.toThrow(
      "order couldn't be fully filled. FOK orders are fully filled or killed.",
    );
    const sold = await taker.client.createAndPostMarketOrder(
      { ...sale, price: 0.3 },
      undefined,
      OrderType.FAK,
    );
    expect(sold).toEqual(matched({ making: '20', taking: '6' }));
    clock.advance(SETTLED_MS);
    expect(await balances(maker, market)).toEqual(['9984000000', '0', '30000000']);
    expect(await balances(taker, market)).toEqual(['9986000000', '30000000', '0']);

    const id = bought.tradeIDs[0];
    const trade = {
      id,
      taker_order_id: bought.orderID,
      makerOrderId: bid.orderID,
      status: 'CONFIRMED',
      transaction_hash: HASH,
    };
    const row = (side: string) => ({ ...tradeRow(maker, taker, market, trade), trader_side: side });
    const [, first] = await maker.client.getTrades();
    expect(first).toEqual(row('MAKER'));
    expect(await taker.client.getTrades({ id })).toEqual([row('TAKER')]);
    expect(await taker.client.getTrades({ market: market.terms.conditionId, asset_id: no })).toHaveLength(2);
    expect(await taker.client.getTrades({ before: '1' })).toEqual([]);
  });
});

it('clob-client 5.8.1 reads trades past the first page, all at once and page by page', async () => {
  const market = openMarket(paper, 'v1-many-trades');
  const [maker, taker] = await Promise.all([openClientV1(paper.url), openClientV1(paper.url)]);
  await maker.client.createAndPostOrder({
    tokenID: market.token(1).tokenId,
    price: 0.5,
    size: 1000,
    side: Side.BUY,
  });

  const tradeIds: string[] = [];
  for (let batch = 0; batch < 7; batch += 1) {
    const order = { tokenID: market.token(0).tokenId, price: 0.5, amount: 1, side: Side.BUY };
    const signed = await Promise.all(Array.from({ length: 15 }, () => taker.client.createMarketOrder(order)));
    const legs = signed.map((leg) => ({ order: leg, orderType: OrderType.FAK }));
    const answers = await taker.client.postOrders(legs);
    expect(answers).toEqual(legs.map(() => matched({ making: '1', taking: '2' })));
    tradeIds.unshift(...answers.flatMap(({ tradeIDs: [id] }: { tradeIDs: [string] }) => id).reverse());
  }

  expect((await taker.client.getTrades()).map(({ id }) => id)).toEqual(tradeIds);
  const first = await taker.client.getTradesPaginated();
  expect({ ...first, trades: first.trades.map(({ id }) => id) }).toEqual({
    trades: tradeIds.slice(0, 100),
    next_cursor: 'MTAw',
    limit: 100,
    count: 100,
  });
  const second = await taker.client.getTradesPaginated({}, first.next_cursor);
  expect({ ...second, trades: second.trades.map(({ id }) => id) }).toEqual({
    trades: tradeIds.slice(100),
    next_cursor: 'LTE=',
    limit: 100,
    count: 5,
  });
});
