/** The account's streams through the public door: orders, trades, notifications, balances, and what `since` goes back to. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Floor, type FloorMarket, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import { readStreams, untilLive, untilStreams } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

const ORDER_EVENTS = `subscription ($since: ID, $market: ID) {
  orderEvents(since: $since, market: $market) {
    __typename
    ... on OrderEvent {
      cursor kind orderId tradeId message
      order { orderId side price originalSize sizeMatched status associateTrades token { outcome } market { conditionId } }
    }
    ... on StreamGap { reason }
  }
}`;
const TRADE_EVENTS = `subscription {
  tradeEvents {
    ... on TradeEvent {
      tradeId step
      trade { side price size outcome status transactionHash }
      ownFills { orderId role side price size outcome }
    }
  }
}`;

interface OrderElement {
  readonly __typename: string;
  readonly cursor: string;
  readonly kind: string;
  readonly orderId: string;
  readonly tradeId: string | null;
  readonly order: { readonly sizeMatched: string; readonly status: string };
}
interface TradeElement {
  readonly tradeId: string;
  readonly step: string;
  readonly trade: { readonly transactionHash: string | null };
}

let floor: Floor;
let foxes: FloorMarket;
beforeAll(async () => {
  floor = await openFloor();
  foxes = floor.market('paper-cup-winner-red-foxes');
});
afterAll(() => floor[Symbol.asyncDispose]());

async function place(url: string, input: object): Promise<string> {
  const { json } = await askGraphQL(
    url,
    `mutation ($input: CreateAndPostOrderInput!) {
      createAndPostOrder(input: $input) { __typename ... on OrderPlaced { orderId } ... on OrderRejected { errorMsg } }
    }`,
    { variables: { input } },
  );
  const { data } = json as { data: { createAndPostOrder: { orderId?: string } } };
  const { orderId } = data.createAndPostOrder;
  if (orderId === undefined) throw new Error(JSON.stringify(json));
  return orderId;
}

async function cancel(url: string, orderId: string): Promise<void> {
  await askGraphQL(url, `mutation { cancelOrder(input: {orderId: "${orderId}"}) { __typename } }`);
}

const short = ({ kind, order, tradeId }: OrderElement): string =>
  [kind, order.status, order.sizeMatched, tradeId === null ? '' : 'trade'].join(' ').trim();
const of = (events: readonly OrderElement[], orderId: string): string[] =>
  events.filter((event) => event.orderId === orderId).map(short);

describe('orderEvents', () => {
  it('tells an order from placement over its fills to its end, with the order as it was at each', async () => {
    const { alice, bob } = floor;
    await using stream = subscribe<OrderElement>(alice.url, ORDER_EVENTS);
    await untilLive(alice.url);
    const orderId = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.46', size: '20' });
    await place(bob.url, { tokenId: foxes.no, side: 'BUY', price: '0.54', size: '8' });
    await place(bob.url, { tokenId: foxes.no, side: 'BUY', price: '0.54', size: '12' });
    const events = await stream.until((all) => all.some(({ kind }) => kind === 'FILLED'));
    expect(of(events, orderId)).toEqual([
      'PLACED LIVE 0',
      'PARTLY_FILLED LIVE 8 trade',
      'PARTLY_FILLED LIVE 20 trade',
      'FILLED MATCHED 20',
    ]);
    expect(events.find(({ kind }) => kind === 'FILLED')).toEqual({
      __typename: 'OrderEvent',
      cursor: expect.stringMatching(/:\d+:[\w-]{8}$/),
      kind: 'FILLED',
      orderId,
      tradeId: null,
      message: null,
      order: {
        orderId,
        side: 'BUY',
        price: '0.46',
        originalSize: '20',
        sizeMatched: '20',
        status: 'MATCHED',
        associateTrades: [expect.any(String), expect.any(String)],
        token: { outcome: 'Yes' },
        market: { conditionId: foxes.conditionId },
      },
    });
  });

  it('goes on behind `since` without missing or repeating, also after the reader had stopped', async () => {
    const { alice } = floor;
    const first = subscribe<OrderElement>(alice.url, ORDER_EVENTS);
    await untilLive(alice.url);
    const one = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.02', size: '10' });
    const [placed] = await first.until((all) => all.some(({ orderId }) => orderId === one));
    await first[Symbol.asyncDispose]();
    await untilStreams(alice.url, ([account]) => account?.state === 'STOPPED');
    await vi.waitFor(() => expect(floor.paper.sockets.user.size).toBe(0));
    const two = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.03', size: '10' });
    await cancel(alice.url, one);

    await using again = subscribe<OrderElement>(alice.url, ORDER_EVENTS, { since: placed?.cursor });
    const events = await again.until(
      (all) => all.filter(({ __typename }) => __typename === 'OrderEvent').length >= 2,
    );
    expect(of(events, one)).toEqual(['CANCELED CANCELED 0']);
    expect(of(events, two)).toEqual(['PLACED LIVE 0']);
    await cancel(alice.url, two);
  });

  it('answers a `since` that is no longer kept with a StreamGap, and goes on', async () => {
    const { alice } = floor;
    await using stream = subscribe<{ __typename: string; reason: string }>(alice.url, ORDER_EVENTS, {
      since: 'an-earlier-life:12',
    });
    const [gap] = await stream.until((all) => all.length > 0);
    expect(gap).toEqual({ __typename: 'StreamGap', reason: 'FELL_BEHIND' });
  });

  it('refuses a `since` that is no cursor', async () => {
    await using stream = subscribe(floor.alice.url, ORDER_EVENTS, { since: 'yesterday' });
    expect(await stream.ended).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
    ]);
  });

  it('tells only of the market that was asked for', async () => {
    const { alice } = floor;
    const other = floor.market('will-bitcoin-close-the-year-above-150000');
    await using stream = subscribe<OrderElement>(alice.url, ORDER_EVENTS, { market: other.conditionId });
    await untilLive(alice.url);
    const here = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.02', size: '10' });
    const there = await place(alice.url, { tokenId: other.yes, side: 'BUY', price: '0.01', size: '10' });
    const events = await stream.until((all) => all.some(({ orderId }) => orderId === there));
    expect(events.map(({ orderId }) => orderId)).toEqual([there]);
    await cancel(alice.url, here);
    await cancel(alice.url, there);
  });
});

describe('tradeEvents', () => {
  it("tells each step of settlement once, with the maker's own side, price and outcome", async () => {
    const { alice, bob } = floor;
    await using stream = subscribe<TradeElement>(alice.url, TRADE_EVENTS);
    await untilLive(alice.url);
    const orderId = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.46', size: '10' });
    await place(bob.url, { tokenId: foxes.no, side: 'BUY', price: '0.54', size: '10' });
    const isStep = ({ tradeId }: TradeElement): boolean => tradeId !== undefined;
    const events = await stream.until((all) => all.some(({ step }) => step === 'CONFIRMED'));
    expect(events.filter(isStep).map(({ step }) => step)).toEqual(['MATCHED', 'MINED', 'CONFIRMED']);
    expect(events.find(({ step }) => step === 'CONFIRMED')).toEqual({
      tradeId: expect.any(String),
      step: 'CONFIRMED',
      trade: {
        side: 'BUY',
        price: '0.54',
        size: '10',
        outcome: 'No',
        status: 'CONFIRMED',
        transactionHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      },
      ownFills: [{ orderId, role: 'MAKER', side: 'BUY', price: '0.46', size: '10', outcome: 'Yes' }],
    });
  });

  it('tells of a fill that fails, and voids it for the order', async () => {
    const { alice, bob, paper } = floor;
    await using trades = subscribe<TradeElement>(alice.url, TRADE_EVENTS);
    await using orders = subscribe<OrderElement>(alice.url, ORDER_EVENTS);
    await untilLive(alice.url, 2);
    const orderId = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.46', size: '10' });
    paper.exchange.settlement.failNext('execution reverted');
    await place(bob.url, { tokenId: foxes.no, side: 'BUY', price: '0.54', size: '10' });
    const steps = await trades.until((all) => all.some(({ step }) => step === 'FAILED'));
    expect(steps.map(({ step }) => step).filter(Boolean)).toEqual(['MATCHED', 'RETRYING', 'FAILED']);
    const events = await orders.until((all) => all.some(({ kind }) => kind === 'FILL_VOIDED'));
    expect(of(events, orderId)).toEqual([
      'PLACED LIVE 0',
      'PARTLY_FILLED LIVE 10 trade',
      'FILLED MATCHED 10',
      'FILL_VOIDED MATCHED 10 trade',
    ]);
  });
});

describe('notifications', () => {
  const NOTIFICATIONS = `subscription ($since: ID) {
    notifications(since: $since) { __typename ... on Notification { notificationId kind } ... on OrderCanceledNotification { orderId } }
  }`;
  interface Notice {
    readonly __typename: string;
    readonly notificationId: string;
    readonly orderId?: string;
  }

  it('gives what is unread, then each that comes, once, and only later ones than `since`', async () => {
    const { alice } = floor;
    const before = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.02', size: '10' });
    await cancel(alice.url, before);
    await using stream = subscribe<Notice>(alice.url, NOTIFICATIONS);
    await stream.until((all) => all.some(({ orderId }) => orderId === before));
    const after = await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.02', size: '10' });
    await cancel(alice.url, after);
    const events = await stream.until((all) => all.some(({ orderId }) => orderId === after));
    const ids = events.map(({ notificationId }) => notificationId);
    expect(new Set(ids).size).toBe(ids.length);

    const mark = events.find(({ orderId }) => orderId === before)?.notificationId;
    await using later = subscribe<Notice>(alice.url, NOTIFICATIONS, { since: mark });
    const [first] = await later.until((all) => all.length > 0);
    expect(first).toEqual({
      __typename: 'OrderCanceledNotification',
      notificationId: expect.any(String),
      kind: 'ORDER_CANCELED',
      orderId: after,
    });
  });
});

describe('balances', () => {
  it('gives the balance as it is, and again after a fill', async () => {
    const { alice, bob } = floor;
    await using stream = subscribe<{ assetType: string; tokenId: string | null; balance: string }>(
      alice.url,
      'subscription ($tokenIds: [ID!]) { balances(tokenIds: $tokenIds) { assetType tokenId balance } }',
      { tokenIds: [foxes.yes] },
    );
    const shares = (all: typeof stream.events) => all.filter(({ tokenId }) => tokenId === foxes.yes);
    await untilLive(alice.url);
    const start = Number(shares(await stream.until((all) => shares(all).length > 0))[0]?.balance);
    await place(alice.url, { tokenId: foxes.yes, side: 'BUY', price: '0.46', size: '10' });
    await place(bob.url, { tokenId: foxes.no, side: 'BUY', price: '0.54', size: '10' });
    const events = await stream.until((all) =>
      shares(all).some(({ balance }) => Number(balance) === start + 10),
    );
    expect(shares(events).at(-1)).toEqual({
      assetType: 'CONDITIONAL',
      tokenId: foxes.yes,
      balance: String(start + 10),
    });
  });
});

describe('viewer.streams', () => {
  it('shows the reader, how it stands and for how many it reads', async () => {
    const { alice } = floor;
    await using _one = subscribe(alice.url, ORDER_EVENTS);
    await using _two = subscribe(alice.url, TRADE_EVENTS);
    await untilStreams(alice.url, ([account]) => account?.state === 'LIVE' && account.subscribers === 2);
    expect(await readStreams(alice.url)).toEqual([
      { name: 'account', state: 'LIVE', subscribers: 2, isHere: true },
    ]);
    expect(floor.paper.sockets.user.size).toBe(1);
  });
});
