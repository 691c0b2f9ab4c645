/** How subscriptions are carried: graphql-ws by its protocol, SSE in both modes, Apollo's link, and how they end. */
import { once } from 'node:events';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { MAX_OPERATIONS_PER_CONNECTION } from '../../src/http/transport-limits.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { ask } from '../support/http.ts';
import { openSocket } from '../support/open-socket.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { untilLive } from '../support/streams.ts';
import { socketClient } from '../support/subscriber.ts';

const TOKEN = 'a-token-for-the-transports';
const BOOK = (tokenId: string) => `subscription { orderBook(tokenId: "${tokenId}", depth: 1) { tokenId } }`;

let floor: Floor;
let guarded: TestGateway;
let tokenId: string;
beforeAll(async () => {
  floor = await openFloor();
  guarded = await startGateway({ exchangeUrl: floor.paper.url, secrets: { gatewayToken: TOKEN } });
  tokenId = floor.market('paper-cup-winner-red-foxes').yes;
});
afterAll(async () => {
  await guarded[Symbol.asyncDispose]();
  await floor[Symbol.asyncDispose]();
});

/** A socket that speaks the protocol by hand. */
async function rawSocket(url: string, protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol);
  const messages: { readonly type: string; readonly id?: string; readonly payload?: unknown }[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(data.toString()));
    for (const check of [...waiting]) check();
  });
  const closed = once(socket, 'close').then(([code]: number[]) => code);
  await once(socket, 'open');
  return {
    messages,
    closed,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    end: () => socket.close(),
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

describe('graphql-ws', () => {
  it('answers queries, mutations and subscriptions on one connection', async () => {
    const client = socketClient(floor.alice.url);
    const one = async (query: string) => (await client.iterate({ query }).next()).value;
    expect(await one('{ __typename }')).toEqual({
      data: { __typename: 'Query' },
      extensions: expect.anything(),
    });
    expect(await one('mutation { cancelAll { __typename } }')).toMatchObject({
      data: { cancelAll: { __typename: 'CancelOrdersResponse' } },
    });
    expect(await one(BOOK(tokenId))).toEqual({ data: { orderBook: { tokenId } } });
    await client.dispose();
  });

  it('refuses what HTTP refuses, and keeps the other operations of the connection', async () => {
    const socket = await rawSocket(floor.alice.url);
    socket.send({ type: 'connection_init' });
    await socket.until(() => socket.messages.some(({ type }) => type === 'connection_ack'));
    socket.send({ type: 'subscribe', id: 'book', payload: { query: BOOK(tokenId) } });
    const tooDeep = `{ ${'node(id: "x") { ... on Order { market { '.repeat(8)} id ${'} } }'.repeat(8)} }`;
    const wrong = { syntax: '{', validation: '{ nothing }', depth: tooDeep };
    for (const [id, query] of Object.entries(wrong))
      socket.send({ type: 'subscribe', id, payload: { query } });
    const ids = Object.keys(wrong);
    await socket.until(() => ids.every((id) => socket.messages.some((message) => message.id === id)));
    expect(
      Object.fromEntries(
        socket.messages.filter(({ id = '' }) => ids.includes(id)).map(({ id, type }) => [id, type]),
      ),
    ).toEqual({ syntax: 'error', validation: 'error', depth: 'error' });
    await socket.until(() => socket.messages.some(({ id, type }) => id === 'book' && type === 'next'));
    socket.send({ type: 'ping' });
    await socket.until(() => socket.messages.some(({ type }) => type === 'pong'));
    socket.end();
    expect(await socket.closed).toBe(1005);
  });

  it('closes by the protocol', async () => {
    const init = { type: 'connection_init' };
    const closedBy = async (...messages: unknown[]) => {
      const socket = await rawSocket(floor.alice.url);
      for (const message of messages) socket.send(message);
      return socket.closed;
    };
    const twice = { type: 'subscribe', id: 'a', payload: { query: BOOK(tokenId) } };
    expect(await closedBy('no json')).toBe(4400);
    expect(await closedBy({ type: 'subscribe', id: 'a', payload: { query: '{ __typename }' } })).toBe(4401);
    expect(await closedBy(init, init)).toBe(4429);
    expect(await closedBy()).toBe(4408);
    const socket = await rawSocket(floor.alice.url);
    socket.send(init);
    await socket.until(() => socket.messages.some(({ type }) => type === 'connection_ack'));
    socket.send(twice);
    socket.send(twice);
    expect(await socket.closed).toBe(4409);
  });

  it('bounds the operations of a connection', async () => {
    const socket = await rawSocket(floor.alice.url);
    socket.send({ type: 'connection_init' });
    await socket.until(() => socket.messages.some(({ type }) => type === 'connection_ack'));
    for (let id = 0; id <= MAX_OPERATIONS_PER_CONNECTION; id += 1) {
      socket.send({ type: 'subscribe', id: String(id), payload: { query: BOOK(tokenId) } });
    }
    await socket.until(() => socket.messages.some(({ type }) => type === 'error'));
    expect(socket.messages.filter(({ type }) => type === 'error')).toEqual([
      {
        type: 'error',
        id: String(MAX_OPERATIONS_PER_CONNECTION),
        payload: [
          {
            message: 'A connection may have 100 operations open; open another connection',
            extensions: { code: 'TOO_MANY_OPERATIONS' },
          },
        ],
      },
    ]);
    socket.end();
    await socket.closed;
  });

  it('takes the token as connection params or in the upgrade; without it clients stop and report why', async () => {
    const authorization = `Bearer ${TOKEN}`;
    const connects = { count: 0 };
    /** A client as applications make it: it reconnects for ever where the server lets it. */
    const first = async (connectionParams?: Record<string, unknown>) => {
      connects.count = 0;
      const client = createClient({
        url: `${guarded.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: Number.POSITIVE_INFINITY,
        shouldRetry: () => true,
        retryWait: async () => {},
        ...(connectionParams && { connectionParams }),
        on: {
          connecting() {
            connects.count += 1;
          },
        },
      });
      try {
        return (await client.iterate({ query: '{ __typename }' }).next()).value?.data;
      } catch (error) {
        const { code, reason } = error as { code: number; reason: string };
        return { code, reason, connects: connects.count };
      } finally {
        await client.dispose();
      }
    };
    const answer = { __typename: 'Query' };
    const refusal = {
      code: 4401,
      reason: 'Unauthorized: send connectionParams { "authorization": "Bearer <GATEWAY_TOKEN>" }',
      connects: 1,
    };
    expect(await first({ authorization })).toEqual(answer);
    expect(await first({ headers: { Authorization: authorization } })).toEqual(answer);
    expect(await first({ authorization: 'Bearer another' })).toEqual(refusal);
    expect(await first()).toEqual(refusal);
    expect(await openSocket(guarded.url, { authorization })).toBe(101);
    expect(await openSocket(guarded.url, { authorization: 'Bearer another' })).toBe(401);
  });

  it('lets no page of another site open a socket', async () => {
    expect(await openSocket(floor.alice.url, { origin: 'https://attacker.example' })).toBe(403);
    expect(await openSocket(floor.alice.url, { origin: floor.alice.url })).toBe(101);
  });
});

describe('server-sent events', () => {
  const sse = (singleConnection: boolean) =>
    createSseClient({
      url: `${floor.alice.url}/graphql${singleConnection ? '/stream' : ''}`,
      singleConnection,
      retryAttempts: 0,
    });

  it.each([
    ['one connection for each subscription', false],
    ['one connection for all of them', true],
  ])('are taken by graphql-sse with %s', async (_title, singleConnection) => {
    const client = sse(singleConnection);
    const books = client.iterate({ query: BOOK(tokenId) });
    expect((await books.next()).value).toEqual({ data: { orderBook: { tokenId } } });
    const other = client.iterate({ query: '{ __typename }' });
    expect((await other.next()).value).toMatchObject({ data: { __typename: 'Query' } });
    await books.return?.();
    client.dispose();
  });

  it.each(['/graphql', '/graphql/stream'])('on %s are not opened for pages of other sites', async (path) => {
    const query = encodeURIComponent(BOOK(tokenId));
    const accept = 'text/event-stream';
    const { status } = await ask(`${floor.alice.url}${path}?query=${query}`, { headers: { accept } });
    expect(status).toBe(403);
  });
});

it("are taken by Apollo Client's link", async () => {
  const socket = socketClient(floor.alice.url);
  const client = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(socket) });
  const data = await new Promise((resolve, reject) => {
    client
      .subscribe({ query: gql(BOOK(tokenId)) })
      .subscribe({ next: (result) => resolve(result.data), error: reject });
  });
  expect(data).toEqual({ orderBook: { __typename: 'OrderBook', tokenId } });
  client.stop();
  await socket.dispose();
});

it("without a token reach the error callback of Apollo Client's link, with what to send", async () => {
  const socket = createClient({
    url: `${guarded.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: Number.POSITIVE_INFINITY,
  });
  const client = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(socket) });
  const seen = await new Promise((resolve) => {
    client.subscribe({ query: gql(BOOK(tokenId)) }).subscribe({
      next: ({ error }) => resolve(error?.message),
      error: (error: Error) => resolve(error.message),
    });
  });
  expect(seen).toBe(
    'Socket closed with event 4401 Unauthorized: send connectionParams { "authorization": "Bearer <GATEWAY_TOKEN>" }',
  );
  client.stop();
  await socket.dispose();
});

describe('a server that stops', () => {
  it('closes sockets with 1001 and ends event streams with a word to come back', async () => {
    const gateway = await startGateway({
      exchangeUrl: floor.paper.url,
      secrets: { privateKey: `0x${'17'.repeat(32)}` },
    });
    const closeCodes: number[] = [];
    const socket = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { closed: (event) => closeCodes.push((event as { code: number }).code) },
    });
    const overSocket = socket.iterate({ query: 'subscription { orderEvents { __typename } }' });
    const socketEnd = overSocket.next().catch((error: unknown) => error);
    const client = createSseClient({ url: `${gateway.url}/graphql`, retryAttempts: 0 });
    const events = client.iterate({ query: 'subscription { orderEvents { __typename } }' });
    const first = events.next();
    await untilLive(gateway.url, 2);
    await gateway[Symbol.asyncDispose]();
    expect((await first).value).toEqual({
      errors: [
        {
          message: 'The server is stopping; subscribe again, with `since` where the field takes it',
          extensions: { code: 'SERVER_STOPPING', retryAfter: 1 },
        },
      ],
    });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    await socketEnd;
    expect(closeCodes).toEqual([1001]);
    client.dispose();
  });
});
