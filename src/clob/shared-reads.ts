/**
 * Lets identical reads that are under way at the same moment be one call. Two reads are identical where method, path,
 * query, body and identity are: what one account asks is never given to another. A read that began before a change is
 * not joined by one that is asked for after it, so everybody reads their own writes.
 */
import type { HttpClient, HttpRequest } from './http-client.ts';
import { isReading } from './purpose.ts';

/** Signatures differ from second to second for the same caller; all else in the headers says who asks. */
const PER_CALL_HEADERS: ReadonlySet<string> = new Set(['POLY_TIMESTAMP', 'POLY_SIGNATURE']);

/** Wraps a client. */
export function shareReads(http: HttpClient): HttpClient {
  let underWay = new Map<string, Promise<unknown>>();

  function read<T>(request: HttpRequest<T>): Promise<T> {
    const key = identityOf(request);
    const known = underWay.get(key);
    // What is asked says how it is read: every caller of one request must parse it alike.
    if (known !== undefined) return known as Promise<T>;
    const calls = underWay;
    const answer = http.request(request).finally(() => calls.delete(key));
    calls.set(key, answer);
    return answer;
  }

  async function change<T>(request: HttpRequest<T>): Promise<T> {
    underWay = new Map();
    try {
      return await http.request(request);
    } finally {
      underWay = new Map();
    }
  }

  return {
    request: (request) => (isReading(request) ? read(request) : change(request)),
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  };
}

function identityOf({ method, path, query, body, headers = {} }: HttpRequest<unknown>): string {
  const caller = Object.entries(headers).filter(([name]) => !PER_CALL_HEADERS.has(name));
  return JSON.stringify([method, path, query, body, caller]);
}
