/**
 * One operation outside of yoga's own HTTP handling, for sockets and shared event streams: checked, parsed and validated by
 * the same plugins, with the same limits, context and masking.
 */
import type { IncomingMessage } from 'node:http';
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Caller } from '../caller.ts';
import type { Yoga } from './graphql.ts';
import { nestingErrorOf } from './nesting.ts';

/** What a client asks for. */
export interface Operation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
}

type Execute = (
  args: ExecutionArgs,
) => Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> | ExecutionResult;

/** The functions of yoga's plugins for one operation. */
export interface Roots {
  readonly execute: Execute;
  readonly subscribe: Execute;
}

export interface Operations {
  /** @returns what to execute, or why it cannot be */
  prepare(
    operation: Operation,
    request: IncomingMessage,
    caller: Caller,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
}

/** @param mask makes of any error what a caller may see of it */
export function createOperations(yoga: Yoga, mask: (error: unknown) => GraphQLError): Operations {
  async function prepare(
    { query, operationName, variables }: Operation,
    request: IncomingMessage,
    caller: Caller,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    // Not as `request`: yoga would go by its method, and take no mutation from a GET.
    const enveloped = yoga.getEnveloped({
      req: request,
      caller,
      params: { query, operationName, variables },
    });
    const { schema, parse, validate, contextFactory, execute, subscribe } = enveloped;
    const document = parsed(() => parse(query));
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => withoutHttp(mask(error)));
    const rootValue: Roots = { execute, subscribe };
    return {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: await contextFactory(),
      rootValue,
    };
  }

  return {
    async prepare(operation, request, caller) {
      const tooDeep = nestingErrorOf(operation.variables);
      if (tooDeep !== undefined) return [withoutHttp(tooDeep)];
      try {
        return await prepare(operation, request, caller);
      } catch (error) {
        return [withoutHttp(mask(error))];
      }
    },
  };
}

/** The functions for an operation travel in the root value, which no resolver of ours reads. */
export function rootsOf({ rootValue }: ExecutionArgs): Roots {
  return rootValue as Roots;
}

/** @throws {GraphQLError} with the code that yoga gives a syntax error over HTTP */
function parsed(parse: () => DocumentNode): DocumentNode {
  try {
    return parse();
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions.code ??= 'GRAPHQL_PARSE_FAILED';
    throw error;
  }
}

/** The error without the HTTP status that yoga's plugins put into its extensions, which means nothing here. */
function withoutHttp({ message, nodes, source, positions, path, extensions }: GraphQLError): GraphQLError {
  const { http: _http, ...others } = extensions;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: others,
  });
}

/** An error of the request with a code. */
export function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
