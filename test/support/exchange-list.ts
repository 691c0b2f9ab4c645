/** What a faultless stream tells of an account, made from the exchange's own record of what happened. */
import type { RecordEntry } from '../../src/paper/record.ts';
import { formatMicros } from '../../src/protocol/decimal.ts';

/** Steps by order id and by trade id, as short words; voided fills apart, as they may come before or behind an end. */
export type StepsByKey = ReadonlyMap<string, readonly string[]>;

const ENDS: Readonly<Record<string, string>> = {
  CANCELED: 'CANCELED',
  CANCELED_MARKET_RESOLVED: 'CANCELED',
  INVALID: 'REJECTED',
};

export function stepsOfRecord(record: readonly RecordEntry[]): StepsByKey {
  const steps = new Map<string, string[]>();
  const add = (key: string, word: string) => steps.set(key, [...(steps.get(key) ?? []), word]);
  const shares = new Map<string, bigint>();
  const filled = new Map<string, bigint>();
  const told = new Map<string, number>();

  for (const entry of record) {
    if (entry.kind === 'trade' && entry.status === 'MATCHED') {
      for (const fill of entry.fills) shares.set(`${fill.orderId} ${entry.tradeId}`, fill.shares);
    }
  }
  for (const entry of record) {
    if (entry.kind === 'trade') {
      add(entry.tradeId, entry.status);
      if (entry.status !== 'FAILED') continue;
      for (const { orderId } of entry.fills) add(`${orderId} voids`, entry.tradeId);
      continue;
    }
    const { orderId, change, status, tradeIds } = entry;
    if (change === 'PLACEMENT') add(orderId, 'PLACED 0');
    for (const tradeId of tradeIds.slice(told.get(orderId) ?? 0)) {
      const sum = (filled.get(orderId) ?? 0n) + (shares.get(`${orderId} ${tradeId}`) ?? 0n);
      filled.set(orderId, sum);
      add(orderId, `PARTLY_FILLED ${formatMicros(sum)} ${tradeId}`);
    }
    told.set(orderId, tradeIds.length);
    const sum = formatMicros(filled.get(orderId) ?? 0n);
    if (change === 'UPDATE' && status === 'MATCHED') add(orderId, `FILLED ${sum}`);
    const isKilled = entry.reason !== undefined && status !== 'INVALID';
    if (change === 'CANCELLATION' && !isKilled) add(orderId, `${ENDS[status]} ${sum}`);
  }
  return sortedVoids(steps);
}

/** An element of `orderEvents` or of `tradeEvents`, as far as it is compared. */
export interface StreamElement {
  readonly kind?: string;
  readonly orderId?: string;
  readonly order?: { readonly sizeMatched: string };
  readonly step?: string;
  readonly tradeId?: string | null;
}

export function stepsOfStream(elements: readonly StreamElement[]): StepsByKey {
  const steps = new Map<string, string[]>();
  const add = (key: string, word: string) => steps.set(key, [...(steps.get(key) ?? []), word]);
  for (const { kind, orderId = '', order, step, tradeId } of elements) {
    if (step !== undefined) add(tradeId ?? '', step);
    else if (kind === 'FILL_VOIDED') add(`${orderId} voids`, tradeId ?? '');
    else if (kind !== undefined) add(orderId, [kind, order?.sizeMatched, tradeId].filter(Boolean).join(' '));
  }
  return sortedVoids(steps);
}

function sortedVoids(steps: ReadonlyMap<string, readonly string[]>): StepsByKey {
  return new Map([...steps].map(([key, words]) => [key, key.endsWith('voids') ? words.toSorted() : words]));
}

/** How many steps there are. */
export function countSteps(steps: StepsByKey): number {
  return [...steps.values()].reduce((sum, words) => sum + words.length, 0);
}

/** Only the differences, so that a failure can be read: by key, what is and what should be. */
export function differences(actual: StepsByKey, expected: StepsByKey): Record<string, unknown> {
  const keys = new Set([...actual.keys(), ...expected.keys()]);
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const [is, should] = [actual.get(key) ?? [], expected.get(key) ?? []];
      return is.join() === should.join() ? [] : [[key, { is, should }]];
    }),
  );
}
