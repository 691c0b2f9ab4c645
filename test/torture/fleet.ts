/** Gateways as processes that are killed without a word every few seconds and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Random, seededRandom } from '../../src/paper/random.ts';
import { pause } from '../../src/streams/timers.ts';
import { pick } from './pick.ts';

export interface FleetOptions {
  /** Path of the gateway's command. */
  readonly main: string;
  readonly replicas: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly seed: number;
  /** Hears every line of a gateway's log. */
  readonly onLog: (line: string) => void;
}

export interface Fleet extends AsyncDisposable {
  /** Gateways killed so far. */
  readonly kills: number;
  /** The URLs of the gateways that are up, or were when they were last heard of. Never empty. */
  urls(): readonly string[];
  /** Kills some gateway every so often until stopped. */
  startKilling(everyMs: number): Killing;
}

export interface Killing {
  /** Resolves when it is stopped and all gateways are up; rejects where one does not start again. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** One gateway's place: the process changes, the place stays. */
interface Place {
  child: ChildProcess;
  url: string;
}

/** Starts the gateways and waits until all listen. They end with this process, whatever ends it. */
export async function startFleet({ main, replicas, environment, seed, onLog }: FleetOptions): Promise<Fleet> {
  const random = seededRandom(seed);
  const children = new Set<ChildProcess>();
  let kills = 0;

  function killAll(): void {
    for (const child of children) child.kill('SIGKILL');
  }

  async function start(): Promise<Place> {
    const child = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.add(child.once('exit', () => children.delete(child)));
    const reader = createInterface(child.stdout);
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
    try {
      return { child, url: await Promise.race([listening, ended]) };
    } finally {
      ended.catch(() => {});
    }
  }

  process.once('exit', killAll);
  const places = await Promise.all(Array.from({ length: replicas }, start)).catch((error: unknown) => {
    killAll();
    throw error;
  });

  async function replace(place: Place): Promise<void> {
    await end(place, 'SIGKILL');
    kills += 1;
    Object.assign(place, await start());
  }

  return {
    get kills() {
      return kills;
    },
    urls: () => places.map(({ url }) => url),
    startKilling(everyMs) {
      const ending = new AbortController();
      const kill = (): Promise<void> => replace(pick(random, places));
      return { ended: killUntil(ending.signal, { everyMs, random, kill }), stop: () => ending.abort() };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(places.map((place) => end(place, 'SIGTERM')));
      process.off('exit', killAll);
    },
  };
}

async function end({ child }: Place, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function killUntil(
  signal: AbortSignal,
  options: { readonly everyMs: number; readonly random: Random; readonly kill: () => Promise<void> },
): Promise<void> {
  while (!signal.aborted) {
    await pause(options.everyMs * (0.5 + options.random.next()), signal);
    if (!signal.aborted) await options.kill();
  }
}
