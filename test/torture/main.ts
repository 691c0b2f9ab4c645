/**
 * `npm run torture`: orders through every fault at once, the gateways killed every few seconds, the exchange restarted
 * now and then, and afterwards the exchange's own record beside the journal, order by order. The same is then done to
 * Polymarket's own client. Ends with 1 where anything of ours differs. The seed is printed and replays the orders, the
 * callers' manners, the faults, the kills and the restarts; how they meet in time is the machine's.
 *
 * npm run torture -- --seed 7 --orders 10000 --stores sqlite,postgres,official
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTestDatabase } from '../support/postgres.ts';
import { REDIS_URL } from '../support/redis.ts';
import { type FullDisk, filledByLimit, filledByTriggers } from './drills/full-disk.ts';
import type { RunTerms } from './errand-queue.ts';
import type { Fleet } from './fleet.ts';
import { buildGateway } from './gateway-build.ts';
import { runGateways } from './gateway-run.ts';
import { runOfficialClient } from './official-run.ts';
import type { RunReport } from './run-report.ts';
import { detailsOf, type NamedReport, tableOf } from './table.ts';
import { isPerfect } from './verdict.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    orders: { type: 'string', default: '10000' },
    stores: { type: 'string', default: 'sqlite,postgres,official' },
  },
});
const seed = Number(values.seed);
const orders = Number(values.orders);
const OFFICIAL = 'clob-client-v2, retryOnError';
const CALLERS = 20;
const KILL_EVERY_ORDERS = 150;
const RESTART_EVERY_ORDERS = 400;
const DRILL_EVERY_ORDERS = 500;
const MOST_MS = 30 * 60_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How a gateway run is told to keep its journal. */
interface Setting extends AsyncDisposable {
  readonly name: string;
  readonly replicas: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly diskOf: (fleet: Fleet) => FullDisk;
}

async function onSqlite(): Promise<Setting> {
  const directory = await mkdtemp(join(tmpdir(), 'clob-torture-'));
  return {
    name: 'clob-graphql, one gateway, SQLite',
    replicas: 1,
    environment: { DATA_DIR: directory },
    diskOf: filledByLimit,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

async function onPostgres(): Promise<Setting> {
  const database = await openTestDatabase();
  return {
    name: 'clob-graphql, three gateways, PostgreSQL and Redis',
    replicas: 3,
    environment: { DATABASE_URL: database.url, REDIS_URL },
    diskOf: () => filledByTriggers(database.url),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

const interrupted = new AbortController();
// Not once: npm passes a signal on that a terminal has sent already, and the second must not cut the cleaning short.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());

const terms = (): RunTerms => ({
  seed,
  orders,
  callers: CALLERS,
  variety: 'everything',
  badness: 'long',
  signal: AbortSignal.any([interrupted.signal, AbortSignal.timeout(MOST_MS)]),
  onNews: say,
});

async function onGateways(main: string, open: () => Promise<Setting>): Promise<NamedReport> {
  await using setting = await open();
  const { name, replicas, environment, diskOf } = setting;
  say(`\n${name}, seed ${seed}`);
  return named(
    name,
    await runGateways({
      ...{ ...terms(), replicas, main, environment, diskOf },
      ...{ killEveryOrders: KILL_EVERY_ORDERS, restartEveryOrders: RESTART_EVERY_ORDERS },
      drillEveryOrders: DRILL_EVERY_ORDERS,
    }),
  );
}

function named(name: string, report: RunReport): NamedReport {
  return { ...report, name, seed };
}

async function byOfficialClient(): Promise<NamedReport> {
  say(`\n${OFFICIAL}, seed ${seed}`);
  return named(OFFICIAL, await runOfficialClient(terms(), RESTART_EVERY_ORDERS));
}

await using build = await buildGateway();
const runs: Readonly<Record<string, () => Promise<NamedReport>>> = {
  sqlite: () => onGateways(build.main, onSqlite),
  postgres: () => onGateways(build.main, onPostgres),
  official: byOfficialClient,
};
const reports: NamedReport[] = [];
for (const store of values.stores.split(',')) {
  const run = runs[store];
  if (run === undefined) throw new Error(`--stores takes ${Object.keys(runs).join(', ')}, not ${store}`);
  reports.push(await run());
}
const command = `npm run torture -- --seed ${seed} --orders ${orders} --stores ${values.stores}`;
say(`\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, \`${command}\`\n`);
say(tableOf(reports));
for (const report of reports) say(`\n${detailsOf(report)}`);
const ours = reports.filter(({ name }) => name !== OFFICIAL);
process.exitCode = ours.every(({ verdict }) => isPerfect(verdict)) ? 0 : 1;
