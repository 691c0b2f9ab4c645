/** The trading state while it cannot be read or written. */
import pino from 'pino';
import { expect, it, vi } from 'vitest';
import { JournalUnavailableError } from '../../../src/errors.ts';
import type { TradingStateRecord, TradingStateStore } from '../../../src/rails/trading-state.ts';
import { createTradingSwitch } from '../../../src/rails/trading-switch.ts';

const TRADER = { role: 'TRADER', name: 'a trader' } as const;
const ADMIN = { role: 'ADMIN', name: 'an administrator' } as const;

function setUp() {
  let kept: TradingStateRecord | undefined;
  let isDown = false;
  let time = 1_000;
  const states: TradingStateStore = {
    async read() {
      if (isDown) throw new JournalUnavailableError(new Error('the disk is full'));
      return kept;
    },
    async replace(previous, next) {
      if (isDown) throw new JournalUnavailableError(new Error('the disk is full'));
      if (kept !== previous) return false;
      kept = next;
      return true;
    },
  };
  const tradingSwitch = createTradingSwitch({
    states,
    stopResending: async () => {},
    logger: pino({ level: 'silent' }),
    now: () => (time += 1),
  });
  return {
    tradingSwitch,
    kept: () => kept,
    set: (record: TradingStateRecord) => {
      kept = record;
    },
    fail: (now: boolean) => {
      isDown = now;
    },
  };
}

it('a halt that cannot be written holds, is not loosened, and is written when that can be', async () => {
  vi.useFakeTimers();
  try {
    const { tradingSwitch, fail, kept } = setUp();
    fail(true);
    const halted = await tradingSwitch.set('HALTED', TRADER, 'a reason');
    expect(halted).toMatchObject({ state: 'HALTED', isDurable: false });
    expect(tradingSwitch.latest()).toBe('HALTED');
    expect(await tradingSwitch.current()).toEqual(halted);
    await expect(tradingSwitch.set('REDUCING', TRADER, undefined)).rejects.toThrow('Only an administrator');
    await expect(tradingSwitch.set('ACTIVE', ADMIN, undefined)).rejects.toThrow(JournalUnavailableError);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept()).toBeUndefined();
    fail(false);
    expect(await tradingSwitch.current()).toEqual(halted);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await tradingSwitch.current()).toEqual({ ...halted, isDurable: true });
    expect(kept()).toMatchObject({ state: 'HALTED', reason: 'a reason', setBy: 'a trader' });
    expect(await tradingSwitch.set('ACTIVE', ADMIN, undefined)).toMatchObject({
      state: 'ACTIVE',
      isDurable: true,
    });
    expect(tradingSwitch.latest()).toBe('ACTIVE');
  } finally {
    vi.useRealTimers();
  }
});

it('what another server has set since is not undone by what could not be written before', async () => {
  vi.useFakeTimers();
  try {
    const { tradingSwitch, fail, set } = setUp();
    fail(true);
    await tradingSwitch.set('HALTED', TRADER, undefined);
    set({ state: 'ACTIVE', since: 5_000, reason: undefined, setBy: 'an administrator' });
    fail(false);
    expect((await tradingSwitch.current()).state).toBe('HALTED');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await tradingSwitch.current()).toMatchObject({ state: 'ACTIVE', isDurable: true });
  } finally {
    vi.useRealTimers();
  }
});
