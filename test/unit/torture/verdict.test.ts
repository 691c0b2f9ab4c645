/** Every way in which a run can fail is seen: the reckoning of `npm run torture`, on made-up evidence. */
import { describe, expect, it } from 'vitest';
import type { RecordEntry } from '../../../src/paper/record.ts';
import { markOf } from '../../torture/attempt.ts';
import type { TakenOrder } from '../../torture/exchange-side.ts';
import type { HeardElement } from '../../torture/misheard.ts';
import { Told, type Word } from '../../torture/told.ts';
import { isPerfect, type JournalOrder, judgeRun, type Verdict } from '../../torture/verdict.ts';

const PERFECT: Verdict = {
  taken: 1,
  duplicates: 0,
  lost: 0,
  falseFailures: 0,
  unknown: 0,
  contradicted: 0,
  differences: [],
  misheard: [],
  falseEnds: [],
  broken: [],
  wrongBalances: [],
};
const TAKEN: TakenOrder = {
  orderId: 'a',
  mark: markOf('1/1'),
  isOpen: false,
  matched: 5n,
  isVoided: false,
};
const JOURNALED: JournalOrder = {
  orderId: 'a',
  clientOrderId: '1/1',
  status: 'MATCHED',
  matched: 5n,
  settled: 5n,
};
const RECORD: readonly RecordEntry[] = (['PLACEMENT', 'CANCELLATION'] as const).map((change) => ({
  ...{ kind: 'order', at: 0, change, orderId: 'a', conditionId: 'c', tradeIds: [] },
  ...{ status: change === 'PLACEMENT' ? 'LIVE' : 'CANCELED', filled: 0n, reason: undefined },
}));
const heard = (kind: string, cursor: string): HeardElement => ({
  ...{ kind, cursor, orderId: 'a', order: { sizeMatched: '0' } },
});
const HEARD = [heard('PLACED', 'one:1'), heard('CANCELED', 'one:2')];
const PLACED: Word = { kind: 'placed', orderId: 'a' };
const REJECTED: Word = { kind: 'rejected', code: 'EXCHANGE_RESTARTING' };

function judge(
  change: {
    readonly taken?: readonly TakenOrder[];
    readonly told?: readonly (readonly [string, Word])[];
    readonly journal?: readonly JournalOrder[];
    readonly actual?: bigint;
    readonly heard?: readonly HeardElement[];
    readonly isShared?: boolean;
    readonly falseEnds?: readonly string[];
    readonly broken?: readonly string[];
  } = {},
): Verdict {
  const { taken = [TAKEN], told = [['1/1', PLACED]], journal = [JOURNALED], actual = 7n } = change;
  const { heard = HEARD, isShared = true, falseEnds = [], broken = [] } = change;
  const words = new Told();
  for (const [key, word] of told) words.note(key, word);
  const balances = [{ asset: 'COLLATERAL', actual, expected: 7n }];
  const hearing = { heard, record: RECORD, isShared };
  return judgeRun({ taken, told: words, journal, balances, hearing, falseEnds, broken });
}

it('a run in which exchange, journal and callers agree is perfect', () => {
  expect(judge()).toEqual(PERFECT);
  expect(isPerfect(judge())).toBe(true);
});

it('a refused order that was asked for again with another key is perfect too', () => {
  const again = { ...TAKEN, mark: markOf('1/2') };
  const verdict = judge({
    taken: [again],
    told: [
      ['1/1', REJECTED],
      ['1/2', PLACED],
    ],
    journal: [
      { ...JOURNALED, orderId: 'b', status: 'REJECTED', matched: 0n, settled: 0n },
      { ...JOURNALED, clientOrderId: '1/2' },
    ],
  });
  expect(verdict).toEqual(PERFECT);
});

it('a gateway alone, killed in between, may tell a step again or not at all', () => {
  const told = [heard('PLACED', 'one:1'), heard('PLACED', 'two:1')];
  expect(judge({ heard: told, isShared: false })).toEqual(PERFECT);
});

describe('what is seen', () => {
  const second = { ...TAKEN, orderId: 'b', mark: markOf('1/2') };
  it.each([
    [
      'an order that was reported as ended while it rested',
      { falseEnds: ['a: CANCELED by event, and it rests'] },
      { falseEnds: ['a: CANCELED by event, and it rests'] },
    ],
    [
      'a halt that did not hold',
      { broken: ['1/1 was placed during a halt'] },
      { broken: ['1/1 was placed during a halt'] },
    ],
    [
      'an order taken twice, the second time behind everybody',
      { taken: [TAKEN, second] },
      {
        taken: 2,
        duplicates: 1,
        differences: ['b: the exchange took it, the journal has never heard of it'],
      },
    ],
    [
      'an order told as placed that the exchange never took',
      { taken: [] },
      {
        taken: 0,
        lost: 1,
        differences: [
          '1/1 a: the journal says MATCHED, the exchange never took it',
          '1/1 a: told as placed, the exchange never took it',
        ],
      },
    ],
    [
      'an order told as refused that the exchange took',
      { told: [['1/1', REJECTED]] as const },
      { falseFailures: 1, differences: ['1/1 a: the exchange took it, the caller was told rejected'] },
    ],
    [
      'an order of which nothing final was said',
      { told: [['1/1', { kind: 'unknown' }]] as const },
      { unknown: 1, differences: ['1/1 a: the exchange took it, the caller was told unknown'] },
    ],
    [
      'two final answers that differ',
      {
        told: [
          ['1/1', PLACED],
          ['1/1', REJECTED],
        ] as const,
      },
      { contradicted: 1 },
    ],
    [
      'a fill that the journal missed, and one that is not settled',
      { journal: [{ ...JOURNALED, matched: 4n, settled: 3n }] },
      { differences: ['1/1 a: filled 5; the journal says 4, 3 of it settled'] },
    ],
    [
      'a fill that failed on chain and is not in the journal',
      { taken: [{ ...TAKEN, isVoided: true }] },
      { differences: ['1/1 a: the journal says MATCHED, and a fill failed'] },
    ],
    [
      'an order that is still open, here or there',
      { taken: [{ ...TAKEN, isOpen: true }], journal: [{ ...JOURNALED, status: 'PENDING' }] },
      {
        differences: [
          '1/1 a: the journal says PENDING, the exchange took it',
          '1/1 a: still open on the exchange',
        ],
      },
    ],
    [
      'a step that the stream never told',
      { heard: HEARD.slice(0, 1) },
      { misheard: ['a: told PLACED 0; what happened: PLACED 0, CANCELED 0'] },
    ],
    [
      'a step that the stream told twice',
      { heard: [...HEARD, heard('CANCELED', 'one:3')] },
      { misheard: ['a: told PLACED 0, CANCELED 0, CANCELED 0; what happened: PLACED 0, CANCELED 0'] },
    ],
    [
      'a step that never was, in one life of a log that is not shared',
      { heard: [...HEARD, heard('FILLED', 'two:1')], isShared: false },
      { misheard: ['a: told FILLED 0; what happened: PLACED 0, CANCELED 0'] },
    ],
    ['a balance that is off', { actual: 8n }, { wrongBalances: ['COLLATERAL: 8, should be 7'] }],
  ])('%s', (_what, change, seen) => {
    expect(judge(change)).toEqual({ ...PERFECT, ...seen });
    expect(isPerfect(judge(change))).toBe(false);
  });
});
