import { beforeEach, describe, expect, it } from 'vitest';
import type { RailOrder } from '../../../src/rails/rail-order.ts';
import type { UndecidedCopy } from '../../../src/rails/undecided-orders.ts';
import { SIGNED_COPY, WorkingOrders } from '../../../src/rails/working-orders.ts';

function order(orderId: string, size = 10n): RailOrder {
  return {
    orderId,
    conditionId: 'market',
    tokenId: 'yes',
    side: 'BUY',
    price: 500_000n,
    size,
    notional: size / 2n,
    rests: true,
  };
}

let now: number;
/** What the exchange lists, and how often it was asked. */
let listed: RailOrder[];
let undecided: UndecidedCopy[];
/** What is proved to have ended. */
let ended: Set<string>;
let signed: RailOrder[];
let readings: number;
/** What a reading waits for. */
let answer: Promise<void>;
let working: WorkingOrders;
const ids = (): string[] => Array.from(working.known.all(), ({ orderId }) => orderId);

beforeEach(() => {
  now = 100_000;
  listed = [];
  undecided = [];
  signed = [];
  ended = new Set();
  readings = 0;
  answer = Promise.resolve();
  working = new WorkingOrders(
    async () => {
      readings += 1;
      const reading = {
        undecided: [...undecided],
        signed: [...signed],
        listed: [...listed],
        ended: new Set(ended),
      };
      await answer;
      return reading;
    },
    () => now,
  );
});

describe('the list of the exchange', () => {
  it('is waited for at first and when it is old, and read behind the back of an order before', async () => {
    await working.keepCurrent();
    expect(readings).toBe(1);
    now += 1_999;
    await working.keepCurrent();
    expect(readings).toBe(1);
    now += 1;
    let arrive = (): void => {};
    answer = new Promise((resolve) => {
      arrive = resolve;
    });
    listed = [order('a')];
    await working.keepCurrent();
    expect({ readings, ids: ids() }).toEqual({ readings: 2, ids: [] });
    now += 8_000;
    const waiting = working.keepCurrent();
    arrive();
    await waiting;
    expect({ readings, ids: ids() }).toEqual({ readings: 2, ids: ['a'] });
  });

  it('tells what is left of an order, and ends none by lacking it', async () => {
    listed = [order('a', 10n), order('b', 10n)];
    await working.refresh();
    now += 1;
    listed = [order('a', 4n)];
    await working.refresh();
    expect([...working.known.all()]).toEqual([order('b', 10n), order('a', 4n)]);
    ended = new Set(['b']);
    await working.refresh();
    expect([...working.known.all()]).toEqual([order('a', 4n)]);
  });

  it('is read once for all who ask at the same time', async () => {
    await Promise.all([working.keepCurrent(), working.refresh(), working.refresh()]);
    expect(readings).toBe(1);
  });

  it('that cannot be read is an error only to an order that has to wait for it', async () => {
    await working.refresh();
    answer = Promise.reject(new Error('no answer'));
    answer.catch(() => {});
    now += 9_999;
    await expect(working.keepCurrent()).resolves.toBeUndefined();
    now += 1;
    await expect(working.keepCurrent()).rejects.toThrow('no answer');
  });
});

describe('an own order', () => {
  it('counts from before it is sent until its outcome is known, listed or not', async () => {
    working.add(order('a'), 'copy');
    now += 100_000;
    await working.refresh();
    expect({ ids: ids(), underWay: working.underWay() }).toEqual({ ids: ['a'], underWay: ['a'] });
    working.settle(order('a'), 'NOTHING');
    expect(ids()).toEqual([]);
  });

  it('that was taken counts until its end is proved, listed or not', async () => {
    working.add(order('a'), 'copy');
    const before = working.refresh();
    now += 1;
    working.settle(order('a', 6n), { size: 6n, delayed: false });
    await before;
    expect([...working.known.all()]).toEqual([order('a', 6n)]);
    now += 100_000;
    await working.refresh();
    expect(ids()).toEqual(['a']);
    ended = new Set(['a']);
    await working.refresh();
    expect(ids()).toEqual([]);
  });

  it('that was cancelled does not come back by a list that was asked for before', async () => {
    listed = [order('a'), order('b')];
    await working.refresh();
    const reading = working.refresh();
    working.remove(['a']);
    await reading;
    expect(ids()).toEqual(['b']);
  });
});

describe('an order of unknown outcome that only the journal knows', () => {
  it('counts until the journal has it decided, and then as it is listed', async () => {
    undecided = [
      { order: order('a'), copy: '1' },
      { order: order('b'), copy: '2' },
    ];
    await working.refresh();
    expect({ ids: ids(), underWay: working.underWay() }).toEqual({ ids: ['a', 'b'], underWay: ['a', 'b'] });
    undecided = [];
    listed = [order('b', 4n)];
    await working.refresh();
    expect([...working.known.all()]).toEqual([order('b', 4n)]);
    expect(working.underWay()).toEqual([]);
  });

  it('is given back when the last of its copies is refused', async () => {
    undecided = [
      { order: order('a'), copy: '1' },
      { order: order('a'), copy: '2' },
    ];
    await working.refresh();
    expect([working.release('a', '1'), ids()]).toEqual([false, ['a']]);
    expect([working.release('a', '2'), ids()]).toEqual([true, []]);
  });

  it('does not come back by a reading that began before it was decided here', async () => {
    working.add(order('a'), '1');
    undecided = [{ order: order('a'), copy: '1' }];
    const reading = working.refresh();
    working.release('a', '1');
    await reading;
    expect(ids()).toEqual([]);
  });
});

describe('an order that was signed and not sent', () => {
  const handedOut = order('signed');

  it('counts until a reading that began after it was written down lacks it', async () => {
    working.add(handedOut, SIGNED_COPY);
    await working.refresh();
    expect(ids()).toEqual(['signed']);
    working.signed('signed');
    now += 1;
    signed = [handedOut];
    await working.refresh();
    expect(ids()).toEqual(['signed']);
    expect(working.underWay()).toEqual([]);
    now += 1;
    signed = [];
    await working.refresh();
    expect(ids()).toEqual([]);
  });

  it('goes on counting when a copy that was sent is refused, and is under way while it is sent', async () => {
    working.add(handedOut, SIGNED_COPY);
    working.signed('signed');
    expect(working.join('signed', 'key')).toBe(true);
    expect(working.underWay()).toEqual(['signed']);
    expect(working.release('signed', 'key')).toBe(false);
    expect(ids()).toEqual(['signed']);
  });

  it('that the exchange lists counts as a listed order once its signature is no longer open', async () => {
    working.add(handedOut, SIGNED_COPY);
    working.signed('signed');
    now += 1;
    signed = [handedOut];
    listed = [{ ...handedOut, size: 1n }];
    await working.refresh();
    signed = [];
    now += 1;
    await working.refresh();
    expect(working.known.get('signed')?.size).toBe(1n);
    listed = [];
    ended = new Set(['signed']);
    now += 1;
    await working.refresh();
    expect(ids()).toEqual([]);
  });
});
