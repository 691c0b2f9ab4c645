/** What state the exchange is in, as its answers tell it; nobody asks it only to know. */
import { CodedError, type ErrorCode, ExchangeRefusedError } from '../errors.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';
import { purposeOf } from './purpose.ts';

/** NORMAL, or why it does not take orders as ever. */
export type ExchangeMode = 'NORMAL' | 'UNREACHABLE' | 'RESTARTING' | 'CANCEL_ONLY' | 'POST_ONLY' | 'DISABLED';

export interface ExchangeStatus {
  readonly mode: ExchangeMode;
  /** When it was first seen, `undefined` for NORMAL. */
  readonly since: Date | undefined;
  /** Seconds until it may be over, where the exchange said so. */
  readonly retryAfter: number | undefined;
}

/** How long a mode is believed that nobody has met again: what follows a restart lasts about two minutes. */
const BELIEVED_MS = 120_000;

const MODES: Partial<Record<ErrorCode, ExchangeMode>> = {
  EXCHANGE_UNREACHABLE: 'UNREACHABLE',
  EXCHANGE_RESTARTING: 'RESTARTING',
  EXCHANGE_CANCEL_ONLY: 'CANCEL_ONLY',
  EXCHANGE_POST_ONLY: 'POST_ONLY',
  EXCHANGE_TRADING_DISABLED: 'DISABLED',
};

export interface StatusWatch {
  readonly http: HttpClient;
  current(): ExchangeStatus;
}

interface Met {
  readonly mode: ExchangeMode;
  readonly since: number;
  readonly over: number | undefined;
  readonly believedUntil: number;
}

/** Wraps a client and watches what comes of its calls. */
export function watchStatus(http: HttpClient, now: () => number = Date.now): StatusWatch {
  let met: Met | undefined;

  function meet(error: unknown): void {
    const mode = error instanceof CodedError ? MODES[error.code] : undefined;
    if (mode === undefined || !(error instanceof CodedError)) return;
    const at = now();
    const over = error.retryAfter === undefined ? undefined : at + error.retryAfter * 1000;
    met = {
      mode,
      since: met?.mode === mode && met.believedUntil > at ? met.since : at,
      over,
      believedUntil: over ?? at + BELIEVED_MS,
    };
  }

  /** Any answer shows that the exchange can be reached. */
  function reach(): void {
    if (met?.mode === 'UNREACHABLE') met = undefined;
  }

  /** An order that was taken ends every mode; a cancel that was heard ends those in which none is. */
  function succeed(request: HttpRequest<unknown>): void {
    reach();
    const purpose = purposeOf(request);
    const heard = purpose === 'cancel' && (met?.mode === 'RESTARTING' || met?.mode === 'DISABLED');
    if (heard || (purpose === 'order' && met?.mode !== 'POST_ONLY')) met = undefined;
  }

  async function request<T>(call: HttpRequest<T>): Promise<T> {
    try {
      const answer = await http.request(call);
      succeed(call);
      return answer;
    } catch (error) {
      if (error instanceof ExchangeRefusedError) reach();
      meet(error);
      throw error;
    }
  }

  return {
    http: { request, [Symbol.asyncDispose]: () => http[Symbol.asyncDispose]() },
    current() {
      const at = now();
      if (met === undefined || met.believedUntil <= at) {
        return { mode: 'NORMAL', since: undefined, retryAfter: undefined };
      }
      const { mode, since, over } = met;
      return {
        mode,
        since: new Date(since),
        retryAfter: over === undefined ? undefined : Math.ceil((over - at) / 1000),
      };
    },
  };
}
