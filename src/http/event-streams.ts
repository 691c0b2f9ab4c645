/** The guard of event streams: a page of another site must not be able to open one without the browser asking first. */
import { CSRF_HEADERS } from './graphql.ts';
import { replyRefusal } from './reply.ts';
import type { Handler } from './router.ts';

/** The header that carries the token of a reserved stream. */
const TOKEN_HEADER = 'x-graphql-event-stream-token';

/** Lets a request through that a browser does not send to another site unasked: by its method, type or headers. */
export function guardStream(handle: Handler): Handler {
  return (request, response) => {
    const { method = '', headers } = request;
    const isJson = method === 'POST' && headers['content-type']?.startsWith('application/json') === true;
    const isAsked = [TOKEN_HEADER, ...CSRF_HEADERS].some((name) => headers[name] !== undefined);
    if (method === 'PUT' || method === 'DELETE' || isJson || isAsked) return handle(request, response);
    const message = `Send one of these headers, whatever its value: ${CSRF_HEADERS.join(', ')}`;
    replyRefusal(response, { status: 403, code: 'FORBIDDEN', message });
  };
}
