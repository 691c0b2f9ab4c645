/** Runs as a Markdown table, for bench/README.md. */
import type { RunReport } from './run-report.ts';

/** A run with what it was of. */
export interface NamedReport extends RunReport {
  readonly name: string;
  readonly seed: number;
}

const HEAD = [
  'way',
  'seed',
  'orders wanted',
  'requests',
  'kills',
  'restarts',
  'drills',
  'faults',
  'orders taken',
  'duplicates',
  'lost',
  'false failures',
  'unknown',
  'contradictions',
  'journal differs',
  'events heard',
  'misheard',
  'ended while resting',
  'drills failed',
  'balances off',
  's',
];

/** One row a run. */
export function tableOf(reports: readonly NamedReport[]): string {
  const rows = reports.map(
    ({ name, seed, wanted, requests, kills, restarts, drills, struck, heard, seconds, verdict }) => [
      ...[name, seed, wanted, requests, kills, restarts, drills, struck, verdict.taken],
      ...[verdict.duplicates, verdict.lost],
      ...[verdict.falseFailures, verdict.unknown, verdict.contradicted],
      ...[verdict.differences?.length ?? '–', heard ?? '–', verdict.misheard?.length ?? '–'],
      ...[verdict.falseEnds.length, verdict.broken.length],
      ...[verdict.wrongBalances.length, seconds],
    ],
  );
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the table only counts: refusals and errors by code, and every difference. */
export function detailsOf({ name, refusals, answerErrors, restedAsked, verdict }: NamedReport): string {
  const counts = (of: ReadonlyMap<string, number>) =>
    [...of]
      .sort(([, one], [, other]) => other - one)
      .map(([code, times]) => `${code} ${times}`)
      .join(', ') || 'none';
  return [
    `${name}: refusals: ${counts(refusals)}; answers without data: ${counts(answerErrors)}; resting orders asked about: ${restedAsked}`,
    ...(verdict.differences ?? []),
    ...(verdict.misheard ?? []),
    ...verdict.falseEnds,
    ...verdict.broken,
    ...verdict.wrongBalances,
  ].join('\n');
}
