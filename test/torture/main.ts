/**
 * `npm run torture`: orders through every fault at once, the gateways killed every few seconds, and afterwards the
 * exchange's own record beside the journal, order by order. Ends with 1 where anything differs. The seed is printed and
 * replays the orders, the callers' manners, the faults and the kills; how they meet in time is the machine's.
 *
 * npm run torture -- --seed 7 --orders 10000 --stores sqlite,postgres,official
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTestDatabase } from '../support/postgres.ts';
import { REDIS_URL } from '../support/redis.ts';
import { buildGateway } from './gateway-build.ts';
import { runGateways } from './gateway-run.ts';
import { detailsOf, type NamedReport, tableOf } from './report.ts';
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
const CALLERS = 20;
const MOST_MS = 30 * 60_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How a gateway run is told to keep its journal. */
interface Setting extends AsyncDisposable {
  readonly name: string;
  readonly replicas: number;
  readonly environment: Readonly<Record<string, string>>;
}

async function onSqlite(): Promise<Setting> {
  const directory = await mkdtemp(join(tmpdir(), 'clob-torture-'));
  return {
    name: 'clob-graphql, one gateway, SQLite',
    replicas: 1,
    environment: { DATA_DIR: directory },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

async function onPostgres(): Promise<Setting> {
  const database = await openTestDatabase();
  return {
    name: 'clob-graphql, three gateways, PostgreSQL and Redis',
    replicas: 3,
    environment: { DATABASE_URL: database.url, REDIS_URL },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function torture(main: string, open: () => Promise<Setting>): Promise<NamedReport> {
  await using setting = await open();
  const { name, replicas, environment } = setting;
  say(`\n${name}, seed ${seed}`);
  const report = await runGateways({
    ...{ seed, orders, callers: CALLERS, replicas, main, environment },
    ...{ variety: 'everything', badness: 'long', killEveryMs: 5_000, mostMs: MOST_MS, onNews: say },
  });
  return { ...report, name, seed, intents: orders };
}

await using build = await buildGateway();
const reports: NamedReport[] = [];
for (const store of values.stores.split(',')) {
  if (store === 'sqlite') reports.push(await torture(build.main, onSqlite));
  if (store === 'postgres') reports.push(await torture(build.main, onPostgres));
}
const command = `npm run torture -- --seed ${seed} --orders ${orders} --stores ${values.stores}`;
say(`\n${new Date().toISOString().slice(0, 10)}, Node ${process.version}, \`${command}\`\n`);
say(tableOf(reports));
for (const report of reports) say(`\n${detailsOf(report)}`);
process.exitCode = reports.every(({ verdict }) => isPerfect(verdict)) ? 0 : 1;
