/** `@polymarket/client`'s own subscriptions on the exchange's sockets: what it reads of each frame. */
import { OrderSide, type SecureClient } from '@polymarket/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { heldClock } from '../../src/paper/clock.ts';
import { startPaper } from '../../src/paper/start.ts';
import { openSdk, type SdkHosts, startRelayer } from '../support/official-sdk.ts';
import { HASH, UUID } from '../support/official-shapes.ts';
import { type HeldPaper, openMarket, START } from './fixture.ts';

let paper: HeldPaper;
let hosts: SdkHosts;
let client: SecureClient;
let other: SecureClient;
beforeAll(async () => {
  // The client takes the platform's own, which Node has from 22 on.
  vi.stubGlobal('WebSocket', WebSocket);
  const clock = heldClock(Date.now());
  const settlementDelays = { minedMs: 50, confirmedMs: 1000 };
  paper = { ...(await startPaper({ clock, quoting: false, settlementDelays })), clock };
  hosts = { ...paper, relayer: await startRelayer() };
  [client, other] = await Promise.all([openSdk(hosts, 'itself'), openSdk(hosts, 'itself')]);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await hosts.relayer[Symbol.asyncDispose]();
  await paper[Symbol.asyncDispose]();
});

/** The next `count` events of a subscription, which is then closed. */
async function take<Event>(
  handle: AsyncIterable<Event> & { close(): Promise<void> },
  count: number,
): Promise<Event[]> {
  const events: Event[] = [];
  for await (const event of handle) {
    if (events.push(event) === count) break;
  }
  await handle.close();
  return events;
}

describe('@polymarket/client 0.2.0', () => {
  it('follows its own orders and trades', async () => {
    const market = openMarket(paper, 'sdk-user');
    const [yes, no] = market.terms.tokens.map(({ tokenId }) => tokenId);
    const handle = await client.subscribe([{ topic: 'user' }]);
    const at = paper.clock.now();
    await client.placeLimitOrder({ tokenId: yes ?? '', price: 0.4, size: 10, side: OrderSide.BUY });
    await other.placeLimitOrder({ tokenId: no ?? '', price: 0.6, size: 10, side: OrderSide.BUY });
    paper.clock.advance(1000);
    const order = {
      id: HASH,
      owner: client.credentials.key,
      orderOwner: client.credentials.key,
      orderEventType: 'PLACEMENT',
      market: market.terms.conditionId,
      tokenId: yes,
      side: 'BUY',
      price: '0.4',
      outcome: 'Yes',
      status: 'LIVE',
      originalSize: '10',
      sizeMatched: '0',
      associateTrades: null,
      orderType: 'GTC',
      makerAddress: client.account.wallet,
      createdAt: new Date(Math.floor(at / 1000) * 1000).toISOString(),
      timestamp: at,
    };
    const trade = {
      id: UUID,
      takerOrderId: HASH,
      market: market.terms.conditionId,
      tokenId: no,
      side: 'BUY',
      size: '10',
      price: '0.6',
      outcome: 'No',
      status: 'TRADE_STATUS_MATCHED',
      owner: other.credentials.key,
      tradeOwner: other.credentials.key,
      makerAddress: other.account.wallet,
      feeRateBps: '0',
      transactionHash: '',
      bucketIndex: 0,
      matchedAt: order.createdAt,
      updatedAt: order.createdAt,
      timestamp: at,
      makerOrders: [
        {
          orderId: HASH,
          owner: client.credentials.key,
          makerAddress: client.account.wallet,
          matchedAmount: '10',
          price: '0.4',
          feeRateBps: '0',
          tokenId: yes,
          outcome: 'Yes',
          outcomeIndex: 0,
          side: 'BUY',
        },
      ],
      traderSide: 'MAKER',
    };
    const updatedAt = expect.any(String);
    expect(await take(handle, 5)).toEqual([
      { topic: 'user', type: 'order', payload: order },
      {
        topic: 'user',
        type: 'order',
        payload: {
          ...order,
          orderEventType: 'UPDATE',
          status: 'MATCHED',
          sizeMatched: '10',
          associateTrades: [UUID],
        },
      },
      { topic: 'user', type: 'trade', payload: trade },
      {
        topic: 'user',
        type: 'trade',
        payload: {
          ...trade,
          status: 'TRADE_STATUS_MINED',
          transactionHash: HASH,
          updatedAt,
          timestamp: at + 50,
        },
      },
      {
        topic: 'user',
        type: 'trade',
        payload: {
          ...trade,
          status: 'TRADE_STATUS_CONFIRMED',
          transactionHash: HASH,
          updatedAt,
          timestamp: at + 1000,
        },
      },
    ]);
  });

  it('follows a market, its custom events included', async () => {
    const market = openMarket(paper, 'sdk-market');
    const tokenIds = market.terms.tokens.map(({ tokenId }) => tokenId);
    const [yes = '', no = ''] = tokenIds;
    const handle = await client.subscribe([{ topic: 'market', tokenIds: [yes], customFeatureEnabled: true }]);
    await client.placeLimitOrder({ tokenId: yes, price: 0.97, size: 50, side: OrderSide.BUY });
    await other.placeLimitOrder({ tokenId: no, price: 0.03, size: 40, side: OrderSide.BUY });
    const opened = openMarket(paper, 'sdk-new', { fee: { rate: '0.05', exponent: 1 } });
    paper.exchange.resolve(market, 0);
    const about = { market: market.terms.conditionId, timestamp: paper.clock.now() };
    const book = {
      ...about,
      tokenId: yes,
      asks: [],
      hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      minOrderSize: '5',
      tickSize: '0.01',
      negRisk: false,
    };
    const change = (size: string, bestBid: string, bestAskOfNo: string) => ({
      ...about,
      priceChanges: [
        { tokenId: yes, price: '0.97', size, side: 'BUY', hash: book.hash, bestBid, bestAsk: '1' },
        {
          tokenId: no,
          price: '0.03',
          size,
          side: 'SELL',
          hash: book.hash,
          bestBid: '0',
          bestAsk: bestAskOfNo,
        },
      ],
    });
    const best = (bestBid: string, spread: string) => ({
      ...about,
      tokenId: yes,
      bestBid,
      bestAsk: '1',
      spread,
    });
    expect(await take(handle, 10)).toEqual(
      [
        { type: 'book', payload: { ...book, bids: [], lastTradePrice: null, timestamp: START } },
        { type: 'price_change', payload: change('50', '0.97', '0.03') },
        { type: 'best_bid_ask', payload: best('0.97', '0.03') },
        {
          type: 'tick_size_change',
          payload: { ...about, tokenId: yes, oldTickSize: '0.01', newTickSize: '0.001' },
        },
        { type: 'price_change', payload: change('10', '0.97', '0.03') },
        {
          type: 'book',
          payload: {
            ...book,
            bids: [{ price: '0.97', size: '10' }],
            tickSize: '0.001',
            lastTradePrice: '0.97',
          },
        },
        {
          type: 'new_market',
          payload: expect.objectContaining({
            market: opened.terms.conditionId,
            tokenIds: opened.terms.tokens.map(({ tokenId }) => tokenId),
            orderPriceMinTickSize: '0.01',
            feesEnabled: true,
          }),
        },
        { type: 'price_change', payload: change('0', '0', '1') },
        { type: 'best_bid_ask', payload: best('0', '1') },
        {
          type: 'market_resolved',
          payload: {
            ...about,
            id: expect.any(String),
            tags: [],
            tokenIds,
            winningTokenId: yes,
            winningOutcome: 'Yes',
          },
        },
      ].map((event) => ({ topic: 'market', ...event })),
    );
  });
});
