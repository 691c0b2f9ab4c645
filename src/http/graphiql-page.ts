/**
 * GraphiQL in one page that asks nobody else for anything. Its renderer weighs 9 MB, so it is loaded at the first visit;
 * the page is made once for each set of tabs and kept compressed.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { GraphiQLTab } from './graphiql-tabs.ts';
import { withTokenField } from './graphiql-token.ts';
import type { Handler } from './router.ts';

const compressors = {
  // Quality 4 takes half a second for this page, the default 11 half a minute.
  br: (html: Buffer) => promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (html: Buffer) => promisify(gzip)(html),
  identity: (html: Buffer) => Promise.resolve(html),
} as const;
type Encoding = keyof typeof compressors;

/**
 * GraphiQL shifts a tab away under a pressed mouse, to let it be dragged, so that the first click on each is lost. Tabs that
 * stay where they are can be clicked.
 */
const STILL_TABS = '<style>.graphiql-tab { transform: none !important }</style>';

interface Page {
  readonly tag: string;
  readonly contentSecurityPolicy: string;
  body(encoding: Encoding): Promise<Buffer>;
}

/** Whether a person's browser asks, and not a program. */
export function wantsPage(request: IncomingMessage): boolean {
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    request.headers.accept?.includes('text/html') === true
  );
}

/**
 * Makes the page's handler. `readTabs` is called at each visit, because the ids in the tabs come from the exchange.
 * @param needsToken whether the page has a field for the bearer token
 */
export function createGraphiQLPage(
  readTabs: () => Promise<readonly GraphiQLTab[]>,
  needsToken: boolean,
): Handler {
  let made: { tabs: string; page: Promise<Page> } | undefined;

  return async (request, response) => {
    const tabs = await readTabs();
    const key = JSON.stringify(tabs);
    if (made?.tabs !== key) made = { tabs: key, page: makePage(tabs, needsToken) };
    const page = await made.page;
    const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '');
    const headers = {
      etag: `"${page.tag}-${encoding}"`,
      'cache-control': 'no-cache',
      vary: 'accept, accept-encoding',
      'content-security-policy': page.contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    if (request.headers['if-none-match'] === headers.etag) {
      response.writeHead(304, headers).end();
      return;
    }
    const body = await page.body(encoding);
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    });
    response.end(body);
  };
}

/** The smallest encoding that is not refused. */
function chooseEncoding(accepted: string): Encoding {
  const encodings = accepted.split(',').filter((entry) => !/;\s*q=0(\.0*)?\s*$/.test(entry));
  const names = encodings.map((entry) => entry.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding)) ?? 'identity';
}

async function makePage(tabs: readonly GraphiQLTab[], needsToken: boolean): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const plain = renderGraphiQL({
    title: 'clob-graphql',
    defaultTabs: [...tabs],
    defaultEditorToolsVisibility: false,
    // What a person writes into the headers editor is not kept: it may be a token.
    shouldPersistHeaders: false,
    // A subscription over SSE is a GET, which the CSRF check wants a header on.
    additionalHeaders: { 'x-graphql-yoga-csrf': 'graphiql' },
  }).replace('</head>', `${STILL_TABS}</head>`);
  const html = needsToken ? withTokenField(plain) : plain;
  const bytes = Buffer.from(html);
  const bodies = new Map<Encoding, Promise<Buffer>>();
  return {
    tag: createHash('sha256').update(bytes).digest('base64url'),
    contentSecurityPolicy: contentSecurityPolicy(html),
    body(encoding) {
      const body = bodies.get(encoding) ?? compressors[encoding](bytes);
      bodies.set(encoding, body);
      return body;
    },
  };
}

/** Lets the page run its own script, its workers (which it makes out of blobs) and its styles, and talk to this server. */
function contentSecurityPolicy(html: string): string {
  const scripts = html.matchAll(/<script>([\s\S]*?)<\/script>/g);
  const hashes = Array.from(
    scripts,
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
