/** A proxy before the paper exchange that spoils one route on demand: loses what is asked or answered, or mangles it. */
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';

/** How a route is spoiled: the request goes on to the exchange unless it is lost or answered here. */
export type Spoiler =
  /** The exchange never hears of it; the connection is cut. */
  | 'lose the request'
  /** The exchange carries it out; the connection is cut before the answer. */
  | 'lose the answer'
  /** The exchange never hears of it, and nothing is answered. */
  | 'hold the request'
  /** The exchange carries it out, and nothing is answered. */
  | 'hold the answer'
  /** The exchange carries it out; half of the answer arrives. */
  | 'cut the answer off'
  /** Goes on to the exchange after `early`. */
  | { readonly early: () => Promise<void> }
  /** The exchange carries it out; the answer is passed on after `late`. */
  | { readonly late: () => Promise<void> }
  /** Answered here, after `before` where there is one; the exchange never hears of it. */
  | {
      readonly before?: () => Promise<void> | void;
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface MeddlingProxy extends AsyncDisposable {
  readonly url: string;
  /** Methods and paths asked for so far, such as `POST /order`. */
  readonly asked: readonly string[];
  /** Spoils every request whose method and path match, until mended, or the next `times` of them. */
  spoil(route: RegExp, spoiler: Spoiler, times?: number): void;
  /** Resolves when a request that matches has been dealt with, as far as it is. */
  seen(route: RegExp): Promise<void>;
  mend(): void;
}

/** Starts the proxy before `target`. */
export async function startMeddlingProxy(target: string): Promise<MeddlingProxy> {
  const spoilers: { readonly route: RegExp; readonly spoiler: Spoiler; times: number }[] = [];
  const asked: string[] = [];
  const dealtWith = new EventEmitter();

  function nextSpoiler(request: string): Spoiler | undefined {
    const spoiler = spoilers.find(({ route, times }) => times > 0 && route.test(request));
    if (spoiler !== undefined) spoiler.times -= 1;
    return spoiler?.spoiler;
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const question = `${incoming.method} ${incoming.url?.split('?')[0]}`;
    asked.push(question);
    await pass(incoming, outgoing, Buffer.concat(chunks), nextSpoiler(question));
    dealtWith.emit('request', question);
  }

  async function pass(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    asked: Buffer,
    spoiler: Spoiler | undefined,
  ): Promise<void> {
    if (spoiler === 'hold the request') return;
    if (typeof spoiler === 'object' && 'early' in spoiler) await spoiler.early();
    else if (typeof spoiler === 'object' && 'status' in spoiler) {
      await spoiler.before?.();
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
      ...(asked.length > 0 && { body: asked }),
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    if (spoiler === 'hold the answer') return;
    if (typeof spoiler === 'object' && 'late' in spoiler) await spoiler.late();
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
    asked,
    spoil: (route, spoiler, times = Number.POSITIVE_INFINITY) =>
      void spoilers.push({ route, spoiler, times }),
    async seen(route) {
      for (;;) {
        const [question]: string[] = await once(dealtWith, 'request');
        if (question !== undefined && route.test(question)) return;
      }
    },
    mend: () => void spoilers.splice(0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
