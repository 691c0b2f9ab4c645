/** `viewer.exchangeStatus` while the exchange cannot be reached, and after. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openFloor } from '../support/floor.ts';
import { askGraphQL } from '../support/http.ts';

it('is UNREACHABLE from the first call that finds no connection to the first that is answered', async () => {
  await using floor = await openFloor();
  const { hostname, port } = new URL(floor.paper.url);
  const sockets = new Set<Socket>();
  const door = createServer((near) => {
    sockets.add(near);
    near.pipe(connect(Number(port), hostname)).pipe(near);
    near.on('error', () => {});
  });
  await once(door.listen(0, '127.0.0.1'), 'listening');
  const { port: doorPort } = door.address() as AddressInfo;
  const { url } = await floor.open({
    exchange: {
      kind: 'remote',
      url: `http://127.0.0.1:${doorPort}`,
      wsUrl: floor.paper.wsUrl,
      isPaper: true,
    },
  });
  const status = async () => {
    const { json } = await askGraphQL(url, '{ viewer { exchangeStatus { mode since retryAfter } } }');
    return (json as { data: { viewer: { exchangeStatus: unknown } } }).data.viewer.exchangeStatus;
  };
  const read = () => askGraphQL(url, '{ openOrders { nodes { orderId } } }');
  const normal = { mode: 'NORMAL', since: null, retryAfter: null };

  await read();
  expect(await status()).toEqual(normal);

  door.close();
  for (const socket of sockets) socket.destroy();
  await once(door, 'close');
  expect((await read()).json).toMatchObject({ errors: [{ extensions: { code: 'EXCHANGE_UNREACHABLE' } }] });
  expect(await status()).toEqual({ mode: 'UNREACHABLE', since: expect.any(String), retryAfter: null });

  await once(door.listen(doorPort, '127.0.0.1'), 'listening');
  await read();
  expect(await status()).toEqual(normal);
  door.close();
});
