/** What came of a soak: ledgers beside balances, streams beside the exchange's record, the end beside the beginning. Pure. */
import type { RecordEntry } from '../../../src/paper/record.ts';
import { differences, stepsOfRecord, stepsOfStream } from '../../support/exchange-list.ts';
import type { HeardElement } from '../misheard.ts';
import { ratioOf, type Trend, trendOf } from './flatness.ts';
import { type Amounts, amountsAfter, differencesBetween, type LedgerEvent } from './ledger.ts';
import type { MemorySample } from './memory-probe.ts';

/** What was noted of one account. */
export interface Account {
  readonly name: string;
  readonly before: Amounts;
  readonly after: Amounts;
  readonly heard: readonly (HeardElement & LedgerEvent)[];
  readonly record: readonly RecordEntry[];
  /** Milliseconds, in order. */
  readonly cancelMs: readonly number[];
  /** What a question that costs nothing took just before each cancel, milliseconds. */
  readonly idleMs: readonly number[];
  readonly memory: readonly MemorySample[];
}

export interface AccountVerdict {
  readonly name: string;
  /** Assets of which the ledger and the account differ, in words. */
  readonly ledgerDiffers: readonly string[];
  /** Orders and trades of which the streams emitted something else than happened: missing, doubled or out of order. */
  readonly eventsDiffer: Readonly<Record<string, unknown>>;
  /** Trades that settled, orders that were placed and events that were emitted. */
  readonly trades: number;
  readonly orders: number;
  readonly events: number;
  readonly cancel: Trend;
  readonly idle: Trend;
  /** MiB. */
  readonly heap: Trend;
  readonly resident: Trend;
  /** Every sample, in the order of time. */
  readonly memory: readonly MemorySample[];
}

/** A cancel may become so much slower, as a multiple, over what the machine became slower meanwhile. */
const SLOWER = 1.5;
/** Memory may grow by this part, and by this many MiB: what a process fills at first. */
const GROWTH = 1.15;
const HEAP_SLACK_MIB = 16;
const RESIDENT_SLACK_MIB = 64;
export const MIB = 1024 * 1024;

export function judgeAccount(account: Account): AccountVerdict {
  const { name, before, after, heard, record, cancelMs, idleMs, memory } = account;
  const mebibytes = (of: (sample: MemorySample) => number) =>
    trendOf(memory.map((sample) => of(sample) / MIB));
  return {
    name,
    ledgerDiffers: differencesBetween(amountsAfter(before, heard), after),
    eventsDiffer: differences(stepsOfStream(heard), stepsOfRecord(record)),
    trades: heard.filter(({ step }) => step === 'CONFIRMED').length,
    orders: new Set(record.flatMap((entry) => (entry.kind === 'order' ? [entry.orderId] : []))).size,
    events: heard.length,
    cancel: trendOf(cancelMs),
    idle: trendOf(idleMs),
    heap: mebibytes(({ heap }) => heap),
    resident: mebibytes(({ resident }) => resident),
    memory,
  };
}

/** Whether nothing was missing, doubled, out of order or miscounted, and memory stayed flat. */
export function isSound({ ledgerDiffers, eventsDiffer, heap, resident }: AccountVerdict): boolean {
  return (
    ledgerDiffers.length === 0 &&
    Object.keys(eventsDiffer).length === 0 &&
    isFlat(heap, HEAP_SLACK_MIB) &&
    isFlat(resident, RESIDENT_SLACK_MIB)
  );
}

/** Whether cancels took as long at the end as at the beginning, the machine's own slowness left out. */
export function isSteady({ cancel, idle }: AccountVerdict): boolean {
  return ratioOf(cancel) <= SLOWER * Math.max(1, ratioOf(idle));
}

function isFlat({ first, last }: Trend, slack: number): boolean {
  return last <= first * GROWTH + slack;
}
