/** A short run of `npm run torture`: the gateway killed, orders through every passing fault, drills, and the books agree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasPostgres, openTestDatabase } from '../support/postgres.ts';
import { hasRedis, REDIS_URL } from '../support/redis.ts';
import { filledByLimit, filledByTriggers } from '../torture/drills/full-disk.ts';
import { buildGateway, type GatewayBuild } from '../torture/gateway-build.ts';
import { type GatewayRunOptions, runGateways } from '../torture/gateway-run.ts';
import type { RunReport } from '../torture/run-report.ts';

const MOST_MS = 170_000;
const canShare = hasPostgres && (await hasRedis());
let build: GatewayBuild;

beforeAll(async () => {
  build = await buildGateway();
}, 60_000);
afterAll(() => build[Symbol.asyncDispose]());

function run(orders: number, replicas: number, journal: Pick<GatewayRunOptions, 'environment' | 'diskOf'>) {
  return runGateways({
    ...{ seed: 1, orders, callers: 10, replicas, main: build.main, ...journal },
    ...{
      variety: 'resting-or-filled',
      badness: 'short',
      killEveryOrders: 30,
      restartEveryOrders: 60,
      drillEveryOrders: Number.MAX_SAFE_INTEGER,
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
  falseEnds: [],
  broken: [],
  wrongBalances: [],
};

function expectPerfect({ verdict, kills, restarts, struck, restedAsked, wanted }: RunReport): void {
  expect(verdict).toEqual({ ...PERFECT, taken: wanted });
  expect(Math.min(kills, restarts, struck, restedAsked)).toBeGreaterThan(0);
}

it(
  'a gateway on SQLite that is killed between faults places every order once',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'clob-torture-'));
    try {
      expectPerfect(await run(200, 1, { environment: { DATA_DIR: directory }, diskOf: filledByLimit }));
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
    const environment = { DATABASE_URL: database.url, REDIS_URL };
    const diskOf = () => filledByTriggers(database.url);
    expectPerfect(await run(100, 2, { environment, diskOf }));
  },
  MOST_MS,
);
