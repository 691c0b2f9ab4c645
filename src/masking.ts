/**
 * What a caller sees of an error. Ours carry a code and pass; GraphQL's own about the request pass; anything else is a
 * bug, which is logged here and shown as "Unexpected error.".
 */
import { GraphQLError } from 'graphql';
import { CodedError } from './errors.ts';
import { describeError, type Logger } from './logger.ts';

/** Makes yoga's masking function. Every distinct bug is logged once, however many fields it broke. */
export function createMask(logger: Logger): (error: unknown) => GraphQLError {
  const logged = new WeakSet<object>();

  function logOnce(cause: unknown, error: unknown): void {
    if (cause instanceof Error && logged.has(cause)) return;
    if (cause instanceof Error) logged.add(cause);
    const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
    logger.error({ err: describeError(cause), path }, 'unexpected error in an operation');
  }

  return (error) => {
    const cause = rootCause(error);
    if (cause instanceof CodedError) {
      const { code, retryAfter } = cause;
      return shown(error, cause.message, { code, ...(retryAfter !== undefined && { retryAfter }) });
    }
    if (cause instanceof GraphQLError) {
      const { code = codeOf(cause), http } = cause.extensions;
      return shown(error, cause.message, { code, ...(http !== undefined && { http }) });
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

/** GraphQL gives no code where a variable's value is wrong, the CSRF check none where it refuses. */
function codeOf(error: GraphQLError): string {
  const http = error.extensions.http;
  const isForbidden = typeof http === 'object' && http !== null && 'status' in http && http.status === 403;
  return isForbidden ? 'FORBIDDEN' : 'BAD_USER_INPUT';
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
