/** Gateways as processes that are killed without a word and started again. */
import type { ChildProcess } from 'node:child_process';
import { seededRandom } from '../../src/paper/random.ts';
import { endProcess, type GatewayProcess, spawnGateway } from './gateway-process.ts';
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

/** Starts the gateways and waits until all listen. They end with this process, whatever ends it. */
export async function startFleet({ main, replicas, environment, seed, onLog }: FleetOptions): Promise<Fleet> {
  const random = seededRandom(seed);
  const children = new Set<ChildProcess>();
  let kills = 0;

  function killAll(): void {
    for (const child of children) child.kill('SIGKILL');
  }

  async function start(): Promise<GatewayProcess> {
    const started = spawnGateway({ main, environment, onLog });
    children.add(started.child.once('exit', () => children.delete(started.child)));
    return { child: started.child, url: await started.url };
  }

  const places = await Promise.all(Array.from({ length: replicas }, start)).catch((error: unknown) => {
    killAll();
    throw error;
  });

  async function replace(place: GatewayProcess): Promise<void> {
    await endProcess(place.child, 'SIGKILL');
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
      await Promise.all(places.map((place) => endProcess(place.child, 'SIGTERM')));
    },
  };
}
