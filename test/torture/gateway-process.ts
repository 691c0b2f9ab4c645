/** A gateway as a process of its own, which ends with this one, whatever ends this one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface SpawnOptions {
  /** Path of the gateway's command. */
  readonly main: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Receives every line of the gateway's log. */
  readonly onLog: (line: string) => void;
  /** URL of a module that the process loads before the gateway; messages go both ways (IPC). */
  readonly preload?: string;
}

/** A running gateway. */
export interface GatewayProcess {
  child: ChildProcess;
  url: string;
}

/** A module that ends its process when its standard input does: with the process that holds the other end, however that ends. */
const END_WITH_PARENT =
  "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid,'SIGKILL')).resume().unref()";

/** Starts a gateway. `url` resolves when it listens, and rejects where the process ends before. */
export function spawnGateway({ main, environment, onLog, preload }: SpawnOptions): {
  readonly child: ChildProcess;
  readonly url: Promise<string>;
} {
  const imports = [END_WITH_PARENT, ...(preload === undefined ? [] : [preload])];
  const child = spawn(process.execPath, [...imports.flatMap((url) => ['--import', url]), main], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['pipe', 'pipe', 'inherit', ...(preload === undefined ? [] : (['ipc'] as const))],
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('a child of which the output is piped has one');
  const reader = createInterface(stdout);
  const listening = new Promise<string>((resolve) => {
    reader.on('line', (line) => {
      const url = /GraphiQL\s+(http\S+)\/graphql/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
      else if (line.startsWith('{')) onLog(line);
    });
  });
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`a gateway ended with ${code} before it listened`);
  });
  ended.catch(() => {});
  return { child, url: Promise.race([listening, ended]) };
}

/** Sends the signal, and resolves when the process has ended. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
