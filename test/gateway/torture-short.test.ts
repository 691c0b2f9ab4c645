/** A short run of `npm run torture`: the gateway killed, orders through every passing fault, and the books agree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasPostgres, openTestDatabase } from '../support/postgres.ts';
import { hasRedis, REDIS_URL } from '../support/redis.ts';
import { buildGateway, type GatewayBuild } from '../torture/gateway-build.ts';
import { runGateways } from '../torture/gateway-run.ts';

const MOST_MS = 100_000;
const canShare = hasPostgres && (await hasRedis());
let build: GatewayBuild;

beforeAll(async () => {
  build = await buildGateway();
}, 60_000);
afterAll(() => build[Symbol.asyncDispose]());

function run(orders: number, replicas: number, environment: Readonly<Record<string, string>>) {
  return runGateways({
    ...{ seed: 1, orders, callers: 10, replicas, main: build.main, environment },
    ...{
      variety: 'resting-or-filled',
      badness: 'short',
      killEveryOrders: 30,
      restartEveryOrders: 60,
      onNews: () => {},
    },
    signal: AbortSignal.timeout(MOST_MS),
  });
}

const PERFECT = {
  duplicates: 0,
  lost: 0,
  falseFailures: 0,
  unknown: 0,
  contradicted: 0,
  differences: [],
  misheard: [],
  wrongBalances: [],
};

it(
  'a gateway on SQLite that is killed between faults places every order once',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clob-torture-'));
    try {
      const { verdict, kills, restarts, struck } = await run(200, 1, { DATA_DIR: directory });
      expect(verdict).toEqual({ ...PERFECT, taken: 200 });
      expect(Math.min(kills, restarts, struck)).toBeGreaterThan(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  },
  MOST_MS,
);

it.skipIf(!canShare)(
  'two gateways on PostgreSQL and Redis, of which one at a time is killed, place every order once',
  async () => {
    await using database = await openTestDatabase();
    const { verdict, kills, restarts, struck } = await run(100, 2, { DATABASE_URL: database.url, REDIS_URL });
    expect(verdict).toEqual({ ...PERFECT, taken: 100 });
    expect(Math.min(kills, restarts, struck)).toBeGreaterThan(0);
  },
  MOST_MS,
);
