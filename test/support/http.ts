/** One HTTP exchange as a test wants to see it. */
import { Readable } from 'node:stream';
import { request } from 'undici';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON, `undefined` where it is none. */
  readonly json: unknown;
}

export interface Ask {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in pieces without a length where it is an iterable. */
  readonly body?: string | AsyncIterable<Buffer>;
}

export async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  const answer = await request(url, { method, headers, ...(body !== undefined && { body: toBody(body) }) });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text, json: parse(text) };
}

/** Posts a GraphQL operation as clients do. */
export function askGraphQL(
  url: string,
  query: string,
  options: { readonly variables?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return ask(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...options.headers,
    },
    body: JSON.stringify({ query, variables: options.variables }),
  });
}

function toBody(body: string | AsyncIterable<Buffer>): string | Readable {
  return typeof body === 'string' ? body : Readable.from(body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
