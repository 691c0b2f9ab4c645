import { ApiError, AssetType, type ClobClient, OrderType, Side } from '@polymarket/clob-client-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { CHAIN_CONTRACTS } from '../../src/protocol/constants.ts';
import { type OfficialTrader, openClientV2 } from '../support/official-clients.ts';
import { GONE, openOrderRow, RESTING, UNLIMITED } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';

type Trader = OfficialTrader<ClobClient>;

let paper: PaperServer;
beforeAll(async () => {
  paper = await startPaper({ quoting: false, settlementDelays: { minedMs: 0, confirmedMs: 1 } });
});
afterAll(() => paper[Symbol.asyncDispose]());

const CASES = [
  { version: 2, signatureType: 0 },
  { version: 2, signatureType: 1 },
  { version: 2, signatureType: 2 },
  { version: 2, signatureType: 3 },
  { version: 3, signatureType: 0 },
  { version: 3, signatureType: 1 },
  { version: 3, signatureType: 2 },
  { version: 3, signatureType: 3 },
] as const;

describe.each(CASES)(
  'clob-client-v2 1.1.0, order version $version, signature type $signatureType',
  ({ version, signatureType }) => {
    let market: Market;
    let trader: Trader;
    beforeAll(async () => {
      paper.exchange.orderVersion = version;
      market = openMarket(paper, `v2-orders-${version}-${signatureType}`);
      trader = await openClientV2(paper.url, signatureType);
    });

    const limit = (price = 0.4, size = 10) => ({
      tokenID: market.token(0).tokenId,
      price,
      size,
      side: Side.BUY,
    });
    const row = (order: object) => openOrderRow(trader, market, order);

    it('places GTC, GTD and post-only orders, lists them and looks one up', async () => {
      const { client } = trader;
      const expiration = Math.floor(Date.now() / 1000) + 600;
      const gtc = await client.createAndPostOrder(limit());
      const gtd = await client.createAndPostOrder({ ...limit(), expiration }, undefined, OrderType.GTD);
      const postOnly = await client.createAndPostOrder(limit(), undefined, OrderType.GTC, true);
      expect([gtc, gtd, postOnly]).toEqual([RESTING, RESTING, RESTING]);

      const rows = [
        row({ id: gtc.orderID }),
        row({ id: gtd.orderID, order_type: 'GTD', expiration: String(expiration) }),
        row({ id: postOnly.orderID }),
      ];
      expect(await client.getOpenOrders()).toEqual(rows);
      expect(await client.getOpenOrders({ asset_id: market.token(1).tokenId })).toEqual([]);
      expect(await client.getOpenOrders({ id: gtd.orderID })).toEqual([rows[1]]);
      expect(await client.getOrder(postOnly.orderID)).toEqual(rows[2]);
    });

    it('cancels one, some, those of a market, and all', async () => {
      const { client } = trader;
      const elsewhere = openMarket(paper, `v2-elsewhere-${version}-${signatureType}`);
      await client.cancelAll();
      const ids: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        ids.push((await client.createAndPostOrder(limit())).orderID);
      }
      const [one = '', two = '', three = '', four = ''] = ids;
      const away = { ...limit(), tokenID: elsewhere.token(1).tokenId };
      const { orderID: other } = await client.createAndPostOrder(away);

      expect(await client.cancelOrder({ orderID: one })).toEqual({ canceled: [one], not_canceled: {} });
      expect(await client.cancelOrders([one, two])).toEqual({
        canceled: [two],
        not_canceled: { [one]: GONE },
      });
      const ofMarket = { market: market.terms.conditionId, asset_id: market.token(0).tokenId };
      expect(await client.cancelMarketOrders(ofMarket)).toEqual({
        canceled: [three, four],
        not_canceled: {},
      });
      expect(await client.cancelAll()).toEqual({ canceled: [other], not_canceled: {} });
      expect(await client.getOrder(one)).toMatchObject({ id: one, status: 'CANCELED' });
      expect(await client.getOpenOrders()).toEqual([]);
    });

    it('trades in a neg-risk market, which has a contract of its own', async () => {
      const cup = openMarket(paper, `v2-cup-${version}-${signatureType}`, {
        negRiskMarketId: `0x${'ab'.repeat(32)}`,
      });
      const order = { ...limit(), tokenID: cup.token(0).tokenId };
      expect(await trader.client.createAndPostOrder(order)).toEqual(RESTING);
      expect(await trader.client.getNegRisk(cup.token(0).tokenId)).toBe(true);
    });

    it('reads balance and allowances of its wallet', async () => {
      const { client } = trader;
      const collateral = { asset_type: AssetType.COLLATERAL };
      const { exchangeV2, negRiskExchangeV2, exchangeV3 } = CHAIN_CONTRACTS[137];
      const allowances = { [exchangeV2]: UNLIMITED, [negRiskExchangeV2]: UNLIMITED, [exchangeV3]: UNLIMITED };
      expect(await client.updateBalanceAllowance(collateral)).toEqual({});
      expect(await client.getBalanceAllowance(collateral)).toEqual({ balance: '10000000000', allowances });
      const shares = { asset_type: AssetType.CONDITIONAL, token_id: market.token(0).tokenId };
      expect(await client.getBalanceAllowance(shares)).toEqual({ balance: '0', allowances });
    });
  },
);

describe('clob-client-v2 1.1.0', () => {
  let market: Market;
  let trader: Trader;
  beforeAll(async () => {
    paper.exchange.orderVersion = 2;
    market = openMarket(paper, 'v2-orders');
    trader = await openClientV2(paper.url);
  });

  it('reads the order version, and the compact market it signs by', async () => {
    const { client } = trader;
    const [yes, no] = [market.token(0), market.token(1)];
    expect(await client.getVersion()).toBe(2);
    expect(await client.getFeeExponent(yes.tokenId)).toBe(0);
    expect(await client.getClobMarketInfo(market.terms.conditionId)).toEqual({
      c: market.terms.conditionId,
      v: 'v1',
      t: [
        { t: yes.tokenId, o: 'Yes' },
        { t: no.tokenId, o: 'No' },
      ],
      mos: 5,
      mts: 0.01,
      mbf: 0,
      tbf: 0,
      ao: true,
      aot: '2026-11-01T12:00:00.000Z',
      gst: null,
      r: null,
      sd: 0,
      cbos: false,
      rfqe: false,
      itode: false,
      ibce: false,
    });
  });

  it('posts a batch, each leg with its own answer, and lists past the first page', async () => {
    const { client } = trader;
    const order = { tokenID: market.token(0).tokenId, price: 0.01, size: 5, side: Side.BUY };
    const beyondFunds = await client.createOrder({ ...order, size: 2_000_000 });
    const placed: string[] = [];
    for (let batch = 0; batch < 7; batch += 1) {
      const signed = await Promise.all(Array.from({ length: 15 }, () => client.createOrder(order)));
      const answers = await client.postOrders(
        signed.map((leg) => ({ order: leg, orderType: OrderType.GTC })),
      );
      expect(answers).toEqual(Array.from({ length: 15 }, () => RESTING));
      placed.push(...answers.map(({ orderID }) => orderID));
    }
    const [refused] = await client.postOrders([{ order: beyondFunds, orderType: OrderType.GTC }]);
    expect(refused).toEqual({
      success: true,
      errorMsg:
        'not enough balance / allowance: the balance is not enough -> balance: 10000000000, sum of active orders: 5250000, order amount: 20000000000',
      orderID: '',
      status: '',
      makingAmount: '',
      takingAmount: '',
    });
    expect((await client.getOpenOrders()).map(({ id }) => id)).toEqual(placed);
    expect(await client.getOpenOrders({}, true)).toHaveLength(100);
    expect(await client.cancelOrders(placed)).toEqual({ canceled: placed, not_canceled: {} });
  });

  it('is refused in the exchange’s words', async () => {
    const { client } = trader;
    const order = { tokenID: market.token(0).tokenId, price: 0.5, size: 10, side: Side.SELL };
    const refused = await client.createAndPostOrder(order).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ApiError);
    expect(refused).toMatchObject({
      message:
        'not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 10000000',
      status: 400,
    });
    const signed = await client.createOrder({ ...order, side: Side.BUY });
    const { orderID } = await client.postOrder(signed);
    await expect(client.postOrder(signed)).rejects.toThrow(`order ${orderID} is invalid. Duplicated.`);
  });

  it('signs again where the exchange went on to another order version, unless refusals are thrown', async () => {
    const { client } = await openClientV2(paper.url, 0, { throwOnError: false });
    const order = { tokenID: market.token(0).tokenId, price: 0.1, size: 10, side: Side.BUY };
    expect([await client.getVersion(), await client.createAndPostOrder(order)]).toEqual([2, RESTING]);
    expect(await trader.client.createAndPostOrder(order)).toEqual(RESTING);

    paper.exchange.orderVersion = 3;
    expect(await client.createAndPostOrder(order)).toEqual(RESTING);
    await expect(trader.client.createAndPostOrder(order)).rejects.toThrow('order_version_mismatch');
  });
});
