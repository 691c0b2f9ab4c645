/** A request as routes see it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Exchange } from './exchange.ts';
import { badRequest } from './refusal.ts';

export class ApiRequest {
  readonly exchange: Exchange;
  readonly method: string;
  /** Without the query: what an L2 signature is made over. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came, which an L2 signature is made over. */
  readonly body: Buffer;
  /** What the route's `:name` parts stand for. */
  readonly params: Readonly<Record<string, string>>;

  constructor(fields: {
    readonly exchange: Exchange;
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
    readonly params: Readonly<Record<string, string>>;
  }) {
    this.exchange = fields.exchange;
    this.method = fields.method;
    this.path = fields.path;
    this.query = fields.query;
    this.headers = fields.headers;
    this.body = fields.body;
    this.params = fields.params;
  }

  /** A header's only value, whatever the case of its name. */
  header(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value[0] : value;
  }

  /** A query parameter that is given and not empty. */
  parameter(name: string): string | undefined {
    return this.query.get(name) || undefined;
  }

  /** The body as JSON, `undefined` where it is empty. @throws {Refusal} where it is not JSON. */
  json(): unknown {
    if (this.body.length === 0) {
      return undefined;
    }
    try {
      return JSON.parse(this.body.toString('utf8'));
    } catch (cause) {
      if (cause instanceof SyntaxError) {
        throw badRequest('Invalid payload');
      }
      throw cause;
    }
  }
}

/** Answers with what goes out as JSON, or as `Content`. May throw a `Refusal`. */
export type Handler = (request: ApiRequest) => unknown;
