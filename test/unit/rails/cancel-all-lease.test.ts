import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCancelAllLease, type LeaseStatus } from '../../../src/rails/cancel-all-lease.ts';

const CALLER = { role: 'TRADER', name: 'token of a bot' } as const;
const START = Date.UTC(2026, 10, 22);

/** What was done, at which second. */
let deeds: string[];
let beatFails: boolean;
let cancelFails: number;
const at = (): string => `${(Date.now() - START) / 1_000}`;

function open() {
  return createCancelAllLease({
    async beat() {
      if (beatFails) {
        deeds.push(`${at()} no beat`);
        throw new Error('no connection');
      }
      deeds.push(`${at()} beat`);
    },
    async cancelEverything() {
      cancelFails -= 1;
      deeds.push(`${at()} ${cancelFails >= 0 ? 'cannot cancel' : 'cancelled'}`);
      if (cancelFails >= 0) throw new Error('no connection');
      return { canceled: [], notCanceled: [], unclear: [] };
    },
    logger: pino({ level: 'silent' }),
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  deeds = [];
  beatFails = false;
  cancelFails = 0;
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the renewable lease', () => {
  it('is kept up by a heartbeat every five seconds and cancels all when it ends', async () => {
    await using lease = open();
    expect(await lease.renew(12, CALLER)).toEqual({
      endsAt: START + 12_000,
      subscriptions: 0,
      beating: true,
      heartbeatAt: START,
      stale: false,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deeds).toEqual(['0 beat', '5 beat', '10 beat', '12 cancelled']);
    expect(lease.status()).toEqual({
      endsAt: undefined,
      subscriptions: 0,
      beating: false,
      heartbeatAt: START + 10_000,
      stale: false,
    });
  });

  it('that is renewed ends later, and that is released does not end: heartbeats go on', async () => {
    await using lease = open();
    await lease.renew(4, CALLER);
    await vi.advanceTimersByTimeAsync(3_000);
    await lease.renew(4, CALLER);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(lease.release(CALLER)).toMatchObject({ endsAt: undefined, beating: true });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(deeds).toEqual(['0 beat', '5 beat', '10 beat', '15 beat']);
  });

  it("is each caller's own: the first that ends cancels everything, and only an administrator releases those of others", async () => {
    await using lease = open();
    const admin = { role: 'ADMIN', name: 'token of the administrator' } as const;
    await lease.renew(20, admin);
    expect(() => lease.release(CALLER)).toThrow('Others hold the cancel-all lease');
    expect(await lease.renew(86_400, CALLER)).toMatchObject({ endsAt: START + 20_000 });
    expect(lease.release(CALLER)).toMatchObject({ endsAt: START + 20_000 });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(deeds.filter((deed) => deed.includes('cancel'))).toHaveLength(1);
    await lease.renew(30, CALLER);
    expect(lease.release(admin)).toMatchObject({ endsAt: undefined });
    expect(lease.release(CALLER)).toMatchObject({ endsAt: undefined });
  });

  it('is not had where the exchange takes no heartbeat', async () => {
    await using lease = open();
    beatFails = true;
    await expect(lease.renew(5, CALLER)).rejects.toThrow('no connection');
    await vi.advanceTimersByTimeAsync(60_000);
    expect({ deeds, status: lease.status() }).toEqual({
      deeds: ['0 no beat'],
      status: { endsAt: undefined, subscriptions: 0, beating: false, heartbeatAt: undefined, stale: false },
    });
  });

  it('tries a heartbeat that failed again after a second', async () => {
    await using lease = open();
    await lease.renew(8, CALLER);
    beatFails = true;
    await vi.advanceTimersByTimeAsync(6_500);
    beatFails = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deeds).toEqual(['0 beat', '5 no beat', '6 no beat', '7 beat', '8 cancelled']);
  });

  it('cancels again where that failed, until it does not', async () => {
    await using lease = open();
    cancelFails = 30;
    await lease.renew(1, CALLER);
    await vi.advanceTimersByTimeAsync(60_000);
    const fails = Array.from({ length: 30 }, (_, index) => `${index + 1} cannot cancel`);
    expect(deeds).toEqual(['0 beat', ...fails, '31 cancelled']);
  });

  it('ends with the server', async () => {
    const lease = open();
    await lease.renew(60, CALLER);
    await lease[Symbol.asyncDispose]();
    expect(deeds).toEqual(['0 beat', '0 cancelled']);
  });
});

describe('a subscription', () => {
  it('is told of every heartbeat, and its end cancels all', async () => {
    await using lease = open();
    const held = await lease.hold();
    expect((await held.next()).value).toMatchObject({ subscriptions: 1, heartbeatAt: START });
    const next = held.next();
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await next).value).toMatchObject({ subscriptions: 1, heartbeatAt: START + 5_000 });
    await held.return?.();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(deeds).toEqual(['0 beat', '5 beat', '5 cancelled']);
  });

  it('emits heartbeats that fail, and is stale where the exchange has taken none for ten seconds', async () => {
    await using lease = open();
    const held = await lease.hold();
    const read = async () => (await held.next()).value as LeaseStatus;
    await read();
    beatFails = true;
    const stale: boolean[] = [];
    for (let second = 0; second < 12; second += 1) {
      await vi.advanceTimersByTimeAsync(second === 0 ? 5_000 : 1_000);
      stale.push((await read()).stale);
    }
    expect(stale).toEqual([...Array<boolean>(6).fill(false), ...Array<boolean>(6).fill(true)]);
    beatFails = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await read()).toMatchObject({ stale: false, heartbeatAt: START + 17_000 });
    await held.return?.();
  });

  it('that ends cancels all also where another holds the lease, for which heartbeats go on', async () => {
    await using lease = open();
    const first = await lease.hold();
    const second = await lease.hold();
    await first.return?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect({ deeds, subscriptions: lease.status().subscriptions }).toEqual({
      deeds: ['0 beat', '0 cancelled', '5 beat'],
      subscriptions: 1,
    });
    await second.return?.();
  });
});
