/** An answer as it goes over HTTP. */
import type { ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** An answer of a route that is not JSON. */
export class Content {
  /** MIME type. */
  readonly type: string;
  readonly text: string;

  constructor(type: string, text: string) {
    this.type = type;
    this.text = text;
  }
}

/** What `run` returns, or the refusal it throws, as JSON unless it is `Content`; anything else it throws is told on stderr and hidden. */
export function replyTo(run: () => unknown): Reply {
  try {
    return reply(200, run());
  } catch (cause) {
    if (cause instanceof Refusal) {
      return reply(cause.status, { error: cause.message, ...cause.details }, refusalHeaders(cause));
    }
    const detail = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    process.emitWarning('a request to the paper exchange failed', { type: 'PaperFault', detail });
    return reply(500, { error: 'internal server error' });
  }
}

/** Sends an answer, if there is anybody left to read it. */
export function writeReply(response: ServerResponse, { status, headers, body }: Reply): void {
  if (!response.destroyed) {
    response.writeHead(status, headers).end(body);
  }
}

function reply(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  const { type, text } =
    value instanceof Content ? value : new Content('application/json', JSON.stringify(value ?? null));
  return {
    status,
    headers: { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers },
    body: text,
  };
}

function refusalHeaders({ status, retryAfter }: Refusal): Reply['headers'] {
  return {
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    // A body that was too long was not read to its end, so the connection is of no more use.
    ...(status === 413 ? { connection: 'close' } : {}),
  };
}
