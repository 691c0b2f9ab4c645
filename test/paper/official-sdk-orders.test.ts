import { OrderSide, OrderType, RequestRejectedError, type SecureClient } from '@polymarket/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../../src/paper/clock.ts';
import type { Market } from '../../src/paper/market.ts';
import { startPaper } from '../../src/paper/start.ts';
import { itemsOf, openSdk, type SdkHosts, startRelayer } from '../support/official-sdk.ts';
import { GONE, HASH, UUID } from '../support/official-shapes.ts';
import { type HeldPaper, openMarket } from './fixture.ts';

const SETTLED_MS = 1000;

let paper: HeldPaper;
let hosts: SdkHosts;
beforeAll(async () => {
  const clock = heldClock(Date.now());
  const settlementDelays = { minedMs: 50, confirmedMs: SETTLED_MS };
  paper = { ...(await startPaper({ clock, quoting: false, settlementDelays })), clock };
  hosts = { ...paper, relayer: await startRelayer() };
});
afterAll(async () => {
  await hosts.relayer[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

const secondsNow = () => Math.floor(paper.clock.now() / 1000);

const RESTING = {
  ok: true,
  orderId: HASH,
  status: 'live',
  makingAmount: '0',
  takingAmount: '0',
  tradeIds: [],
  transactionsHashes: [],
};

describe.each(['itself', 'wallet'] as const)('@polymarket/client 0.2.0, trading for %s', (trades) => {
  let market: Market;
  let client: SecureClient;
  beforeAll(async () => {
    market = openMarket(paper, `sdk-orders-${trades}`);
    client = await openSdk(hosts, trades);
  });

  const limit = () =>
    ({ tokenId: market.token(0).tokenId, price: 0.4, size: 10, side: OrderSide.BUY }) as const;

  it('places GTC, GTD and post-only orders, lists them and looks one up', async () => {
    const now = secondsNow();
    const expiration = now + 600;
    const gtc = await client.placeLimitOrder(limit());
    const gtd = await client.placeLimitOrder({ ...limit(), expiration });
    const postOnly = await client.placeLimitOrder({ ...limit(), postOnly: true });
    expect([gtc, gtd, postOnly]).toEqual([RESTING, RESTING, RESTING]);
    const [first, second, third] = await itemsOf(client.listOpenOrders());
    expect(first).toEqual({
      id: HASH,
      status: 'LIVE',
      owner: client.credentials.key,
      makerAddress: client.account.wallet,
      conditionId: market.terms.conditionId,
      tokenId: market.token(0).tokenId,
      outcome: 'Yes',
      side: 'BUY',
      originalSize: '10',
      sizeMatched: '0',
      price: '0.4',
      orderType: 'GTC',
      associateTrades: [],
      // The client reads the exchange's seconds as milliseconds, here and in `expiresAt`.
      createdAt: new Date(now).toISOString(),
    });
    expect(second).toMatchObject({ orderType: 'GTD', expiresAt: new Date(expiration).toISOString() });
    expect(await client.fetchOrder({ orderId: third?.id ?? '' })).toEqual({ ...first, id: third?.id });
    const crossing = client.placeLimitOrder({
      ...limit(),
      tokenId: market.token(1).tokenId,
      price: 0.6,
      postOnly: true,
    });
    await expect(crossing).rejects.toThrow(RequestRejectedError);
  });

  it('cancels one, some, those of a market, and all', async () => {
    await client.cancelAll();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const placed = await client.placeLimitOrder(limit());
      ids.push(placed.ok ? placed.orderId : '');
    }
    const [one = '', two = '', three = '', ...others] = ids;
    expect(await client.cancelOrder({ orderId: one })).toEqual({ canceled: [one], notCanceled: {} });
    expect(await client.cancelOrders({ orderIds: [one, two] })).toEqual({
      canceled: [two],
      notCanceled: { [one]: GONE },
    });
    await client.cancelOrder({ orderId: three });
    const { tokenId } = limit();
    expect(await client.cancelMarketOrders({ tokenId })).toEqual({ canceled: others, notCanceled: {} });
    expect(await client.cancelAll()).toEqual({ canceled: [], notCanceled: {} });
    // An order that is not open any more is `null` on the exchange, which the client cannot read.
    expect(await client.fetchOrder({ orderId: one })).toMatchObject({ id: one, status: 'CANCELED' });
  });

  it('takes with FOK and FAK, and waits for the trade to settle', async () => {
    const maker = await openSdk(hosts, 'itself');
    const [yes, no] = [market.token(0).tokenId, market.token(1).tokenId];
    await maker.placeLimitOrder({ tokenId: no, price: 0.6, size: 50, side: OrderSide.BUY });
    const buy = { tokenId: yes, side: OrderSide.BUY, amount: 8, orderType: OrderType.FOK } as const;
    const at = new Date(secondsNow() * 1000).toISOString();
    const bought = await client.placeMarketOrder(buy);
    expect(bought).toEqual({
      ok: true,
      orderId: HASH,
      status: 'matched',
      makingAmount: '8',
      takingAmount: '20',
      tradeIds: [UUID],
      transactionsHashes: [],
    });
    paper.clock.advance(SETTLED_MS);
    if (!bought.ok) throw new Error('the order was not taken');
    expect(await client.waitForOrderFillSettlement(bought)).toEqual([HASH]);

    await maker.placeLimitOrder({ tokenId: yes, price: 0.3, size: 5, side: OrderSide.BUY });
    const sell = { tokenId: yes, side: OrderSide.SELL, shares: 10, orderType: OrderType.FAK } as const;
    expect(await client.placeMarketOrder(sell)).toMatchObject({ makingAmount: '5', takingAmount: '1.5' });
    paper.clock.advance(SETTLED_MS);

    const [, trade] = await itemsOf(maker.listAccountTrades());
    expect(trade).toEqual({
      id: bought.tradeIds[0],
      takerOrderId: bought.orderId,
      conditionId: market.terms.conditionId,
      tokenId: yes,
      outcome: 'Yes',
      side: 'BUY',
      price: '0.4',
      size: '20',
      status: 'TRADE_STATUS_CONFIRMED',
      bucketIndex: 0,
      feeRateBps: '0',
      owner: client.credentials.key,
      makerAddress: client.account.wallet,
      matchedAt: at,
      updatedAt: new Date(Date.parse(at) + SETTLED_MS).toISOString(),
      traderSide: 'MAKER',
      transactionHash: HASH,
      makerOrders: [
        {
          orderId: HASH,
          owner: maker.credentials.key,
          makerAddress: maker.account.wallet,
          matchedAmount: '20',
          price: '0.6',
          feeRateBps: '0',
          tokenId: no,
          outcome: 'No',
          side: 'BUY',
        },
      ],
    });
    expect(await itemsOf(client.listAccountTrades({ id: bought.tradeIds[0] ?? '' }))).toEqual([
      { ...trade, traderSide: 'TAKER' },
    ]);
  });
});

it('@polymarket/client 0.2.0 posts a batch, and lists past the first page', async () => {
  const client = await openSdk(hosts, 'itself');
  const tokenId = openMarket(paper, 'sdk-batch').token(0).tokenId;
  const order = { tokenId, price: 0.01, size: 5, side: OrderSide.BUY } as const;
  const placed: string[] = [];
  for (let batch = 0; batch < 7; batch += 1) {
    const signed = await Promise.all(Array.from({ length: 15 }, () => client.createLimitOrder(order)));
    const answers = await client.postOrders(signed);
    expect(answers).toEqual(signed.map(() => RESTING));
    placed.push(...answers.flatMap((answer) => (answer.ok ? [answer.orderId] : [])));
  }
  expect((await itemsOf(client.listOpenOrders())).map(({ id }) => id)).toEqual(placed);
  const { items, ...page } = await client.listOpenOrders().firstPage();
  expect([items.length, page]).toEqual([100, { hasMore: true, nextCursor: 'MTAw', totalCount: 100 }]);

  const tooMuch = await client.createLimitOrder({ ...order, size: 2_000_000 });
  expect(await client.postOrders([tooMuch])).toEqual([
    {
      ok: false,
      code: 'insufficient_balance_or_allowance',
      message:
        'not enough balance / allowance: the balance is not enough -> balance: 10000000000, sum of active orders: 5250000, order amount: 20000000000',
    },
  ]);
});
