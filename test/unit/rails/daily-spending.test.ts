import { beforeEach, expect, it } from 'vitest';
import { DailySpending } from '../../../src/rails/daily-spending.ts';

const MIDNIGHT = Date.UTC(2026, 10, 22);
let now: number;
/** What the journal has, by order. */
let journal: Map<string, { readonly at: number; readonly notional: bigint }>;
let questions: { since: number; except: readonly string[] }[];
let spending: DailySpending;

beforeEach(() => {
  now = MIDNIGHT + 3_600_000;
  journal = new Map();
  questions = [];
  spending = new DailySpending(
    {
      async spentOn(since, except) {
        questions.push({ since, except });
        let sum = 0n;
        for (const [orderId, { at, notional }] of journal) {
          if (at >= since && !except.includes(orderId)) sum += notional;
        }
        return sum;
      },
    },
    () => now,
  );
});

function send(orderId: string, notional: bigint): void {
  spending.add(orderId, notional);
  journal.set(orderId, { at: now, notional });
}

it('begins with what the journal has of the UTC day', async () => {
  journal.set('yesterday', { at: MIDNIGHT - 1, notional: 7n });
  journal.set('today', { at: MIDNIGHT, notional: 5n });
  await spending.keepCurrent();
  expect({ total: spending.total(), questions }).toEqual({
    total: 5n,
    questions: [{ since: MIDNIGHT, except: [] }],
  });
});

it('counts an order once, while it is under way, after it was taken, and after the journal was asked again', async () => {
  await spending.keepCurrent();
  send('a', 10n);
  expect(spending.total()).toBe(10n);
  await spending.refresh();
  expect(spending.total()).toBe(10n);
  spending.keep('a');
  expect(spending.total()).toBe(10n);
  await spending.refresh();
  expect(spending.total()).toBe(10n);
  expect(questions.map(({ except }) => except)).toEqual([[], ['a'], []]);
});

it('gives back what was refused', async () => {
  await spending.keepCurrent();
  spending.add('a', 10n);
  spending.giveBack('a');
  expect(spending.total()).toBe(0n);
});

it('does not lose an order that is taken while the journal is asked', async () => {
  await spending.keepCurrent();
  send('a', 10n);
  const asking = spending.refresh();
  spending.keep('a');
  await asking;
  expect(spending.total()).toBe(10n);
});

it('sees what other replicas sent when the sum is five seconds old, and forgets the day at midnight', async () => {
  await spending.keepCurrent();
  journal.set('other', { at: now, notional: 3n });
  now += 4_999;
  await spending.keepCurrent();
  expect(spending.total()).toBe(0n);
  now += 1;
  await spending.keepCurrent();
  expect(spending.total()).toBe(3n);
  now = MIDNIGHT + 86_400_000;
  await spending.keepCurrent();
  expect({ total: spending.total(), since: questions.at(-1)?.since }).toEqual({
    total: 0n,
    since: MIDNIGHT + 86_400_000,
  });
});
