/** A stub of the exchange that gives each request the answer the real one gave it first, so that it costs next to nothing. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

export interface ReplayingExchange extends AsyncDisposable {
  readonly url: string;
}

/** Starts it before the exchange at `origin`. Requests are the same where method, path, query and body are. */
export async function startReplayingExchange(origin: string): Promise<ReplayingExchange> {
  const answers = new Map<string, Promise<string>>();

  async function answerOf(incoming: IncomingMessage, body: string): Promise<string> {
    const { method = 'GET', url = '/', headers } = incoming;
    const { host: _host, connection: _connection, ...passed } = headers;
    const answer = await request(origin + url, {
      method: method as 'GET' | 'POST' | 'DELETE',
      headers: passed,
      ...(body !== '' && { body }),
    });
    return answer.body.text();
  }

  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    const key = `${incoming.method} ${incoming.url} ${body}`;
    const known = answers.get(key) ?? answerOf(incoming, body);
    answers.set(key, known);
    response.setHeader('content-type', 'application/json');
    response.end(await known);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
