import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogRing } from '../../../src/bus/log-ring.ts';

describe('LogRing', () => {
  it('holds the newest entries of what is pushed in order', () => {
    const cases = fc.record({
      capacity: fc.integer({ min: 1, max: 12 }),
      count: fc.nat(40),
      after: fc.nat(45),
      limit: fc.nat(15),
    });
    fc.assert(
      fc.property(cases, ({ capacity, count, after, limit }) => {
        const ring = new LogRing(capacity, 'life');
        const all = Array.from({ length: count }, (_, index) => ({
          sequence: index + 1,
          value: `v${index + 1}`,
        }));
        for (const entry of all) ring.push(entry);
        const held = all.slice(Math.max(0, count - capacity));
        expect({ oldest: ring.oldest, newest: ring.newest }).toEqual({
          oldest: held[0]?.sequence ?? 1,
          newest: count,
        });
        expect(ring.read(after, limit)).toEqual(
          held.filter(({ sequence }) => sequence > after).slice(0, limit),
        );
      }),
    );
  });

  it('drops what it holds when entries were left out, so that it never has a hole', () => {
    const ring = new LogRing(10);
    for (const sequence of [1, 2, 7, 8]) ring.push({ sequence, value: '' });
    expect([ring.oldest, ring.newest, ring.read(0, 10).map(({ sequence }) => sequence)]).toEqual([
      7,
      8,
      [7, 8],
    ]);
  });

  it('forgets everything when another life of the log begins', () => {
    const ring = new LogRing(10, 'first');
    ring.push({ sequence: 1, value: 'old' });
    ring.restart('second');
    expect([ring.epoch, ring.oldest, ring.newest, ring.read(0, 10)]).toEqual(['second', 1, 0, []]);
    ring.push({ sequence: 1, value: 'new' });
    expect(ring.read(0, 10)).toEqual([{ sequence: 1, value: 'new' }]);
  });
});
