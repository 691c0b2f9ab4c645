/** An HTTP server that stands where the exchange should be and answers as a test wants: held back, broken or not at all. */
import { createServer, type RequestListener } from 'node:http';

export interface StubExchange extends AsyncDisposable {
  readonly url: string;
}

/** Starts it on a free port. Disposing cuts what is open. */
export async function startStubExchange(answer: RequestListener): Promise<StubExchange> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stub has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A URL that refuses connections: a port that was free a moment ago. */
export async function deadUrl(): Promise<string> {
  await using stub = await startStubExchange(() => {});
  return stub.url;
}
