/** An order that was taken and is over before the stream could see it is told of nevertheless. */
import { print } from 'graphql';
import { expect, it } from 'vitest';
import {
  CancelAllDocument,
  CreateAndPostMarketOrderDocument,
  CreateAndPostOrderDocument,
  OrderEventsDocument,
} from '../../schema/client.ts';
import { heldClock } from '../../src/paper/clock.ts';
import { startPaper } from '../../src/paper/start.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { run } from '../support/client.ts';
import { newKey } from '../support/floor.ts';
import { startMeddlingProxy } from '../support/meddling-proxy.ts';
import { startGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import { subscribe } from '../support/subscriber.ts';

const DELAY_MS = 1_000;

interface Told {
  readonly kind?: string;
  readonly order?: Readonly<Record<string, unknown>>;
}

it('a delayed order that the exchange ends before its answer arrives, while its socket is silent', async () => {
  const clock = heldClock(Date.now());
  await using paper = await startPaper({ quoting: false, clock });
  await using proxy = await startMeddlingProxy(paper.url);
  const [market] = openMarkets(paper.exchange, 1);
  const [yes, no] = market?.terms.tokens ?? [];
  await using bob = await startGateway({ exchangeUrl: paper.url, secrets: { privateKey: newKey() } });
  await using alice = await startGateway({
    exchangeUrl: proxy.url,
    secrets: { privateKey: newKey() },
    config: { exchange: { kind: 'remote', url: proxy.url, wsUrl: paper.wsUrl, isPaper: true } },
  });
  await run(bob.url, CreateAndPostOrderDocument, {
    input: { tokenId: no?.tokenId ?? '', side: 'BUY', price: '0.5', size: '10' },
  });
  await using events = subscribe<Told>(alice.url, print(OrderEventsDocument));
  await untilLive(alice.url);

  paper.faults.set({
    delays: { delayMs: DELAY_MS, times: 1 },
    sockets: { user: { silence: 'frames' } },
  });
  proxy.spoil(/^POST \/order$/, {
    late: async () => {
      await run(bob.url, CancelAllDocument, {});
      clock.advance(DELAY_MS);
    },
  });
  const { createAndPostMarketOrder: placed } = await run(alice.url, CreateAndPostMarketOrderDocument, {
    input: { tokenId: yes?.tokenId ?? '', side: 'BUY', amount: '5', orderType: 'FOK', price: '0.5' },
  });
  expect(placed).toMatchObject({ __typename: 'OrderPlaced', status: 'DELAYED' });

  const isEnd = ({ kind }: Told) => kind === 'REJECTED' || kind === 'CANCELED';
  const told = await events.until((all) => all.some(isEnd));
  const orders = told.filter(({ kind }) => kind !== undefined);
  expect(orders.map(({ kind }) => kind)).toEqual(['PLACED', 'REJECTED']);
  expect(orders[0]?.order).toMatchObject({
    orderId: placed.orderId,
    conditionId: market?.terms.conditionId,
    tokenId: yes?.tokenId,
    side: 'BUY',
    price: '0.5',
    outcome: 'Yes',
    orderType: 'FOK',
    sizeMatched: '0',
  });
});
