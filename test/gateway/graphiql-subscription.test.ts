/** GraphiQL's subscription as a person meets it: a browser runs the tab, and sees the book change when somebody trades. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { BookDocument, CreateAndPostOrderDocument } from '../../schema/client.ts';
import { findBrowser, openConfined } from '../support/browser.ts';
import { run } from '../support/client.ts';
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

it('shows the book, and shows it again when an order changes it', async (context) => {
  if (browser === undefined) return context.skip(whyNot);
  const { url } = floor.alice;
  const tokenId = floor.market('will-bitcoin-close-the-year-above-150000').yes;
  const bestBid = async () => {
    const { token } = await run(url, BookDocument, { tokenId, depth: 1 });
    return { price: '', size: '', ...token?.orderBook?.bids[0] };
  };
  const before = await bestBid();

  const { page, trespasses } = await openConfined(browser, url);
  await page.goto(`${url}/graphql`);
  const editor = page.locator('.graphiql-query-editor');
  await editor.filter({ hasText: 'minimumOrderSize' }).waitFor();
  await page.getByTitle('LiveBook', { exact: true }).click();
  await editor.filter({ hasText: 'subscription' }).waitFor();
  const response = page.locator('.graphiql-response');
  const shows = (size: string, timeout?: number) =>
    response.filter({ hasText: `"size": "${size}"` }).waitFor({ ...(timeout && { timeout }) });
  // GraphiQL learns the operation of a tab a moment after it shows it, and until then asks for the last tab's.
  const execute = page.getByRole('button', { name: 'Execute query' });
  await vi.waitFor(async () => {
    if (await execute.isVisible()) await execute.click();
    await shows(before.size, 1_000);
  }, 15_000);

  const input = { tokenId, side: 'BUY', price: before.price, size: '77' } as const;
  await run(url, CreateAndPostOrderDocument, { input });
  await shows((await bestBid()).size);
  await page.getByRole('button', { name: 'Stop query' }).click();
  await execute.waitFor();
  expect(trespasses).toEqual({ requests: [], errors: [] });
});
