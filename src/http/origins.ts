/**
 * Pages of other origins. A page of the server's own origin may always call it; one of another may where `ALLOWED_ORIGINS`
 * names that origin, and is told so as browsers ask (CORS). Tokens travel in `authorization`, so cookies are never let in.
 */
import type { IncomingMessage } from 'node:http';
import { STREAM_PATH } from './graphql.ts';
import { replyRefusal } from './reply.ts';
import { type Handler, pathOf } from './router.ts';

/** What pages call; health and metrics are for programs. */
const SHARED_PATHS: ReadonlySet<string> = new Set(['/graphql', STREAM_PATH]);

/** How long a browser may go by what it was told, in seconds; Chromium keeps it for two hours at most. */
const MAX_AGE_S = '7200';

/** Whether a page of the request's origin may open a socket. Programs name no origin, and are let in. */
export function allowsOrigin(allowed: readonly string[], { headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Answers what browsers ask before they send (OPTIONS), which carries no token, and marks every other answer, refusals too,
 * as one that a page of an allowed origin may read. Of other origins nothing is repeated.
 */
export function shareWith(allowed: readonly string[], handle: Handler): Handler {
  return (request, response) => {
    if (!SHARED_PATHS.has(pathOf(request))) return handle(request, response);
    const { origin, 'access-control-request-headers': wanted = '' } = request.headers;
    const isPreflight = request.method === 'OPTIONS' && origin !== undefined;
    response.setHeader('vary', 'origin');
    if (origin === undefined || !allowed.includes(origin)) {
      if (!isPreflight) return handle(request, response);
      const message = 'Pages of other origins may not call this server; set ALLOWED_ORIGINS to let them';
      return replyRefusal(response, { status: 403, code: 'FORBIDDEN', message });
    }
    response.setHeader('access-control-allow-origin', origin);
    if (!isPreflight) return handle(request, response);
    response.writeHead(204, {
      'access-control-allow-methods': 'GET, POST, PUT, DELETE',
      'access-control-allow-headers': wanted,
      'access-control-max-age': MAX_AGE_S,
    });
    response.end();
  };
}
