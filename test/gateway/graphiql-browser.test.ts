/** GraphiQL as a person meets it: a browser without the internet opens it, runs a tab and sees the answer. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findBrowser, openConfined } from '../support/browser.ts';
import { type Floor, openFloor } from '../support/floor.ts';

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

it('opens offline with its tabs, runs the book and shows it', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const { url } = floor.alice;
  const { page, trespasses } = await openConfined(browser, url);
  await page.goto(`${url}/graphql`);
  const tabs = page.getByRole('tab');
  const editor = page.locator('.graphiql-query-editor');
  await editor.filter({ hasText: 'minimumOrderSize' }).waitFor();
  await page.getByTitle('Book', { exact: true }).press('Enter'); // a click is lost while the tabs move into place
  await editor.filter({ hasText: 'orderBook' }).waitFor();
  // GraphiQL learns the operation of a tab a moment after it shows it, and until then asks for the last tab's.
  await vi.waitFor(async () => {
    await page.getByRole('button', { name: 'Execute query' }).click();
    await page.locator('.graphiql-response').filter({ hasText: 'asks' }).waitFor({ timeout: 1_000 });
  }, 15_000);
  expect(await tabs.allInnerTexts()).toEqual([
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
  expect(trespasses).toEqual({ requests: [], errors: [] });
  // GRAPHIQL_PICTURE=examples/graphiql.png takes the README's picture anew.
  const picture = process.env.GRAPHIQL_PICTURE;
  if (picture) await page.screenshot({ path: picture });
});
