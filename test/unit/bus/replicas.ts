/** Replicas on one bus, in memory or on Redis, opened and closed the same way. */
import { setImmediate } from 'node:timers/promises';
import type { Bus, Lease, LogEntry, LogMirror, StateChanges } from '../../../src/bus/bus.ts';
import { BusUnavailableError } from '../../../src/bus/bus-errors.ts';
import { MemoryBus } from '../../../src/bus/memory-bus.ts';
import { RedisBus } from '../../../src/bus/redis-bus.ts';
import { openCorner, REDIS_URL, type RedisAdmin } from '../../support/redis.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';

export interface Replica {
  readonly bus: Bus;
  /** What the bus reported. */
  readonly errors: unknown[];
}

/** Opens replicas that share their logs, leases and topics. */
export interface Replicas extends AsyncDisposable {
  open(): Promise<Replica>;
}

export interface ReplicaOptions {
  readonly capacity?: number;
}

/** In memory, all replicas are one bus. */
export function memoryReplicas(options: ReplicaOptions = {}): Replicas {
  const errors: unknown[] = [];
  const bus = new MemoryBus({ ...options, onError: (error) => errors.push(error) });
  return {
    open: async () => ({ bus, errors }),
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  };
}

export interface RedisReplica extends Replica {
  /** Lies between this replica and Redis. */
  readonly proxy: TcpProxy;
}

export interface RedisReplicas extends Replicas {
  readonly prefix: string;
  readonly admin: RedisAdmin;
  open(): Promise<RedisReplica>;
}

/** On Redis, each replica has its own connection, through its own proxy, and all share a corner of their own. */
export async function redisReplicas(options: ReplicaOptions = {}): Promise<RedisReplicas> {
  const corner = await openCorner();
  const open: RedisReplica[] = [];
  const target = new URL(REDIS_URL);
  return {
    ...corner,
    async open() {
      const proxy = await TcpProxy.start({ host: target.hostname, port: Number(target.port || 6379) });
      const url = new URL(REDIS_URL);
      url.hostname = '127.0.0.1';
      url.port = String(proxy.port);
      const errors: unknown[] = [];
      const bus = new RedisBus({
        ...options,
        url: url.href,
        prefix: corner.prefix,
        onError: (error) => errors.push(error),
      });
      using connected = bus.subscribe('connected', () => {});
      await connected.ready;
      const replica = { bus, errors, proxy };
      open.push(replica);
      return replica;
    },
    async [Symbol.asyncDispose]() {
      for (const { bus, proxy } of open) {
        await bus[Symbol.asyncDispose]();
        await proxy[Symbol.asyncDispose]();
      }
      await corner[Symbol.asyncDispose]();
    },
  };
}

/** Changes no field of a state. */
export const NOTHING: StateChanges = new Map();

/** Sets the one field of a state that `said` reads. */
export function says(text: string): StateChanges {
  return new Map([['says', text]]);
}

export async function said(bus: Bus, log: string): Promise<string | undefined> {
  return (await bus.state(log)).get('says');
}

/** Takes a lease, asking until the bus can be reached and the lease is free. */
export async function acquireWhenFree(bus: Bus, name: string, ttlMs: number): Promise<Lease> {
  for (;;) {
    try {
      const lease = await bus.acquire(name, { ttlMs });
      if (lease !== undefined) return lease;
    } catch (error) {
      if (!(error instanceof BusUnavailableError)) throw error;
    }
    await setImmediate();
  }
}

/** Resolves when the mirror is as it should be. */
export async function becomes(mirror: LogMirror, isAsItShould: () => boolean): Promise<void> {
  await mirror.ready;
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (isAsItShould()) resolve();
    };
    mirror.onAppend(check);
    check();
  });
}

/** Resolves when the mirror's newest entry is `sequence` or later. */
export async function reaches(mirror: LogMirror, sequence: number): Promise<void> {
  await becomes(mirror, () => mirror.newest() >= sequence);
}

/** Reads a mirror the way a subscriber does: from its own place, in small portions, whenever it is told of more. */
export function collect(mirror: LogMirror, limit = 7): LogEntry[] {
  const seen: LogEntry[] = [];
  let after = 0;
  function readOn(): void {
    for (let page = mirror.read(after, limit); page.length > 0; page = mirror.read(after, limit)) {
      seen.push(...page);
      after = page.at(-1)?.sequence ?? after;
    }
  }
  mirror.onAppend(readOn);
  readOn();
  return seen;
}

/** Entries 1 to `count` with their values as `entry` gives them. */
export function numbered(count: number, entry: (sequence: number) => string): LogEntry[] {
  return Array.from({ length: count }, (_, index) => ({ sequence: index + 1, value: entry(index + 1) }));
}
