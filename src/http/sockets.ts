/**
 * GraphQL over WebSocket (`graphql-transport-ws`) on the path and by the rules of GraphQL over HTTP: the same gate, limits,
 * context and masking. What only HTTP has, the check against requests forged by other sites, is here a check of `Origin`.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { CloseCode, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Caller } from '../caller.ts';
import { MAX_BODY_BYTES } from './body.ts';
import { createCallerReader, type Tokens } from './caller.ts';
import { createGate } from './gate.ts';
import type { Yoga } from './graphql.ts';
import { allowsOrigin } from './origins.ts';
import { type Refusal, refuseUpgrade } from './reply.ts';
import { pathOf } from './router.ts';

export interface SocketsParts {
  readonly yoga: Yoga;
  readonly tokens: Tokens;
  /** Origins whose pages may open sockets, beside the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Makes of any error what a caller may see of it. */
  readonly mask: (error: unknown) => GraphQLError;
}

export interface Sockets extends AsyncDisposable {
  /** Takes a request to become a socket, or refuses it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Operations that may be open on one connection. */
export const MAX_OPERATIONS_PER_CONNECTION = 100;

interface Roots {
  readonly execute: (args: ExecutionArgs) => ReturnType<Execute>;
  readonly subscribe: (args: ExecutionArgs) => ReturnType<Execute>;
}
type Execute = (
  args: ExecutionArgs,
) => Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> | ExecutionResult;

/** Makes the sockets of `/graphql`. Disposing closes each with 1001, on which clients come back. */
export function createSockets({ yoga, tokens, allowedOrigins, mask }: SocketsParts): Sockets {
  const gate = createGate(tokens);
  const readCaller = createCallerReader(tokens);
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  /** Who asks on connections that showed the token, in the upgrade's headers or in the parameters of the connection. */
  const admitted = new WeakMap<IncomingMessage, Caller>();

  const graphql = useServer<Record<string, unknown> | undefined, Record<never, never>>(
    {
      onConnect({ extra: { request }, connectionParams }) {
        const authorization = authorizationIn(connectionParams) ?? request.headers.authorization;
        const caller = readCaller(authorization);
        // GraphiQL sends its headers with each operation; whoever does not name a token at all is asked for it then.
        if (caller === undefined) return authorization === undefined;
        admitted.set(request, caller);
        return true;
      },
      async onSubscribe({ extra, subscriptions }, _id, payload) {
        const caller = admitted.get(extra.request) ?? readCaller(authorizationIn(headersOf(payload)));
        if (caller === undefined) {
          extra.socket.close(CloseCode.Forbidden, 'Forbidden');
          return [
            refusal(
              'UNAUTHENTICATED',
              'Send {"authorization": "Bearer <GATEWAY_TOKEN>"} as connection params',
            ),
          ];
        }
        if (Object.keys(subscriptions).length > MAX_OPERATIONS_PER_CONNECTION) {
          const message = `A connection may have ${MAX_OPERATIONS_PER_CONNECTION} operations open; open another connection`;
          return [refusal('TOO_MANY_OPERATIONS', message)];
        }
        try {
          return await prepare(extra, payload, caller);
        } catch (error) {
          return [mask(error)]; // left to graphql-ws, it would close the connection on all other operations
        }
      },
      execute: (args) => rootsOf(args).execute(args),
      subscribe: (args) => rootsOf(args).subscribe(args),
    },
    server,
  );

  async function prepare(
    { request }: Extra,
    { query, operationName, variables }: SubscribePayload,
    caller: Caller,
  ) {
    // Not as `request`: yoga would go by its method, and take no mutation from a GET.
    const enveloped = yoga.getEnveloped({
      req: request,
      caller,
      params: { query, operationName, variables },
    });
    const { schema, parse, validate, contextFactory, execute, subscribe } = enveloped;
    const document = parse(query);
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0) return errors.map(mask);
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
    upgrade(request, socket, head) {
      const refused = refusalOf(request);
      if (refused !== undefined) {
        refuseUpgrade(socket, refused);
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request));
    },
    async [Symbol.asyncDispose]() {
      await graphql.dispose();
    },
  };

  function refusalOf(request: IncomingMessage): Refusal | undefined {
    const { authorization } = request.headers;
    if (tokens.gateway === undefined || authorization !== undefined) {
      const refused = gate(request);
      if (refused !== undefined) return refused;
    }
    if (pathOf(request) !== '/graphql') {
      return { status: 404, code: 'NOT_FOUND', message: 'WebSockets are taken at /graphql' };
    }
    if (allowsOrigin(allowedOrigins, request)) return undefined;
    const message = 'Pages of other origins may not open sockets here; set ALLOWED_ORIGINS to let them';
    return { status: 403, code: 'FORBIDDEN', message };
  }
}

/** The header as callers spell it, at the top or below `headers`. */
function authorizationIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  for (const [key, value] of Object.entries(params)) {
    if (key.toLowerCase() === 'authorization' && typeof value === 'string') return value;
    if (key === 'headers') return authorizationIn(value);
  }
  return undefined;
}

function headersOf({ extensions }: SubscribePayload): unknown {
  return extensions?.headers;
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The functions of yoga's plugins for this operation travel in the root value, which no resolver of ours reads. */
function rootsOf({ rootValue }: ExecutionArgs): Roots {
  return rootValue as Roots;
}
