/** What the audit log keeps of an input and of a result: what was asked for and what came of it, and nothing secret. Pure. */
import { CodedError, ExchangeUnclearError } from '../../errors.ts';
import { CancelUnknown } from '../orders/cancel-result.ts';
import { Refusal } from '../shared/error.ts';

/** Fields whose value somebody else could use. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'signature',
  'secret',
  'passphrase',
  'privateKey',
  'token',
]);
const MAX_LENGTH = 8_000;

/** An input as JSON: secrets left out, cut where it is very long. */
export function auditedInput(input: unknown): string {
  const text = JSON.stringify(input ?? null, (name, value: unknown) =>
    SECRET_FIELDS.has(name) ? '[left out]' : typeof value === 'bigint' ? value.toString() : value,
  );
  return cut(text);
}

function cut(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`;
}

/**
 * What came of a mutation, in a line: each order's outcome with its id or the code of its refusal, the ids that were
 * cancelled, the id of an order that was signed, a code, or `done`.
 */
export function auditedOutcome(result: unknown): string {
  return cut(inWords(result));
}

function inWords(result: unknown): string {
  if (result instanceof ExchangeUnclearError || result instanceof CancelUnknown)
    return `unclear ${result.code}`;
  if (result instanceof Refusal || result instanceof CodedError) return `refused ${result.code}`;
  if (result instanceof Error) return `failed ${result.name}`;
  if (typeof result !== 'object' || result === null) return 'done';
  if ('results' in result && Array.isArray(result.results)) return result.results.map(inWords).join(', ');
  if ('canceled' in result && Array.isArray(result.canceled))
    return ['canceled', ...result.canceled].join(' ');
  if ('order' in result && 'orderId' in result) return `signed ${result.orderId}`;
  if (!('kind' in result) || typeof result.kind !== 'string') return 'done';
  const code = 'code' in result ? ` ${result.code}` : '';
  const orderId = 'orderId' in result && result.orderId !== undefined ? ` ${result.orderId}` : '';
  return `${result.kind}${code}${orderId}`;
}
