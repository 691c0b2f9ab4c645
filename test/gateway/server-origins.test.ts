/** Front ends on an origin of their own: what browsers ask and are told, and pages in a real one, let in or not. */
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../support/browser.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { ask } from '../support/http.ts';
import { openSocket } from '../support/open-socket.ts';
import { startGateway, type TestGateway } from '../support/start-gateway.ts';

const TOKEN = 'token-of-the-front-end';
const authorization = `Bearer ${TOKEN}`;
const GRAPHQL_WS = createRequire(import.meta.url)
  .resolve('graphql-ws')
  .replace(/dist.*$/, 'umd/graphql-ws.js');

let floor: Floor;
let gateway: TestGateway;
let listed: Server;
let other: Server;
beforeAll(async () => {
  floor = await openFloor();
  [listed, other] = await Promise.all([openSite(), openSite()]);
  gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { gatewayToken: TOKEN },
    config: { allowedOrigins: ['https://app.example', originOf(listed)] },
  });
});
afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
  await floor[Symbol.asyncDispose]();
  for (const site of [listed, other]) site.close();
});

/** A front end's server: one empty page, on a port of its own and so an origin of its own. */
async function openSite(): Promise<Server> {
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>front end</title>');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  return site;
}

function originOf(site: Server): string {
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

const shared = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === 'vary' || name.startsWith('access-control-')),
  );

describe.each(['/graphql', '/graphql/stream'])('%s', (path) => {
  const preflight = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type,x-graphql-yoga-csrf',
  };

  it('tells a page of a listed origin, which shows no token yet, that it may send', async () => {
    const headers = { ...preflight, origin: 'https://app.example' };
    const answer = await ask(`${gateway.url}${path}`, { method: 'OPTIONS', headers });
    expect([answer.status, answer.text, shared(answer.headers)]).toEqual([
      204,
      '',
      {
        vary: 'origin',
        'access-control-allow-origin': 'https://app.example',
        'access-control-allow-methods': 'GET, POST, PUT, DELETE',
        'access-control-allow-headers': 'authorization,content-type,x-graphql-yoga-csrf',
        'access-control-max-age': '7200',
      },
    ]);
  });

  it('lets such a page read refusals, so that it knows what to mend', async () => {
    const answer = await ask(`${gateway.url}${path}`, { headers: { origin: 'https://app.example' } });
    expect([answer.status, shared(answer.headers)]).toEqual([
      401,
      { vary: 'origin', 'access-control-allow-origin': 'https://app.example' },
    ]);
  });

  it.each([
    'https://attacker.example',
    'http://app.example',
    'https://app.example:8443',
    'https://app.example.attacker.example',
    'null',
  ])('tells a page of %s nothing but how to be listed', async (origin) => {
    const asked = await ask(`${gateway.url}${path}`, {
      method: 'OPTIONS',
      headers: { ...preflight, origin },
    });
    expect([asked.status, shared(asked.headers), asked.json]).toEqual([
      403,
      { vary: 'origin' },
      {
        errors: [
          {
            message: 'Pages of other origins may not call this server; set ALLOWED_ORIGINS to let them',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      },
    ]);
    const sent = await ask(`${gateway.url}${path}`, { headers: { origin, authorization } });
    expect(shared(sent.headers)).toEqual({ vary: 'origin' });
    expect(await openSocket(gateway.url, { origin })).toBe(403);
  });
});

it('shares no other path', async () => {
  for (const path of ['/metrics', '/health/live', '/']) {
    const headers = { origin: 'https://app.example', authorization };
    expect(shared((await ask(`${gateway.url}${path}`, { headers })).headers)).toEqual({});
  }
});

describe('in a browser', () => {
  let browser: Browser | undefined;
  let whyNot: string;
  beforeAll(async () => {
    ({ browser, whyNot } = await findBrowser());
  }, 120_000);
  afterAll(() => browser?.close());

  /** What a page of the site gets by fetch, with its token and without, and by graphql-ws. */
  async function tryFrom(site: Server, tokenId: string) {
    if (browser === undefined) throw new Error(whyNot);
    const page = await browser.newPage();
    await page.goto(originOf(site));
    await page.addScriptTag({ path: GRAPHQL_WS });
    const seen = await page.evaluate(
      async ({ url, authorization, query }) => {
        const { createClient } = Reflect.get(globalThis, 'graphqlWs') as typeof import('graphql-ws');
        const send = (headers: Record<string, string>) =>
          fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: '{"query":"{ __typename }"}',
          });
        const failed = (error: unknown) => (error instanceof Error ? error.message : 'closed');
        const fetched = await send({ authorization }).then(
          async (answer) => (await answer.json()).data,
          failed,
        );
        const untold = await send({}).then((answer) => answer.status, failed);
        const client = createClient({
          url: `${url.replace('http', 'ws')}/graphql`,
          connectionParams: { authorization },
          retryAttempts: 0,
        });
        const first = await client
          .iterate({ query })
          .next()
          .then(({ value }) => value.data, failed);
        await client.dispose();
        return { fetched, untold, first };
      },
      {
        url: gateway.url,
        authorization,
        query: `subscription { orderBook(tokenId: "${tokenId}", depth: 1) { tokenId } }`,
      },
    );
    await page.close();
    return seen;
  }

  it('a page of a listed origin asks and follows; one of another gets nothing', async (context) => {
    if (browser === undefined) return context.skip(whyNot);
    const tokenId = floor.market('paper-cup-winner-red-foxes').yes;
    expect(await tryFrom(listed, tokenId)).toEqual({
      fetched: { __typename: 'Query' },
      untold: 401,
      first: { orderBook: { tokenId } },
    });
    expect(await tryFrom(other, tokenId)).toEqual({
      fetched: 'Failed to fetch',
      untold: 'Failed to fetch',
      first: 'closed',
    });
  });
});
