/**
 * Tells the failures of a call apart. The rule: only a status that by itself means "turned away", or the exchange's own
 * JSON under a 4xx that is not an intermediary's, is a refusal; only what no socket took is unreachable; the rest is unclear.
 *
 * A 5xx may hide an order that was taken, so its text counts in two cases only: 503 naming one of the three modes
 * (matching-engine.md), and, where the request was one single order, the engine saying that it killed the order
 * unmatched (error-codes.md has these under 500), or that the order timed out before it reached the book (OpenAPI,
 * October 2026). Words that say a step failed, not what became of the order, such as
 * `could not insert order` or the 400 `context canceled`, are unclear under any status.
 */
import type { IncomingHttpHeaders } from 'node:http';
import {
  type CodedError,
  type ErrorCode,
  ExchangeRefusedError,
  ExchangeUnclearError,
  ExchangeUnreachableError,
} from '../errors.ts';
import { quotable, readRefusal, UNDECIDED } from './refusals.ts';
import { WireError } from './wire/read.ts';

/** A whole answer, its body as text. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What a failure may be told of its call. */
export interface CallFacts {
  /** Method and route, such as `GET /data/order/{id}`. */
  readonly name: string;
  /** As sent; read only to take their secrets out of what the exchange says. */
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly killedIsFinal: boolean;
}

/** No whole answer. */
export interface TransportFailure {
  readonly failed: 'TIMEOUT' | 'BROKEN';
  /** Whether a socket had taken the request. */
  readonly sent: boolean;
  /** Such as `ECONNREFUSED`. */
  readonly fault?: string;
}

const TURNED_AWAY: Readonly<Record<number, ErrorCode>> = {
  401: 'EXCHANGE_UNAUTHORIZED',
  403: 'EXCHANGE_BLOCKED',
  425: 'EXCHANGE_RESTARTING',
  429: 'RATE_LIMITED',
};

/** An intermediary's word on its own waiting, whoever wrote the body: time-out, conflict, and the caller's going away. */
const INTERMEDIATE: ReadonlySet<number> = new Set([408, 409, 499]);

const MODES: ReadonlySet<ErrorCode> = new Set([
  'EXCHANGE_TRADING_DISABLED',
  'EXCHANGE_CANCEL_ONLY',
  'EXCHANGE_POST_ONLY',
]);

const KILLED: ReadonlySet<ErrorCode> = new Set(['FOK_NOT_FILLED', 'FAK_NOT_FILLED', 'ORDER_TIMED_OUT']);

/** The error for a call that got no whole answer. */
export function failedTransport(failure: TransportFailure, call: CallFacts): CodedError {
  const fault = failure.fault === undefined ? '' : ` (${failure.fault})`;
  const inTime = ` within ${call.timeoutMs} ms`;
  if (!failure.sent) {
    const why = failure.failed === 'TIMEOUT' ? inTime : fault;
    return new ExchangeUnreachableError(
      'EXCHANGE_UNREACHABLE',
      `No connection to the exchange for ${call.name}${why}; nothing was sent. Check CLOB_URL and the network.`,
    );
  }
  if (failure.failed === 'TIMEOUT') {
    return new ExchangeUnclearError('EXCHANGE_TIMEOUT', `The exchange did not answer ${call.name}${inTime}.`);
  }
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    `The exchange's answer to ${call.name} did not come whole${fault}.`,
  );
}

/** The error for an answer whose status is not 2xx. */
export function failedAnswer(answer: HttpAnswer, call: CallFacts): CodedError {
  const { status } = answer;
  const json = parseJson(answer.text)?.json;
  const refusal = readRefusal(json);
  const code = refusal?.code;
  const text = refusal === undefined ? undefined : redact(refusal.text, call.headers);
  const retryAfter = retryAfterSeconds(answer.headers['retry-after'], json);
  const refused = (as: ErrorCode) =>
    new ExchangeRefusedError(as, text ?? `The exchange turned ${call.name} away with ${describe(answer)}.`, {
      status,
      ...retryAfter,
    });
  const unclear = (as: ErrorCode) =>
    new ExchangeUnclearError(
      as,
      `The exchange answered ${call.name} with ${describe(answer)}${text === undefined ? '' : `: ${text}`}.`,
      retryAfter,
    );

  if (code !== undefined && UNDECIDED.has(code)) return unclear(code);
  const turnedAway = TURNED_AWAY[status];
  if (turnedAway !== undefined) return refused(code ?? turnedAway);
  if (status >= 500) {
    const final =
      code !== undefined && ((status === 503 && MODES.has(code)) || (call.killedIsFinal && KILLED.has(code)));
    return final ? refused(code) : unclear('EXCHANGE_FAILED');
  }
  if (status >= 400 && refusal !== undefined && !INTERMEDIATE.has(status))
    return refused(code ?? 'EXCHANGE_REFUSED');
  return unclear(status >= 400 && isHtml(answer) ? 'EXCHANGE_BLOCKED' : 'EXCHANGE_UNREADABLE');
}

/** The error for a 2xx that is not JSON. */
export function notJson(answer: HttpAnswer, call: CallFacts): ExchangeUnclearError {
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    `The exchange answered ${call.name} with ${describe(answer)}, which is not JSON.`,
  );
}

/** The error for a 2xx whose JSON is not what the protocol says. */
export function notUnderstood(fault: unknown, call: CallFacts): ExchangeUnclearError {
  const what = fault instanceof WireError ? fault.message : 'it could not be read';
  return new ExchangeUnclearError(
    'EXCHANGE_UNREADABLE',
    `The exchange's answer to ${call.name} is not what its protocol says: ${what}.`,
    { cause: fault },
  );
}

/** The JSON of a body, `json: undefined` for an empty one; `undefined` where it is not JSON. */
export function parseJson(text: string): { readonly json: unknown } | undefined {
  if (text === '') return { json: undefined };
  try {
    return { json: JSON.parse(text) };
  } catch {
    // The syntax error quotes the body, which may hold credentials.
    return undefined;
  }
}

function isHtml(answer: HttpAnswer): boolean {
  return answer.headers['content-type']?.startsWith('text/html') === true || /^\s*</.test(answer.text);
}

/** Status and kind of body, with Cloudflare's Ray ID where there is one: it is what their support asks for. */
function describe(answer: HttpAnswer): string {
  const ray =
    answer.headers['cf-ray'] ??
    /Ray ID:?\s{0,20}(?:<[^>]{1,200}>)?\s{0,20}([0-9a-f]{16})/i.exec(answer.text)?.[1];
  const page = isHtml(answer) ? ' and an HTML page' : '';
  return `${answer.status}${page}${ray === undefined ? '' : ` (Cloudflare Ray ID ${ray})`}`;
}

/** `Retry-After` in seconds or as an HTTP date, or the body's `retry_after_seconds`. */
function retryAfterSeconds(header: string | undefined, json: unknown): { retryAfter?: number } {
  const inBody =
    typeof json === 'object' && json !== null && 'retry_after_seconds' in json
      ? json.retry_after_seconds
      : undefined;
  const said = header ?? inBody;
  if (said === undefined) return {};
  const seconds = Number(said);
  const wait = Number.isNaN(seconds) ? (Date.parse(String(said)) - Date.now()) / 1000 : seconds;
  return Number.isFinite(wait) ? { retryAfter: Math.max(0, Math.ceil(wait)) } : {};
}

const SECRET_HEADERS = ['POLY_SIGNATURE', 'POLY_API_KEY', 'POLY_PASSPHRASE'];

/** The exchange's words without what they may quote of the request's credentials and signatures. */
function redact(text: string, headers: Readonly<Record<string, string>>): string {
  const secrets = SECRET_HEADERS.map((name) => headers[name]).filter((secret) => secret !== undefined);
  return quotable(secrets.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text));
}
