/** A thousand connections come and go, by word or without; then no socket, no timer and no reader is left. */
import { expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { openFloor } from '../support/floor.ts';
import { untilStreams } from '../support/streams.ts';

const CONNECTIONS = 1_000;
const AT_ONCE = 50;

it('leaves nothing after a thousand connects and disconnects', { timeout: 120_000 }, async () => {
  await using floor = await openFloor();
  const { alice, paper } = floor;
  const { yes } = floor.market('paper-cup-winner-red-foxes');
  const { markets } = paper.exchange;
  const tokens = markets.all().map((market) => market.token(1).tokenId);
  await untilStreams(alice.url, ([account]) => account?.state === 'STOPPED');
  const before = timers();

  for (let done = 0; done < CONNECTIONS; done += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => {
        const tokenId = tokens[(done + index) % tokens.length] ?? yes;
        return comeAndGo(alice.url, tokenId, index % 3);
      }),
    );
  }
  expect(paper.sockets.user.size).toBe(1);
  await untilStreams(alice.url, (streams) => streams.length === 1 && streams[0]?.state === 'STOPPED');
  // The exchange hears of a closed connection a little later than who closed it.
  await vi.waitFor(() => expect([paper.sockets.user.size, paper.sockets.market.size]).toEqual([0, 0]));
  expect(timers()).toBeLessThanOrEqual(before);
});

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

/** Subscribes to what goes through each kind of reader, and leaves: politely, by closing, or by being cut off. */
async function comeAndGo(url: string, tokenId: string, manner: number): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const say = (message: object) => socket.send(JSON.stringify(message));
  const queries = {
    orders: 'subscription { orderEvents { __typename } }',
    notifications: 'subscription { notifications { __typename } }',
    balances: `subscription { balances(tokenIds: ["${tokenId}"]) { balance } }`,
    book: `subscription { orderBook(tokenId: "${tokenId}", depth: 1) { hash } }`,
  };
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('open', () => say({ type: 'connection_init' }));
    socket.on('message', (data) => {
      const { type, id } = JSON.parse(data.toString());
      if (type === 'connection_ack') {
        for (const [name, query] of Object.entries(queries))
          say({ type: 'subscribe', id: name, payload: { query } });
      }
      if (type !== 'next' || id !== 'book') return;
      if (manner === 0) for (const name of Object.keys(queries)) say({ type: 'complete', id: name });
      if (manner === 2) socket.terminate();
      else socket.close();
    });
  });
}
