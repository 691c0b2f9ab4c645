/**
 * The bus of several replicas, on one Redis (6.2 or newer; not a cluster, as a log and its lease are written in one
 * step). Each replica has one connection. Who appends wakes the mirrors by a message, and each reads on from its own
 * newest entry: a lost message costs nothing, as a mirror reads again whenever it is connected again. (A blocking read
 * would need a second connection, and has to be broken off for every log that is added.)
 */
import { randomUUID } from 'node:crypto';
import {
  type Bus,
  type BusOptions,
  DEFAULT_LOG_CAPACITY,
  type Lease,
  type LeaseOptions,
  type LogMirror,
  type StateChanges,
  type Subscription,
} from './bus.ts';
import { LeaseLostError } from './bus-errors.ts';
import { HeldLease } from './held-lease.ts';
import { MirrorHandle } from './mirror-handle.ts';
import { RedisConnection } from './redis-connection.ts';
import { keepAlive } from './redis-lease.ts';
import { RedisMirror } from './redis-mirror.ts';
import { RedisNames } from './redis-names.ts';
import type { LogPlace } from './redis-scripts.ts';
import { Topics } from './topics.ts';

/** What a bus on Redis can be told. */
export interface RedisBusOptions extends BusOptions {
  /** `redis://` or `rediss://`, with user, password and database number where needed. */
  readonly url: string;
  /** What every key and channel begins with, before a colon; no space, and no character of a glob. */
  readonly prefix?: string;
}

interface FollowedLog {
  readonly mirror: RedisMirror;
  users: number;
}

/** A bus on Redis. It connects in the background; until then, and whenever it has no connection, commands fail at once. */
export class RedisBus implements Bus {
  readonly #names: RedisNames;
  readonly #capacity: number;
  readonly #onError: (error: unknown) => void;
  readonly #connection: RedisConnection;
  readonly #topics: Topics;
  readonly #leases = new Map<string, HeldLease>();
  readonly #followed = new Map<string, FollowedLog>();
  /** How far each log was written by its last writer here. */
  readonly #written = new Map<string, LogPlace & { readonly lease: HeldLease }>();

  constructor({ url, prefix = 'clob-graphql', capacity = DEFAULT_LOG_CAPACITY, onError }: RedisBusOptions) {
    this.#names = new RedisNames(prefix);
    this.#capacity = capacity;
    this.#onError = onError;
    this.#topics = new Topics(onError);
    this.#connection = new RedisConnection(url, this.#names, {
      onMessage: (channel, message) => this.#hear(channel, message),
      onConnected: () => {
        for (const { mirror } of this.#followed.values()) mirror.refresh();
      },
      onError,
    });
  }

  async acquire(name: string, { ttlMs }: LeaseOptions): Promise<Lease | undefined> {
    const key = this.#names.lease(name);
    const token = randomUUID();
    const takenAt = performance.now();
    const reply = await this.#connection.run((client) =>
      client.set(key, token, { condition: 'NX', expiration: { type: 'PX', value: ttlMs } }),
    );
    if (reply === null) return undefined;
    const lease = new HeldLease(name, token, () => this.#free(key, token));
    this.#leases.set(name, lease);
    lease.lost.addEventListener('abort', () => {
      if (this.#leases.get(name) === lease) this.#leases.delete(name);
    });
    const renew = () => this.#connection.run((client) => client.renewLease(key, token, ttlMs));
    keepAlive(lease, { ttlMs, takenAt, renew });
    return lease;
  }

  async append(log: string, entries: readonly string[], changes: StateChanges, lease: Lease): Promise<void> {
    const held = this.#leases.get(lease.name);
    if (held === undefined || held !== lease) throw new LeaseLostError(lease.name, 'is not held');
    const leaseKey = this.#names.lease(held.name);
    const written = this.#written.get(log);
    try {
      const [epoch, newest] = await this.#connection.run((client) =>
        client.appendLog({
          keys: this.#names.log(log),
          seen: written?.lease === held ? written : { epoch: '', newest: 0 },
          nextEpoch: randomUUID(),
          lease: { key: leaseKey, token: held.token },
          capacity: this.#capacity,
          channel: this.#names.channel('log', log),
          entries,
          changes,
        }),
      );
      if (epoch === undefined) throw held.lose('was taken by another, or Redis has lost what was appended');
      this.#written.set(log, { epoch, newest: Number(newest), lease: held });
    } catch (error) {
      const lost =
        error instanceof LeaseLostError
          ? error
          : held.lose('was given up, as it is not known whether its last append was stored', {
              cause: error,
            });
      await this.#free(leaseKey, held.token);
      throw lost;
    }
  }

  async state(log: string): Promise<ReadonlyMap<string, string>> {
    const fields = await this.#connection.run((client) => client.hGetAll(this.#names.log(log).state));
    return new Map(Object.entries(fields));
  }

  follow(log: string): LogMirror {
    this.#connection.requireOpen();
    const followed = this.#followed.get(log) ?? this.#startFollowing(log);
    followed.users++;
    return new MirrorHandle(followed.mirror, () => {
      if (--followed.users > 0) return;
      this.#followed.delete(log);
      followed.mirror[Symbol.dispose]();
    });
  }

  isReachable(): boolean {
    return this.#connection.isConnected;
  }

  async publish(topic: string, message: string): Promise<void> {
    await this.#connection.run((client) => client.publish(this.#names.channel('topic', topic), message));
  }

  subscribe(topic: string, listener: (message: string) => void): Subscription {
    this.#connection.requireOpen();
    return Object.assign(this.#topics.add(topic, listener), { ready: this.#connection.connected });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#leases.values()].map((lease) => lease.release()));
    for (const { mirror } of this.#followed.values()) mirror[Symbol.dispose]();
    this.#followed.clear();
    this.#topics.clear();
    this.#connection[Symbol.dispose]();
  }

  #startFollowing(log: string): FollowedLog {
    const mirror = new RedisMirror({
      capacity: this.#capacity,
      read: (seen, limit) =>
        this.#connection.run((client) =>
          client.readLog({ keys: this.#names.log(log), seen, nextEpoch: randomUUID(), limit }),
        ),
      onError: this.#onError,
    });
    const followed = { mirror, users: 0 };
    this.#followed.set(log, followed);
    if (this.#connection.isConnected) mirror.refresh();
    return followed;
  }

  #hear(channel: string, message: string): void {
    const log = this.#names.nameOn('log', channel);
    if (log !== undefined) this.#followed.get(log)?.mirror.refresh();
    const topic = this.#names.nameOn('topic', channel);
    if (topic !== undefined) this.#topics.emit(topic, message);
  }

  /** Best effort: a lease that cannot be freed runs out. */
  async #free(key: string, token: string): Promise<void> {
    await this.#connection.run((client) => client.releaseLease(key, token)).catch(() => {});
  }
}
