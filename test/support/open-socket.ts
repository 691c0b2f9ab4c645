/** Tries to open a WebSocket and tells how the server answered. */
import { WebSocket } from 'ws';

/** The HTTP status of the refusal, or 101 where the socket opened. */
export function openSocket(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

/** The code with which a socket that shows no token is closed when it asks something. */
export function closeCodeOf(url: string, query: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.once('open', () => send({ type: 'connection_init' }));
    socket.once('message', () => send({ id: '1', type: 'subscribe', payload: { query } }));
    socket.once('close', resolve);
    socket.once('error', reject);
  });
}
