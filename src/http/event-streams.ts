/**
 * The GraphQL over SSE protocol in its single connection mode: a client reserves a stream with PUT, opens it with GET, adds
 * operations with POST and ends them with DELETE. graphql-sse's own handler keeps reservations for ever and queues results
 * without a bound, so only its client is used, by tests.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type GraphQLError, getOperationAST } from 'graphql';
import type { Caller } from '../caller.ts';
import { readBody, refusingLargeBodies } from './body.ts';
import type { ReadCaller } from './caller.ts';
import { BUSY } from './connections.ts';
import { EventStream } from './event-stream.ts';
import { type Operation, type Operations, rootsOf } from './operation.ts';
import { type Refusal, replyJson, replyRefusal } from './reply.ts';
import type { Handler } from './router.ts';
import { MAX_EVENT_STREAMS, MAX_OPERATIONS_PER_CONNECTION, RESERVATION_MS } from './transport-limits.ts';

/** Carries the token of a reserved stream; `token` in the URL does the same. */
export const TOKEN_HEADER = 'x-graphql-event-stream-token';

export interface EventStreamsParts {
  readonly operations: Operations;
  readonly readCaller: ReadCaller;
  /** Makes of any error what a caller may see of it. */
  readonly mask: (error: unknown) => GraphQLError;
  /** Answers an operation without a reserved stream, as `/graphql` does. */
  readonly graphql: Handler;
}

export interface EventStreams extends Disposable {
  readonly handle: Handler;
  /** Streams reserved or open. */
  readonly size: number;
}

const refuse = (status: number, code: string, message: string): Refusal => ({ status, code, message });
const NO_STREAM = refuse(404, 'NOT_FOUND', 'There is no such event stream; reserve one with PUT');
const OPEN_ALREADY = refuse(409, 'BAD_REQUEST', 'The event stream is open already');
const NO_ID = refuse(400, 'BAD_REQUEST', 'Send the id of the operation as extensions.operationId');

/** Makes the handler of the streams' path. Disposing ends each stream once its operations have ended. */
export function createEventStreams(parts: EventStreamsParts): EventStreams {
  const { operations, readCaller, mask, graphql } = parts;
  const streams = new Map<string, EventStream>();

  function reserve(response: ServerResponse, caller: Caller): void {
    if (streams.size >= MAX_EVENT_STREAMS) {
      replyRefusal(response, BUSY);
      return;
    }
    const token = randomUUID();
    const stream = new EventStream(caller.name, mask);
    streams.set(token, stream);
    setTimeout(() => stream.isOpen || forget(token, stream), RESERVATION_MS).unref();
    response.writeHead(201, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(token);
  }

  function forget(token: string, stream: EventStream): void {
    streams.delete(token);
    void stream.close();
  }

  function open(response: ServerResponse, token: string, stream: EventStream): void {
    if (stream.isOpen) {
      replyRefusal(response, OPEN_ALREADY);
      return;
    }
    response.once('close', () => forget(token, stream));
    stream.open(response);
  }

  async function add(
    request: IncomingMessage,
    response: ServerResponse,
    stream: EventStream,
    caller: Caller,
  ): Promise<void> {
    const parsed = await readOperation(request);
    if ('status' in parsed) return replyRefusal(response, parsed);
    const { id, operation } = parsed;
    const refused = refusalOf(stream, id);
    if (refused !== undefined) return replyRefusal(response, refused);
    stream.reserve(id);
    const args = await operations.prepare(operation, request, caller);
    if ('length' in args) {
      await stream.complete(id);
      return replyErrors(response, args);
    }
    const { execute, subscribe } = rootsOf(args);
    const isSubscription = getOperationAST(args.document, args.operationName)?.operation === 'subscription';
    const results = await (isSubscription ? subscribe : execute)(args);
    response.writeHead(202).end();
    await stream.run(id, results);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const caller = readCaller(request.headers.authorization);
    if (caller === undefined)
      return replyRefusal(response, refuse(401, 'UNAUTHENTICATED', 'Send GATEWAY_TOKEN'));
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'PUT') return reserve(response, caller);
    const token = [request.headers[TOKEN_HEADER]].flat()[0] ?? searchParams.get('token');
    if (token == null) return graphql(request, response);
    const stream = streams.get(token);
    if (stream === undefined || stream.caller !== caller.name) return replyRefusal(response, NO_STREAM);
    if (request.method === 'DELETE') {
      await stream.complete(searchParams.get('operationId') ?? '');
      response.writeHead(200).end();
    } else if (request.method === 'GET') {
      open(response, token, stream);
    } else if (request.headers.accept?.includes('text/event-stream')) {
      open(response, token, stream);
    } else {
      await add(request, response, stream, caller);
    }
  }

  return {
    handle: refusingLargeBodies(handle),
    get size() {
      return streams.size;
    },
    [Symbol.dispose]() {
      for (const stream of streams.values()) stream.stop();
    },
  };
}

function refusalOf(stream: EventStream, id: string): Refusal | undefined {
  if (stream.has(id)) return refuse(409, 'BAD_REQUEST', 'An operation with this id is running already');
  if (stream.operations < MAX_OPERATIONS_PER_CONNECTION) return undefined;
  const message = `A connection may have ${MAX_OPERATIONS_PER_CONNECTION} operations open; open another connection`;
  return refuse(429, 'TOO_MANY_OPERATIONS', message);
}

async function readOperation(
  request: IncomingMessage,
): Promise<{ readonly id: string; readonly operation: Operation } | Refusal> {
  const body = parseJson(await readBody(request));
  if (!isObject(body)) return refuse(400, 'BAD_REQUEST', 'POST body must be a JSON object');
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string') return refuse(400, 'BAD_REQUEST', 'Must provide query string.');
  if (operationName != null && typeof operationName !== 'string') {
    return refuse(400, 'BAD_REQUEST', '"operationName" must be a string');
  }
  if (variables != null && !isObject(variables)) {
    return refuse(400, 'BAD_REQUEST', '"variables" must be an object');
  }
  const id = isObject(extensions) ? extensions.operationId : undefined;
  if (typeof id !== 'string' || id === '') return NO_ID;
  return { id, operation: { query, operationName, variables } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function replyErrors(response: ServerResponse, errors: readonly GraphQLError[]): void {
  replyJson(response, 400, { errors });
}
