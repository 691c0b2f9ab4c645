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

/** How the server refuses a `connection_init` with this payload: what it sends before it closes, and how it closes. */
export function refusalOfSocket(url: string, payload: unknown) {
  return new Promise<{ messages: string[]; code: number; reason: string }>((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const messages: string[] = [];
    const send = (message: object): void => socket.send(JSON.stringify(message));
    socket.once('open', () => {
      send({ type: 'connection_init', payload });
      send({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
    });
    socket.on('message', (data) => messages.push(data.toString()));
    socket.once('close', (code, reason) => resolve({ messages, code, reason: reason.toString() }));
    socket.once('error', reject);
  });
}
