/** Notifications where the exchange holds more than one answer can have, and where the gateway drops them itself. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostOrderDocument,
  DropNotificationsDocument,
  NotificationsDocument,
} from '../../schema/client.ts';
import { Market } from '../../src/paper/market.ts';
import { type GraphQLAnswer, run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';
import type { TestGateway } from '../support/start-gateway.ts';
import { subscribe } from '../support/subscriber.ts';

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor({});
});
afterEach(() => floor[Symbol.asyncDispose]());

/** The account of a gateway at the exchange. */
async function accountOf({ services }: TestGateway) {
  const { account } = services.account();
  await account.api();
  return floor.paper.exchange.accounts.of(account.address);
}

/** Gives an account so many notifications. */
async function notify(gateway: TestGateway, count: number): Promise<void> {
  const { exchange } = floor.paper;
  const account = await accountOf(gateway);
  const [plain] = exchange.markets.all();
  if (plain === undefined) throw new Error('no market');
  // As long as fifty, so that few are many.
  const market = new Market({ ...plain.terms, description: 'x'.repeat(25_000) });
  for (let index = 0; index < count; index += 1) {
    exchange.notifications.add(account, { kind: 'market-resolved', market });
  }
}

const STREAM = `subscription {
  notifications { __typename ... on Notification { notificationId } ... on OrderCanceledNotification { orderId } }
}`;
interface Element {
  readonly __typename: string;
  readonly orderId?: string;
  readonly notificationId?: string;
}

it('lists the first of too many with an error, and drops all of them', async () => {
  const { alice } = floor;
  const MANY = 900;
  await notify(alice, MANY);

  // The ids alone: all that these rows say would be more than one answer may hold.
  const { json } = await askGraphQL(alice.url, '{ notifications { notificationId } }');
  const answer = json as GraphQLAnswer<{ notifications: readonly (object | null)[] }>;
  const listed = answer.data?.notifications ?? [];
  expect(listed.length).toBeGreaterThan(100);
  expect(listed.length).toBeLessThan(MANY);
  expect(listed.at(-1)).toBeNull();
  expect(answer.errors).toEqual([
    {
      message:
        'The exchange holds more notifications than are read at once; drop them with dropNotifications, or set AUTO_DROP_NOTIFICATIONS=on',
      path: ['notifications', listed.length - 1],
      locations: expect.anything(),
      extensions: expect.objectContaining({ code: 'LIST_CUT' }),
    },
  ]);
  await using stream = subscribe(alice.url, STREAM);
  expect(await stream.ended).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'LIST_CUT' }) }),
  ]);

  const { dropNotifications } = await run(alice.url, DropNotificationsDocument, {});
  expect(dropNotifications).toHaveProperty('notificationIds.length', MANY);
  expect((await run(alice.url, NotificationsDocument, {})).notifications).toEqual([]);
}, 60_000);

it('emits every new notification of a list that is longer than is kept', async () => {
  const { alice } = floor;
  await using stream = subscribe<Element>(alice.url, STREAM);
  await vi.waitFor(() => expect(alice.services.account().stream.status().state).toBe('LIVE'));
  await notify(alice, 300);
  const { notifications } = await accountOf(alice);
  const events = await stream.until((all) => all.length >= notifications.size);
  expect(events.map(({ notificationId }) => notificationId)).toEqual([...notifications.keys()].map(String));
}, 60_000);

it('ends a stream that may miss notifications, as too many are unread', async () => {
  const { alice } = floor;
  await using stream = subscribe<Element>(alice.url, STREAM);
  await vi.waitFor(() => expect(alice.services.account().stream.status().state).toBe('LIVE'));
  await notify(alice, 900);
  expect(await stream.ended).toEqual([
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'LIST_CUT' }) }),
  ]);
}, 60_000);

it('drops what its streams have emitted, with AUTO_DROP_NOTIFICATIONS=on', async () => {
  const bot = await floor.open({ autoDropNotifications: true, notificationPollMs: 250 });
  await notify(bot, 900);
  const { notifications } = await accountOf(bot);
  await using stream = subscribe<Element>(bot.url, STREAM);
  await vi.waitFor(() => expect(notifications.size).toBe(0), { timeout: 40_000 });

  const { createAndPostOrder } = await run(bot.url, CreateAndPostOrderDocument, {
    input: {
      tokenId: floor.market('paper-cup-winner-red-foxes').yes,
      side: 'BUY',
      price: '0.02',
      size: '10',
    },
  });
  const orderId = createAndPostOrder?.orderId ?? '';
  await run(bot.url, CancelOrderDocument, { input: { orderId } });
  const events = await stream.until((all) => all.some((event) => event.orderId === orderId));
  expect(events.filter((event) => event.orderId === orderId)).toEqual([
    { __typename: 'OrderCanceledNotification', notificationId: expect.any(String), orderId },
  ]);
  await vi.waitFor(() => expect(notifications.size).toBe(0), { timeout: 40_000 });
}, 90_000);
