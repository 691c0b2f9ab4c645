/** Who is let in: bearer token, host names, cross-site requests, sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CSRF_HEADERS } from '../../src/http/csrf.ts';
import { ask, askGraphQL } from '../support/http.ts';
import { openSocket, refusalOfSocket } from '../support/open-socket.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';

const TOKEN = 'token-of-the-test-suite';
const PAGE = { accept: 'text/html,application/xhtml+xml' };

describe('with a token', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ exchangeUrl: await deadUrl(), secrets: { gatewayToken: TOKEN } });
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it.each(['/graphql', '/metrics', '/anything'])('%s is closed to callers without it', async (path) => {
    for (const headers of [
      {},
      { authorization: `Bearer ${TOKEN.slice(0, -1)}` },
      { authorization: `Bearer ${TOKEN}x` },
      { authorization: `Basic ${TOKEN}` },
      { authorization: TOKEN },
      { authorization: 'Bearer ' },
    ]) {
      const { status, headers: answered, json } = await ask(`${gateway.url}${path}`, { headers });
      expect({ status, challenge: answered['www-authenticate'], json }).toEqual({
        status: 401,
        challenge: 'Bearer realm="clob-graphql"',
        json: {
          errors: [
            {
              message: 'Send the header "authorization: Bearer <GATEWAY_TOKEN>"',
              extensions: { code: 'UNAUTHENTICATED' },
            },
          ],
        },
      });
    }
  });

  it('lets in who sends it, the scheme in any letter case and whatever host they came by', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const headers = { authorization: `${scheme} ${TOKEN}`, host: 'gateway.example' };
      expect((await askGraphQL(gateway.url, '{ __typename }', { headers })).json).toEqual({
        data: { __typename: 'Query' },
      });
    }
  });

  it('answers liveness, the redirect and the empty GraphiQL page without it', async () => {
    expect((await ask(`${gateway.url}/health/live`)).status).toBe(200);
    expect((await ask(`${gateway.url}/`)).status).toBe(302);
    const page = await ask(`${gateway.url}/graphql`, { method: 'HEAD', headers: PAGE });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('a request that asks for HTML gets the page and never an answer', async () => {
    const { status, headers } = await ask(`${gateway.url}/graphql?query={__typename}`, {
      method: 'HEAD',
      headers: PAGE,
    });
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const posted = await askGraphQL(gateway.url, '{ __typename }', { headers: PAGE });
    expect(posted.status).toBe(401);
  });

  it('refuses sockets whose upgrade or connection_init shows another token or none, and says what to send', async () => {
    expect(await openSocket(gateway.url, { authorization: `Bearer ${TOKEN}x` })).toBe(401);
    expect(await openSocket(gateway.url, { authorization: `Bearer ${TOKEN}` })).toBe(101);
    const refused = {
      messages: [],
      code: 4401,
      reason: 'Unauthorized: send connectionParams { "authorization": "Bearer <GATEWAY_TOKEN>" }',
    };
    for (const payload of [
      undefined,
      {},
      { authorization: `Bearer ${TOKEN}x` },
      { authorization: TOKEN },
      { headers: { authorization: 'Bearer ' } },
      { headers: 'authorization' },
    ]) {
      expect(await refusalOfSocket(gateway.url, payload)).toEqual(refused);
    }
  });
});

describe('without a token', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ exchangeUrl: await deadUrl() });
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1', '127.0.0.1:1', '[::1]', '[::1]:4000'])(
    'answers as %s',
    async (host) => {
      expect((await askGraphQL(gateway.url, '{ __typename }', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    'attacker.example',
    'localhost.attacker.example',
    '127.0.0.1.attacker.example:4000',
    '10.0.0.1',
    '[::2]',
  ])('refuses the name %s, which a web page may have pointed here', async (host) => {
    const { status, json } = await askGraphQL(gateway.url, '{ __typename }', { headers: { host } });
    expect({ status, json }).toEqual({
      status: 421,
      json: {
        errors: [
          {
            message: 'Without GATEWAY_TOKEN this server answers on localhost, 127.0.0.1 and [::1] only',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      },
    });
    expect(await openSocket(gateway.url, { host })).toBe(421);
  });

  const simpleRequests = [
    ['a GET', { method: 'GET', path: '/graphql?query={__typename}', headers: {} }],
    ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(
      (type) =>
        [
          `a POST of ${type}`,
          { method: 'POST', path: '/graphql', headers: { 'content-type': type } },
        ] as const,
    ),
  ] as const;

  it.each(simpleRequests)(
    'refuses %s, which any web page can send, without a header that it cannot',
    async (_name, sent) => {
      const { status, json } = await ask(`${gateway.url}${sent.path}`, {
        method: sent.method,
        headers: sent.headers,
        ...(sent.method === 'POST' && { body: 'query={__typename}' }),
      });
      expect(json).toEqual({
        errors: [
          {
            message:
              'Send "content-type: application/json", or one of these headers, whatever its value: ' +
              'apollo-require-preflight, x-apollo-operation-name, graphql-require-preflight, x-graphql-yoga-csrf',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      });
      expect(status).toBe(403);
    },
  );

  it.each(CSRF_HEADERS)('takes a GET with the header %s', async (header) => {
    const { json } = await ask(`${gateway.url}/graphql?query={__typename}`, { headers: { [header]: '1' } });
    expect(json).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('gives no other origin leave to read or to send', async () => {
    const origin = { origin: 'https://attacker.example' };
    const answer = await askGraphQL(gateway.url, '{ __typename }', { headers: origin });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const preflight = await ask(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect({ status: preflight.status, json: preflight.json }).toEqual({
      status: 403,
      json: {
        errors: [
          {
            message: 'Pages of other origins may not call this server; set ALLOWED_ORIGINS to let them',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      },
    });
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(await openSocket(gateway.url, origin)).toBe(403);
    expect(await openSocket(gateway.url, { origin: gateway.url })).toBe(101);
  });

  it('runs no mutation by GET', async () => {
    const { status, headers } = await ask(`${gateway.url}/graphql?query=mutation{cancelAll{__typename}}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect([status, headers.allow]).toEqual([405, 'POST']);
  });
});
