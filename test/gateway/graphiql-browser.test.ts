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

it('opens offline with its tabs, shows each at the first click, and runs the book and the orders', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const { url } = floor.alice;
  const { page, trespasses } = await openConfined(browser, url);
  await page.goto(`${url}/graphql`);
  const editor = page.locator('.graphiql-query-editor');
  await editor.filter({ hasText: 'minimumOrderSize' }).waitFor();
  const open = async (tab: string) => {
    await page.getByTitle(tab, { exact: true }).click();
    await editor.filter({ hasText: new RegExp(`(query|mutation|subscription)\\s${tab}\\s`) }).waitFor();
  };
  // GraphiQL learns the operation of a tab a moment after it shows it, and until then asks for the last tab's.
  const runUntil = (answer: RegExp) =>
    vi.waitFor(async () => {
      await page.getByRole('button', { name: 'Execute query' }).click();
      await page.locator('.graphiql-response').filter({ hasText: answer }).waitFor({ timeout: 1_000 });
    }, 15_000);

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
  for (const tab of tabs.toReversed()) await open(tab);
  await open('LimitOrder');
  await runUntil(/"OrderPlaced"[\s\S]*"LIVE"/);
  await open('MarketOrder');
  await runUntil(/"OrderPlaced"[\s\S]*"MATCHED"/);
  await open('Book');
  await runUntil(/"asks"/);
  expect(trespasses).toEqual({ requests: [], errors: [] });
  // GRAPHIQL_PICTURE=examples/graphiql.png takes the README's picture anew.
  const picture = process.env.GRAPHIQL_PICTURE;
  if (picture) await page.screenshot({ path: picture });
}, 60_000);
