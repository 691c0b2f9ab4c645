/** The server as a process sees it: routes, health, metrics, and an end that loses no answer. */
import { once } from 'node:events';
import { Agent, get, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl, type StubExchange, startStubExchange } from '../support/stub-exchange.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
});

async function gatewayOver(exchangeUrl: string): Promise<TestGateway> {
  const gateway = await startGateway({ exchangeUrl });
  opened.push(gateway);
  return gateway;
}

async function stub(answer: RequestListener): Promise<StubExchange> {
  const exchange = await startStubExchange(answer);
  opened.push(exchange);
  return exchange;
}

const TIME: RequestListener = (_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end('1795000000');
};

describe('paths', () => {
  it('GraphQL is at /graphql, to which / leads', async () => {
    const gateway = await gatewayOver(await deadUrl());
    const { status, headers } = await ask(`${gateway.url}/`);
    expect([status, headers.location]).toEqual([302, '/graphql']);
    expect((await askGraphQL(gateway.url, '{ __typename }')).json).toEqual({ data: { __typename: 'Query' } });
  });

  it('a connection may idle longer than load balancers let it', async () => {
    const gateway = await gatewayOver(await deadUrl());
    const agent = new Agent({ keepAlive: true });
    const [answer] = await once(get(`${gateway.url}/health/live`, { agent }), 'response');
    expect(answer.headers['keep-alive']).toBe('timeout=65');
    agent.destroy();
  });

  it('what is nowhere is 404, and a wrong method 405, in the shape of GraphQL errors', async () => {
    const gateway = await gatewayOver(await deadUrl());
    const answers = await Promise.all([
      ask(`${gateway.url}/graphql/health/live`),
      ask(`${gateway.url}/health`),
      ask(`${gateway.url}/graphql`, { method: 'DELETE' }),
    ]);
    expect(
      answers.map(({ status, headers, json }) => ({ status, allow: headers.allow, json })),
    ).toMatchInlineSnapshot(`
      [
        {
          "allow": undefined,
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "NOT_FOUND",
                },
                "message": "There is nothing at this path; there is /, /graphql, /graphql/stream, /health/live, /health/ready, /metrics",
              },
            ],
          },
          "status": 404,
        },
        {
          "allow": undefined,
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "NOT_FOUND",
                },
                "message": "There is nothing at this path; there is /, /graphql, /graphql/stream, /health/live, /health/ready, /metrics",
              },
            ],
          },
          "status": 404,
        },
        {
          "allow": "GET, HEAD, POST",
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "METHOD_NOT_ALLOWED",
                },
                "message": "This path takes GET, HEAD, POST",
              },
            ],
          },
          "status": 405,
        },
      ]
    `);
  });
});

describe('health', () => {
  it('is live and ready over an exchange that answers, without a token', async () => {
    const gateway = await gatewayOver((await stub(TIME)).url);
    const live = await ask(`${gateway.url}/health/live`);
    const ready = await ask(`${gateway.url}/health/ready`);
    expect([live.status, live.json, ready.status, ready.json]).toEqual([
      200,
      { status: 'live' },
      200,
      { status: 'ready', journal: true, bus: true },
    ]);
  });

  it('is ready over one that does not answer, as no other replica could do better', async () => {
    const gateway = await gatewayOver(await deadUrl());
    const live = await ask(`${gateway.url}/health/live`);
    const ready = await ask(`${gateway.url}/health/ready`);
    expect([live.status, ready.status, ready.json]).toEqual([
      200,
      200,
      { status: 'ready', journal: true, bus: true },
    ]);
  });

  it('is not ready while its Redis cannot be reached', async () => {
    const url = await deadUrl();
    await using gateway = await startGateway({
      exchangeUrl: url,
      secrets: { redisUrl: url.replace('http:', 'redis:') },
    });
    const ready = await ask(`${gateway.url}/health/ready`);
    expect([ready.status, ready.json]).toEqual([503, { status: 'not ready', journal: true, bus: false }]);
  });
});

describe('metrics', () => {
  it('count operations by type and outcome, and calls to the exchange by route and status', async () => {
    const exchange = await stub((request, response) => {
      if (request.url === '/time') TIME(request, response);
      else
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"market not found"}');
    });
    const gateway = await gatewayOver(exchange.url);
    await askGraphQL(gateway.url, '{ __typename }');
    await askGraphQL(gateway.url, `{ market(conditionId: "0x${'0'.repeat(64)}") { question } }`);
    await askGraphQL(gateway.url, '{ openOrders { nodes { orderId } } }');
    await askGraphQL(gateway.url, '{ not valid');
    const { status, headers, text } = await ask(`${gateway.url}/metrics`);
    expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const lines = text.split('\n');
    expect(lines.filter((line) => line.startsWith('clob_graphql_operations_total'))).toEqual([
      'clob_graphql_operations_total{type="query",outcome="ok"} 2',
      'clob_graphql_operations_total{type="query",outcome="error"} 1',
    ]);
    expect(lines).toContain(
      'clob_exchange_call_seconds_count{method="GET",route="/markets/{id}",status="4xx"} 1',
    );
    expect(text).toContain('process_cpu_user_seconds_total');
  });
});

describe('the end', () => {
  it('answers what was begun and takes nothing new', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = (): void => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const exchange = await stub(async (request, response) => {
      if (request.url === '/time') return void TIME(request, response);
      arrived();
      await held;
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"market not found"}');
    });
    const gateway = await startGateway({ exchangeUrl: exchange.url });
    const begun = askGraphQL(gateway.url, `{ market(conditionId: "0x${'0'.repeat(64)}") { question } }`);
    await asked;
    const ended = gateway[Symbol.asyncDispose]();
    await expect(ask(`${gateway.url}/health/live`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    release();
    const { json, headers } = await begun;
    expect([json, headers.connection]).toEqual([{ data: { market: null } }, 'close']);
    await ended;
  });

  it('does not wait for connections that idle', async () => {
    const gateway = await startGateway({ exchangeUrl: await deadUrl() });
    const idle = connect(gateway.port, '127.0.0.1');
    await once(idle, 'connect');
    idle.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(idle, 'data');
    const closed = once(idle, 'close');
    await gateway[Symbol.asyncDispose]();
    await closed;
  });
});

describe('the start', () => {
  it('fails where the port is taken, leaving nothing open', async () => {
    const first = await gatewayOver(await deadUrl());
    await expect(
      startGateway({ exchangeUrl: await deadUrl(), config: { port: first.port } }),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port: first.port,
    });
  });
});
