/** Ends that the exchange shows late: more of them than one reading looks up. */
import { afterEach, expect, it } from 'vitest';
import { CreateAndPostOrdersDocument } from '../../schema/client.ts';
import type { EndedOrders } from '../../src/paper/exchange.ts';
import { run } from '../support/client.ts';
import type { Desk } from '../support/desk.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import type { Subscriber } from '../support/subscriber.ts';
import { openWatchedDesk, type WatchedDesk } from '../support/watched-desk.ts';

const ORDER_EVENTS = `subscription {
  orderEvents { __typename ... on OrderEvent { kind orderId } }
}`;
const BATCH = 15;

interface OrderElement {
  readonly kind?: string;
  readonly orderId?: string;
}

let watched: WatchedDesk<OrderElement>;
let desk: Desk;
let gateway: TestGateway;
let events: Subscriber<OrderElement>;

async function open(endedOrders: EndedOrders): Promise<void> {
  watched = await openWatchedDesk<OrderElement>(endedOrders, ORDER_EVENTS);
  ({ desk, gateway, events } = watched);
}
afterEach(() => watched[Symbol.asyncDispose]());

const idsOf = (kind: string) =>
  events.events.flatMap((event) => (event.kind === kind ? (event.orderId ?? []) : []));

async function placeMany(count: number): Promise<void> {
  for (let left = count; left > 0; left -= BATCH) {
    const orders = Array.from({ length: Math.min(left, BATCH) }, () => ({ limit: desk.resting() }));
    await run(gateway.url, CreateAndPostOrdersDocument, { input: { orders } });
  }
  await events.until(() => idsOf('PLACED').length === count);
}

it('each of 250 orders that end while frames are lost gets its event', async () => {
  await open('answered');
  await placeMany(250);
  const { engine } = desk.paper.exchange;
  desk.paper.faults.set({ sockets: { user: { silence: 'frames' } } });
  for (const order of [...engine.openOrders.values()]) engine.cancel(order);
  desk.paper.sockets.user.cut();
  await events.until(() => idsOf('CANCELED').length >= 250);
  expect(idsOf('CANCELED').toSorted()).toEqual(idsOf('PLACED').toSorted());
}, 60_000);
