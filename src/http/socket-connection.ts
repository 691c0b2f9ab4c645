/**
 * One WebSocket under graphql-ws' protocol server. graphql-ws has an adapter for `ws`, but that buffers without a bound what
 * a client does not read, takes messages at any rate and prints stack traces to stderr. This one limits each and reports a
 * connection's first fault to the log.
 */
import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Caller } from '../caller.ts';
import type { ReportFault } from './client-faults.ts';
import { isDeeperThan, MAX_NESTING } from './nesting.ts';
import { createRate } from './rate.ts';
import {
  MAX_BUFFERED_BYTES,
  MAX_MESSAGES_BEFORE_INIT,
  MAX_PING_PAYLOAD,
  MESSAGE_BURST,
  MESSAGES_PER_SECOND,
} from './transport-limits.ts';

/** What the protocol server knows of a connection. */
export interface Extra {
  readonly request: IncomingMessage;
  /** Who asks, once the connection is acknowledged. */
  caller: Caller | undefined;
  /** Closes the connection. Later calls, also of the protocol server, change nothing. */
  close(code: number, reason: string): void;
}

export interface ConnectionParts {
  readonly protocol: Server<Extra>;
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly report: ReportFault;
  /** Called with an error that is the server's own fault. */
  readonly onBug: (error: unknown) => void;
}

/** RFC 6455: try again later. graphql-ws clients reconnect after it. */
export const TRY_AGAIN_LATER = 1013;

/** How often a connection is probed; one that does not answer until the next probe is dead. */
const PROBE_INTERVAL_MS = 12_000;

/** Runs the protocol on a socket until it closes. */
export function runConnection({ protocol, socket, request, report, onBug }: ConnectionParts): Extra {
  const mayReceive = createRate(MESSAGE_BURST, MESSAGES_PER_SECOND);
  let received = 0;
  let isClosing = false;
  let isReported = false;

  function reportOnce(fault: string, error?: unknown): void {
    if (isReported) return;
    isReported = true;
    report(fault, { address: request.socket.remoteAddress, transport: 'socket' }, error);
  }

  const extra: Extra = { request, caller: undefined, close };

  function close(code: number, reason: string): void {
    if (isClosing) return;
    isClosing = true;
    socket.close(code, reason);
  }

  /** @returns whether the client may send more */
  function admitMessage(): boolean {
    if (isClosing) return false;
    received += 1;
    if (mayReceive() && (extra.caller || received <= MAX_MESSAGES_BEFORE_INIT)) return true;
    reportOnce('too many messages');
    close(TRY_AGAIN_LATER, `Too many messages: at most ${MESSAGES_PER_SECOND} a second`);
    return false;
  }

  function send(data: string): Promise<void> {
    return new Promise((resolve) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      // A failed write closes the socket, which ends its operations.
      socket.send(data, () => resolve());
      if (socket.bufferedAmount <= MAX_BUFFERED_BYTES) return;
      reportOnce('reads too slowly');
      socket.terminate();
    });
  }

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send,
      close: (code = 1000, reason = '') => close(code, reason),
      onPing(payload) {
        if (payload === undefined) return send('{"type":"pong"}');
        const text = isDeeperThan(payload, MAX_NESTING) ? undefined : JSON.stringify(payload);
        if (text !== undefined && text.length <= MAX_PING_PAYLOAD) {
          return send(`{"type":"pong","payload":${text}}`);
        }
        reportOnce('ping payload too large');
        return close(CloseCode.BadRequest, `A ping payload may have ${MAX_PING_PAYLOAD} characters`);
      },
      onMessage(handle) {
        socket.on('message', (data) => {
          if (!admitMessage()) return;
          handle(data.toString()).catch((error: unknown) => {
            onBug(error);
            close(CloseCode.InternalServerError, 'Internal server error');
          });
        });
      },
    },
    extra,
  );

  // Frames that break the protocol. `ws` has closed the socket by now.
  socket.on('error', (error) => reportOnce('malformed frame', error));
  socket.on('ping', admitMessage);
  const stopProbing = probe(socket);
  socket.once('close', (code, reason) => {
    stopProbing();
    closed(code, reason.toString()).catch(onBug);
  });
  return extra;
}

/** Ends connections whose client has vanished without closing. */
function probe(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, PROBE_INTERVAL_MS);
  return () => clearInterval(timer);
}
