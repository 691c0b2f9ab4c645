/** The dead man's switch: who holds it and is gone has everything cancelled. */
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  CancelAllOnDisconnectDocument,
  OpenOrdersDocument,
  RailsDocument,
  ReleaseCancelAllLeaseDocument,
  RenewCancelAllLeaseDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, type FloorMarket, newKey, openFloor } from '../support/floor.ts';
import { place } from '../support/rails.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { subscribe } from '../support/subscriber.ts';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

let floor: Floor;
let rain: FloorMarket;

beforeAll(async () => {
  floor = await openFloor();
  rain = floor.market('will-it-rain-in-london-this-weekend');
});
afterAll(() => floor[Symbol.asyncDispose]());

const bid = () => ({ tokenId: rain.yes, side: 'BUY', price: '0.1', size: '10' }) as const;

async function openOrders({ url }: TestGateway): Promise<number | undefined> {
  return (await run(url, OpenOrdersDocument, {})).openOrders?.edges.length;
}

async function lease({ url }: TestGateway) {
  return (await run(url, RailsDocument, {})).viewer?.cancelAllLease;
}

it('a lease that is not renewed ends in time: everything is cancelled and heartbeats stop', async () => {
  const { alice } = floor;
  await place(alice, bid());
  const before = Date.now();
  const { renewCancelAllLease } = await run(alice.url, RenewCancelAllLeaseDocument, {
    input: { seconds: 2 },
  });
  expect(renewCancelAllLease).toEqual({
    endsAt: TIME,
    subscriptions: 0,
    beating: true,
    heartbeatAt: TIME,
  });
  expect(await openOrders(alice)).toBe(1);
  await expect.poll(() => openOrders(alice), { timeout: 10_000 }).toBe(0);
  expect(Date.now() - before).toBeGreaterThanOrEqual(2_000);
  expect(await lease(alice)).toEqual({ endsAt: null, subscriptions: 0, beating: false, heartbeatAt: TIME });
});

it('a lease that is released cancels nothing, and heartbeats go on', async () => {
  const { bob } = floor;
  await place(bob, bid());
  await run(bob.url, RenewCancelAllLeaseDocument, { input: { seconds: 60 } });
  const { releaseCancelAllLease } = await run(bob.url, ReleaseCancelAllLeaseDocument, {});
  expect(releaseCancelAllLease).toMatchObject({ endsAt: null, subscriptions: 0, beating: true });
  expect(await openOrders(bob)).toBe(1);
});

it.each([0, 86_401, -5])('a lease of %i seconds is refused', async (seconds) => {
  const { renewCancelAllLease } = await run(floor.bob.url, RenewCancelAllLeaseDocument, {
    input: { seconds },
  });
  expect(renewCancelAllLease).toMatchObject({
    __typename: 'RequestRejected',
    code: 'BAD_USER_INPUT',
    message: `seconds is ${seconds}; it must be between 1 and 86400`,
  });
});

it('a subscription holds it, and its end cancels everything', async () => {
  const { alice } = floor;
  const subscriber = subscribe(alice.url, print(CancelAllOnDisconnectDocument));
  expect(await subscriber.until((events) => events.length > 0)).toEqual([
    { endsAt: null, subscriptions: 1, beating: true, heartbeatAt: TIME },
  ]);
  await place(alice, bid());
  expect(await openOrders(alice)).toBe(1);
  await subscriber[Symbol.asyncDispose]();
  await expect.poll(() => openOrders(alice), { timeout: 10_000 }).toBe(0);
  expect(await lease(alice)).toMatchObject({ subscriptions: 0, beating: false });
});

it('a server that stops while the lease is held cancels everything first', async () => {
  const options = { exchangeUrl: floor.paper.url, secrets: { privateKey: newKey() } };
  {
    await using gateway = await startGateway(options);
    await place(gateway, bid());
    await run(gateway.url, RenewCancelAllLeaseDocument, { input: { seconds: 600 } });
    expect(await openOrders(gateway)).toBe(1);
  }
  await using next = await startGateway(options);
  expect(await openOrders(next)).toBe(0);
});
