/**
 * GraphQL over WebSocket (`graphql-transport-ws`) on the path and by the rules of GraphQL over HTTP: the same gate, limits,
 * context and masking. What only HTTP has, the check against requests forged by other sites, is here a check of `Origin`.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { Logger } from '../logger.ts';
import type { Authentication } from './authentication.ts';
import { MAX_BODY_BYTES } from './body.ts';
import type { ReportFault } from './client-faults.ts';
import { BUSY } from './connections.ts';
import { createGate } from './gate.ts';
import { type Operations, refusal, rootsOf } from './operation.ts';
import { allowsOrigin } from './origins.ts';
import { type Refusal, refuseUpgrade } from './reply.ts';
import { pathOf } from './router.ts';
import { type Extra, runConnection } from './socket-connection.ts';
import {
  CLOSE_TIMEOUT_MS,
  INIT_TIMEOUT_MS,
  MAX_OPERATIONS_PER_CONNECTION,
  MAX_UNINITIALISED_SOCKETS,
} from './transport-limits.ts';

export interface SocketsParts {
  readonly operations: Operations;
  readonly authentication: Authentication;
  /** Origins whose pages may open sockets, beside the server's own. */
  readonly allowedOrigins: readonly string[];
  /** Makes of any error what a caller may see of it. */
  readonly mask: (error: unknown) => GraphQLError;
  readonly logger: Logger;
  readonly report: ReportFault;
}

export interface Sockets extends AsyncDisposable {
  /** Takes a request to become a socket, or refuses it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
}

/**
 * Close reason of a socket without a valid token, at most 123 bytes. Clients stop on 4401 and show it; on 4403 they reconnect
 * for ever.
 */
const UNAUTHORIZED = 'Unauthorized: send connectionParams { "authorization": "Bearer <GATEWAY_TOKEN>" }';

/** RFC 6455: the server goes away. Clients reconnect. */
const GOING_AWAY = 1001;

/** Makes the sockets of `/graphql`. Disposing closes each with 1001, on which clients come back. */
export function createSockets(parts: SocketsParts): Sockets {
  const { operations, authentication, allowedOrigins, mask, logger, report } = parts;
  const gate = createGate(authentication);
  // `closeTimeout` is not in the types yet.
  const options: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    maxPayload: MAX_BODY_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols,
  };
  const server = new WebSocketServer(options);
  const uninitialised = new Set<Extra>();

  const protocol = makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    async onConnect({ extra, connectionParams }) {
      const { socket, headers } = extra.request;
      const authorization = authorizationIn(connectionParams) ?? headers.authorization;
      const caller = authentication.readCaller(authorization);
      if (caller === undefined) {
        const attempt = { transport: 'socket', address: socket.remoteAddress, authorization } as const;
        // Closed in the same turn where possible, before the messages that came with this one.
        const held = authentication.refuse(attempt);
        if (held !== undefined) await held;
        extra.close(CloseCode.Unauthorized, UNAUTHORIZED);
        return false;
      }
      extra.caller = caller;
      uninitialised.delete(extra);
      return true;
    },
    async onSubscribe({ extra: { request, caller }, subscriptions }, _id, payload) {
      if (caller === undefined) return [refusal('UNAUTHENTICATED', UNAUTHORIZED)];
      if (Object.keys(subscriptions).length > MAX_OPERATIONS_PER_CONNECTION) {
        const message = `A connection may have ${MAX_OPERATIONS_PER_CONNECTION} operations open; open another connection`;
        return [refusal('TOO_MANY_OPERATIONS', message)];
      }
      return operations.prepare(payload, request, caller);
    },
    execute: (args) => rootsOf(args).execute(args),
    subscribe: (args) => rootsOf(args).subscribe(args),
    onError: (_context, _id, _payload, errors) => errors.map((error) => maskThrown(error).toJSON()),
    onClose: ({ extra }) => void uninitialised.delete(extra),
  });

  /** graphql-ws sends the message of whatever a source throws; everything else is masked already. */
  function maskThrown(error: GraphQLError): GraphQLError {
    return error.originalError instanceof GraphQLError || error.originalError == null ? error : mask(error);
  }

  return {
    async upgrade(request, socket, head) {
      const ignore = (): void => {};
      socket.on('error', ignore); // while the gate decides
      const refused = await refusalOf(request);
      socket.off('error', ignore);
      if (socket.destroyed) return;
      if (refused !== undefined) {
        refuseUpgrade(socket, refused);
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => {
        const onBug = (error: unknown) => logger.error({ err: error }, 'a message could not be handled');
        uninitialised.add(runConnection({ protocol, socket: opened, request, report, onBug }));
      });
    },
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.close(GOING_AWAY, 'Going away');
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  async function refusalOf(request: IncomingMessage): Promise<Refusal | undefined> {
    const { authorization } = request.headers;
    if (!authentication.isRequired || authorization !== undefined) {
      const refused = await gate(request);
      if (refused !== undefined) return refused;
    }
    if (pathOf(request) !== '/graphql') {
      return { status: 404, code: 'NOT_FOUND', message: 'WebSockets are taken at /graphql' };
    }
    if (!allowsOrigin(allowedOrigins, request)) {
      const message = 'Pages of other origins may not open sockets here; set ALLOWED_ORIGINS to let them';
      return { status: 403, code: 'FORBIDDEN', message };
    }
    return uninitialised.size < MAX_UNINITIALISED_SOCKETS ? undefined : BUSY;
  }
}

/** The header as callers spell it, at the top or in `headers`. */
function authorizationIn(params: unknown): string | undefined {
  const { headers } = { headers: undefined, ...(params as Record<string, unknown> | undefined) };
  return authorizationOf(params) ?? authorizationOf(headers);
}

function authorizationOf(fields: unknown): string | undefined {
  if (typeof fields !== 'object' || fields === null) return undefined;
  const named = Object.entries(fields).find(([key]) => key.toLowerCase() === 'authorization');
  return typeof named?.[1] === 'string' ? named[1] : undefined;
}
