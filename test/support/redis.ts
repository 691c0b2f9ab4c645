/** The Redis that tests run against: `REDIS_URL`, or the one of this machine. */
import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';

export const REDIS_URL = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';

function createAdmin() {
  return createClient({ url: REDIS_URL, socket: { reconnectStrategy: false, connectTimeout: 2_000 } });
}

/** A plain client, to look and to meddle behind the bus's back. */
export type RedisAdmin = ReturnType<typeof createAdmin>;

/**
 * Whether tests can have a Redis. Where not, says so, and in CI throws: there they must not be skipped.
 * @throws {Error} in CI without Redis
 */
export async function hasRedis(): Promise<boolean> {
  const admin = createAdmin().on('error', () => {});
  try {
    await admin.connect();
    admin.destroy();
    return true;
  } catch (cause) {
    const reason = 'No Redis answers on REDIS_URL or 127.0.0.1:6379';
    if (process.env.CI === 'true') throw new Error(`${reason}: start one for CI.`, { cause });
    process.stderr.write(`${reason}: the tests on Redis are skipped.\n`);
    return false;
  }
}

/** A corner of Redis that is a test's own, emptied when disposed. */
export interface RedisCorner extends AsyncDisposable {
  readonly prefix: string;
  readonly admin: RedisAdmin;
}

export async function openCorner(): Promise<RedisCorner> {
  const prefix = `test-${randomUUID()}`;
  const admin = createAdmin().on('error', () => {});
  await admin.connect();
  return {
    prefix,
    admin,
    async [Symbol.asyncDispose]() {
      for await (const keys of admin.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) {
        if (keys.length > 0) await admin.del(keys);
      }
      admin.destroy();
    },
  };
}

/** What gateways of an exchange leave in Redis, which is removed when this is disposed. */
export async function keysAbout(exchangeUrl: string): Promise<AsyncDisposable> {
  const admin = createAdmin().on('error', () => {});
  await admin.connect();
  return {
    async [Symbol.asyncDispose]() {
      for await (const keys of admin.scanIterator({ MATCH: `*${exchangeUrl}*`, COUNT: 1_000 })) {
        if (keys.length > 0) await admin.del(keys);
      }
      admin.destroy();
    },
  };
}
