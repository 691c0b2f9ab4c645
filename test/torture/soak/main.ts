/**
 * `npm run soak`: a maker and a taker, each behind its own gateway on SQLite, trade on one paper exchange for half an hour.
 * Each keeps a ledger by what its streams emit. Exits with 1 unless the ledgers agree with the balances to a millionth, no
 * event was missing, doubled or out of order, and the end was as fast and as small as the beginning. The seed draws what
 * the bots and the exchange's own makers do; how they meet in time is the machine's.
 *
 * npm run soak -- --minutes 30 --seed 7
 */
import { parseArgs } from 'node:util';
import { buildGateway } from '../gateway-build.ts';
import { runSoak } from './soak-run.ts';
import { soakDetails, soakTable } from './soak-table.ts';
import { isSound, isSteady } from './soak-verdict.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const interrupted = new AbortController();
// Not once: npm passes a signal on that a terminal has sent already, and the second must not cut the cleaning short.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());

const seed = Number(values.seed);
const minutes = Number(values.minutes);
await using build = await buildGateway();
say(`${minutes} minutes, seed ${seed}`);
const report = await runSoak({
  ...{ seed, durationMs: minutes * 60_000, main: build.main },
  ...{ signal: interrupted.signal, onNews: say },
});
const date = new Date().toISOString().slice(0, 10);
say(`\n${date}, Node ${process.version}, \`npm run soak -- --minutes ${minutes} --seed ${seed}\`\n`);
say(`${soakTable(report)}\n\n${soakDetails(report)}`);
const isGood = report.accounts.every((account) => isSound(account) && isSteady(account));
say(isGood ? 'everything agrees' : 'NOT everything agrees');
process.exitCode = isGood ? 0 : 1;
