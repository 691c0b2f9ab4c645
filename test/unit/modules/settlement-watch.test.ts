/** When fills are looked at again, on timers that the test holds. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import { type SettlementWatch, watchSettlement } from '../../../src/modules/orders/settlement-watch.ts';

const hint = (...orderIds: string[]) => new Map(orderIds.map((orderId) => [orderId, undefined]));

let looks: (readonly string[])[];
let duringLook: () => void;
let watch: SettlementWatch;

beforeEach(() => {
  vi.useFakeTimers();
  looks = [];
  duringLook = () => {};
  watch = watchSettlement(async (hints) => {
    looks.push([...hints.keys()]);
    duringLook();
    return 0;
  }, createLogger('silent'));
});
afterEach(async () => {
  await watch[Symbol.asyncDispose]();
  vi.useRealTimers();
});

it('looks once where nothing is left', async () => {
  watch.wake(hint('a'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([['a']]);
});

it.each([
  ['a fill', [], []],
  ['an order', ['a'], ['a']],
])('%s that is heard of during a look is looked at by another', async (_what, orderIds, told) => {
  duringLook = () => {
    duringLook = () => {};
    watch.wake(hint(...orderIds));
  };
  watch.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([[], told]);
});

it('looks again after it has ended', async () => {
  watch.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  watch.wake(hint('a'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([[], ['a']]);
});

it('an order whose look failed is looked at by the next', async () => {
  duringLook = () => {
    duringLook = () => {};
    throw new Error('the journal is away');
  };
  watch.wake(hint('a'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toEqual([['a'], ['a']]);
});
