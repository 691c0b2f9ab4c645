import { expect, it } from 'vitest';
import { createExchangeClock } from '../../../src/clob/exchange-clock.ts';

it("is the machine's until measured, then the exchange's, running on with the machine", async () => {
  let local = 1_000_500;
  const clock = createExchangeClock({ time: async () => 5_000, localNow: () => local });
  expect([clock.now(), clock.nowMs()]).toEqual([1_000, 1_000_500]);

  expect(await clock.measure()).toBe(true);
  expect([clock.now(), clock.nowMs()]).toEqual([5_000, 5_000_000]);

  local += 2_750;
  expect([clock.now(), clock.nowMs()]).toEqual([5_002, 5_002_750]);
});

it('says that it did not move where it is right to the second', async () => {
  const clock = createExchangeClock({ time: async () => 1_000, localNow: () => 1_000_999 });

  expect(await clock.measure()).toBe(false);
});

it('is never ahead: the time the answer took is not added', async () => {
  let local = 1_000_000;
  const clock = createExchangeClock({
    async time() {
      local += 3_000;
      return 1_000;
    },
    localNow: () => local,
  });

  await clock.measure();

  expect(clock.nowMs()).toBe(1_000_000);
});

it('asks once for all who ask at the same moment, and again later', async () => {
  let asked = 0;
  const clock = createExchangeClock({ time: async () => ++asked * 1_000, localNow: () => 0 });

  expect(await Promise.all([clock.measure(), clock.measure()])).toEqual([true, true]);
  expect(asked).toBe(1);
  await clock.measure();
  expect(clock.now()).toBe(2_000);
});

it('keeps what it knew where the exchange does not answer, and asks anew', async () => {
  let down = true;
  const clock = createExchangeClock({
    async time() {
      if (down) throw new Error('down');
      return 9;
    },
    localNow: () => 1_000,
  });

  await expect(clock.measure()).rejects.toThrow('down');
  expect(clock.now()).toBe(1);
  down = false;
  await clock.measure();
  expect(clock.now()).toBe(9);
});

it('states its skew as the middle of the call and of the second', async () => {
  let local = 10_000;
  const clock = createExchangeClock({
    time: async () => {
      local += 200;
      return 12;
    },
    localNow: () => local,
  });
  expect(clock.skewMs()).toBe(0);
  await clock.measure();
  expect(clock.skewMs()).toBe(12_500 - 10_100);
});
