/** Liveness and readiness, as orchestrators ask for them. */
import type { ServerResponse } from 'node:http';
import { replyJson } from './reply.ts';

/** Why the server should be sent no requests, or that it may. */
export type Readiness = 'ready' | 'draining' | 'exchange unreachable';

/** Alive as long as it answers. */
export function replyLive(response: ServerResponse): void {
  replyJson(response, 200, { status: 'live' });
}

export function replyReady(response: ServerResponse, readiness: Readiness): void {
  replyJson(response, readiness === 'ready' ? 200 : 503, { status: readiness });
}
