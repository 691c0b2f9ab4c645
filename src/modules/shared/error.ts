/** The `Error` interface, its closed list of codes, and the refusal that most mutations share. */
import { builder } from '../../builder.ts';
import {
  type CodedError,
  ERROR_CODES,
  type ErrorCode,
  ExchangeRefusedError,
  ExchangeUnreachableError,
  InvalidRequestError,
  RETRIES,
  type Retry,
} from '../../errors.ts';

export const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description: 'The closed list of reasons. Branch on these; messages are for people and may change.',
  values: Object.fromEntries(
    Object.entries(ERROR_CODES).map(([code, { description, retry }]) => [
      code,
      { description: `${description} Retry: ${retry}.` },
    ]),
  ) as Record<ErrorCode, { description: string }>,
});

export const RetryEnum = builder.enumType('Retry', {
  description: 'Whether and how to repeat a rejected request. Each code has one class.',
  values: Object.fromEntries(
    Object.entries(RETRIES).map(([retry, description]) => [retry, { description }]),
  ) as Record<Retry, { description: string }>,
});

export const ErrorOriginEnum = builder.enumType('ErrorOrigin', {
  description: 'Who said no.',
  values: {
    EXCHANGE: { description: 'The exchange, by its own word.' },
    GATEWAY: { description: 'This server, before anything was sent.' },
  } as const,
});

interface ErrorShape {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
}

export const ErrorInterface = builder.interfaceRef<ErrorShape>('Error').implement({
  description:
    'A refusal that a trader acts on. `... on Error { code message }` handles every one there is or will be; `retry` says whether to repeat the request.',
  fields: (t) => ({
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Stable code.' }),
    message: t.exposeString('message', {
      description: 'What is wrong and what would be accepted, for people.',
    }),
    retry: t.field({
      type: RetryEnum,
      description: 'Whether and how to repeat the request, by its code.',
      resolve: ({ code }) => ERROR_CODES[code].retry,
    }),
    field: t.string({
      nullable: true,
      description: 'The input field that is wrong, such as `price`. Null where it is no single field.',
      resolve: ({ field }) => field,
    }),
    suggestions: t.field({
      type: ['Decimal'],
      description:
        'The nearest values of `field` that would be accepted. Never more shares than a SELL asked for. Empty where none is known.',
      resolve: ({ suggestions }) => [...(suggestions ?? [])],
    }),
  }),
});

/** A refusal that is not about one order, as a value: GraphQL would throw an `Error` that a resolver gives. */
export class Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly origin: 'EXCHANGE' | 'GATEWAY';
  readonly retryAfter: number | undefined;
  readonly field: string | undefined;
  readonly suggestions: readonly string[];

  constructor(error: CodedError) {
    this.code = error.code;
    this.message = error.message;
    this.origin = error instanceof ExchangeRefusedError ? 'EXCHANGE' : 'GATEWAY';
    this.retryAfter = error.retryAfter;
    this.field = error.field;
    this.suggestions = error.suggestions;
  }
}

/** The refusal of every mutation that is not about one order. */
export const RequestRejected = builder.objectRef<Refusal>('RequestRejected').implement({
  description: 'The request was refused: nothing was changed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    origin: t.expose('origin', { type: ErrorOriginEnum, description: 'Who said no.' }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which the same request may succeed, where that is known.',
    }),
  }),
});

/**
 * Gives a refusal as a value, for a result union. What is neither done nor refused stays an error: an answer that never
 * came must not look like a no.
 */
export async function refusalAsData<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof InvalidRequestError ||
      error instanceof ExchangeRefusedError ||
      error instanceof ExchangeUnreachableError
    ) {
      return new Refusal(error);
    }
    throw error;
  }
}
