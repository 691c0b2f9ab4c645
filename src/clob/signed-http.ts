/** Calls that carry a timestamped signature, L1 or L2. */
import { CodedError } from '../errors.ts';
import type { AuthHeaders } from '../signing/auth-headers.ts';
import type { ExchangeClock } from './exchange-clock.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';

/** Makes the headers that sign one request; `timestamp` is Unix seconds. */
export type SignRequest = (
  timestamp: number,
  method: string,
  path: string,
  body: string | undefined,
) => AuthHeaders;

/** Sends a request with its signature. */
export type SendSigned = <T>(request: HttpRequest<T>) => Promise<T>;

/**
 * Signs each request by the exchange's clock. A 401 may mean that the machine's clock ran away: the clock is measured
 * again, and only where that moved it is the same request, which the 401 says did not happen, signed and sent once more.
 */
export function signedHttp(http: HttpClient, clock: ExchangeClock, sign: SignRequest): SendSigned {
  function send<T>(request: HttpRequest<T>): Promise<T> {
    const { method, path, body } = request;
    return http.request({ ...request, headers: sign(clock.now(), method, path, body) });
  }

  return async (request) => {
    try {
      return await send(request);
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'EXCHANGE_UNAUTHORIZED') throw error;
      const moved = await clock.measure().catch(() => false);
      if (!moved) throw error;
      return await send(request);
    }
  };
}
