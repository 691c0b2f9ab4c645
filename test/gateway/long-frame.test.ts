/** A frame of the market socket that is longer than any the exchange sends ends the connection before it is read. */
import { expect, it } from 'vitest';
import { openFloor } from '../support/floor.ts';
import { startStubSockets } from '../support/stub-sockets.ts';
import { subscribe } from '../support/subscriber.ts';

const EVENTS = `subscription ($conditionId: ID!) {
  marketEvents(conditionId: $conditionId) { __typename ... on StreamGap { reason } }
}`;
const MEBIBYTE = 1024 * 1024;

it('the connection is opened again, and the subscriber is given a gap and its end', async () => {
  await using floor = await openFloor();
  await using sockets = await startStubSockets();
  const { url } = await floor.open({
    exchange: { kind: 'remote', url: floor.paper.url, wsUrl: sockets.url, isPaper: true },
  });
  const { conditionId } = floor.market('will-it-rain-in-london-this-weekend');
  await using stream = subscribe<{ __typename: string; reason?: string }>(url, EVENTS, { conditionId });
  await expect.poll(() => sockets.connections).toBe(1);
  const closed = sockets.closed();
  sockets.send('market', `[${' '.repeat(9 * MEBIBYTE)}]`);
  expect(await closed).toBe(1009);
  await stream.until((events) => events.some(({ __typename }) => __typename === 'Resynced'));
  expect(stream.events.filter(({ __typename }) => /StreamGap|Resynced/.test(__typename))).toEqual([
    { __typename: 'StreamGap', reason: 'SOCKET_LOST' },
    { __typename: 'Resynced' },
  ]);
  expect(sockets.connections).toBe(2);
});

it('a frame that is as long as one may be is read', async () => {
  await using floor = await openFloor();
  await using sockets = await startStubSockets();
  const { url } = await floor.open({
    exchange: { kind: 'remote', url: floor.paper.url, wsUrl: sockets.url, isPaper: true },
  });
  const { conditionId, yes } = floor.market('will-it-rain-in-london-this-weekend');
  await using stream = subscribe<{ __typename: string }>(url, EVENTS, { conditionId });
  await expect.poll(() => sockets.connections).toBe(1);
  const trade = {
    event_type: 'last_trade_price',
    market: conditionId,
    asset_id: yes,
    price: '0.5',
    size: '1',
    side: 'BUY',
    timestamp: String(Date.now()),
  };
  sockets.send('market', `[${' '.repeat(7 * MEBIBYTE)}${JSON.stringify(trade)}]`);
  await stream.until((events) => events.some(({ __typename }) => __typename === 'MarketTrade'));
  expect(sockets.connections).toBe(1);
});
