/** What came of a run: the exchange's own record beside what the callers were told and what the journal says. Pure. */
import { intentNumberOf, markOf } from './attempt.ts';
import type { Balance, TakenOrder } from './exchange-side.ts';
import { type Hearing, misheardIn } from './misheard.ts';
import type { Told } from './told.ts';

/** An order as the journal has it. Shares in micros. */
export interface JournalOrder {
  readonly orderId: string;
  readonly clientOrderId: string;
  readonly status: string;
  readonly matched: bigint;
  readonly settled: bigint;
}

export interface Evidence {
  readonly taken: readonly TakenOrder[];
  readonly told: Told;
  /** `undefined` where there is no journal. */
  readonly journal: readonly JournalOrder[] | undefined;
  readonly balances: readonly Balance[];
  /** `undefined` where nobody listened. */
  readonly hearing: Hearing | undefined;
  /** Orders that were reported as ended while they rested, each in words. */
  readonly falseEnds: readonly string[];
  /** What did not hold in a drill, each in words. */
  readonly broken: readonly string[];
}

/** Counts; of a perfect run all but `taken` are 0. */
export interface Verdict {
  /** Orders that the exchange took. */
  readonly taken: number;
  /** Orders beyond the first that it took for one intent. */
  readonly duplicates: number;
  /** Orders that a caller was told are placed, and the exchange never took. */
  readonly lost: number;
  /** Orders that a caller was told have failed, and the exchange took. */
  readonly falseFailures: number;
  /** Keys about which nothing final was said. */
  readonly unknown: number;
  /** Keys about which different things were said. */
  readonly contradicted: number;
  /** What the journal and the exchange's record differ in, each in words; `undefined` where there is no journal. */
  readonly differences: readonly string[] | undefined;
  /** Orders and trades of which the streams told something else than happened; `undefined` where nobody listened. */
  readonly misheard: readonly string[] | undefined;
  /** Orders that were reported as ended while they rested at the exchange, each in words. */
  readonly falseEnds: readonly string[];
  /** What did not hold in a drill, such as a halt, each in words. */
  readonly broken: readonly string[];
  /** Balances that are not those of the accepted orders alone, each in words. */
  readonly wrongBalances: readonly string[];
}

export function judgeRun(evidence: Evidence): Verdict {
  const { taken, told, journal, balances, hearing, falseEnds, broken } = evidence;
  const marks = new Map(taken.map(({ mark, orderId }) => [mark, orderId]));
  const intents = new Set(taken.map(({ mark }) => intentNumberOf(mark)));
  const keys = [...told.all()];
  return {
    taken: taken.length,
    duplicates: taken.length - intents.size,
    lost: keys.filter(([key, word]) => word.kind === 'placed' && marks.get(markOf(key)) !== word.orderId)
      .length,
    falseFailures: keys.filter(([key, { kind }]) => kind === 'rejected' && marks.has(markOf(key))).length,
    unknown: keys.filter(([, { kind }]) => kind === 'unknown').length,
    contradicted: told.contradicted.size,
    differences: journal && differencesOf(journal, { taken, told }),
    misheard: hearing && misheardIn(hearing),
    ...{ falseEnds, broken },
    wrongBalances: balances
      .filter(({ actual, expected }) => actual !== expected)
      .map(({ asset, actual, expected }) => `${asset}: ${actual}, should be ${expected}`),
  };
}

/** Whether a verdict is that nothing went wrong. */
export function isPerfect({
  taken: _taken,
  differences = [],
  misheard = [],
  falseEnds,
  broken,
  wrongBalances,
  ...counts
}: Verdict): boolean {
  return (
    Object.values(counts).every((count) => count === 0) &&
    [differences, misheard, falseEnds, broken, wrongBalances].every((found) => found.length === 0)
  );
}

const PLACED = ['MATCHED', 'CANCELED', 'EXPIRED', 'FILL_VOIDED', 'INVALID'];

function differencesOf(
  journal: readonly JournalOrder[],
  { taken, told }: Pick<Evidence, 'taken' | 'told'>,
): string[] {
  const differences: string[] = [];
  const takenById = new Map(taken.map((order) => [order.orderId, order]));
  const journaled = new Map<string, JournalOrder>();
  for (const order of journal) {
    const { orderId, clientOrderId: key, status, matched, settled } = order;
    if (journaled.has(orderId)) differences.push(`${orderId} is in the journal twice`);
    journaled.set(orderId, order);
    const there = takenById.get(orderId);
    const name = `${key} ${orderId}`;
    if (there === undefined) {
      if (status !== 'REJECTED')
        differences.push(`${name}: the journal says ${status}, the exchange never took it`);
      if (told.of(key).kind === 'placed')
        differences.push(`${name}: told as placed, the exchange never took it`);
      continue;
    }
    if (there.mark !== markOf(key)) differences.push(`${name}: the exchange has another key's mark on it`);
    if (!PLACED.includes(status))
      differences.push(`${name}: the journal says ${status}, the exchange took it`);
    if (there.isOpen) differences.push(`${name}: still open on the exchange`);
    if (there.isVoided !== (status === 'FILL_VOIDED')) {
      differences.push(
        `${name}: the journal says ${status}, and a fill ${there.isVoided ? 'failed' : 'did not fail'}`,
      );
    }
    if (there.matched !== matched || there.matched !== settled) {
      differences.push(
        `${name}: filled ${there.matched}; the journal says ${matched}, ${settled} of it settled`,
      );
    }
    const word = told.of(key);
    if (word.kind !== 'placed' || word.orderId !== orderId) {
      differences.push(`${name}: the exchange took it, the caller was told ${word.kind}`);
    }
  }
  for (const { orderId } of taken) {
    if (!journaled.has(orderId))
      differences.push(`${orderId}: the exchange took it, the journal has never heard of it`);
  }
  return differences;
}
