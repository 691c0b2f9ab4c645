/** The paper exchange in a process of its own, so that a bench measures its client and not the exchange too. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { startPaper } from '../src/paper/start.ts';

interface Ready {
  readonly url: string;
  /** A token of its first market, whose tick size is 0.01. */
  readonly tokenId: string;
}

/** A paper exchange whose makers stand still. Disposing it ends the process. */
export interface PaperProcess extends Ready, AsyncDisposable {}

/** Starts the process and waits until the exchange listens. */
export async function startPaperProcess(): Promise<PaperProcess> {
  const child = fork(import.meta.filename, { execArgv: process.execArgv });
  const ready = await readyOf(child);
  return {
    ...ready,
    async [Symbol.asyncDispose]() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function readyOf(child: ChildProcess): Promise<Ready> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the paper exchange's process ended with ${code} before it was ready`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  return message;
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const paper = await startPaper({ quoting: false });
  const [market] = paper.exchange.markets.all();
  if (market === undefined) throw new Error('the paper exchange has no market');
  process.send({ url: paper.url, tokenId: market.token(0).tokenId } satisfies Ready);
  await once(process, 'disconnect');
  await paper[Symbol.asyncDispose]();
}
