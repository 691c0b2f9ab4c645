/**
 * Repeats reads that the exchange turned away for the moment, or that were lost on the way. What changes something is
 * never repeated: it may have happened.
 */
import { CodedError, type ErrorCode } from '../errors.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { isReading } from './purpose.ts';

/** Times a read is sent at most. */
const MAX_TRIES = 3;
/** The wait before the second try; it doubles from there. */
const FIRST_WAIT_MS = 200;
/** A read that would end later than so long after its start is not repeated. */
const MAX_TOTAL_MS = 10_000;

const PASSING: ReadonlySet<ErrorCode> = new Set([
  'EXCHANGE_RESTARTING',
  'EXCHANGE_CANCEL_ONLY',
  'EXCHANGE_POST_ONLY',
  'EXCHANGE_TRADING_DISABLED',
  'EXCHANGE_FAILED',
  'EXCHANGE_UNREACHABLE',
  'EXCHANGE_UNREADABLE',
  'RATE_LIMITED',
]);

export interface RetryOptions {
  readonly sleep?: (ms: number) => Promise<void>;
  /** From 0 to 1: spreads the tries of many readers. */
  readonly random?: () => number;
}

/** Wraps a client. The exchange's own `Retry-After` beats the back-off. */
export function retryReads(
  http: HttpClient,
  { sleep = sleepFor, random = Math.random }: RetryOptions = {},
): HttpClient {
  async function read<T>(request: HttpRequest<T>): Promise<T> {
    const started = performance.now();
    for (let tries = 1; ; tries += 1) {
      try {
        return await http.request(request);
      } catch (error) {
        if (tries === MAX_TRIES || !(error instanceof CodedError) || !PASSING.has(error.code)) throw error;
        const backOff = FIRST_WAIT_MS * 2 ** (tries - 1) * (0.5 + random() / 2);
        const wait = error.retryAfter === undefined ? backOff : error.retryAfter * 1000;
        if (performance.now() - started + wait > (request.timeoutMs ?? MAX_TOTAL_MS)) throw error;
        await sleep(wait);
      }
    }
  }

  return {
    request: (request) => (isReading(request) ? read(request) : http.request(request)),
    [Symbol.asyncDispose]: () => http[Symbol.asyncDispose](),
  };
}

function sleepFor(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
