/** A proxy before the paper exchange that spoils one route on demand: loses what is asked or answered, or mangles it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

/** How a route is spoiled: the request goes on to the exchange unless it is lost or answered here. */
export type Spoiler =
  /** The exchange never hears of it; the connection is cut. */
  | 'lose the request'
  /** The exchange carries it out; the connection is cut before the answer. */
  | 'lose the answer'
  /** The exchange carries it out; half of the answer arrives. */
  | 'cut the answer off'
  /** Answered here, the exchange never hears of it. */
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

export interface MeddlingProxy extends AsyncDisposable {
  readonly url: string;
  /** Spoils every request whose method and path, such as `POST /order`, match, until mended. */
  spoil(route: RegExp, spoiler: Spoiler): void;
  mend(): void;
}

/** Starts the proxy before `target`. */
export async function startMeddlingProxy(target: string): Promise<MeddlingProxy> {
  const spoilers: { readonly route: RegExp; readonly spoiler: Spoiler }[] = [];

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const asked = `${incoming.method} ${incoming.url?.split('?')[0]}`;
    const spoiler = spoilers.find(({ route }) => route.test(asked))?.spoiler;
    if (typeof spoiler === 'object') {
      outgoing.writeHead(spoiler.status, { 'content-type': 'application/json', ...spoiler.headers });
      outgoing.end(spoiler.body);
      return;
    }
    if (spoiler === 'lose the request') {
      outgoing.destroy();
      return;
    }
    const { host: _host, connection: _connection, ...headers } = incoming.headers;
    const answer = await request(`${target}${incoming.url}`, {
      method: incoming.method as 'GET',
      headers,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    if (spoiler === 'lose the answer') {
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(answer.statusCode, {
      'content-type': answer.headers['content-type'] ?? 'application/json',
      'content-length': body.length,
    });
    if (spoiler === 'cut the answer off') {
      outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.destroy());
      return;
    }
    outgoing.end(body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spoil: (route, spoiler) => void spoilers.push({ route, spoiler }),
    mend: () => void spoilers.splice(0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
