/**
 * What the journal adds to an order: writing it down before it is sent and its outcome after, each durable before the order
 * goes on. Alone, an order pays for two commits; many at a time share them. Run: npx tsx bench/journal.ts
 */
import { pathToFileURL } from 'node:url';
import type { Journal } from '../src/journal/journal.ts';
import { openJournal } from '../src/journal/open-journal.ts';
import { draftOf, placedOutcome } from '../test/support/journal-orders.ts';
import { LASTING_STORES, type StoreKind } from '../test/support/journal-stores.ts';
import { quantile } from './quantile.ts';

const AT_A_TIME = [1, 16, 64] as const;
const ROUNDS = 5;
const ROUND_MS = 1_500;
const WARM_UP_MS = 500;

/** One store with so many orders under way at a time. */
export interface JournalResult {
  readonly name: string;
  readonly atATime: number;
  /** Orders a second, the median of the rounds. */
  readonly median: number;
  /** Orders a second, the round least disturbed by the machine's other work. */
  readonly best: number;
  /** Milliseconds that an order spends in the journal. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
}

const MEMORY: StoreKind = {
  name: 'memory',
  isThere: true,
  open: async () => ({ store: { kind: 'memory' }, [Symbol.asyncDispose]: async () => {} }),
};

/** Measures every store that is there. */
export async function run(): Promise<readonly JournalResult[]> {
  const results: JournalResult[] = [];
  for (const { name, isThere, open } of [MEMORY, ...LASTING_STORES]) {
    if (!isThere) continue;
    await using home = await open();
    await using journal = await openJournal(home.store);
    for (const atATime of AT_A_TIME) results.push({ name, atATime, ...(await measure(journal, atATime)) });
  }
  return results;
}

async function measure(journal: Journal, atATime: number): Promise<Omit<JournalResult, 'name' | 'atATime'>> {
  await round(journal, atATime, WARM_UP_MS);
  const rates: number[] = [];
  const times: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const begun = performance.now();
    const measured = await round(journal, atATime, ROUND_MS);
    rates.push((measured.length * 1000) / (performance.now() - begun));
    times.push(...measured);
  }
  return {
    median: quantile(rates, 0.5),
    best: quantile(rates, 1),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

/** Milliseconds, one an order. */
async function round(journal: Journal, atATime: number, forMs: number): Promise<number[]> {
  const times: number[] = [];
  const begun = performance.now();
  async function writeUntilTheEnd(): Promise<void> {
    for (let start = begun; start - begun < forMs; start = performance.now()) {
      const draft = draftOf();
      await journal.enter('bench', [draft]);
      await journal.append([
        { recordId: draft.recordId, event: { kind: 'OUTCOME', outcome: placedOutcome(draft.clientOrderId) } },
      ]);
      times.push(performance.now() - start);
    }
  }
  await Promise.all(Array.from({ length: atATime }, writeUntilTheEnd));
  return times;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
