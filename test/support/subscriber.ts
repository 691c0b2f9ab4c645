/** A subscriber over graphql-ws that keeps what it is given, for tests to wait on. */
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

export interface Subscriber<T> extends AsyncDisposable {
  /** What came so far: the value of the one root field. */
  readonly events: readonly T[];
  /** Resolves when `events` satisfy the condition; rejects with what is there when the stream ends before. */
  until(condition: (events: readonly T[]) => boolean): Promise<readonly T[]>;
  /** Resolves when the stream has ended, with the error if it ended by one. */
  readonly ended: Promise<unknown>;
}

/** A graphql-ws client of a gateway. */
export function socketClient(url: string, options: { readonly token?: string } = {}): Client {
  return createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(options.token !== undefined && { connectionParams: { authorization: `Bearer ${options.token}` } }),
  });
}

/** Subscribes to the one root field of a document. */
export function subscribe<T>(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Subscriber<T> {
  const client = socketClient(url);
  const events: T[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  const stream = client.iterate<Record<string, T>>({ query, variables: { ...variables } });

  async function read(): Promise<unknown> {
    try {
      for await (const { data, errors } of stream) {
        if (errors !== undefined) return errors;
        for (const value of Object.values(data ?? {})) events.push(value);
        for (const check of [...waiting]) check();
      }
      return undefined;
    } catch (error) {
      return error;
    } finally {
      isOver = true;
      for (const check of [...waiting]) check();
    }
  }

  const ended = read();
  return {
    events,
    ended,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (condition(events)) resolve(events);
          else if (isOver) reject(new Error(`the stream ended after ${JSON.stringify(events)}`));
          else return;
          waiting.delete(check);
        };
        waiting.add(check);
        check();
      }),
    async [Symbol.asyncDispose]() {
      await stream.return?.();
      await client.dispose();
      await ended;
    },
  };
}
