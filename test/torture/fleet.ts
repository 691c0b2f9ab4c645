/** Gateways as processes that are killed without a word and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { seededRandom } from '../../src/paper/random.ts';
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
  /** The ids of their processes. */
  pids(): readonly number[];
  /**
   * Kills some gateway and starts another in its place; resolves when that listens.
   * @throws {Error} where it does not start
   */
  kill(): Promise<void>;
}

/** One gateway's place: the process changes, the place stays. */
interface Place {
  child: ChildProcess;
  url: string;
}

/** A module that ends its process when its standard input does: with the process that holds the other end, however that ends. */
const END_WITH_PARENT =
  "data:text/javascript,process.stdin.on('end',()=>process.kill(process.pid,'SIGKILL')).resume().unref()";

/** Starts the gateways and waits until all listen. They end with this process, whatever ends it. */
export async function startFleet({ main, replicas, environment, seed, onLog }: FleetOptions): Promise<Fleet> {
  const random = seededRandom(seed);
  const children = new Set<ChildProcess>();
  let kills = 0;

  function killAll(): void {
    for (const child of children) child.kill('SIGKILL');
  }

  async function start(): Promise<Place> {
    const child = spawn(process.execPath, ['--import', END_WITH_PARENT, main], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
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
    pids: () => places.flatMap(({ child: { pid } }) => pid ?? []),
    kill: () => replace(pick(random, places)),
    async [Symbol.asyncDispose]() {
      await Promise.all(places.map((place) => end(place, 'SIGTERM')));
    },
  };
}

async function end({ child }: Place, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
