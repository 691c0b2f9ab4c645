import { describe, expect, it } from 'vitest';
import type { Bus, Lease } from '../../../src/bus/bus.ts';
import { BusUnavailableError, LeaseLostError } from '../../../src/bus/bus-errors.ts';
import { hasRedis } from '../../support/redis.ts';
import {
  collect,
  memoryReplicas,
  NOTHING,
  numbered,
  type ReplicaOptions,
  type Replicas,
  reaches,
  redisReplicas,
  said,
  says,
} from './replicas.ts';

const TTL = { ttlMs: 4_000 };

const kinds = [
  { name: 'MemoryBus', skip: false, open: async (options?: ReplicaOptions) => memoryReplicas(options) },
  { name: 'RedisBus', skip: !(await hasRedis()), open: redisReplicas },
];

async function hold(bus: Bus, name: string): Promise<Lease> {
  const lease = await bus.acquire(name, TTL);
  if (lease === undefined) throw new Error(`${name} is held by another`);
  return lease;
}

describe.each(kinds)(
  '$name',
  ({ skip, open }: { skip: boolean; open: (options?: ReplicaOptions) => Promise<Replicas> }) => {
    const fact = it.skipIf(skip);

    fact('numbers the entries of each log from 1, and keeps the state beside them', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      expect(await said(bus, 'orders')).toBeUndefined();
      await bus.append('orders', ['a', 'b'], says('after b'), lease);
      await bus.append('orders', ['c'], NOTHING, lease);
      await bus.append('trades', ['x'], says(''), lease);
      using orders = bus.follow('orders');
      using trades = bus.follow('trades');
      await Promise.all([reaches(orders, 3), reaches(trades, 1)]);
      expect(orders.read(0, 10)).toEqual([
        { sequence: 1, value: 'a' },
        { sequence: 2, value: 'b' },
        { sequence: 3, value: 'c' },
      ]);
      expect(trades.read(0, 10)).toEqual([{ sequence: 1, value: 'x' }]);
      expect([await said(bus, 'orders'), await said(bus, 'trades')]).toEqual(['after b', '']);
    });

    fact('stores a state without an entry and gives that no number', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      await bus.append('log', [], says('first'), lease);
      await bus.append('log', ['a'], NOTHING, lease);
      await bus.append('log', [], says('second'), lease);
      await bus.append('log', ['b'], NOTHING, lease);
      using mirror = bus.follow('log');
      await reaches(mirror, 2);
      expect(mirror.read(0, 10)).toEqual(numbered(2, (sequence) => (sequence === 1 ? 'a' : 'b')));
      expect(await said(bus, 'log')).toBe('second');
    });

    fact('changes the fields that an append names, and leaves the others', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      await bus.append('log', [], new Map([...says('kept'), ['gone', '1'], ['changed', 'before']]), lease);
      const changes = new Map([
        ['gone', null],
        ['never there', null],
        ['changed', 'after'],
        ['-', '=-'],
      ]);
      await bus.append('log', ['a'], changes, lease);
      expect(Object.fromEntries(await bus.state('log'))).toEqual({
        says: 'kept',
        changed: 'after',
        '-': '=-',
      });
    });

    fact('keeps what an entry says, whatever is in it', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      const values = ['', '{"a":"é\\u0000"}', 'line\r\nline', '\u0000', '🂡', '%d-0', '1'.repeat(100_000)];
      await bus.append('log: with * all [sorts]', values, says('🂡\u0000'), lease);
      using mirror = bus.follow('log: with * all [sorts]');
      await reaches(mirror, values.length);
      expect(mirror.read(0, 10).map(({ value }) => value)).toEqual(values);
      expect(await said(bus, 'log: with * all [sorts]')).toBe('🂡\u0000');
    });

    fact('shows an empty log as empty, and a life of the log as one epoch', async () => {
      await using replicas = await open();
      const [writer, reader] = [await replicas.open(), await replicas.open()];
      using mirror = reader.bus.follow('log');
      await mirror.ready;
      const epoch = mirror.epoch();
      expect(epoch).not.toBe('');
      expect([mirror.oldest(), mirror.newest(), mirror.read(0, 10)]).toEqual([1, 0, []]);
      await writer.bus.append('log', ['a'], NOTHING, await hold(writer.bus, 'writer'));
      await reaches(mirror, 1);
      expect([mirror.oldest(), mirror.newest(), mirror.epoch()]).toEqual([1, 1, epoch]);
    });

    fact(
      'keeps the newest entries up to its capacity, for who follows along and for who comes late',
      async () => {
        await using replicas = await open({ capacity: 5 });
        const [writer, reader] = [await replicas.open(), await replicas.open()];
        const lease = await hold(writer.bus, 'writer');
        using early = reader.bus.follow('log');
        await early.ready;
        for (let first = 1; first <= 12; first += 3) {
          await writer.bus.append('log', [`${first}`, `${first + 1}`, `${first + 2}`], NOTHING, lease);
        }
        await reaches(early, 12);
        using late = writer.bus.follow('log');
        await reaches(late, 12);
        for (const mirror of [early, late]) {
          expect([mirror.oldest(), mirror.newest()]).toEqual([8, 12]);
          expect(mirror.read(0, 100).map(({ value }) => value)).toEqual(['8', '9', '10', '11', '12']);
          expect(mirror.read(9, 2)).toEqual([
            { sequence: 10, value: '10' },
            { sequence: 11, value: '11' },
          ]);
        }
      },
    );

    fact('lends a name to one holder at a time', async () => {
      await using replicas = await open();
      const [one, two] = [await replicas.open(), await replicas.open()];
      const lease = await hold(one.bus, 'account');
      expect(await two.bus.acquire('account', TTL)).toBeUndefined();
      expect(await one.bus.acquire('account', TTL)).toBeUndefined();
      expect((await hold(two.bus, 'another account')).name).toBe('another account');
      expect(lease.lost.aborted).toBe(false);
      await lease.release();
      await lease.release();
      expect(lease.lost.reason).toEqual(new LeaseLostError('account', 'was released'));
      expect((await hold(two.bus, 'account')).lost.aborted).toBe(false);
    });

    fact('refuses what an old holder appends after another took over, and writes nothing of it', async () => {
      await using replicas = await open();
      const [one, two] = [await replicas.open(), await replicas.open()];
      const old = await hold(one.bus, 'account');
      await one.bus.append('log', ['a'], says('by one'), old);
      await old.release();
      const lease = await hold(two.bus, 'account');
      await expect(one.bus.append('log', ['refused'], says('refused'), old)).rejects.toThrow(LeaseLostError);
      expect(await said(two.bus, 'log')).toBe('by one');
      await two.bus.append('log', ['b'], says('by two'), lease);
      using mirror = one.bus.follow('log');
      await reaches(mirror, 2);
      expect(mirror.read(0, 10).map(({ value }) => value)).toEqual(['a', 'b']);
    });

    fact('brings every entry once and in order to every follower of every replica', async () => {
      await using replicas = await open();
      const [one, two] = [await replicas.open(), await replicas.open()];
      const mirrors = [one, two].flatMap(({ bus }) => [bus.follow('log'), bus.follow('log')]);
      const received = mirrors.map((mirror) => collect(mirror));
      const late: (typeof received)[number][] = [];
      let written = 0;
      for (const [turn, { bus }] of [one, two, one, two].entries()) {
        const lease = await hold(bus, 'account');
        for (let batch = 1; batch <= 40; batch++) {
          const values = Array.from({ length: 1 + ((batch * 7 + turn) % 23) }, () => `${++written}`);
          await bus.append('log', values, says(String(written)), lease);
        }
        await lease.release();
        const mirror = bus.follow('log');
        mirrors.push(mirror);
        late.push(collect(mirror));
      }
      await Promise.all(mirrors.map((mirror) => reaches(mirror, written)));
      const all = numbered(written, String);
      for (const entries of [...received, ...late]) expect(entries).toEqual(all);
      for (const mirror of mirrors) mirror[Symbol.dispose]();
    });

    fact('stops calling back when a mirror is disposed, and leaves the others be', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      const gone = bus.follow('log');
      using kept = bus.follow('log');
      const [ofGone, ofKept] = [collect(gone), collect(kept)];
      await bus.append('log', ['a'], NOTHING, lease);
      await Promise.all([reaches(gone, 1), reaches(kept, 1)]);
      gone[Symbol.dispose]();
      gone[Symbol.dispose]();
      await bus.append('log', ['b'], NOTHING, lease);
      await reaches(kept, 2);
      expect([ofGone.length, ofKept.length]).toEqual([1, 2]);
    });

    fact('follows anew from what is kept after the last mirror was disposed', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'writer');
      const first = bus.follow('log');
      await first.ready;
      first[Symbol.dispose]();
      await bus.append('log', ['a'], NOTHING, lease);
      using second = bus.follow('log');
      await reaches(second, 1);
      expect(second.read(0, 10)).toEqual([{ sequence: 1, value: 'a' }]);
    });

    fact('reports a listener that throws, and calls the others', async () => {
      await using replicas = await open();
      const { bus, errors } = await replicas.open();
      const mirror = bus.follow('log');
      await mirror.ready;
      const [ofLog, ofTopic] = [new Error('of the log'), new Error('of the topic')];
      mirror.onAppend(() => {
        throw ofLog;
      });
      bus.subscribe('topic', () => {
        throw ofTopic;
      });
      const heard = new Promise((resolve) => bus.subscribe('topic', resolve));
      await bus.append('log', ['a'], NOTHING, await hold(bus, 'writer'));
      await reaches(mirror, 1);
      await bus.publish('topic', 'hint');
      expect(await heard).toBe('hint');
      expect(errors).toEqual([ofLog, ofTopic]);
    });

    fact('tells a hint to who listens to its topic on any replica, and to nobody else', async () => {
      await using replicas = await open();
      const [one, two] = [await replicas.open(), await replicas.open()];
      const heard: string[] = [];
      using other = one.bus.subscribe('other', (message) => heard.push(`other: ${message}`));
      const gone = one.bus.subscribe('topic', (message) => heard.push(`gone: ${message}`));
      using subscription = one.bus.subscribe('topic', (message) => heard.push(`topic: ${message}`));
      await Promise.all([other.ready, gone.ready, subscription.ready]);
      gone[Symbol.dispose]();
      const last = new Promise<void>((resolve) => {
        one.bus.subscribe('last', () => resolve());
      });
      await two.bus.publish('topic', 'poll now');
      await two.bus.publish('unheard', '');
      await two.bus.publish('last', '');
      await last;
      expect(heard).toEqual(['topic: poll now']);
    });

    fact('ends its leases and refuses everything once it is disposed', async () => {
      await using replicas = await open();
      const { bus } = await replicas.open();
      const lease = await hold(bus, 'account');
      await bus[Symbol.asyncDispose]();
      expect(lease.lost.aborted).toBe(true);
      await expect(bus.acquire('account', TTL)).rejects.toThrow(BusUnavailableError);
      await expect(bus.state('log')).rejects.toThrow(BusUnavailableError);
      await expect(bus.publish('topic', '')).rejects.toThrow(BusUnavailableError);
      await expect(bus.append('log', ['a'], NOTHING, lease)).rejects.toThrow(LeaseLostError);
      expect(() => bus.follow('log')).toThrow(BusUnavailableError);
      expect(() => bus.subscribe('topic', () => {})).toThrow(BusUnavailableError);
    });
  },
);
