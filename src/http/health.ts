/** Liveness and readiness, as orchestrators ask for them. */
import type { ServerResponse } from 'node:http';
import { replyJson } from './reply.ts';

/** Alive as long as it answers. */
export function replyLive(response: ServerResponse): void {
  replyJson(response, 200, { status: 'live' });
}

/** Ready while the exchange answers. A server that is stopping takes no connection, which says the rest. */
export function replyReady(response: ServerResponse, isReady: boolean): void {
  replyJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'exchange unreachable' });
}
