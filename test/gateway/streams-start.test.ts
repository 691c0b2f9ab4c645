/** What a stream emits when its reader starts with nothing stored: nothing that happened before. */
import { print } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  CancelOrderDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  OrderEventsDocument,
} from '../../schema/client.ts';
import { run } from '../support/client.ts';
import { type Floor, newKey, openFloor } from '../support/floor.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { untilLive, untilStreams } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

interface Emitted {
  readonly kind?: string;
  readonly order?: { readonly orderId: string };
}

const MARKET = 'paper-cup-winner-red-foxes';

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => floor[Symbol.asyncDispose]());

function start(privateKey: string): Promise<TestGateway> {
  return startGateway({ exchangeUrl: floor.paper.url, secrets: { privateKey } });
}

/** An order of `gateway` that `bob` fills whole. */
async function fillOne(gateway: TestGateway): Promise<void> {
  const { yes, no } = floor.market(MARKET);
  await run(gateway.url, CreateAndPostOrderDocument, {
    input: { tokenId: yes, side: 'BUY', price: '0.46', size: '10' },
  });
  const { createAndPostMarketOrder } = await run(floor.bob.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: no, side: 'BUY', amount: '5.4', orderType: 'FOK', price: '0.54' },
  });
  expect(createAndPostMarketOrder).toMatchObject({ __typename: 'OrderPlaced', status: 'MATCHED' });
}

/** Places an order once the stream has read everything there was, and waits for it. */
async function emittedUntilMarker(gateway: TestGateway): Promise<readonly Emitted[]> {
  await using events = subscribe<Emitted>(gateway.url, print(OrderEventsDocument));
  await untilLive(gateway.url);
  const { createAndPostOrder: marker } = await run(gateway.url, CreateAndPostOrderDocument, {
    input: { tokenId: floor.market(MARKET).yes, side: 'BUY', price: '0.01', size: '5' },
  });
  return [...(await events.until((all) => all.some(({ order }) => order?.orderId === marker.orderId)))];
}

it('a gateway that starts emits no fill of before, whose notifications are all still there', async () => {
  const key = newKey();
  await using first = await start(key);
  for (let count = 0; count < 3; count++) await fillOne(first);
  await using second = await start(key);
  expect((await emittedUntilMarker(second)).map(({ kind }) => kind)).toEqual(['PLACED']);
});

it('the first subscriber of a gateway that has traded gets no fill of before', async () => {
  await using gateway = await start(newKey());
  for (let count = 0; count < 3; count++) await fillOne(gateway);
  expect((await emittedUntilMarker(gateway)).map(({ kind }) => kind)).toEqual(['PLACED']);
});

it('a subscriber without `since` gets nothing of what was done while nobody listened, and no gap', async () => {
  await using gateway = await start(newKey());
  expect((await emittedUntilMarker(gateway)).map(({ kind }) => kind)).toEqual(['PLACED']);
  await untilStreams(gateway.url, ([account]) => account?.state === 'STOPPED');

  const { yes } = floor.market(MARKET);
  const taking = { tokenId: yes, side: 'BUY', amount: '5', orderType: 'FOK', price: '0.6' } as const;
  for (let count = 0; count < 3; count++) {
    const { createAndPostMarketOrder: taken } = await run(gateway.url, CreateAndPostMarketOrderDocument, {
      input: taking,
    });
    expect(taken).toMatchObject({ __typename: 'OrderPlaced', status: 'MATCHED' });
  }
  const resting = { tokenId: yes, side: 'BUY', price: '0.02', size: '5' } as const;
  const { createAndPostOrder: canceled } = await run(gateway.url, CreateAndPostOrderDocument, {
    input: resting,
  });
  await run(gateway.url, CancelOrderDocument, { input: { orderId: canceled.orderId ?? '' } });
  await run(gateway.url, CreateAndPostOrderDocument, { input: resting });
  await run(gateway.url, CreateAndPostOrderDocument, { input: { ...resting, price: '0.6' } });

  expect((await emittedUntilMarker(gateway)).map(({ kind }) => kind)).toEqual(['PLACED']);
});
