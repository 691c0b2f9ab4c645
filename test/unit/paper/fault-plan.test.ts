import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultPlan } from '../../../src/paper/faults/fault-plan.ts';
import { faultSchedule } from '../../../src/paper/faults/schedule.ts';

const lose = { kind: 'lose-request' } as const;
const late = { kind: 'late-answer', delayMs: 20 } as const;

describe('a plan', () => {
  it('without faults lets everything pass', () => {
    const plan = new FaultPlan({});
    expect(plan.forRequest('POST', '/order')).toBeUndefined();
    expect([plan.isGhostFill(), plan.matchDelayMs()]).toEqual([false, 0]);
    expect(plan.strikes).toEqual({ requests: [], ghostFills: 0, delays: 0 });
  });

  it.each([
    ['POST /order', 'POST', '/order', true],
    ['POST /order', 'POST', '/orders', false],
    ['POST /order', 'DELETE', '/order', false],
    ['POST /order*', 'POST', '/orders', true],
    ['* /data/*', 'GET', '/data/order/0x1', true],
    ['* /data/*', 'GET', '/database', false],
    ['DELETE *', 'DELETE', '/cancel-all', true],
    [undefined, 'GET', '/', true],
  ])('with the route %s: %s %s is struck: %s', (route, method, path, isStruck) => {
    const plan = new FaultPlan({ requests: [{ fault: lose, ...(route !== undefined && { route }) }] });
    expect(plan.forRequest(method, path)).toEqual(isStruck ? lose : undefined);
  });

  it('strikes with the first rule that does, and counts what struck', () => {
    const plan = new FaultPlan({
      requests: [
        { fault: lose, route: 'POST /order', times: 2 },
        { fault: late, chance: 1 },
        { fault: lose, chance: 0 },
      ],
      ghostFills: { times: 1 },
      delays: { delayMs: 3_000 },
    });
    expect(
      ['/order', '/book', '/order', '/order'].map((path) => plan.forRequest('POST', path)?.kind),
    ).toEqual(['lose-request', 'late-answer', 'lose-request', 'late-answer']);
    expect([plan.isGhostFill(), plan.isGhostFill()]).toEqual([true, false]);
    expect(plan.matchDelayMs()).toBe(3_000);
    expect(plan.strikes).toEqual({ requests: [2, 2, 0], ghostFills: 1, delays: 1 });
  });

  it('strikes about as often as the chance says', () => {
    const plan = new FaultPlan({ seed: 3, requests: [{ fault: lose, chance: 0.3 }] });
    const struck = Array.from({ length: 2_000 }, () => plan.forRequest('GET', '/ok')).filter(Boolean).length;
    expect(struck).toBeGreaterThan(540);
    expect(struck).toBeLessThan(660);
  });

  it('of the same seed strikes the same calls, whatever the other rules are', () => {
    const rule = { fault: lose, route: 'POST /order', chance: 0.4 } as const;
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.constantFrom('/order', '/book'), { maxLength: 40 }),
        (seed, paths) => {
          const alone = new FaultPlan({ seed, requests: [rule] });
          const again = new FaultPlan({
            seed,
            requests: [rule, { fault: late, chance: 0.5 }],
            ghostFills: { chance: 0.5 },
          });
          for (const path of paths) {
            again.isGhostFill();
            const isStruck = alone.forRequest('POST', path) === lose;
            expect(again.forRequest('POST', path) === lose).toBe(isStruck);
          }
        },
      ),
    );
  });
});

describe('a schedule', () => {
  it.each([
    [{ requests: [{ fault: { kind: 'explode' } }] }],
    [{ requests: [{ fault: { kind: 'late-answer' } }] }],
    [{ requests: [{ fault: lose, route: 'order' }] }],
    [{ requests: [{ fault: lose, route: 'POST /or*der' }] }],
    [{ requests: [{ fault: lose, chance: 1.1 }] }],
    [{ ghostFills: { times: -1 } }],
    [{ sockets: { user: { chances: { lose: 0.6, repeat: 0.6 } } } }],
    [{ sockets: { sports: {} } }],
    [{ weather: 'bad' }],
  ])('%j is refused', (schedule) => {
    expect(faultSchedule.safeParse(schedule).success).toBe(false);
  });
});
