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
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in pieces without a length where it is an iterable. */
  readonly body?: string | AsyncIterable<Buffer>;
}

export async function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  const answer = await request(url, { method, headers, ...(body !== undefined && { body: toBody(body) }) });
  const text = await answer.body.text();
  return { status: answer.statusCode, headers: answer.headers, text, json: parse(text) };
}

/** Posts a GraphQL operation as clients do. What it cost, which every answer tells, is left out of `json`. */
export async function askGraphQL(
  url: string,
  query: string,
  options: { readonly variables?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const answer = await ask(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...options.headers,
    },
    body: JSON.stringify({ query, variables: options.variables }),
  });
  return { ...answer, json: withoutCost(answer.json) };
}

/** An answer without `extensions.cost`; test/gateway/limits.test.ts is about that. */
export function withoutCost(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('extensions' in json)) return json;
  const { extensions, ...answer } = json;
  if (typeof extensions !== 'object' || extensions === null || !('cost' in extensions)) return json;
  const { cost: _cost, ...others } = extensions;
  return Object.keys(others).length === 0 ? answer : { ...answer, extensions: others };
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
