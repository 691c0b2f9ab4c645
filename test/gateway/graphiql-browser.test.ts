/** GraphiQL as a person meets it: a browser without the internet opens it, runs tabs and sees the answers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BookDocument, CreateAndPostOrderDocument } from '../../schema/client.ts';
import { findBrowser, openConfined } from '../support/browser.ts';
import { run } from '../support/client.ts';
import { type Floor, openFloor } from '../support/floor.ts';
import { startGateway } from '../support/start-gateway.ts';

let floor: Floor;
let browser: Browser | undefined;
let whyNot: string;

beforeAll(async () => {
  floor = await openFloor();
  ({ browser, whyNot } = await findBrowser());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await floor[Symbol.asyncDispose]();
});

/** Opens the page and waits for its first tab. */
async function openGraphiql(opened: Browser) {
  const { page, trespasses } = await openConfined(opened, floor.alice.url);
  await page.goto(`${floor.alice.url}/graphql`);
  const editor = page.locator('.graphiql-query-editor');
  await editor.filter({ hasText: 'minimumOrderSize' }).waitFor();
  const openTab = async (tab: string) => {
    await page.getByTitle(tab, { exact: true }).click();
    await editor.filter({ hasText: new RegExp(`(query|mutation|subscription)\\s${tab}\\s`) }).waitFor();
  };
  const execute = page.getByRole('button', { name: 'Execute query' });
  const shows = (answer: RegExp | string, options?: { timeout: number }) =>
    page.locator('.graphiql-response').filter({ hasText: answer }).waitFor(options);
  // GraphiQL learns the operation of a tab a moment after it shows it, and until then asks for the last tab's.
  const runUntil = (answer: RegExp | string) =>
    vi.waitFor(async () => {
      if (await execute.isVisible()) await execute.click();
      await shows(answer, { timeout: 1_000 });
    }, 15_000);
  return { page, trespasses, openTab, execute, shows, runUntil };
}

it('opens offline with its tabs, shows each at the first click, and runs the book and the orders', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const { page, trespasses, openTab, runUntil } = await openGraphiql(browser);
  const tabs = await page.getByRole('tab').allInnerTexts();
  expect(tabs).toEqual([
    'Markets',
    'Book',
    'LimitOrder',
    'MarketOrder',
    'OpenOrders',
    'Trades',
    'Balance',
    'Notifications',
    'LiveBook',
  ]);
  for (const tab of tabs.toReversed()) await openTab(tab);
  await openTab('LimitOrder');
  await runUntil(/"OrderPlaced"[\s\S]*"LIVE"/);
  await openTab('MarketOrder');
  await runUntil(/"OrderPlaced"[\s\S]*"MATCHED"/);
  await openTab('Book');
  await runUntil(/"asks"/);
  expect(trespasses).toEqual({ requests: [], errors: [] });
  // GRAPHIQL_PICTURE=examples/graphiql.png takes the README's picture anew.
  const picture = process.env.GRAPHIQL_PICTURE;
  if (picture) await page.screenshot({ path: picture });
});

it('follows a book, and shows it again when an order changes it', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const { url } = floor.alice;
  const tokenId = floor.market('will-bitcoin-close-the-year-above-150000').yes;
  const bestBid = async () => {
    const { token } = await run(url, BookDocument, { tokenId, depth: 1 });
    return { price: '', size: '', ...token?.orderBook?.bids[0] };
  };
  const ofSize = (size: string) => `"size": "${size}"`;
  const before = await bestBid();

  const { page, trespasses, openTab, execute, shows, runUntil } = await openGraphiql(browser);
  await openTab('LiveBook');
  await runUntil(ofSize(before.size));

  const input = { tokenId, side: 'BUY', price: before.price, size: '77' } as const;
  await run(url, CreateAndPostOrderDocument, { input });
  await shows(ofSize((await bestBid()).size));
  await page.getByRole('button', { name: 'Stop query' }).click();
  await execute.waitFor();
  expect(trespasses).toEqual({ requests: [], errors: [] });
});

it('takes the token in one field, for the tab only, and sends it with introspection, operations and subscriptions', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const TOKEN = 'token-pasted-by-a-person';
  await using gateway = await startGateway({
    exchangeUrl: floor.paper.url,
    secrets: { gatewayToken: TOKEN },
  });
  const { page, trespasses } = await openConfined(browser, gateway.url);
  const statuses: number[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'fetch') statuses.push(response.status());
  });
  await page.goto(`${gateway.url}/graphql`);
  const field = page.getByLabel('Token', { exact: true });
  await page.getByRole('status').filter({ hasText: 'Paste the token to load the schema.' }).waitFor();
  await vi.waitFor(() => expect(statuses).toContain(401), 15_000);

  await field.fill(TOKEN);
  statuses.length = 0;
  trespasses.errors.length = 0;
  await page.getByRole('button', { name: 'Use token' }).click();
  await page.getByRole('status').filter({ hasText: 'Sent with every request of this tab.' }).waitFor();
  await page.getByTitle('LiveBook', { exact: true }).click();
  await vi.waitFor(async () => {
    const execute = page.getByRole('button', { name: 'Execute query' });
    if (await execute.isVisible()) await execute.click();
    await page.locator('.graphiql-response').filter({ hasText: '"bids"' }).waitFor({ timeout: 1_000 });
  }, 15_000);
  // The documentation is made of the schema, which introspection read.
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.locator('.graphiql-doc-explorer').filter({ hasText: 'Subscription' }).waitFor();
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(trespasses).toEqual({ requests: [], errors: [] });
  const kept = await page.evaluate(() => [
    Object.values(window.sessionStorage).includes('token-pasted-by-a-person'),
    JSON.stringify(window.localStorage).includes('token-pasted-by-a-person'),
  ]);
  expect(kept).toEqual([true, false]);
  if (process.env.GRAPHIQL_TOKEN_PICTURE) await page.screenshot({ path: process.env.GRAPHIQL_TOKEN_PICTURE });
  await page.close();
});
