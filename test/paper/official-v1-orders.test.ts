import { AssetType, type ClobClient, OrderType, Side } from '@polymarket/clob-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '../../src/paper/market.ts';
import { type PaperServer, startPaper } from '../../src/paper/start.ts';
import { type OfficialTrader, openClientV1 } from '../support/official-clients.ts';
import { GONE, openOrderRow, RESTING, UNLIMITED } from '../support/official-shapes.ts';
import { openMarket } from './fixture.ts';

let paper: PaperServer;
beforeAll(async () => {
  paper = await startPaper({ quoting: false, orderVersion: 1 });
});
afterAll(() => paper[Symbol.asyncDispose]());

describe.each([0, 1, 2] as const)(
  'clob-client 5.8.1, order version 1, signature type %i',
  (signatureType) => {
    let market: Market;
    let trader: OfficialTrader<ClobClient>;
    beforeAll(async () => {
      market = openMarket(paper, `v1-orders-${signatureType}`);
      trader = await openClientV1(paper.url, signatureType);
    });

    const limit = () => ({ tokenID: market.token(0).tokenId, price: 0.4, size: 10, side: Side.BUY });
    const row = (order: object) => openOrderRow(trader, market, order);

    it('places GTC, GTD and post-only orders, lists them and looks one up', async () => {
      const { client } = trader;
      const expiration = Math.floor(Date.now() / 1000) + 600;
      const gtc = await client.createAndPostOrder(limit());
      const gtd = await client.createAndPostOrder({ ...limit(), expiration }, undefined, OrderType.GTD);
      const postOnly = await client.createAndPostOrder(limit(), undefined, OrderType.GTC, false, true);
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
      const elsewhere = openMarket(paper, `v1-elsewhere-${signatureType}`);
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

    it('signs the fee rate of the market, and under the contract of neg-risk markets', async () => {
      const { tokenId } = openMarket(paper, `v1-fees-${signatureType}`, {
        fee: { rate: '0.07', exponent: 1 },
        negRiskMarketId: `0x${'ab'.repeat(32)}`,
      }).token(0);
      expect(await trader.client.getFeeRateBps(tokenId)).toBe(1000);
      const order = await trader.client.createOrder({ ...limit(), tokenID: tokenId });
      expect(order).toMatchObject({ feeRateBps: '1000', nonce: '0', expiration: '0' });
      expect(await trader.client.postOrder(order)).toEqual(RESTING);
      await expect(trader.client.postOrder(order)).rejects.toThrow('is invalid. Duplicated.');
    });

    it('reads balance and allowance of its wallet', async () => {
      const { client } = trader;
      const collateral = { asset_type: AssetType.COLLATERAL };
      expect(await client.updateBalanceAllowance(collateral)).toEqual({});
      const all = { balance: '10000000000', allowance: UNLIMITED };
      expect(await client.getBalanceAllowance(collateral)).toEqual(all);
      const shares = { asset_type: AssetType.CONDITIONAL, token_id: market.token(0).tokenId };
      expect(await client.getBalanceAllowance(shares)).toEqual({ balance: '0', allowance: UNLIMITED });
    });
  },
);

it('clob-client 5.8.1 posts a batch, and lists past the first page', async () => {
  const { client } = await openClientV1(paper.url);
  const { tokenId } = openMarket(paper, 'v1-batch').token(0);
  const order = { tokenID: tokenId, price: 0.01, size: 5, side: Side.BUY };
  const placed: string[] = [];
  for (let batch = 0; batch < 7; batch += 1) {
    const signed = await Promise.all(Array.from({ length: 15 }, () => client.createOrder(order)));
    const answers = await client.postOrders(signed.map((leg) => ({ order: leg, orderType: OrderType.GTC })));
    expect(answers).toEqual(Array.from({ length: 15 }, () => RESTING));
    placed.push(...answers.map(({ orderID }: { orderID: string }) => orderID));
  }
  expect((await client.getOpenOrders()).map(({ id }) => id)).toEqual(placed);
  expect(await client.getOpenOrders({}, true)).toHaveLength(100);
  expect(await client.cancelOrders(placed)).toEqual({ canceled: placed, not_canceled: {} });
});

it('an exchange that takes another version by now tells clob-client 5.8.1 so', async () => {
  const { client } = await openClientV1(paper.url);
  const { tokenId } = openMarket(paper, 'v1-late').token(0);
  paper.exchange.orderVersion = 2;
  const order = client.createAndPostOrder({ tokenID: tokenId, price: 0.1, size: 5, side: Side.BUY });
  await expect(order).rejects.toThrow('order_version_mismatch');
  paper.exchange.orderVersion = 1;
});
