/** A socket server that stands where the exchange's should be: it accepts everybody, and says what a test lets it say. */
import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';

export interface StubSockets extends AsyncDisposable {
  readonly url: string;
  /** Connections opened so far. */
  readonly connections: number;
  /** Sends a text to whoever is connected to `/ws/user` or `/ws/market`. */
  send(channel: 'user' | 'market', text: string): void;
  /** Resolves with the close code of the next connection that ends. */
  closed(): Promise<number>;
}

/** Starts it on a free port. */
export async function startStubSockets(): Promise<StubSockets> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const open = new Map<WebSocket, string>();
  const waiting = new Set<(code: number) => void>();
  let connections = 0;
  server.on('connection', (socket, { url = '' }) => {
    connections += 1;
    open.set(socket, url);
    socket.on('message', (data) => {
      if (data.toString() === 'PING') socket.send('PONG');
    });
    socket.on('close', (code) => {
      open.delete(socket);
      for (const resolve of waiting) resolve(code);
      waiting.clear();
    });
    socket.on('error', () => {});
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');
  return {
    url: `ws://127.0.0.1:${address.port}`,
    get connections() {
      return connections;
    },
    send(channel, text) {
      for (const [socket, url] of open) if (url === `/ws/${channel}`) socket.send(text);
    },
    closed: () => new Promise((resolve) => waiting.add(resolve)),
    async [Symbol.asyncDispose]() {
      for (const socket of open.keys()) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
