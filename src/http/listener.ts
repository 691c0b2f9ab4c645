/** The listening socket and its end: no new connection, what was begun is answered, what idles is closed. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../logger.ts';
import type { ReportFault } from './client-faults.ts';
import { BUSY, watchConnections } from './connections.ts';
import { replyRefusal } from './reply.ts';
import type { Handler } from './router.ts';
import { HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './transport-limits.ts';

export interface ListenerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly handle: Handler;
  /** Takes a connection that asked to become something else; it must answer and close it, or keep it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;
  readonly logger: Logger;
  readonly report: ReportFault;
}

export interface Listener extends AsyncDisposable {
  readonly port: number;
}

/** How long a connection may idle: longer than load balancers let it, so that they end it, not we in the midst of a request. */
const KEEP_ALIVE_MS = 65_000;
/** How often Node looks for requests that take too long; its default is 30 s. */
const TIMEOUT_CHECK_MS = 1_000;
/** How long closing waits for answers that were begun. */
const DRAIN_MS = 5_000;

/**
 * Opens the socket.
 * @throws {Error} with `code` `EADDRINUSE`, `EACCES`… where it cannot be opened
 */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { host, port, handle, upgrade, logger, report } = options;
  const begun = new Set<ServerResponse>();
  const timeouts = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const server = createServer(timeouts, (request, response) => {
    if (!connections.admit(response)) {
      replyRefusal(response, BUSY);
      return;
    }
    begun.add(response);
    response.once('close', () => begun.delete(response));
    Promise.resolve(handle(request, response)).catch((error: unknown) => fail(request, response, error));
  });
  server.on('upgrade', (request, socket, head) => {
    Promise.resolve(upgrade(request, socket, head)).catch((error: unknown) => {
      logger.error({ err: error }, 'an upgrade failed');
      socket.destroy();
    });
  });
  const connections = watchConnections(server, report);

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (request.destroyed && !request.complete) return; // the client has gone
    logger.error({ err: error }, 'a request failed');
    if (response.headersSent) response.destroy();
    else replyRefusal(response, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async [Symbol.asyncDispose]() {
      await drain(server, begun);
      connections[Symbol.dispose]();
    },
  };
}

async function drain(server: Server, begun: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of begun) {
    if (!response.headersSent) response.setHeader('connection', 'close');
    response.once('close', () => server.closeIdleConnections());
  }
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearTimeout(deadline);
}
