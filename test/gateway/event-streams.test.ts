/** Server-sent events by hand: shared streams with their bounds, and what a wrong request is answered. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ExecutionResult, GraphQLError, parse } from 'graphql';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEventStreams } from '../../src/http/event-streams.ts';
import { RESERVATION_MS } from '../../src/http/transport-limits.ts';
import { newKey } from '../support/floor.ts';
import { ask } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const TOKEN = 'token-of-the-event-streams';
const authorization = `Bearer ${TOKEN}`;

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    exchangeUrl: await deadUrl(),
    secrets: { gatewayToken: TOKEN, privateKey: newKey() },
  });
});
afterAll(() => gateway[Symbol.asyncDispose]());

const EVENTS = { authorization, accept: 'text/event-stream' };

async function reserve(): Promise<string> {
  const { statusCode, body } = await request(`${gateway.url}/graphql/stream`, {
    method: 'PUT',
    headers: { authorization },
  });
  expect(statusCode).toBe(201);
  return body.text();
}

const add = (token: string, body: unknown) =>
  ask(`${gateway.url}/graphql/stream`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'x-graphql-event-stream-token': token },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const operation = (query: string, operationId = '1') => ({ query, extensions: { operationId } });

/** Opens a stream; `until` gives what came once it has the text. */
async function open(token: string) {
  const { statusCode, body } = await request(`${gateway.url}/graphql/stream`, {
    headers: { ...EVENTS, 'x-graphql-event-stream-token': token },
  });
  let received = '';
  body.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
  });
  return {
    statusCode,
    until: (part: string) => vi.waitFor(() => expect(received).toContain(part)).then(() => received),
    close: () => void body.destroy(),
  };
}

describe('a shared event stream', () => {
  it('carries the results of operations that were added before and after it was opened', async () => {
    const token = await reserve();
    expect((await add(token, operation('{ __typename }'))).status).toBe(202);
    const stream = await open(token);
    expect((await add(token, operation('{ viewer { paper } }', '2'))).status).toBe(202);
    const received = await stream.until('event: complete\ndata: {"id":"2"}\n\n');
    expect(received.replaceAll(/,"extensions":\{"cost":\{[^}]*\}\}/g, '')).toBe(
      ':\n\n' +
        'event: next\ndata: {"id":"1","payload":{"data":{"__typename":"Query"}}}\n\n' +
        'event: complete\ndata: {"id":"1"}\n\n' +
        'event: next\ndata: {"id":"2","payload":{"data":{"viewer":{"paper":true}}}}\n\n' +
        'event: complete\ndata: {"id":"2"}\n\n',
    );
    const again = await ask(`${gateway.url}/graphql/stream`, {
      headers: { ...EVENTS, 'x-graphql-event-stream-token': token },
    });
    expect([again.status, again.json]).toEqual([
      409,
      { errors: [{ message: 'The event stream is open already', extensions: { code: 'BAD_REQUEST' } }] },
    ]);
    stream.close();
  });

  it.each([
    ['{ ', 400, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['{ nothing }', 400, 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nothing" on type "Query".'],
  ])('refuses %s with the error that it has', async (query, status, code, message) => {
    const answer = await add(await reserve(), operation(query));
    expect(answer).toMatchObject({ status, json: { errors: [{ message, extensions: { code } }] } });
    expect(answer.text).not.toMatch(/\\n +at |node_modules/);
  });

  it('refuses what is no operation', async () => {
    const token = await reserve();
    const bodies = ['{', '[]', {}, { query: '{ __typename }' }, { ...operation('{ a }'), variables: [1] }];
    const answers = await Promise.all(bodies.map((body) => add(token, body)));
    expect(
      answers.map(({ status, json }) => [
        status,
        (json as { errors: { message: string }[] }).errors[0]?.message,
      ]),
    ).toEqual([
      [400, 'POST body must be a JSON object'],
      [400, 'POST body must be a JSON object'],
      [400, 'Must provide query string.'],
      [400, 'Send the id of the operation as extensions.operationId'],
      [400, '"variables" must be an object'],
    ]);
    const inherited = await add('__proto__', operation('{ __typename }'));
    expect([inherited.status, inherited.json]).toEqual([
      404,
      {
        errors: [
          {
            message: 'There is no such event stream; reserve one with PUT',
            extensions: { code: 'NOT_FOUND' },
          },
        ],
      },
    ]);
  });
});

/** Streams over operations that the test makes. */
async function bareStreams(results: () => AsyncIterableIterator<ExecutionResult>) {
  const subscribe = () => results();
  const streams = createEventStreams({
    operations: {
      prepare: async () => ({
        schema: {} as never,
        document: parse('subscription { a }'),
        rootValue: { execute: subscribe, subscribe },
      }),
    },
    readCaller: () => ({ role: 'TRADER', name: 'trader' }),
    mask: () => new GraphQLError('masked'),
    graphql: () => {},
  });
  const server = createServer((incoming, response) => void streams.handle(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const put = async () => (await ask(url, { method: 'PUT' })).text;
  const post = (token: string) =>
    ask(`${url}?token=${token}`, { method: 'POST', body: JSON.stringify(operation('subscription { a }')) });
  const get = (token: string) => ask(`${url}?token=${token}`, { headers: EVENTS });
  return { streams, put, post, get, [Symbol.asyncDispose]: async () => void server.close() };
}

describe('a reserved event stream', () => {
  it('takes one result of an operation, and is forgotten with its operations where nobody opens it', async () => {
    let pulled = 0;
    let hasEnded = false;
    async function* endless(): AsyncGenerator<ExecutionResult> {
      try {
        for (;;) {
          pulled += 1;
          yield { data: { a: 'x'.repeat(1_000) } };
        }
      } finally {
        hasEnded = true;
      }
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await using bare = await bareStreams(endless);
    const token = await bare.put();
    expect((await bare.post(token)).status).toBe(202);
    expect([bare.streams.size, pulled <= 1]).toEqual([1, true]);
    vi.advanceTimersByTime(RESERVATION_MS - 1);
    expect(bare.streams.size).toBe(1);
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(bare.streams.size).toBe(0);
    expect((await bare.get(token)).status).toBe(404);
    await vi.waitFor(() => expect([pulled <= 1, hasEnded || pulled === 0]).toEqual([true, true]));
  });

  it('shows an error of a source masked', async () => {
    async function* failing(): AsyncGenerator<ExecutionResult> {
      yield { data: { a: '1' } };
      throw new Error('inner matter');
    }
    await using bare = await bareStreams(failing);
    const token = await bare.put();
    await bare.post(token);
    bare.streams[Symbol.dispose](); // ends the stream with its operations, so that it can be read to its end
    expect((await bare.get(token)).text).toBe(
      ':\n\nevent: next\ndata: {"id":"1","payload":{"data":{"a":"1"}}}\n\n' +
        'event: next\ndata: {"id":"1","payload":{"errors":[{"message":"masked"}]}}\n\n' +
        'event: complete\ndata: {"id":"1"}\n\n',
    );
  });
});

describe.each(['/graphql', '/graphql/stream'])('%s answers as JSON and without inner matters', (path) => {
  const accept = 'application/graphql-response+json';
  const headers = { authorization, accept, 'x-graphql-yoga-csrf': '1' };
  const get = async (search: Record<string, string>, more: Record<string, string> = {}) => {
    const answer = await ask(`${gateway.url}${path}?${new URLSearchParams(search)}`, {
      headers: { ...headers, ...more },
    });
    expect(answer.text).not.toMatch(/\n +at |node_modules/);
    return [answer.status, answer.json];
  };
  const error = (code: string, message: string) => ({
    errors: [expect.objectContaining({ message, extensions: { code } })],
  });

  it('a syntax error, an unknown operation and a mutation by GET', async () => {
    expect(await get({ query: '{ ' })).toEqual([
      400,
      error('GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'),
    ]);
    expect(await get({ query: 'query A { __typename }', operationName: 'B' })).toEqual([
      400,
      error('OPERATION_RESOLUTION_FAILURE', 'Could not determine what operation to execute.'),
    ]);
    expect(await get({ query: 'mutation { cancelAll { __typename } }' })).toEqual([
      405,
      error('BAD_REQUEST', 'Can only perform a mutation operation from a POST request.'),
    ]);
  });

  it('variables or extensions that are no JSON', async () => {
    const refused = [400, error('BAD_REQUEST', '"variables" and "extensions" must be JSON')];
    expect(await get({ query: '{ __typename }', variables: '{a' })).toEqual(refused);
    expect(await get({ query: '{ __typename }', extensions: '{a' })).toEqual(refused);
  });

  it('a subscription that accepts no event stream', async () => {
    const query = 'subscription { orderEvents { __typename } }';
    for (const accept of [
      'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
      'application/json',
    ]) {
      const [status, json] = await get({ query }, { accept });
      expect([status, json]).toEqual([
        406,
        error(
          'NOT_ACCEPTABLE',
          'The results of a subscription are an event stream: send "accept: text/event-stream", or open a WebSocket at /graphql (graphql-transport-ws). multipart/mixed is not supported.',
        ),
      ]);
    }
  });

  it.each(['[', '%', '[::1', 'a b', 'localhost:99999'])('the host name %s', async (host) => {
    const socket = connect(gateway.port, '127.0.0.1');
    socket.write(
      `GET ${path}?query={__typename} HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\nx-graphql-yoga-csrf: 1\r\nconnection: close\r\n\r\n`,
    );
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('{"errors":[{"message":"The header \\"host\\" is not a host name');
  });

  it("a GET of the server's own page, as its EventSource sends it", async () => {
    const search = new URLSearchParams({ query: '{ __typename }' });
    const sent = (site: string) =>
      ask(`${gateway.url}${path}?${search}`, { headers: { ...EVENTS, 'sec-fetch-site': site } });
    expect(await sent('same-origin')).toMatchObject({
      status: 200,
      text: expect.stringContaining('"data":{"__typename":"Query"}'),
    });
    for (const site of ['same-site', 'cross-site', 'none']) expect((await sent(site)).status).toBe(403);
  });
});
