/** A gateway in a process of its own, which tells what it uses. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'undici';
import { readConfig } from '../src/config.ts';
import { Secrets, type SecretValues } from '../src/secrets.ts';
import { startServer } from '../src/server.ts';

/** What the process used up to now. */
export interface Usage {
  /** Milliseconds of processor. */
  readonly cpuMs: number;
  /** Bytes, after a collection. */
  readonly rss: number;
  readonly heap: number;
}

export interface GatewayProcess extends AsyncDisposable {
  readonly url: string;
  usage(): Promise<Usage>;
  /** Requests to the exchange so far. */
  calls(): Promise<number>;
}

interface Start {
  readonly exchangeUrl: string;
  readonly secrets: SecretValues;
}

export async function startGatewayProcess(start: Start): Promise<GatewayProcess> {
  const child = fork(import.meta.filename, { execArgv: [...process.execArgv, '--expose-gc'] });
  child.send(start);
  const url: string = await answerOf(child);
  return {
    url,
    async usage() {
      child.send('usage');
      return answerOf(child);
    },
    async calls() {
      const { body } = await request(`${url}/metrics`);
      const counts = (await body.text()).matchAll(/^clob_exchange_call_seconds_count\{.*\} (\d+)$/gm);
      return Array.from(counts, ([, count]) => Number(count)).reduce((sum, count) => sum + count, 0);
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function answerOf(child: ChildProcess) {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the gateway's process ended with ${code}`);
  });
  const [answer] = await Promise.race([once(child, 'message'), failed]);
  return answer;
}

async function firstMessage(): Promise<Start> {
  const [message] = await once(process, 'message');
  return message;
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const { exchangeUrl, secrets } = await firstMessage();
  const server = await startServer({
    config: { ...readConfig({ PORT: '0', CLOB_URL: exchangeUrl, PAPER: 'on', LOG_LEVEL: 'silent' }).config },
    secrets: new Secrets(secrets),
  });
  process.on('message', () => {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ cpuMs: (user + system) / 1000, rss, heap: heapUsed } satisfies Usage);
  });
  process.send(server.url);
  await once(process, 'disconnect');
  await server[Symbol.asyncDispose]();
}
