/** What a client can make the server hold, and for how long: floods, clients that do not read, frames that are none. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { FAULT_LINES_PER_MINUTE } from '../../src/http/client-faults.ts';
import { watchConnections } from '../../src/http/connections.ts';
import {
  MAX_BUFFERED_BYTES,
  MAX_MESSAGES_BEFORE_INIT,
  MAX_PING_PAYLOAD,
  MAX_REQUESTS_PER_CONNECTION,
  MAX_TOTAL_BUFFERED_BYTES,
  MAX_UNINITIALISED_SOCKETS,
  MESSAGE_BURST,
  READ_STALL_MS,
} from '../../src/http/transport-limits.ts';
import { openSocket } from '../support/open-socket.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const TOKEN = 'token-of-the-abused-server';
const authorization = `Bearer ${TOKEN}`;
const QUERY = '{ __typename }';
/** An answer of more than a hundred kilobytes that needs no exchange. */
const LARGE_QUERY = getIntrospectionQuery();

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ exchangeUrl: await deadUrl(), secrets: { gatewayToken: TOKEN } });
});
afterAll(() => gateway[Symbol.asyncDispose]());

/** A socket, acknowledged where `payload` has the token. */
async function open(payload: object | undefined) {
  const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  const closed = once(socket, 'close').then(([code, reason]) => [code, String(reason)]);
  const send = (message: object): void => socket.send(JSON.stringify(message));
  await once(socket, 'open');
  if (payload !== undefined) {
    send({ type: 'connection_init', payload });
    await once(socket, 'message');
  }
  return { socket, send, closed };
}

/** The TCP connection below a client's socket, to stop reading from. */
function below(socket: WebSocket): Socket {
  return Reflect.get(socket, '_socket') as Socket;
}

const faultsSince = (start: number) =>
  gateway.log
    .slice(start)
    .map((line) => JSON.parse(line) as { msg: string; fault?: string; transport?: string })
    .filter(({ msg }) => msg === 'a client broke the rules')
    .map(({ fault, transport }) => [transport, fault]);

describe('a socket', () => {
  it('whose ping has a large payload is closed before that is repeated', async () => {
    const { socket, send, closed } = await open({ authorization });
    const messages: string[] = [];
    socket.on('message', (data) => messages.push(data.toString()));
    const most = 'x'.repeat(MAX_PING_PAYLOAD - '{"a":""}'.length);
    send({ type: 'ping', payload: { a: most } });
    send({ type: 'ping', payload: { a: `${most}x` } });
    send({ type: 'ping' });
    expect(await closed).toEqual([4400, 'A ping payload may have 1024 characters']);
    expect(messages).toEqual([JSON.stringify({ type: 'pong', payload: { a: most } })]);
  });

  it('that sends more messages than it may is closed, and its client may come back', async () => {
    const { send, closed } = await open({ authorization });
    for (let sent = 0; sent <= 2 * MESSAGE_BURST; sent += 1) send({ type: 'ping' });
    expect(await closed).toEqual([1013, 'Too many messages: at most 500 a second']);
  });

  it('may send a few messages only before it is acknowledged', async () => {
    const { send, closed } = await open(undefined);
    for (let sent = 0; sent <= MAX_MESSAGES_BEFORE_INIT; sent += 1) send({ type: 'ping' });
    expect(await closed).toEqual([1013, 'Too many messages: at most 500 a second']);
  });

  it('that does not read its answers is cut off once they are more than may wait', async () => {
    const start = gateway.log.length;
    const { socket, send, closed } = await open({ authorization });
    below(socket).pause();
    const size = JSON.stringify(await answerOf(LARGE_QUERY)).length;
    const enough = Math.ceil((2 * MAX_BUFFERED_BYTES) / size);
    for (let id = 0; id < enough; id += 1) {
      send({ type: 'subscribe', id: String(id), payload: { query: LARGE_QUERY } });
      if (id % 50 === 0) await answerOf(QUERY);
    }
    await vi.waitFor(() => expect(faultsSince(start)).toEqual([['socket', 'reads too slowly']]), 10_000);
    below(socket).resume();
    expect(await closed).toEqual([1006, '']);
  });

  it('of a client that names itself in no way is one of a bounded number', async () => {
    const waiting = await Promise.all(
      Array.from({ length: MAX_UNINITIALISED_SOCKETS }, () => open(undefined)),
    );
    expect(await openSocket(gateway.url, {})).toBe(503);
    // Whoever initialises in time makes room.
    waiting[0]?.send({ type: 'connection_init', payload: { authorization } });
    if (waiting[0]) await once(waiting[0].socket, 'message');
    expect(await openSocket(gateway.url, {})).toBe(101);
    const codes = await Promise.all(waiting.slice(1).map(({ closed }) => closed));
    expect(new Set(codes.map(String))).toEqual(new Set(['4408,Connection initialisation timeout']));
    waiting[0]?.socket.close();
  });

  it('whose frames are malformed or that is reset gets one line of the log, and nothing on stderr', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue();
    const start = gateway.log.length;
    const garbage = Buffer.from([0xff, 0xff, 0xff, 0xff, 0x00, 0x01]);
    const connections = 2 * FAULT_LINES_PER_MINUTE;
    for (let index = 0; index < connections; index += 1) {
      const { socket, closed } = await open({ authorization });
      below(socket).write(garbage);
      below(socket).write(garbage);
      if (index % 2 === 1) below(socket).resetAndDestroy();
      else expect(await closed).toEqual([1002, '']);
    }
    await vi.waitFor(() => expect(faultsSince(start).length).toBeGreaterThan(1));
    expect(faultsSince(start).length).toBeLessThanOrEqual(FAULT_LINES_PER_MINUTE);
    expect(new Set(faultsSince(start).map(String))).toEqual(new Set(['socket,malformed frame']));
    expect(gateway.log.slice(start).join('')).not.toContain('    at ');
    expect(printed.mock.calls).toEqual([]);
    printed.mockRestore();
  });
});

describe('an HTTP connection', () => {
  it('may wait for a few answers at the same time; more requests are refused without being run', async () => {
    const requests = 3 * MAX_REQUESTS_PER_CONNECTION;
    const socket = connect(gateway.port, '127.0.0.1');
    // Waits for the exchange, which is not there.
    const body = JSON.stringify({ query: '{ markets(first: 1) { nodes { conditionId } } }' });
    const request = [
      'POST /graphql HTTP/1.1',
      'host: localhost',
      `authorization: ${authorization}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
    socket.write(request.repeat(requests));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    const statuses = () => text.match(/HTTP\/1\.1 \d+/g) ?? [];
    await vi.waitFor(() => expect(statuses()).toHaveLength(requests), 10_000);
    socket.destroy();
    expect(statuses().filter((status) => status.endsWith('200'))).toHaveLength(MAX_REQUESTS_PER_CONNECTION);
    expect(statuses().filter((status) => status.endsWith('503'))).toHaveLength(
      2 * MAX_REQUESTS_PER_CONNECTION,
    );
    expect(text).toContain('"code":"RATE_LIMITED"');
  });

  it('that sends no request, or its headers slowly, is closed', { timeout: 20_000 }, async () => {
    const closed = ['', 'GET /health/live HTTP/1.1\r\nhost: local'].map(async (start) => {
      const socket = connect(gateway.port, '127.0.0.1');
      socket.write(start);
      socket.resume();
      await once(socket, 'close');
    });
    await Promise.all(closed);
  });
});

async function answerOf(query: string): Promise<unknown> {
  const answer = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

/** The connections of a bare server, whose sweeps and clock the test holds. */
describe('connections whose clients do not read', () => {
  it('are closed after a minute without reading, and the largest first where all together hold too much', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const answer = Buffer.alloc(MAX_BUFFERED_BYTES - 3 * 1024 * 1024);
    const server = createServer((_request, response) => void response.end(answer));
    const faults: string[] = [];
    using connections = watchConnections(server, (fault) => faults.push(fault));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const openReader = async (reads: boolean) => {
      const responding = once(server, 'request');
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
      const [, response] = (await responding) as [unknown, ServerResponse];
      if (reads) {
        socket.resume();
        await once(response, 'finish');
      }
      return socket;
    };

    const reader = await openReader(true);
    const stuck = await openReader(false);
    vi.advanceTimersByTime(READ_STALL_MS);
    expect([connections.size, faults]).toEqual([2, []]);
    vi.advanceTimersByTime(1_000);
    expect([connections.size, faults]).toEqual([1, ['reads too slowly']]);
    stuck.resume();
    await once(stuck, 'close');

    const held = Math.floor(MAX_TOTAL_BUFFERED_BYTES / answer.length);
    const stuckOnes: Socket[] = [];
    while (stuckOnes.length < held + 2) stuckOnes.push(await openReader(false));
    vi.advanceTimersByTime(1_000);
    expect(faults.slice(1)).toEqual(Array(2).fill('reads too slowly while memory is short'));
    expect(connections.size).toBe(1 + held);

    vi.useRealTimers();
    for (const socket of [reader, ...stuckOnes]) socket.destroy();
    server.close();
  });
});
