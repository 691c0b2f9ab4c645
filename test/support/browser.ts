/** A real browser for tests of pages: the system's Chromium, or the one that comes as an npm package. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** @throws {Error} where no browser starts on this machine */
async function launchBrowser(): Promise<Browser> {
  const executablePath = existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : await bundled.executablePath();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--font-render-hinting=none'],
    // The package unpacks fonts beside the browser, for machines that have none.
    env: { FONTCONFIG_PATH: join(tmpdir(), 'fonts'), ...definedEnvironment() },
  });
}

/** A browser, or why there is none; in CI there must be one. */
export async function findBrowser(): Promise<{ readonly browser?: Browser; readonly whyNot: string }> {
  try {
    return { browser: await launchBrowser(), whyNot: '' };
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { whyNot: `no browser starts here: ${reason}` };
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** What a page did that it must not: asked another host, was stopped by its policy, threw. */
export interface Trespasses {
  readonly requests: string[];
  readonly errors: string[];
}

/** Opens a page that can reach one origin only, as without the internet, and keeps what else it tried. */
export async function openConfined(
  browser: Browser,
  origin: string,
): Promise<{ page: Page; trespasses: Trespasses }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  page.setDefaultTimeout(15_000); // under the test's own, so that the step that hangs is named
  const trespasses: Trespasses = { requests: [], errors: [] };
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || /^(blob|data):/.test(url)) return route.continue();
    trespasses.requests.push(url);
    return route.abort();
  });
  page.on('pageerror', (error) => trespasses.errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trespasses.errors.push(message.text());
  });
  return { page, trespasses };
}
