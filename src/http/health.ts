/** Liveness and readiness, as orchestrators ask for them. */
import type { ServerResponse } from 'node:http';
import type { Readiness } from '../readiness.ts';
import { replyJson } from './reply.ts';

/** Alive as long as it answers. */
export function replyLive(response: ServerResponse): void {
  replyJson(response, 200, { status: 'live' });
}

/** Ready while this process can do its work, and what is missing otherwise. A server that is stopping takes no connection. */
export function replyReady(response: ServerResponse, readiness: Readiness): void {
  const isReady = readiness.journal && readiness.bus;
  replyJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...readiness });
}
