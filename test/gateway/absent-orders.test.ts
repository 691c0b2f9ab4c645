/** An order that the exchange does not show has not ended: lists that are absent, empty or short, and both answers by id. */
import { afterEach, describe, expect, it } from 'vitest';
import { CancelOrderDocument, OpenOrdersDocument, OrdersDocument } from '../../schema/client.ts';
import type { EndedOrders } from '../../src/paper/exchange.ts';
import type { RequestFault } from '../../src/paper/faults/request-fault.ts';
import { run } from '../support/client.ts';
import type { Desk } from '../support/desk.ts';
import { askGraphQL } from '../support/http.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import type { Subscriber } from '../support/subscriber.ts';
import { openWatchedDesk, type WatchedDesk } from '../support/watched-desk.ts';

const ORDER_EVENTS = `subscription {
  orderEvents { __typename ... on OrderEvent { kind orderId order { status } } }
}`;
const LIST = 'GET /data/orders';

interface OrderElement {
  readonly __typename: string;
  readonly kind: string;
  readonly orderId: string;
  readonly order: { readonly status: string };
}

let watched: WatchedDesk<OrderElement>;
let desk: Desk;
let gateway: TestGateway;
let events: Subscriber<OrderElement>;

/** A gateway before the exchange, and a subscriber of it. */
async function open(endedOrders: EndedOrders): Promise<void> {
  watched = await openWatchedDesk<OrderElement>(endedOrders, ORDER_EVENTS);
  ({ desk, gateway, events } = watched);
}
afterEach(() => watched[Symbol.asyncDispose]());

async function place(): Promise<string> {
  const { orderId } = await desk.place(gateway, desk.resting());
  await events.until((all) => all.some((event) => event.orderId === orderId));
  return orderId ?? '';
}

/** Makes the stream read the lists anew. */
async function reread(): Promise<void> {
  const readings = () => desk.proxy.asked.filter((asked) => asked === LIST).length;
  const before = readings();
  desk.paper.sockets.user.cut();
  await expect.poll(readings, { timeout: 5_000 }).toBeGreaterThan(before);
}

/** What the events tell of orders, and their status in `order(id:)` and in `orders`. */
async function told(orderIds: readonly string[]) {
  const { orders } = await run(gateway.url, OrdersDocument, {});
  const ended = events.events.filter(
    ({ __typename, kind }) => __typename === 'OrderEvent' && kind !== 'PLACED',
  );
  return {
    ended: ended.map(({ kind, order }) => `${kind} ${order.status}`),
    byId: await Promise.all(orderIds.map(async (id) => (await desk.stateOf(gateway, id))?.status)),
    history: orderIds.map((id) => orders?.nodes.find(({ orderId }) => orderId === id)?.status),
  };
}

describe.each<EndedOrders>(['answered', 'null'])('with ended orders %s by id', (endedOrders) => {
  const unreadable: readonly RequestFault[] = [{ kind: 'empty-list' }, { kind: 'empty-list', shape: '{}' }];
  it.each<RequestFault>([
    ...(endedOrders === 'answered' ? unreadable : []),
    { kind: 'empty-list', shape: '[]' },
    { kind: 'short-list' },
  ])('%j ends no order', async (fault) => {
    await open(endedOrders);
    const orderIds = [await place(), await place(), await place(), await place()];
    desk.paper.faults.set({ requests: [{ fault, route: LIST }] });
    await reread();
    const live = { ended: [], byId: orderIds.map(() => 'LIVE'), history: orderIds.map(() => 'LIVE') };
    expect(await told(orderIds)).toEqual(live);
    desk.paper.faults.set({});
    await untilLive(gateway.url);
    expect(await told(orderIds)).toEqual(live);
    const { openOrders } = await run(gateway.url, OpenOrdersDocument, {});
    expect(openOrders?.edges.map(({ node }) => node.orderId)).toEqual(orderIds);
  });

  it('an order that was cancelled elsewhere, unheard, ends', async () => {
    await open(endedOrders);
    const orderId = await place();
    desk.paper.faults.set({ sockets: { user: { silence: 'frames' } } });
    const order = desk.paper.exchange.engine.openOrders.get(orderId);
    if (order !== undefined) desk.paper.exchange.engine.cancel(order);
    await reread();
    await events.until((all) => all.some(({ kind }) => kind === 'CANCELED'));
    await expect
      .poll(() => told([orderId]), { timeout: 5_000 })
      .toEqual({
        ended: ['CANCELED CANCELED'],
        byId: ['CANCELED'],
        history: ['CANCELED'],
      });
  });
});

it('an order that was placed elsewhere is found by its id after it ended', async () => {
  await open('answered');
  const elsewhere = await desk.start();
  const { orderId } = await desk.place(elsewhere, desk.resting());
  await run(elsewhere.url, CancelOrderDocument, { input: { orderId: orderId ?? '' } });
  const ask = async (args: string) =>
    (await askGraphQL(gateway.url, `{ order(${args}) { orderId status source clientOrderId sizeMatched } }`))
      .json;
  const order = { orderId, status: 'CANCELED', source: 'EXCHANGE', clientOrderId: null, sizeMatched: '0' };
  expect(await ask(`orderId: "${orderId}"`)).toMatchObject({ data: { order } });
  expect(await ask(`id: "${orderId}"`)).toMatchObject({ data: { order } });
  for (const args of [`id: "${orderId}", orderId: "${orderId}"`, 'id: null']) {
    expect(await ask(args)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  }
});

it('an absent list is an error of the reading, not an empty list', async () => {
  await open('answered');
  await place();
  desk.paper.faults.set({ requests: [{ fault: { kind: 'empty-list' }, route: LIST }] });
  const { json } = await askGraphQL(gateway.url, '{ openOrders { edges { cursor } } }');
  expect(json).toMatchObject({
    data: { openOrders: null },
    errors: [{ extensions: { code: 'EXCHANGE_UNREADABLE' } }],
  });
});

it('an account that never sees its orders: their state is unknown, and the doctor says why', async () => {
  await open('null');
  desk.proxy.spoil(/^GET \/data\/orders$/, { status: 200, body: '{"data":[],"next_cursor":"LTE="}' });
  desk.proxy.spoil(/^GET \/data\/order\//, { status: 200, body: 'null' });
  const orderId = await place();
  for (let looks = 0; looks < 3; looks += 1) await reread();
  expect(await told([orderId])).toEqual({ ended: [], byId: ['UNKNOWN'], history: ['UNKNOWN'] });
  const { json } = await askGraphQL(
    gateway.url,
    `{ order(id: "${orderId}") { rawStatus } viewer { doctor { check status seen } } }`,
  );
  expect(json).toMatchObject({
    data: {
      order: { rawStatus: 'VENUE_VIEW_INCOMPLETE' },
      viewer: {
        doctor: expect.arrayContaining([
          {
            check: 'VENUE_VIEW',
            status: 'WARNING',
            seen: `VENUE_VIEW_INCOMPLETE: the exchange's open orders lack, of 1 that are live by the journal, ${orderId} (found nowhere)`,
          },
        ]),
      },
    },
  });
  await run(gateway.url, CancelOrderDocument, { input: { orderId } });
  await events.until((all) => all.some(({ kind }) => kind === 'CANCELED'));
  expect(await told([orderId])).toEqual({
    ended: ['CANCELED CANCELED'],
    byId: ['CANCELED'],
    history: ['CANCELED'],
  });
});

it('an order that is shown as open after its cancel was confirmed is open again', async () => {
  await open('answered');
  const orderId = await place();
  desk.proxy.spoil(/^DELETE \/order$/, {
    status: 200,
    body: `{"canceled":["${orderId}"],"not_canceled":{}}`,
  });
  await run(gateway.url, CancelOrderDocument, { input: { orderId } });
  await reread();
  await events.until((all) => all.some(({ kind }) => kind === 'CANCELED'));
  const isReopened = async () => {
    await reread();
    return events.events.some(({ kind }) => kind === 'REOPENED');
  };
  // The list may be a little behind a cancel, so the first readings change nothing.
  await expect.poll(isReopened, { timeout: 15_000, interval: 500 }).toBe(true);
  await expect
    .poll(() => told([orderId]), { timeout: 5_000 })
    .toEqual({
      ended: ['CANCELED CANCELED', 'REOPENED LIVE'],
      byId: ['LIVE'],
      history: ['LIVE'],
    });
});
