/** How often a gateway has called the exchange, read where an operator reads it: at its `/metrics`. */
import { ask } from './http.ts';

/** Calls by method and route, such as `{ 'POST /books': 1 }`. */
export type CallCounts = Readonly<Record<string, number>>;

/** Runs `work` and tells which calls it made. */
export async function callsDuring(url: string, work: () => Promise<unknown>): Promise<CallCounts> {
  const before = await readCounts(url);
  await work();
  const after = await readCounts(url);
  return Object.fromEntries(
    [...after]
      .map(([call, count]) => [call, count - (before.get(call) ?? 0)] as const)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

/** The sum over all routes. */
export function total(counts: CallCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

async function readCounts(url: string): Promise<ReadonlyMap<string, number>> {
  const { text } = await ask(`${url}/metrics`);
  const counts = new Map<string, number>();
  const lines = text.matchAll(/^clob_exchange_call_seconds_count\{(?<labels>.*)\} (?<count>\d+)$/gm);
  for (const { groups = {} } of lines) {
    const label = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(groups.labels ?? '')?.[1] ?? '';
    const call = `${label('method')} ${label('route')}`;
    counts.set(call, (counts.get(call) ?? 0) + Number(groups.count));
  }
  return counts;
}
