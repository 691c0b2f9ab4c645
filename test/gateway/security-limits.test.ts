/** How much one request may ask for. Everything over a limit is refused before it runs. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { MAX_BODY_BYTES } from '../../src/http/body.ts';
import { MAX_NESTING } from '../../src/http/nesting.ts';
import { MAX_DEPTH, MAX_MUTATION_FIELDS, MAX_TOKENS } from '../../src/limits.ts';
import { ask, askGraphQL } from '../support/http.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';
import { socketClient } from '../support/subscriber.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ exchangeUrl: await deadUrl() });
});
afterAll(() => gateway[Symbol.asyncDispose]());

const JSON_HEADERS = { 'content-type': 'application/json' };
const TOO_LARGE = {
  errors: [
    { message: 'A request may have 100000 bytes at most', extensions: { code: 'REQUEST_ENTITY_TOO_LARGE' } },
  ],
};

/** A body of exactly this many bytes that is a good request. */
function bodyOf(bytes: number): string {
  const body = JSON.stringify({ query: '{ __typename }' });
  return body + ' '.repeat(bytes - body.length);
}

async function* inPieces(body: string): AsyncGenerator<Buffer> {
  for (let start = 0; start < body.length; start += 10_000)
    yield Buffer.from(body.slice(start, start + 10_000));
}

describe('bodies', () => {
  const post = (body: string | AsyncIterable<Buffer>) =>
    ask(`${gateway.url}/graphql`, { method: 'POST', headers: JSON_HEADERS, body });

  it('may have the limit, whether their length is said or not', async () => {
    expect((await post(bodyOf(MAX_BODY_BYTES))).json).toMatchObject({ data: { __typename: 'Query' } });
    expect((await post(inPieces(bodyOf(MAX_BODY_BYTES)))).json).toMatchObject({
      data: { __typename: 'Query' },
    });
  });

  it('may not have a byte more, whether their length is said or not', async () => {
    for (const body of [bodyOf(MAX_BODY_BYTES + 1), inPieces(bodyOf(MAX_BODY_BYTES + 1))]) {
      const { status, json } = await post(body);
      expect({ status, json }).toEqual({ status: 413, json: TOO_LARGE });
    }
  });

  it('are not waited for where they say that they are huge, and the connection is closed', async () => {
    const head =
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 5000000\r\n\r\n';
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(gateway.port, '127.0.0.1', () => socket.write(head));
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      socket.on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 Payload Too Large\r\n/);
    expect(answer).toContain('REQUEST_ENTITY_TOO_LARGE');
  });

  it('that are no JSON, no object, or a batch are refused without repeating them', async () => {
    const refusals = await Promise.all(
      ['{"canary-7f3a":', '"canary-7f3a"', '[{"query":"{ __typename }"}]', ''].map(post),
    );
    expect(refusals.map(({ status, json }) => ({ status, json }))).toMatchInlineSnapshot(`
      [
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_REQUEST",
                },
                "message": "POST body sent invalid JSON.",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_REQUEST",
                },
                "message": "POST body is expected to be object but received string",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_REQUEST",
                },
                "message": "Batching is not supported.",
              },
            ],
          },
          "status": 400,
        },
        {
          "json": {
            "errors": [
              {
                "extensions": {
                  "code": "BAD_REQUEST",
                },
                "message": "POST body sent invalid JSON.",
              },
            ],
          },
          "status": 400,
        },
      ]
    `);
  });
});

describe('documents', () => {
  const refused = (code: string, message: string) => ({
    status: 400,
    json: { errors: [expect.objectContaining({ message, extensions: { code } })] },
  });
  async function run(query: string) {
    const { status, json } = await askGraphQL(gateway.url, query);
    return { status, json };
  }

  /** A document of this many levels of fields, each in a fragment of its own. */
  function nested(levels: number): string {
    let document = '__typename';
    for (let level = levels - 1; level > 0; level -= 1) {
      const field =
        level === 1 ? `market(conditionId: "0x${'0'.repeat(64)}")` : level % 2 === 0 ? 'tokens' : 'market';
      document = `... { ${field} { ${document} } }`;
    }
    return `{ ${document} }`;
  }

  it('may be as deep as the limit, fragments not counted', async () => {
    expect((await run(nested(MAX_DEPTH))).status).toBe(200);
    expect(await run(nested(MAX_DEPTH + 1))).toEqual(
      refused(
        'GRAPHQL_VALIDATION_FAILED',
        `Query depth limit of ${MAX_DEPTH} exceeded, found ${MAX_DEPTH + 1}.`,
      ),
    );
  });

  it('may have as many words and marks as the limit', async () => {
    const fields = Array.from({ length: (MAX_TOKENS - 2) / 3 }, (_, index) => `f${index}:__typename`).join(
      ' ',
    );
    expect((await run(`{${fields}}`)).status).toBe(200);
    expect(await run(`query{${fields}}`)).toEqual(
      refused(
        'GRAPHQL_PARSE_FAILED',
        `Syntax Error: Document contains more that ${MAX_TOKENS} tokens. Parsing aborted.`,
      ),
    );
  });

  const verbs = (count: number): string =>
    Array.from({ length: count }, (_, index) => `v${index}: cancelAll { __typename }`).join(' ');

  it.each([
    ['as aliases', (count: number) => `mutation { ${verbs(count)} }`],
    [
      'in a fragment',
      (count: number) => `mutation { ...Verbs } fragment Verbs on Mutation { ${verbs(count)} }`,
    ],
    ['in an inline fragment', (count: number) => `mutation { __typename ... { ${verbs(count - 1)} } }`],
  ])('may have as many verbs as the limit, %s', async (_name, document) => {
    expect((await run(document(MAX_MUTATION_FIELDS))).status).toBe(200);
    expect(await run(document(MAX_MUTATION_FIELDS + 1))).toEqual(
      refused(
        'GRAPHQL_VALIDATION_FAILED',
        `A mutation may have ${MAX_MUTATION_FIELDS} fields at most, found ${MAX_MUTATION_FIELDS + 1}; use a batch or send several.`,
      ),
    );
  });

  it('whose fragments double at each step are counted without walking every path', async () => {
    const steps = Array.from(
      { length: 60 },
      (_, index) => `fragment F${index} on Mutation { ...F${index + 1} ... { ...F${index + 1} } }`,
    );
    const document = `mutation { ...F0 } ${steps.join(' ')} fragment F60 on Mutation { __typename }`;
    expect((await run(document)).status).toBe(400);
  });

  it('with a wrong name are told what was meant', async () => {
    expect(await run('{ marketz { nodes { question } } }')).toEqual(
      refused(
        'GRAPHQL_VALIDATION_FAILED',
        'Cannot query field "marketz" on type "Query". Did you mean "market" or "markets"?',
      ),
    );
  });
});

describe('variables', () => {
  const query = 'query($id: ID!) { node(id: $id) { id } }';
  const refusal = {
    message: 'Variables may be nested 64 levels deep',
    extensions: { code: 'BAD_REQUEST' },
  };
  /** JSON of variables with lists in lists, or objects in objects, as many levels as said. */
  const nested = (levels: number, [open, close]: readonly [string, string]): string =>
    `{"id":${open.repeat(levels - 1)}0${close.repeat(levels - 1)}}`;
  const lists = ['[', ']'] as const;
  const objects = ['{"a":', '}'] as const;

  it('may be nested as deep as the limit, over HTTP', async () => {
    const post = async (variables: string) => {
      const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
      const { status, json } = await ask(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body,
      });
      return { status, json };
    };
    for (const brackets of [lists, objects]) {
      expect((await post(nested(MAX_NESTING, brackets))).json).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
      for (const levels of [MAX_NESTING + 1, 15_000]) {
        expect(await post(nested(levels, brackets))).toEqual({ status: 400, json: { errors: [refusal] } });
      }
    }
  });

  it('may be nested as deep as the limit, over a socket, which goes on', async () => {
    const client = socketClient(gateway.url);
    const run = (variables: Record<string, unknown>) =>
      client
        .iterate({ query, variables })
        .next()
        .catch((error: unknown) => error);
    expect(await run(JSON.parse(nested(MAX_NESTING + 1, lists)))).toEqual([refusal]);
    expect((await client.iterate({ query: '{ __typename }' }).next()).value).toMatchObject({
      data: { __typename: 'Query' },
    });
    await client.dispose();

    // Too deep for a client to write, so by hand.
    const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const messages: unknown[] = [];
    socket.on('message', (data) => messages.push(JSON.parse(data.toString())));
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    socket.send(
      `{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":${nested(15_000, objects)}}}`,
    );
    socket.send(`{"type":"ping","payload":${nested(15_000, objects)}}`);
    const [code] = await once(socket, 'close');
    expect([messages, code]).toEqual([
      [{ type: 'connection_ack' }, { type: 'error', id: '1', payload: [refusal] }],
      4400,
    ]);
    const init = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(init, 'open');
    init.send(`{"type":"connection_init","payload":${nested(8_000, ['{"headers":', '}'])}}`);
    expect(String((await once(init, 'message'))[0])).toBe('{"type":"connection_ack"}');
    init.close();
  });
});
