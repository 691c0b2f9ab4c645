/** GraphiQL's page: what it is served as, and that the tabs it opens with run as they are. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPaper } from '../../src/paper/start.ts';
import { openMarkets } from '../support/busy-paper.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { readPageTabs } from '../support/graphiql-options.ts';
import { ask, askGraphQL } from '../support/http.ts';
import { startGateway } from '../support/start-gateway.ts';
import { deadUrl } from '../support/stub-exchange.ts';
import { subscribe } from '../support/subscriber.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor[Symbol.asyncDispose]());

describe('the tabs', () => {
  it('run as they are, in their order, and place the orders that they show', async () => {
    const answers = new Map<string | undefined, unknown>();
    const tabs = await readPageTabs(floor.alice.url);
    for (const query of tabs.filter((tab) => !tab.includes('subscription'))) {
      const { status, json } = await askGraphQL(floor.alice.url, query);
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1];
      expect({ name, status, json }).toEqual({ name, status: 200, json: { data: expect.anything() } });
      answers.set(name, json);
    }
    expect([...answers.keys()]).toEqual([
      'Markets',
      'Book',
      'LimitOrder',
      'MarketOrder',
      'OpenOrders',
      'Trades',
      'Balance',
      'Notifications',
    ]);
    const placed = { __typename: 'OrderPlaced', success: true, errorMsg: null };
    const level = { price: expect.any(String), size: expect.any(String) };
    expect(answers.get('Book')).toMatchObject({
      data: { token: { orderBook: { bids: Array(5).fill(level), asks: Array(5).fill(level) } } },
    });
    expect(answers.get('LimitOrder')).toMatchObject({
      data: { createAndPostOrder: { ...placed, status: 'LIVE' } },
    });
    expect(answers.get('MarketOrder')).toMatchObject({
      data: { createAndPostMarketOrder: { ...placed, status: 'MATCHED' } },
    });
    expect(answers.get('OpenOrders')).toMatchObject({ data: { openOrders: { nodes: [{ side: 'BUY' }] } } });
    expect(answers.get('Trades')).toMatchObject({ data: { trades: { nodes: [{ side: 'BUY' }] } } });
  });

  it('have one that subscribes, last', async () => {
    const tabs = await readPageTabs(floor.alice.url);
    await using books = subscribe(floor.alice.url, tabs.at(-1) ?? '');
    const level = { price: expect.any(String), size: expect.any(String) };
    const book = { timestamp: expect.any(String), bids: Array(5).fill(level), asks: Array(5).fill(level) };
    expect(await books.until(({ length }) => length > 0)).toEqual([book]);
  });

  it('name a market that takes orders, also where the list of all begins with many that have ended', async () => {
    await using paper = await startPaper({ quoting: false });
    const { exchange, url } = paper;
    openMarkets(exchange, 101);
    const [open, ...ended] = [...exchange.markets.all()].toReversed();
    for (const market of ended) exchange.resolve(market, 0);
    await using gateway = await startGateway({ exchangeUrl: url });
    const [, book] = await readPageTabs(gateway.url);
    expect(book).toContain(`id: "${open?.terms.tokens[0].tokenId}"`);
  });

  it('are there without ids where the exchange does not answer', async () => {
    const gateway = await startGateway({ exchangeUrl: await deadUrl() });
    const [, book] = await readPageTabs(gateway.url);
    await gateway[Symbol.asyncDispose]();
    expect(book).toContain('id: ""\n');
  });
});

describe('the page', () => {
  const page = (encoding: string) =>
    request(`${floor.alice.url}/graphql`, { headers: { accept: 'text/html', 'accept-encoding': encoding } });
  const bytesOf = async (encoding: string) => {
    const { headers, body } = await page(encoding);
    return { encoding: headers['content-encoding'], bytes: Buffer.from(await body.arrayBuffer()) };
  };

  it('is the same in every encoding, the smallest that is accepted', async () => {
    const plain = await bytesOf('br;q=0, gzip;q=0');
    const gzip = await bytesOf('gzip');
    const brotli = await bytesOf('gzip, deflate, br');
    expect([plain.encoding, gzip.encoding, brotli.encoding]).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(plain.bytes.length).toBeGreaterThan(5_000_000);
    expect(gzip.bytes.length).toBeLessThan(3_000_000);
    expect(brotli.bytes.length).toBeLessThan(gzip.bytes.length);
  });

  it('is not sent again to a browser that has it', async () => {
    const first = await ask(`${floor.alice.url}/graphql`, {
      method: 'HEAD',
      headers: { accept: 'text/html' },
    });
    const etag = String(first.headers.etag);
    const again = await ask(`${floor.alice.url}/graphql`, {
      headers: { accept: 'text/html', 'if-none-match': etag },
    });
    expect([etag, again.status, again.text]).toEqual([
      expect.stringMatching(/^"[\w-]{43}-identity"$/),
      304,
      '',
    ]);
  });

  it('may run its own script and nothing else, and talk to its own server only', async () => {
    const { headers } = await ask(`${floor.alice.url}/graphql`, {
      method: 'HEAD',
      headers: { accept: 'text/html' },
    });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; worker-src blob:; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      vary: 'accept, accept-encoding',
    });
  });

  it('names no other host to load from', async () => {
    const { text } = await ask(`${floor.alice.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(text.match(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="https?:[^"]*"/g)).toBeNull();
  });
});
