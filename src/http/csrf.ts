/**
 * Requests forged by pages of other sites: what a browser would send to this server without asking it first is refused, by
 * the library on `/graphql` and by `guardStream` on event streams, which do not come by it.
 */
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { TOKEN_HEADER } from './event-streams.ts';
import { type Refusal, replyRefusal } from './reply.ts';
import type { Handler } from './router.ts';

/** A header that makes a browser ask before it sends; one of these must be on a request that is not JSON. */
export const CSRF_HEADERS = [
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'graphql-require-preflight',
  'x-graphql-yoga-csrf',
] as const;

const REFUSAL = {
  status: 403,
  code: 'FORBIDDEN',
  message: `Send "content-type: application/json", or one of these headers, whatever its value: ${CSRF_HEADERS.join(', ')}`,
} as const satisfies Refusal;

/** The library's check, with a refusal that says what to do. */
export function useCsrfCheck(): Plugin {
  const { onRequestParse } = useCSRFPrevention({ requestHeaders: [...CSRF_HEADERS] });
  return {
    onRequestParse(payload) {
      if (isOfOwnPage(payload.request.method, payload.request.headers.get('sec-fetch-site')))
        return undefined;
      try {
        return onRequestParse?.(payload);
      } catch {
        const { status, code, message } = REFUSAL;
        throw createGraphQLError(message, { extensions: { code, http: { status } } });
      }
    },
  };
}

/** Lets a request through that a browser does not send to another site unasked: by its method, type or headers. */
export function guardStream(handle: Handler): Handler {
  return (request, response) => {
    const { method = '', headers } = request;
    const isJson = method === 'POST' && headers['content-type']?.startsWith('application/json') === true;
    const isAsked = [TOKEN_HEADER, ...CSRF_HEADERS].some((name) => headers[name] !== undefined);
    const isOwn = isOfOwnPage(method, headers['sec-fetch-site']);
    if (method === 'PUT' || method === 'DELETE' || isJson || isAsked || isOwn)
      return handle(request, response);
    replyRefusal(response, REFUSAL);
  };
}

/** Whether a browser says that a page of this server asks: how its `EventSource`, which sets no header, comes. */
function isOfOwnPage(method: string, site: string | string[] | null | undefined): boolean {
  return method === 'GET' && site === 'same-origin';
}
