/**
 * Every TCP connection of the server, whatever it carries: HTTP answers, event streams, WebSockets. Bounds how many there are
 * and what waits for clients that read slowly or not at all.
 */
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ReportFault } from './client-faults.ts';
import { type Refusal, refuseUpgrade } from './reply.ts';
import {
  MAX_BUFFERED_BYTES,
  MAX_CONNECTIONS,
  MAX_REQUESTS_PER_CONNECTION,
  MAX_TOTAL_BUFFERED_BYTES,
  READ_STALL_MS,
} from './transport-limits.ts';

export interface Connections extends Disposable {
  readonly size: number;
  /**
   * Counts a request of its connection until it is answered.
   * @returns false where the connection has too many already
   */
  admit(response: ServerResponse): boolean;
}

interface Connection {
  /** Answers that are not finished. */
  readonly open: Set<ServerResponse>;
  /** Bytes that wait, as of the last sweep. */
  buffered: number;
  /** Bytes sent, as of the last sweep, and since when there were no more. */
  sent: number;
  stalledSince: number;
}

/** How often the buffers are looked at. */
const SWEEP_MS = 250;

/** Watches a server's connections from now on. */
export function watchConnections(server: Server, report: ReportFault): Connections {
  const connections = new Map<Socket, Connection>();

  server.on('connection', (socket: Socket) => {
    if (connections.size >= MAX_CONNECTIONS) {
      report('too many connections', { address: socket.remoteAddress });
      refuseUpgrade(socket, BUSY);
      socket.destroySoon();
      return;
    }
    connections.set(socket, { open: new Set(), buffered: 0, sent: 0, stalledSince: 0 });
    socket.once('close', () => connections.delete(socket));
  });

  function close(socket: Socket, fault: string): void {
    report(fault, { address: socket.remoteAddress, transport: 'connection' });
    connections.delete(socket);
    socket.destroy();
  }

  function sweep(): void {
    const now = performance.now();
    let total = 0;
    for (const [socket, connection] of connections) {
      connection.buffered = bufferedBytes(socket, connection);
      if (isStalled(socket, connection, now) || connection.buffered > MAX_BUFFERED_BYTES) {
        close(socket, 'reads too slowly');
      } else {
        total += connection.buffered;
      }
    }
    if (total > MAX_TOTAL_BUFFERED_BYTES) closeLargest(total - MAX_TOTAL_BUFFERED_BYTES);
  }

  function closeLargest(excess: number): void {
    const largestFirst = [...connections].sort(([, a], [, b]) => b.buffered - a.buffered);
    let freed = 0;
    for (const [socket, { buffered }] of largestFirst) {
      if (freed >= excess) return;
      freed += buffered;
      close(socket, 'reads too slowly while memory is short');
    }
  }

  const timer = setInterval(sweep, SWEEP_MS).unref();
  return {
    get size() {
      return connections.size;
    },
    admit(response) {
      const open = connections.get(response.req.socket)?.open;
      if (open === undefined) return true;
      if (open.size >= MAX_REQUESTS_PER_CONNECTION) return false;
      open.add(response);
      response.once('close', () => open.delete(response));
      return true;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** Whether bytes wait for a client that has read none for too long. */
function isStalled(socket: Socket, connection: Connection, now: number): boolean {
  const sent = socket.bytesWritten - socket.writableLength;
  if (connection.buffered === 0 || sent > connection.sent || connection.stalledSince === 0) {
    connection.sent = sent;
    connection.stalledSince = connection.buffered === 0 ? 0 : now;
  }
  return connection.buffered > 0 && now - connection.stalledSince > READ_STALL_MS;
}

/** Bytes written to a connection and not sent, with answers that wait behind another one of the same connection. */
function bufferedBytes(socket: Socket, { open }: Connection): number {
  let bytes = socket.writableLength;
  for (const response of open) if (response.socket === null) bytes += response.writableLength;
  return bytes;
}

/** Answer to a connection or a request that is one too many. */
export const BUSY: Refusal = {
  status: 503,
  code: 'RATE_LIMITED',
  message: 'The server has as many connections or requests as it can serve; try again later',
  headers: { 'retry-after': '1' },
};
