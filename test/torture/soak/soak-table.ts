/** A soak as a Markdown table, for bench/README.md. */
import { ratioOf, type Trend } from './flatness.ts';
import type { SoakReport } from './soak-run.ts';
import { type AccountVerdict, MIB } from './soak-verdict.ts';

const HEAD = [
  'account',
  'orders',
  'settled trades',
  'events',
  'ledger off',
  'events off',
  'cancel p50 ms, first / last fifth',
  'ratio',
  'idle request p50 ms, first / last fifth',
  'heap MiB, first / last fifth',
  'resident MiB, first / last fifth',
];

/** One row an account. */
export function soakTable({ accounts }: SoakReport): string {
  const rows = accounts.map((account) => [
    ...[account.name, account.orders, account.trades, account.events],
    ...[account.ledgerDiffers.length, Object.keys(account.eventsDiffer).length],
    ...[fromTo(account.cancel), ratioOf(account.cancel).toFixed(2), fromTo(account.idle)],
    ...[fromTo(account.heap), fromTo(account.resident)],
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the table only counts. */
export function soakDetails({ accounts, outcomes }: SoakReport): string {
  const answers = [...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ');
  return [`answers: ${answers}`, ...accounts.map(memoryOf), ...accounts.flatMap(differencesOf)].join('\n');
}

/** The samples, as heap + external + the rest of what is resident. */
function memoryOf({ name, memory }: AccountVerdict): string {
  const samples = memory.map(({ heap, external, resident }) =>
    [heap, external, resident - heap - external].map((bytes) => Math.round(bytes / MIB)).join('+'),
  );
  return `${name}: MiB of heap + external + other: ${samples.join(', ')}`;
}

function differencesOf({ name, ledgerDiffers, eventsDiffer }: AccountVerdict): string[] {
  const events = Object.entries(eventsDiffer).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [...ledgerDiffers, ...events].map((line) => `${name}: ${line}`);
}

function fromTo({ first, last }: Trend): string {
  return `${first.toFixed(1)} / ${last.toFixed(1)}`;
}
