/**
 * What a caller sees of an error. Ours carry a code and pass; GraphQL's own about the request pass; anything else is a
 * bug, which is logged here and shown as "Unexpected error.".
 */
import { GraphQLError } from 'graphql';
import { CodedError } from './errors.ts';
import type { Logger } from './logger.ts';

/** Makes yoga's masking function. Every distinct bug is logged once, however many fields it broke. */
export function createMask(logger: Logger): (error: unknown) => GraphQLError {
  const logged = new WeakSet<Error>();

  function logOnce(cause: unknown, error: unknown): void {
    if (cause instanceof Error) {
      if (logged.has(cause)) return;
      logged.add(cause);
    }
    const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
    logger.error({ err: cause, path }, 'unexpected error in an operation');
  }

  return (error) => {
    const cause = rootCause(error);
    if (cause instanceof CodedError) {
      const { code, retryAfter } = cause;
      return shown(error, cause.message, { code, ...(retryAfter !== undefined && { retryAfter }) });
    }
    if (error instanceof GraphQLError && cause instanceof GraphQLError) {
      return shown(error, error.message, requestExtensions(error, cause));
    }
    logOnce(cause, error);
    return shown(error, 'Unexpected error.', { code: 'INTERNAL_SERVER_ERROR', unexpected: true });
  };
}

/** What was thrown first: GraphQL wraps it once for the place and again for each input it sits in. */
function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError != null
    ? rootCause(error.originalError)
    : error;
}

/**
 * The code and, for yoga, the HTTP status of an error about the request. Nothing else that it carries is let out. GraphQL gives
 * no code where a variable's value is wrong.
 */
function requestExtensions(error: GraphQLError, cause: GraphQLError): Record<string, unknown> {
  const http = statusOf(error.extensions.http ?? cause.extensions.http);
  const code = error.extensions.code ?? cause.extensions.code ?? 'BAD_USER_INPUT';
  // A request that is no GraphQL request is 400 in either media type; yoga would make it 200 in application/json.
  return { code, ...(http && { http: code === 'BAD_REQUEST' ? { ...http, spec: false } : http }) };
}

function statusOf(http: unknown): { readonly status?: unknown } | undefined {
  return typeof http === 'object' && http !== null ? http : undefined;
}

/** A fresh error at the same place. The new one has no original, so nothing of it can come out. */
function shown(error: unknown, message: string, extensions: Record<string, unknown>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  return new GraphQLError(message, {
    extensions,
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
  });
}
