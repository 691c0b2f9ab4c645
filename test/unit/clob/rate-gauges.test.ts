import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenGauge, WindowGauge } from '../../../src/clob/rate-gauges.ts';

describe('a window', () => {
  it('gives back what was spent once the window has passed over it', () => {
    const gauge = new WindowGauge({ windowMs: 10_000, calls: 3 });
    gauge.spend(2, 0);
    gauge.spend(1, 5_000);
    expect([gauge.left(5_000), gauge.waitFor(1, 5_000), gauge.waitFor(2, 5_000)]).toEqual([0, 5_500, 5_500]);
    expect(gauge.waitFor(3, 5_000)).toBe(10_500);
    expect([gauge.left(10_499), gauge.left(10_500), gauge.left(15_500)]).toEqual([0, 2, 3]);
  });

  it('never lets more through in any window than it allows, and waits no longer than it says', () => {
    const gaps = fc.array(fc.record({ gap: fc.nat(4_000), cost: fc.integer({ min: 1, max: 5 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(gaps, (calls) => {
        const gauge = new WindowGauge({ windowMs: 10_000, calls: 7 });
        const spent: { at: number; cost: number }[] = [];
        let now = 0;
        for (const { gap, cost } of calls) {
          now += gap;
          now += gauge.waitFor(cost, now);
          expect(gauge.waitFor(cost, now)).toBe(0);
          gauge.spend(cost, now);
          spent.push({ at: now, cost });
          const inWindow = spent.filter(({ at }) => at > now - 10_000);
          expect(inWindow.reduce((sum, { cost: one }) => sum + one, 0)).toBeLessThanOrEqual(7);
        }
      }),
    );
  });
});

describe('tokens', () => {
  it('come at their rate, up to the burst', () => {
    const gauge = new TokenGauge({ perSecond: 40, burst: 60 }, 0);
    gauge.spend(60, 0);
    expect([gauge.left(0), gauge.waitFor(1, 0), gauge.waitFor(40, 0)]).toEqual([0, 25, 1000]);
    expect([gauge.left(1_000), gauge.left(60_000)]).toEqual([40, 60]);
  });

  it('can be owed', () => {
    const gauge = new TokenGauge({ perSecond: 40, burst: 60 }, 0);
    gauge.spend(100, 0);
    expect([gauge.left(0), gauge.waitFor(10, 0), gauge.left(1_000)]).toEqual([-40, 1_250, 0]);
  });
});
