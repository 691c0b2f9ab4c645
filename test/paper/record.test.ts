/** The exchange's own record, and that a faultless user socket tells exactly what is in it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatMicros } from '../../src/protocol/decimal.ts';
import { type HeldPaper, openMarket, START, startHeldPaper } from './fixture.ts';
import { openSocketClient } from './socket-client.ts';
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

it('has each account’s orders and trades in the order they happened, as the socket tells them', async () => {
  const market = openMarket(paper, 'recorded');
  const { conditionId } = market.terms;
  const { apiKey, secret, passphrase } = maker.credentials;
  const hello = { auth: { apiKey, secret, passphrase }, type: 'user' };
  using client = await openSocketClient(`${paper.wsUrl}/ws/user`, hello);
  await client.heard();

  const resting = maker.sign({ market, side: 'BUY', price: '0.4', size: '50' });
  await maker.call('POST', '/order', resting.body);
  await taker.post({ market, outcome: 1, side: 'BUY', price: '0.6', size: '20' });
  await maker.call('DELETE', '/order', { orderID: resting.orderId });
  const killed = maker.sign({ market, side: 'BUY', price: '0.4', size: '50', type: 'FOK' });
  await maker.call('POST', '/order', killed.body);
  paper.clock.advance(5_000);

  const order = { kind: 'order', at: START, conditionId, orderId: resting.orderId, reason: undefined };
  const tradeIds = [expect.any(String)];
  const trade = {
    kind: 'trade',
    at: START,
    tradeId: tradeIds[0],
    conditionId,
    bucketIndex: 0,
    fills: [{ orderId: resting.orderId, shares: 20_000_000n, price: 400_000n }],
  };
  const entries = paper.record.of(maker.address);
  expect(entries).toEqual([
    { ...order, change: 'PLACEMENT', status: 'LIVE', filled: 0n, tradeIds: [] },
    { ...order, change: 'UPDATE', status: 'LIVE', filled: 20_000_000n, tradeIds },
    { ...trade, status: 'MATCHED' },
    { ...order, change: 'CANCELLATION', status: 'CANCELED', filled: 20_000_000n, tradeIds },
    {
      ...order,
      orderId: killed.orderId,
      change: 'CANCELLATION',
      status: 'CANCELED',
      filled: 0n,
      tradeIds: [],
      reason: "order couldn't be fully filled. FOK orders are fully filled or killed.",
    },
    { ...trade, at: START + 2_000, status: 'MINED' },
    { ...trade, at: START + 5_000, status: 'CONFIRMED' },
  ]);
  expect(await client.heard()).toMatchObject(
    entries.map((entry) =>
      entry.kind === 'trade'
        ? { id: entry.tradeId, status: entry.status, timestamp: String(entry.at) }
        : {
            id: entry.orderId,
            type: entry.change,
            size_matched: entry.reason === undefined ? formatMicros(entry.filled) : '',
            timestamp: String(entry.at),
          },
    ),
  );
});

it('is kept only for accounts with an API key', () => {
  expect(paper.record.of('0x0000000000000000000000000000000000000001')).toEqual([]);
  const [house] = [...paper.exchange.accounts.all()].filter(({ hasKey }) => !hasKey);
  expect(paper.record.of(house?.address ?? '')).toEqual([]);
});
