/**
 * The one door to the exchange's HTTP. Every failure leaves here as one of the classes of `errors.ts`, told apart in
 * `http-failures.ts` by the question that matters for money: did it happen, did it not, or can nobody say.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { type Dispatcher, Pool } from 'undici';
import {
  type CallFacts,
  failedAnswer,
  failedTransport,
  type HttpAnswer,
  notJson,
  notUnderstood,
  parseJson,
  type TransportFailure,
} from './http-failures.ts';
import { purposeOf } from './purpose.ts';
import { noteSkipped, type SkippedRow } from './wire/skipped-rows.ts';

/**
 * Why a call is made. A `read` and a `look` change nothing, so they may be repeated; a `look` decides what became of an
 * order. `order` and `cancel` trade, a `heartbeat` keeps orders from being cancelled, and a `change` is anything else that
 * leaves a trace.
 */
export type CallPurpose = 'read' | 'look' | 'order' | 'cancel' | 'heartbeat' | 'change';

/**
 * Calls of one lane share sockets and wait for each other; calls of different lanes never do. So no cancel, heartbeat or
 * look waits behind orders that the exchange is slow to answer, and cancelling everything waits behind no other cancel.
 */
export type CallLane = CallPurpose | 'cancel-all';

/** One call. `T` is what `parse` makes of the answer. */
export interface HttpRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** As sent and signed: below the base URL, ids percent-encoded, no query. */
  readonly path: string;
  /** The path with its ids left out, such as `/data/order/{id}`, for metrics and messages. Default: the path. */
  readonly route?: string;
  /** A list is the same key again and again. */
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, sent byte for byte. */
  readonly body?: string;
  /**
   * Makes our type of the answer's JSON (`undefined` for an empty body), given the body's length; throws `WireError` where
   * it cannot.
   */
  readonly parse: (json: unknown, bytes: number) => T;
  /** How a long answer is read. Default: whole, up to the client's `maxResponseBytes`. */
  readonly part?: PartialReading<T>;
  /** Milliseconds for the whole call, connecting and body included. Default: the client's. */
  readonly timeoutMs?: number;
  /** Unix milliseconds: refused at once where the exchange's limits would have it wait longer than that for its turn. */
  readonly sendBefore?: number;
  /** Awaited where the exchange's limits had it wait for its turn. What it rejects with, `request` rejects with, unsent. */
  readonly afterWaiting?: () => Promise<unknown>;
  /** Called at the last moment before a socket takes it. What it throws, `request` throws, and nothing is sent. */
  readonly beforeSending?: () => void;
  /** Default: `read` for a GET, else `change`. */
  readonly purpose?: CallPurpose;
  /** Default: the purpose's. */
  readonly lane?: CallLane;
  /** Orders it posts or cancels, which is what it costs the signer. Default 1. */
  readonly weight?: number;
  /** What it cost the signer besides, by its answer. */
  costBeside?(answer: T): number;
  /** A 5xx whose text says the order was killed unmatched is a refusal. Only where the request is one single order. */
  readonly killedIsFinal?: boolean;
  /** Hears the headers of the answer, whatever its status. */
  readonly onHeaders?: (headers: IncomingHttpHeaders) => void;
}

/** How an answer is read that may be longer than is to be kept. */
export interface PartialReading<T> {
  /** Characters kept at most. A longer text is shortened; reading ends where more than half is left. */
  readonly maxLength: number;
  /** Bytes read at most. */
  readonly maxBytes: number;
  /** Leaves out what is not needed of a text that ends anywhere; what follows is appended to what it returns. */
  readonly shorten: (text: string) => string;
  /** Makes our type of a text that was not read to its end, and ends anywhere. */
  readonly parse: (text: string) => T;
}

/** What `onCall` is told after each call, whatever came of it. */
export interface HttpCallEvent {
  readonly method: string;
  readonly route: string;
  /** HTTP status, `undefined` where no whole answer came. */
  readonly status: number | undefined;
  readonly ms: number;
}

export interface HttpClientOptions {
  /** `CLOB_URL`; a path in it is put before every path. */
  readonly baseUrl: string;
  /** Sockets of a lane at most. Default 16. */
  readonly connections?: number;
  /** Milliseconds a call may take unless it says otherwise. Default 10,000. */
  readonly timeoutMs?: number;
  /** Largest answer read. Default 16 MiB. */
  readonly maxResponseBytes?: number;
  readonly onCall?: (event: HttpCallEvent) => void;
  /** Called for an answer of which rows were skipped, with the call's route. */
  readonly onSkipped?: (route: string, rows: readonly SkippedRow[]) => void;
}

export interface HttpClient extends AsyncDisposable {
  /**
   * Sends one request, once. Besides what `afterWaiting` and `beforeSending` throw:
   * @throws {ExchangeRefusedError} the exchange read it and said no.
   * @throws {ExchangeUnreachableError} it was certainly not sent.
   * @throws {ExchangeUnclearError} it was sent, and what came back does not say what became of it.
   */
  request<T>(request: HttpRequest<T>): Promise<T>;
}

/** Longest wait for a connection: under the calls' time-outs, so that a dead host is known as "not sent". */
const CONNECT_TIMEOUT_MS = 3_000;
/** How long an idle socket is kept where the server does not say itself (`Keep-Alive: timeout=`). */
const KEEP_ALIVE_MS = 30_000;

const BASE_HEADERS = { accept: 'application/json', 'user-agent': 'clob-graphql' };

/** Opens a keep-alive pool for each lane. Connects on the first call; disposing lets open calls end, then closes. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const openPool = () =>
    new Pool(base.origin, {
      connections: options.connections ?? 16,
      pipelining: 1,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxResponseSize: options.maxResponseBytes ?? 16 * 1024 * 1024,
      // One timer of ours bounds the whole call; these would bound its parts only.
      headersTimeout: 0,
      bodyTimeout: 0,
    });

  const pools: Readonly<Record<CallLane, Pool>> = {
    read: openPool(),
    look: openPool(),
    order: openPool(),
    cancel: openPool(),
    'cancel-all': openPool(),
    heartbeat: openPool(),
    change: openPool(),
  };

  async function request<T>(call: HttpRequest<T>): Promise<T> {
    const route = call.route ?? call.path;
    const timeoutMs = call.timeoutMs ?? options.timeoutMs ?? 10_000;
    const facts: CallFacts = {
      name: `${call.method} ${route}`,
      headers: call.headers ?? {},
      timeoutMs,
      killedIsFinal: call.killedIsFinal ?? false,
    };
    const started = performance.now();
    const answer = await send(pools[call.lane ?? purposeOf(call)], prefix, call, timeoutMs);
    options.onCall?.({
      method: call.method,
      route,
      status: 'failed' in answer ? undefined : answer.status,
      ms: performance.now() - started,
    });
    if ('failed' in answer) throw failedTransport(answer, facts);
    call.onHeaders?.(answer.headers);
    if (answer.status < 200 || answer.status > 299) throw failedAnswer(answer, facts);
    try {
      if (answer.isPart && call.part !== undefined) return call.part.parse(answer.text);
    } catch (error) {
      throw notUnderstood(error, facts);
    }
    const parsed = parseJson(answer.text);
    if (parsed === undefined) throw notJson(answer, facts);
    try {
      const { value, skipped } = noteSkipped(() => call.parse(parsed.json, answer.text.length));
      if (skipped.length > 0) options.onSkipped?.(route, skipped);
      return value;
    } catch (error) {
      throw notUnderstood(error, facts);
    }
  }

  return {
    request,
    async [Symbol.asyncDispose]() {
      await Promise.all(Object.values(pools).map((pool) => pool.close()));
    },
  };
}

/** `isPart`: the text was not read to its end, as `part` of the call has it. */
type ReadAnswer = HttpAnswer & { readonly isPart: boolean };

/**
 * One request on the wire. `dispatch` and not `request`, since it tells when a socket takes the request: what failed in
 * the queue or while connecting is then known as not sent.
 */
function send(
  pool: Pool,
  prefix: string,
  call: HttpRequest<unknown>,
  timeoutMs: number,
): Promise<ReadAnswer | TransportFailure> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let timedOut = false;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    const decoder = new StringDecoder('utf8');
    let text = '';
    let bytes = 0;

    function answer(isPart: boolean): void {
      clearTimeout(timer);
      resolve({ status, headers, text, isPart });
    }

    const timer = setTimeout(() => {
      timedOut = true;
      resolve({ failed: 'TIMEOUT', sent: controller !== undefined });
      controller?.abort(new Error('the call took too long'));
    }, timeoutMs);

    pool.dispatch(
      {
        method: call.method,
        path: prefix + call.path + queryString(call.query),
        headers:
          call.body === undefined
            ? { ...BASE_HEADERS, ...call.headers }
            : { ...BASE_HEADERS, 'content-type': 'application/json', ...call.headers },
        ...(call.body === undefined ? {} : { body: call.body }),
      },
      {
        onRequestStart(started) {
          if (timedOut) return started.abort(new Error('the call waited too long for a socket'));
          try {
            call.beforeSending?.();
            controller = started;
          } catch (error) {
            clearTimeout(timer);
            reject(error);
            started.abort(new Error('the call may not be sent any more'));
          }
        },
        onResponseStart(_, statusCode, responseHeaders) {
          status = statusCode;
          headers = responseHeaders;
        },
        onResponseData(_, chunk) {
          text += decoder.write(chunk);
          bytes += chunk.length;
          const { part } = call;
          if (part === undefined || (text.length <= part.maxLength && bytes <= part.maxBytes)) return;
          text = part.shorten(text);
          if (text.length <= part.maxLength / 2 && bytes <= part.maxBytes) return;
          answer(true);
          controller?.abort(new Error('enough of the answer was read'));
        },
        onResponseEnd() {
          text += decoder.end();
          answer(false);
        },
        onResponseError(_, error) {
          clearTimeout(timer);
          resolve({ failed: 'BROKEN', sent: controller !== undefined, fault: faultCode(error) });
        },
      },
    );
  });
}

function queryString(query: HttpRequest<unknown>['query']): string {
  if (query === undefined) return '';
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) search.append(key, one);
  }
  return search.size === 0 ? '' : `?${search}`;
}

/** The system's or undici's name of a fault, such as `ECONNREFUSED`: all that is told of it, as the rest may quote data. */
function faultCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
