/** GraphQL over HTTP: yoga with every convenience off that is not used, behind our own limit on bodies. */
import type { IncomingMessage } from 'node:http';
import { type GraphQLError, getOperationAST } from 'graphql';
import { createYoga, isAsyncIterable, type Plugin } from 'graphql-yoga';
import { useAnswerLimit } from '../answer-limit.ts';
import type { Caller } from '../caller.ts';
import { createContext } from '../context.ts';
import { useCostLimit } from '../cost-limit.ts';
import { InvalidRequestError } from '../errors.ts';
import { useLimits } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import { schema } from '../schema.ts';
import type { Services } from '../services.ts';
import { readBody, refusingLargeBodies } from './body.ts';
import type { ReadCaller } from './caller.ts';
import { useCsrfCheck } from './csrf.ts';
import { useDocumentCache } from './document-cache.ts';
import { useNestingLimit } from './nesting.ts';
import { useReadableErrors } from './readable-errors.ts';
import type { Handler } from './router.ts';
import type { Subscriptions } from './subscriptions.ts';

/** Where subscriptions share one stream of events (graphql-sse's single connection mode). */
export const STREAM_PATH = '/graphql/stream';

export interface GraphQLParts {
  readonly services: Services;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Makes of any error what a caller may see of it. */
  readonly mask: (error: unknown) => GraphQLError;
  readonly subscriptions: Subscriptions;
  readonly readCaller: ReadCaller;
}

export type Yoga = ReturnType<typeof createGraphQL>;

/** Makes what runs operations, whatever they come by. */
export function createGraphQL({ services, logger, metrics, mask, subscriptions, readCaller }: GraphQLParts) {
  return createYoga<{ readonly caller?: Caller }>({
    schema,
    // A socket knows its caller; elsewhere each request names its own.
    context({ request, caller = readCaller(request.headers.get('authorization')) }) {
      // The gate lets nobody come this far without; nothing runs for whoever did.
      if (caller === undefined) throw new InvalidRequestError('UNAUTHENTICATED', 'Send GATEWAY_TOKEN');
      return createContext(services, logger, caller);
    },
    maskedErrors: { maskError: mask },
    // useDocumentCache takes its place.
    parserAndValidationCache: false,
    plugins: [
      useCsrfCheck(),
      useReadableErrors(),
      useNestingLimit(),
      useDocumentCache(),
      useLimits(),
      useCostLimit(),
      useAnswerLimit(),
      useOperationCount(metrics),
      subscriptions.plugin,
    ],
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
    batching: false,
    // readBody limits it. Yoga's own limiter costs more than the rest of a small request.
    maxRequestBodySize: false,
  });
}

/** Makes the handler of `/graphql`, and of `STREAM_PATH` for operations without a shared stream. */
export function createGraphQLHandler(yoga: Yoga): Handler {
  return refusingLargeBodies(async (request, response) => {
    const body = parsedBody(request, await readBody(request));
    const url = request.url?.replace(STREAM_PATH, '/graphql');
    // Yoga takes a body that was read before it from here, as frameworks with body parsers leave it.
    await yoga.requestListener(Object.assign(request, { url, body }), response);
  });
}

const JSON_TYPE = /^application\/(graphql\+)?json *(;|$)/i;

/**
 * A body that says it is JSON and is an object with something in it, parsed; else its text, for yoga to judge. Of a text yoga
 * lists every character as a key.
 */
function parsedBody(request: IncomingMessage, text: string): unknown {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) return text;
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject && Object.keys(json).length > 0 ? json : text;
  } catch {
    return text;
  }
}

/** Counts operations that were run; those refused before that have no type. */
function useOperationCount(metrics: Metrics): Plugin {
  return {
    onExecute({ args }) {
      const type = getOperationAST(args.document, args.operationName)?.operation;
      return {
        onExecuteDone({ result }) {
          if (type === undefined || isAsyncIterable(result)) return;
          metrics.operation(type, result.errors === undefined ? 'ok' : 'error');
        },
      };
    },
    onSubscribe() {
      return {
        onSubscribeResult({ result }) {
          metrics.operation('subscription', isAsyncIterable(result) ? 'ok' : 'error');
        },
      };
    },
  };
}
