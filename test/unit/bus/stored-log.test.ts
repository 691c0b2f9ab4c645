/** A bus in memory whose logs are stored: what another process, or the next one, finds of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lease } from '../../../src/bus/bus.ts';
import type { LogStore } from '../../../src/bus/log-store.ts';
import { MemoryBus } from '../../../src/bus/memory-bus.ts';
import { openStreamStore } from '../../../src/journal/stream-store.ts';
import { LASTING_STORES, type TestStore } from '../../support/journal-stores.ts';
import { NOTHING, says } from './replicas.ts';

const CAPACITY = 3;

/** Fails where the test wants it to. */
class FlakyStore implements LogStore {
  isBroken = false;
  /** Appends that succeeded. */
  appended = 0;
  readonly #store: LogStore;

  constructor(store: LogStore) {
    this.#store = store;
  }

  open(log: string) {
    return this.#store.open(log);
  }

  async append(...appended: Parameters<LogStore['append']>) {
    if (this.isBroken) throw new Error('no space left on device');
    const isOurs = await this.#store.append(...appended);
    this.appended += 1;
    return isOurs;
  }

  [Symbol.asyncDispose]() {
    return this.#store[Symbol.asyncDispose]();
  }
}

async function hold(bus: MemoryBus): Promise<Lease> {
  const lease = await bus.acquire('log');
  if (lease === undefined) throw new Error('the lease is not free');
  return lease;
}

async function contentOf(bus: MemoryBus) {
  using mirror = bus.follow('log');
  await mirror.ready;
  return {
    epoch: mirror.epoch(),
    entries: mirror.read(0, 100).map(({ sequence, value }) => `${sequence} ${value}`),
    state: Object.fromEntries(await bus.state('log')),
  };
}

describe.each(LASTING_STORES)('in $name', ({ isThere, open }) => {
  let home: TestStore;
  const opened: AsyncDisposable[] = [];
  beforeEach(async () => {
    home = await open();
  });
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
    await home[Symbol.asyncDispose]();
  });

  async function openBus() {
    const errors: unknown[] = [];
    const lasting = await openStreamStore(home.store);
    if (lasting === undefined) throw new Error('there is no store');
    const store = new FlakyStore(lasting);
    const bus = new MemoryBus({ capacity: CAPACITY, store, onError: (error) => errors.push(error) });
    opened.push(store, bus);
    return { bus, store, errors };
  }

  it.skipIf(!isThere)('the next process finds the newest entries, the state and the epoch', async () => {
    const first = await openBus();
    const lease = await hold(first.bus);
    await first.bus.append(
      'log',
      ['a', 'b'],
      new Map([...says('one'), ['gone', 'x'], ['__proto__', 'y']]),
      lease,
    );
    await first.bus.append('log', ['c', 'd'], new Map([['gone', null]]), lease);
    const before = await contentOf(first.bus);
    const second = await openBus();
    expect(await contentOf(second.bus)).toEqual(before);
    expect(before.entries).toEqual(['2 b', '3 c', '4 d']);
    expect(await second.bus.state('log')).toEqual(new Map([...says('one'), ['__proto__', 'y']]));
    await second.bus.append('log', ['e'], NOTHING, await hold(second.bus));
    expect((await contentOf(second.bus)).entries).toEqual(['3 c', '4 d', '5 e']);
  });

  it.skipIf(!isThere)(
    'a process whose log another has opened goes on in memory, in an epoch of its own',
    async () => {
      const first = await openBus();
      const lease = await hold(first.bus);
      await first.bus.append('log', ['a'], says('one'), lease);
      const { epoch } = await contentOf(first.bus);
      const second = await openBus();
      expect(await contentOf(second.bus)).toEqual({ epoch, entries: ['1 a'], state: { says: 'one' } });
      await first.bus.append('log', ['mine'], says('mine'), lease);
      await second.bus.append('log', ['b'], says('two'), await hold(second.bus));
      const ofFirst = await contentOf(first.bus);
      expect(ofFirst).toEqual({ epoch: expect.any(String), entries: ['1 mine'], state: { says: 'mine' } });
      expect(ofFirst.epoch).not.toBe(epoch);
      expect(await contentOf(second.bus)).toEqual({ epoch, entries: ['1 a', '2 b'], state: { says: 'two' } });
      expect(first.errors).toEqual([
        new Error('another process writes the log log; set REDIS_URL where there are several'),
      ]);
    },
  );

  it.skipIf(!isThere)(
    'what could not be stored is emitted, the error reported once, and stored soon, also where nothing is appended',
    async () => {
      const { bus, store, errors } = await openBus();
      const lease = await hold(bus);
      await bus.append('log', ['a'], says('one'), lease);
      store.isBroken = true;
      await bus.append('log', ['b'], says('two'), lease);
      await bus.append('log', ['c'], NOTHING, lease);
      expect(await contentOf(bus)).toMatchObject({ entries: ['1 a', '2 b', '3 c'], state: { says: 'two' } });
      expect(errors).toEqual([new Error('no space left on device')]);
      store.isBroken = false;
      await vi.waitFor(() => expect(store.appended).toBe(2));
      await bus.append('log', ['d'], NOTHING, lease);
      const next = await openBus();
      expect(await contentOf(next.bus)).toMatchObject({
        entries: ['2 b', '3 c', '4 d'],
        state: { says: 'two' },
      });
    },
  );
});
