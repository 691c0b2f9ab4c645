import type { CallPurpose, HttpClient, HttpRequest } from './http-client.ts';

type Purposeful = Pick<HttpRequest<unknown>, 'purpose' | 'method'>;

/** Why a request is made, where it does not say so itself: a GET reads, anything else changes something. */
export function purposeOf({ purpose, method }: Purposeful): CallPurpose {
  return purpose ?? (method === 'GET' ? 'read' : 'change');
}

/** Whether a request changes nothing, so that it may be repeated. */
export function isReading(request: Purposeful): boolean {
  const purpose = purposeOf(request);
  return purpose === 'read' || purpose === 'look';
}

/** The same client for whoever decides what became of an order: its reads are looks. */
export function asLooks(http: HttpClient): HttpClient {
  return {
    request: (call) => http.request(isReading(call) ? { ...call, purpose: 'look' } : call),
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  };
}
