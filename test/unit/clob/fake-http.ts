/** An `HttpClient` whose answers a test gives one by one. */
import type { HttpClient, HttpRequest } from '../../../src/clob/http-client.ts';

export interface Call {
  readonly request: HttpRequest<unknown>;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

export interface FakeHttp extends HttpClient {
  readonly calls: readonly Call[];
}

/** A client that keeps every request; the answers are given as they are, without the request's parser. */
export function fakeHttp(): FakeHttp {
  const calls: Call[] = [];
  return {
    calls,
    request: <T>(request: HttpRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        calls.push({ request, answer: (value) => resolve(request.parse(value, 0)), fail: reject });
      }),
    async [Symbol.asyncDispose]() {},
  };
}

/** A request that reads `path` and gives what it is answered. */
export function reading(path: string, more: Partial<HttpRequest<unknown>> = {}): HttpRequest<unknown> {
  return { method: 'GET', path, parse: (json) => json, ...more };
}
