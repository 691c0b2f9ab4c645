import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  type CallLane,
  type CallPurpose,
  createHttpClient,
  type HttpCallEvent,
  type HttpRequest,
} from '../../../src/clob/http-client.ts';
import { readRow, readText } from '../../../src/clob/wire/read.ts';
import { keepRows, splitRows } from '../../../src/clob/wire/split-rows.ts';
import { CodedError } from '../../../src/errors.ts';
import { failureOf, sendJson, startLoopback } from './loopback.ts';

const order = {
  method: 'POST',
  path: '/order',
  body: '{"a":1}',
  parse: (json) => readText(readRow(json, 'answer'), 'orderID'),
} as const satisfies HttpRequest<string>;

const HTML = '<!DOCTYPE html><html><body>Sorry. Ray ID: <strong>8f3c0123456789ab</strong></body></html>';

/** The facts of the one failure that an answer leads to. */
async function failureFrom(
  answer: (response: ServerResponse) => void,
  request: Partial<HttpRequest<string>> = {},
): Promise<object> {
  await using server = await startLoopback(answer);
  await using client = createHttpClient({ baseUrl: server.url, timeoutMs: 5_000 });
  return facts(await failureOf(client.request({ ...order, ...request })));
}

function facts(error: unknown): object {
  if (!(error instanceof CodedError)) throw error;
  const { name, code, message, retryAfter } = error;
  return {
    name,
    code,
    message,
    ...(retryAfter !== undefined && { retryAfter }),
    ...('status' in error && { status: error.status }),
  };
}

function says(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

function showsPage(status: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(HTML);
  };
}

describe('a request', () => {
  it('goes out once, byte for byte, below the base URL, and its answer is parsed', async () => {
    await using server = await startLoopback((response) => sendJson(response, { orderID: '0xabc' }));
    await using client = createHttpClient({ baseUrl: `${server.url}/clob/` });

    const answer = await client.request({
      ...order,
      query: { a: '1,2', b: undefined },
      headers: { POLY_NONCE: '7' },
      body: '{"salt":1,  "name":"ñ"}',
    });

    expect(answer).toBe('0xabc');
    expect(server.asked).toEqual([
      {
        method: 'POST',
        path: '/clob/order?a=1%2C2',
        headers: {
          host: new URL(server.url).host,
          connection: 'keep-alive',
          accept: 'application/json',
          'user-agent': 'clob-graphql',
          'content-type': 'application/json',
          poly_nonce: '7',
          'content-length': '24',
        },
        body: '{"salt":1,  "name":"ñ"}',
      },
    ]);
  });

  it('hands an empty body to the parser as undefined', async () => {
    await using server = await startLoopback((response) => response.end());
    await using client = createHttpClient({ baseUrl: server.url });

    expect(await client.request({ method: 'GET', path: '/x', parse: (json) => [json] })).toEqual([undefined]);
  });

  it('keeps of a long answer what it is shortened to, and reads no further than it may', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, row) => ({ row, text: 'ä€𝄞'.repeat(40) }));
    await using server = await startLoopback((response, { path }) =>
      says(200, rows(Number(path.slice(1))))(response),
    );
    await using client = createHttpClient({ baseUrl: server.url });
    const read = (count: number, isWanted: (row: string) => boolean) =>
      client.request({
        method: 'GET',
        path: `/${count}`,
        parse: (json) => ({ isWhole: true, rows: json }),
        part: {
          maxLength: 20_000,
          maxBytes: 1_000_000,
          shorten: (text) => keepRows(text, isWanted),
          parse: (text) => ({ isWhole: false, rows: splitRows(text)?.rows.length }),
        },
      });
    const short = await read(2_000, (row) => row.includes('"row":1500,'));
    expect(short.isWhole).toBe(true);
    const kept = short.rows as ReturnType<typeof rows>;
    const [first, ...tail] = kept;
    // What came after the last shortening is there, whoever wants it.
    expect([first, ...tail]).toEqual([rows(1_501).at(-1), ...rows(2_000).slice(-tail.length)]);
    expect(tail.length).toBeLessThan(100);
    expect(await read(2_000, () => true)).toEqual({ isWhole: false, rows: expect.any(Number) });
    expect(await read(20_000, () => false)).toEqual({ isWhole: false, rows: 0 });
  });

  it('goes by a socket kept open', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startLoopback((response) => {
      ports.add(response.socket?.remotePort);
      sendJson(response, { orderID: '0xabc' });
    });
    await using client = createHttpClient({ baseUrl: server.url });

    for (let count = 0; count < 20; count += 1) await client.request(order);

    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('is told to onCall by its route, answered or not', async () => {
    const events: HttpCallEvent[] = [];
    const onCall = (event: HttpCallEvent) => events.push(event);
    await using server = await startLoopback((response, { path }) => {
      if (path === '/cut') response.destroy();
      else sendJson(response, { error: 'market not found' }, 404);
    });
    await using client = createHttpClient({ baseUrl: server.url, onCall });

    await failureOf(client.request({ ...order, path: '/markets/0x1', route: '/markets/{id}' }));
    await failureOf(client.request({ ...order, path: '/cut' }));

    expect(events).toEqual([
      { method: 'POST', route: '/markets/{id}', status: 404, ms: expect.any(Number) },
      { method: 'POST', route: '/cut', status: undefined, ms: expect.any(Number) },
    ]);
  });
});

describe('a refusal', () => {
  it("is a 4xx with the exchange's own JSON, coded by its text", async () => {
    expect(
      await failureFrom(says(400, { error: 'not enough balance / allowance: the balance is 5' })),
    ).toEqual({
      name: 'ExchangeRefusedError',
      code: 'NOT_ENOUGH_BALANCE',
      message: 'not enough balance / allowance: the balance is 5',
      status: 400,
    });
  });

  it('keeps words it does not know', async () => {
    expect(await failureFrom(says(400, { error: 'Could not create api key' }))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_REFUSED',
      message: 'Could not create api key',
      status: 400,
    });
  });

  it('is a 429, with the seconds to wait', async () => {
    expect(await failureFrom(says(429, { error: 'slow down' }, { 'retry-after': '7' }))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'RATE_LIMITED',
      message: 'slow down',
      status: 429,
      retryAfter: 7,
    });
  });

  it('is a 429 of the edge, with a date to wait for that has passed', async () => {
    const past = { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT', 'cf-ray': '8f3c-LHR' };
    expect(await failureFrom(showsPage(429, past))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'RATE_LIMITED',
      message: 'The exchange turned POST /order away with 429 and an HTML page (Cloudflare Ray ID 8f3c-LHR).',
      status: 429,
      retryAfter: 0,
    });
  });

  it('reads a date to come as seconds', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    expect(await failureFrom(says(429, {}, { 'retry-after': date }))).toMatchObject({
      retryAfter: expect.toSatisfy((seconds: number) => seconds > 3_500 && seconds <= 3_600),
    });
  });

  it('leaves out a wait it cannot read', async () => {
    expect(await failureFrom(says(429, { error: 'slow down' }, { 'retry-after': 'soon' }))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'RATE_LIMITED',
      message: 'slow down',
      status: 429,
    });
  });

  it('is a 425: the engine restarts', async () => {
    expect(await failureFrom((response) => response.writeHead(425).end())).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_RESTARTING',
      message: 'The exchange turned POST /order away with 425.',
      status: 425,
    });
  });

  it('is a 401', async () => {
    expect(await failureFrom(says(401, { error: 'Unauthorized/Invalid api key' }))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_UNAUTHORIZED',
      message: 'Unauthorized/Invalid api key',
      status: 401,
    });
  });

  it('is a 403 of the edge, with the Ray ID found in its page', async () => {
    expect(await failureFrom(showsPage(403))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_BLOCKED',
      message:
        'The exchange turned POST /order away with 403 and an HTML page (Cloudflare Ray ID 8f3c0123456789ab).',
      status: 403,
    });
  });

  it('is a 403 of the exchange', async () => {
    expect(
      await failureFrom(says(403, { error: 'Trading restricted in your region, see the terms' })),
    ).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_BLOCKED',
      message: 'Trading restricted in your region, see the terms',
      status: 403,
    });
  });

  it.each([
    ['Trading is currently disabled', 'EXCHANGE_TRADING_DISABLED'],
    ['Trading is currently cancel-only', 'EXCHANGE_CANCEL_ONLY'],
  ])('is a 503 that names its mode: %s', async (error, code) => {
    expect(await failureFrom(says(503, { error }))).toEqual({
      name: 'ExchangeRefusedError',
      code,
      message: error,
      status: 503,
    });
  });

  it('is the 503 of post-only mode, known by its code, with the wait of the body', async () => {
    const body = { error: 'only maker orders', code: 'post_only_mode', retry_after_seconds: 90 };
    expect(await failureFrom(says(503, body))).toEqual({
      name: 'ExchangeRefusedError',
      code: 'EXCHANGE_POST_ONLY',
      message: 'only maker orders',
      status: 503,
      retryAfter: 90,
    });
  });

  it('is a 500 that says the one order was killed unmatched', async () => {
    const killed = says(500, { error: 'FOK orders are filled or killed' });
    expect(await failureFrom(killed, { killedIsFinal: true })).toEqual({
      name: 'ExchangeRefusedError',
      code: 'FOK_NOT_FILLED',
      message: 'FOK orders are filled or killed',
      status: 500,
    });
  });
});

describe('what was certainly not sent', () => {
  it('is a refused connection', async () => {
    const server = await startLoopback((response) => response.end());
    await server[Symbol.asyncDispose]();
    await using client = createHttpClient({ baseUrl: server.url });

    expect(facts(await failureOf(client.request(order)))).toEqual({
      name: 'ExchangeUnreachableError',
      code: 'EXCHANGE_UNREACHABLE',
      message:
        'No connection to the exchange for POST /order (ECONNREFUSED); nothing was sent. Check CLOB_URL and the network.',
    });
  });

  it('is a host without an address', async () => {
    await using client = createHttpClient({ baseUrl: 'http://clob.invalid' });

    expect(facts(await failureOf(client.request(order)))).toEqual({
      name: 'ExchangeUnreachableError',
      code: 'EXCHANGE_UNREACHABLE',
      message: expect.stringMatching(
        /^No connection to the exchange for POST \/order \((ENOTFOUND|EAI_AGAIN)\)/,
      ),
    });
  });

  it('is what was still queued for a socket when its time was over, and it does not go out later', async () => {
    const held: ServerResponse[] = [];
    await using server = await startLoopback((response, { path }) => {
      if (path === '/order') held.push(response);
      else sendJson(response, { orderID: '0xdef' });
    });
    await using client = createHttpClient({ baseUrl: server.url, connections: 1 });
    const first = client.request(order);

    const queued = facts(await failureOf(client.request({ ...order, path: '/queued', timeoutMs: 20 })));
    for (const response of held) sendJson(response, { orderID: '0xabc' });
    await first;
    await client.request({ ...order, path: '/later' });

    expect(queued).toEqual({
      name: 'ExchangeUnreachableError',
      code: 'EXCHANGE_UNREACHABLE',
      message:
        'No connection to the exchange for POST /queued within 20 ms; nothing was sent. Check CLOB_URL and the network.',
    });
    expect(server.asked.map(({ path }) => path)).toEqual(['/order', '/later']);
  });

  it('is nothing that waits in another lane: orders without an answer keep no cancel, heartbeat or look from a socket', async () => {
    const held: ServerResponse[] = [];
    await using server = await startLoopback((response, { path }) => {
      if (path === '/order') held.push(response);
      else sendJson(response, path);
    });
    await using client = createHttpClient({ baseUrl: server.url, connections: 1 });
    const first = client.request({ ...order, purpose: 'order' });
    const queued = client.request({ ...order, purpose: 'order' });
    const ask = (purpose: CallPurpose, lane?: CallLane) =>
      client.request({
        method: 'POST',
        path: `/${lane ?? purpose}`,
        purpose,
        ...(lane && { lane }),
        parse: (json) => json,
      });

    expect(
      await Promise.all([
        ask('cancel'),
        ask('cancel', 'cancel-all'),
        ask('heartbeat'),
        ask('look'),
        ask('read'),
        ask('change'),
      ]),
    ).toEqual(['/cancel', '/cancel-all', '/heartbeat', '/look', '/read', '/change']);
    expect(held.length).toBe(1);
    sendJson(held[0] as ServerResponse, { orderID: '0xabc' });
    await first;
    await expect.poll(() => held.length).toBe(2);
    sendJson(held[1] as ServerResponse, { orderID: '0xabc' });
    await queued;
  });

  it('is what a closed client is asked', async () => {
    const client = createHttpClient({ baseUrl: 'http://127.0.0.1:9' });
    await client[Symbol.asyncDispose]();

    expect(facts(await failureOf(client.request(order)))).toMatchObject({
      name: 'ExchangeUnreachableError',
      code: 'EXCHANGE_UNREACHABLE',
    });
  });
});

describe('what is unclear', () => {
  it('is an answer that does not come in time', async () => {
    expect(await failureFrom(() => {}, { timeoutMs: 30 })).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_TIMEOUT',
      message: 'The exchange did not answer POST /order within 30 ms.',
    });
  });

  it('is a body that does not end in time, though it drips', async () => {
    let dripping: NodeJS.Timeout | undefined;
    const failure = await failureFrom(
      (response) => {
        dripping = setInterval(() => response.write(' '), 5);
      },
      { timeoutMs: 60 },
    );
    clearInterval(dripping);
    expect(failure).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_TIMEOUT',
      message: 'The exchange did not answer POST /order within 60 ms.',
    });
  });

  it('is a reset after sending', async () => {
    expect(await failureFrom((response) => response.socket?.resetAndDestroy())).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order did not come whole (ECONNRESET).",
    });
  });

  it('is a closed socket instead of an answer', async () => {
    expect(await failureFrom((response) => response.destroy())).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order did not come whole (UND_ERR_SOCKET).",
    });
  });

  it('is a body cut off', async () => {
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"orderID":', () => response.destroy());
    };
    expect(await failureFrom(cut)).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order did not come whole (UND_ERR_SOCKET).",
    });
  });

  it('is an answer that is not HTTP', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end('no HTTP at all\r\n\r\n')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await using client = createHttpClient({ baseUrl: `http://127.0.0.1:${port}` });

    const failure = facts(await failureOf(client.request(order)));
    server.close();

    expect(failure).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order did not come whole (HTTPParserError).",
    });
  });

  it('is an answer over the size limit', async () => {
    await using server = await startLoopback((response) => sendJson(response, 'x'.repeat(2_000)));
    await using client = createHttpClient({ baseUrl: server.url, maxResponseBytes: 1_000 });

    expect(facts(await failureOf(client.request(order)))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order did not come whole (UND_ERR_RES_EXCEEDED_MAX_SIZE).",
    });
  });

  it('is a 200 that is an HTML page', async () => {
    expect(await failureFrom(showsPage(200))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message:
        'The exchange answered POST /order with 200 and an HTML page (Cloudflare Ray ID 8f3c0123456789ab), which is not JSON.',
    });
  });

  it('is a 200 whose JSON breaks off', async () => {
    expect(await failureFrom((response) => response.end('{"orderID":"0x'))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: 'The exchange answered POST /order with 200, which is not JSON.',
    });
  });

  it('is a 200 without what the protocol says, named by its field', async () => {
    expect(await failureFrom(says(200, { other: 1 }))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: "The exchange's answer to POST /order is not what its protocol says: orderID is not a text.",
    });
  });

  it('is a 502 of the edge', async () => {
    expect(await failureFrom(showsPage(502))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_FAILED',
      message:
        'The exchange answered POST /order with 502 and an HTML page (Cloudflare Ray ID 8f3c0123456789ab).',
    });
  });

  it('is a 503 that names no mode', async () => {
    expect(await failureFrom(says(503, { error: 'upstream unavailable' }, { 'retry-after': '3' }))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_FAILED',
      message: 'The exchange answered POST /order with 503: upstream unavailable.',
      retryAfter: 3,
    });
  });

  it('is a 500 that says a step failed', async () => {
    expect(
      await failureFrom(says(500, { error: 'could not insert order' }), { killedIsFinal: true }),
    ).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_FAILED',
      message: 'The exchange answered POST /order with 500: could not insert order.',
    });
  });

  it('is a 500 that says an order was killed, where several were sent', async () => {
    expect(await failureFrom(says(500, { error: 'FOK orders are filled or killed' }))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_FAILED',
      message: 'The exchange answered POST /order with 500: FOK orders are filled or killed.',
    });
  });

  it('is a 400 that gave up on the way', async () => {
    expect(await failureFrom(says(400, { error: 'context canceled' }))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_FAILED',
      message: 'The exchange answered POST /order with 400: context canceled.',
    });
  });

  it('is a 400 that holds the order back', async () => {
    expect(await failureFrom(says(400, { error: 'order match delayed due to market conditions' }))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'ORDER_DELAYED',
      message: 'The exchange answered POST /order with 400: order match delayed due to market conditions.',
    });
  });

  it('is a 4xx page, which the exchange did not write', async () => {
    expect(await failureFrom(showsPage(404))).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_BLOCKED',
      message:
        'The exchange answered POST /order with 404 and an HTML page (Cloudflare Ray ID 8f3c0123456789ab).',
    });
  });

  it.each([
    ['a 4xx without a reason', 400],
    ['a redirect, which is not followed', 301],
  ])('is %s', async (_, status) => {
    const answer = (response: ServerResponse) =>
      response.writeHead(status, { location: '/elsewhere' }).end('{}');
    expect(await failureFrom(answer)).toEqual({
      name: 'ExchangeUnclearError',
      code: 'EXCHANGE_UNREADABLE',
      message: `The exchange answered POST /order with ${status}.`,
    });
  });
});
