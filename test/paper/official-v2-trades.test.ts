import { AssetType, type ClobClient, OrderType, Side } from '@polymarket/clob-client-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { parseMicros } from '../../src/protocol/decimal.ts';
import { type OfficialTrader, openClientV2 } from '../support/official-clients.ts';
import { matchedAndMined, RESTING, tradeRow } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';

type Trader = OfficialTrader<ClobClient>;

const HOUR_MS = 3_600_000;

let paper: PaperServer;
beforeAll(async () => {
  paper = await startPaper({ quoting: false, settlementDelays: { minedMs: 0, confirmedMs: HOUR_MS } });
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

const CASES = [
  { version: 2, makerType: 0, takerType: 3 },
  { version: 2, makerType: 2, takerType: 1 },
  { version: 3, makerType: 3, takerType: 2 },
] as const;

describe.each(CASES)('clob-client-v2 1.1.0, order version $version', ({ version, makerType, takerType }) => {
  let market: Market;
  let maker: Trader;
  let taker: Trader;
  let yes: string;
  let no: string;
  beforeAll(async () => {
    paper.exchange.orderVersion = version;
    market = openMarket(paper, `v2-trades-${version}-${makerType}`);
    [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
    maker = await openClientV2(paper.url, makerType);
    taker = await openClientV2(paper.url, takerType);
  });

  it(`a maker of signature type ${makerType} and a taker of ${takerType} match by FOK and FAK`, async () => {
    // A buyer of No at 0.6 sells Yes at 0.4, as a set is made for the two.
    const bid = await maker.client.createAndPostOrder({ tokenID: no, price: 0.6, size: 50, side: Side.BUY });
    expect(bid).toEqual(RESTING);
    expect(await taker.client.calculateMarketPrice(yes, Side.BUY, 20)).toBe(0.4);
    const bought = await taker.client.createAndPostMarketOrder({ tokenID: yes, amount: 20, side: Side.BUY });
    expect(bought).toEqual(matchedAndMined({ making: '20', taking: '50' }));
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
    expect(sold).toEqual(matchedAndMined({ making: '20', taking: '6' }));
    expect(await balances(maker, market)).toEqual(['9984000000', '0', '30000000']);
    expect(await balances(taker, market)).toEqual(['9986000000', '30000000', '0']);

    const id = bought.tradeIDs?.[0] ?? '';
    const trade = {
      id,
      taker_order_id: bought.orderID,
      makerOrderId: bid.orderID,
      status: 'MINED',
      transaction_hash: bought.transactionsHashes?.[0],
    };
    const row = (side: string) => ({ ...tradeRow(maker, taker, market, trade), trader_side: side });
    const [, first] = await maker.client.getTrades();
    expect(first).toEqual(row('MAKER'));
    expect(await taker.client.getTrades({ id })).toEqual([row('TAKER')]);
    expect(await taker.client.getTrades({ market: market.terms.conditionId, asset_id: no })).toHaveLength(2);
    expect(await taker.client.getTrades({ before: '1' })).toEqual([]);
  });
});

it('clob-client-v2 1.1.0 buys for 10 pUSD at a tick of 0.1, where it cuts shares to three decimals', async () => {
  paper.exchange.orderVersion = 2;
  const market = openMarket(paper, 'v2-coarse', { tickSize: parseMicros('0.1') });
  const [maker, taker] = await Promise.all([openClientV2(paper.url), openClientV2(paper.url)]);
  await maker.client.createAndPostOrder({
    tokenID: market.token(1).tokenId,
    price: 0.1,
    size: 20,
    side: Side.BUY,
  });
  const order = { tokenID: market.token(0).tokenId, amount: 10, side: Side.BUY };
  expect((await taker.client.createMarketOrder(order)).takerAmount).toBe('11111000');
  expect(await taker.client.createAndPostMarketOrder(order)).toEqual(
    matchedAndMined({ making: '10', taking: '11.111111' }),
  );
});

it('clob-client-v2 1.1.0 reads trades past the first page, all at once and page by page', async () => {
  paper.exchange.orderVersion = 2;
  const market = openMarket(paper, 'v2-many-trades');
  const [maker, taker] = await Promise.all([openClientV2(paper.url), openClientV2(paper.url)]);
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
    expect(answers).toEqual(legs.map(() => matchedAndMined({ making: '1', taking: '2' })));
    tradeIds.unshift(...answers.flatMap((answer) => answer.tradeIDs ?? []).reverse());
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
