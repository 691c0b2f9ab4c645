/** Many graphql-ws subscribers in a process of their own. Each reads no more of a message than when it came. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import WebSocket from 'ws';

/** When a message that contains a mark came to its subscribers; Unix milliseconds with fractions, sorted. */
export type Arrivals = readonly number[];

export interface Crowd extends AsyncDisposable {
  /** Resolves when so many subscribers have been given a message with the mark. */
  arrivals(mark: string, subscribers: number): Promise<Arrivals>;
  /** Messages so far. */
  count(): Promise<number>;
}

interface Start {
  readonly url: string;
  /** One subscription each, spread over connections. */
  readonly queries: readonly string[];
  readonly perConnection: number;
}
type Question =
  | { readonly kind: 'arrivals'; readonly mark: string; readonly subscribers: number }
  | { readonly kind: 'count' };

/** Starts the process and resolves when every subscription was sent. */
export async function startCrowd(start: Start): Promise<Crowd> {
  const child = fork(import.meta.filename, { execArgv: process.execArgv });
  child.send(start);
  await once(child, 'message');
  return {
    arrivals: (mark, subscribers) => ask(child, { kind: 'arrivals', mark, subscribers }),
    count: () => ask(child, { kind: 'count' }),
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function ask(child: ChildProcess, question: Question) {
  child.send(question);
  const [answer] = await once(child, 'message');
  return answer;
}

/** Comparable between the processes of one machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

function connect(
  url: string,
  queries: readonly string[],
  onNext: (text: string) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const say = (message: object) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => say({ type: 'connection_init' }));
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('{"type":"connection_ack"')) {
        for (const [id, query] of queries.entries())
          say({ type: 'subscribe', id: String(id), payload: { query } });
        resolve(socket);
      } else onNext(text);
    });
  });
}

async function firstMessage(): Promise<Start> {
  const [message] = await once(process, 'message');
  return message;
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const send = process.send.bind(process);
  const { url, queries, perConnection } = await firstMessage();
  const marked = new Map<string, number[]>();
  let count = 0;
  let check = (): void => {};
  const onNext = (text: string): void => {
    count += 1;
    const mark = /0x[0-9a-f]{64}/.exec(text)?.[0];
    if (mark === undefined) return;
    const times = marked.get(mark) ?? [];
    marked.set(mark, times);
    times.push(now());
    check();
  };
  for (let start = 0; start < queries.length; start += perConnection * 50) {
    const parts = Array.from({ length: 50 }, (_, index) => {
      const from = start + index * perConnection;
      return queries.slice(from, from + perConnection);
    });
    await Promise.all(parts.filter(({ length }) => length > 0).map((part) => connect(url, part, onNext)));
  }
  process.on('message', (question: Question) => {
    if (question.kind === 'count') {
      send(count);
      return;
    }
    check = () => {
      const times = marked.get(question.mark) ?? [];
      if (times.length < question.subscribers) return;
      check = () => {};
      send(times);
    };
    check();
  });
  send('ready');
  await once(process, 'disconnect');
  process.exit(0);
}
