/** Finds the handler of a request by its path and method; the gate is asked first, except where a route is open. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gate } from './gate.ts';
import { replyRefusal } from './reply.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Route {
  /** Refused otherwise with 405. HEAD goes with GET. */
  readonly methods: readonly string[];
  /** Whether this request is answered without asking the gate. */
  readonly isOpen?: (request: IncomingMessage) => boolean;
  readonly handle: Handler;
}

/** The path of a request without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** Makes the listener over a table of exact paths. */
export function createRouter(routes: Readonly<Record<string, Route>>, gate: Gate): Handler {
  const table = new Map(Object.entries(routes));
  return async (request, response) => {
    const route = table.get(pathOf(request));
    const refusal = route?.isOpen?.(request) ? undefined : await gate(request);
    if (refusal !== undefined) {
      replyRefusal(response, refusal);
    } else if (route === undefined) {
      const message = `There is nothing at this path; there is ${[...table.keys()].join(', ')}`;
      replyRefusal(response, { status: 404, code: 'NOT_FOUND', message });
    } else if (!route.methods.includes(request.method ?? '')) {
      const allow = route.methods.join(', ');
      const message = `This path takes ${allow}`;
      replyRefusal(response, { status: 405, code: 'METHOD_NOT_ALLOWED', message, headers: { allow } });
    } else {
      await route.handle(request, response);
    }
  };
}
