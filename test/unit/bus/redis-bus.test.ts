import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { BusUnavailableError, LeaseLostError } from '../../../src/bus/bus-errors.ts';
import { RedisBus } from '../../../src/bus/redis-bus.ts';
import { hasRedis } from '../../support/redis.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';
import {
  acquireWhenFree,
  becomes,
  collect,
  NOTHING,
  numbered,
  reaches,
  redisReplicas,
  said,
  says,
} from './replicas.ts';

const TTL_MS = 4_000;
/** For leases that a test lets run out. */
const SHORT_TTL_MS = 300;

describe.skipIf(!(await hasRedis()))('RedisBus', () => {
  it('renews a lease for as long as it is held', async () => {
    await using replicas = await redisReplicas();
    const { bus } = await replicas.open();
    const lease = await acquireWhenFree(bus, 'account', SHORT_TTL_MS);
    let renewals = 0;
    for (let before = SHORT_TTL_MS; renewals < 5; ) {
      const left = await replicas.admin.pTTL(`${replicas.prefix}:lease:account`);
      expect(left).toBeGreaterThan(0);
      if (left > before) renewals++;
      before = left;
    }
    expect(lease.lost.aborted).toBe(false);
  });

  it('lets another take over from a holder that vanished, who knows by then', async () => {
    await using replicas = await redisReplicas();
    const [one, two] = [await replicas.open(), await replicas.open()];
    const old = await acquireWhenFree(one.bus, 'account', SHORT_TTL_MS);
    await one.bus.append('log', ['a'], says('after a'), old);
    one.proxy.set('refuse');
    const lease = await acquireWhenFree(two.bus, 'account', SHORT_TTL_MS);
    expect(old.lost.reason).toEqual(
      new LeaseLostError('account', 'ran out, as it could not be renewed in time'),
    );
    expect(await said(two.bus, 'log')).toBe('after a');
    await two.bus.append('log', ['b'], says('after b'), lease);
    one.proxy.set('pass');
    using mirror = one.bus.follow('log');
    await reaches(mirror, 2);
    expect(mirror.read(0, 10)).toEqual([
      { sequence: 1, value: 'a' },
      { sequence: 2, value: 'b' },
    ]);
  });

  it('refuses the append of a holder that does not know yet that another took over', async () => {
    await using replicas = await redisReplicas();
    const [one, two] = [await replicas.open(), await replicas.open()];
    const old = await acquireWhenFree(one.bus, 'account', TTL_MS);
    await replicas.admin.del(`${replicas.prefix}:lease:account`);
    const lease = await acquireWhenFree(two.bus, 'account', TTL_MS);
    expect(old.lost.aborted).toBe(false);
    await expect(one.bus.append('log', ['refused'], says('refused'), old)).rejects.toThrow(LeaseLostError);
    expect(old.lost.aborted).toBe(true);
    expect(await said(two.bus, 'log')).toBeUndefined();
    await two.bus.append('log', ['a'], says('after a'), lease);
    expect(await said(two.bus, 'log')).toBe('after a');
  });

  it('tells a holder whose lease another has, when it renews', async () => {
    await using replicas = await redisReplicas();
    const { bus } = await replicas.open();
    const lease = await acquireWhenFree(bus, 'account', SHORT_TTL_MS);
    await replicas.admin.set(`${replicas.prefix}:lease:account`, 'the token of another');
    await once(lease.lost, 'abort');
    expect(lease.lost.reason).toEqual(new LeaseLostError('account', 'was taken by another'));
    await lease.release();
    expect(await replicas.admin.get(`${replicas.prefix}:lease:account`)).toBe('the token of another');
  });

  it('gives a lease up where it is not known whether an append was stored, and goes on from the state', async () => {
    await using replicas = await redisReplicas();
    const [one, two] = [await replicas.open(), await replicas.open()];
    using mirror = two.bus.follow('log');
    const received = collect(mirror);
    const old = await acquireWhenFree(one.bus, 'account', SHORT_TTL_MS);
    await one.bus.append('log', ['1'], says('1'), old);
    const append = one.bus.append('log', ['2'], says('2'), old);
    one.proxy.cut();
    await expect(append).rejects.toThrow(LeaseLostError);
    expect(old.lost.aborted).toBe(true);
    const lease = await acquireWhenFree(two.bus, 'account', SHORT_TTL_MS);
    const stored = Number(await said(two.bus, 'log'));
    const rest = numbered(4, String).slice(stored);
    await two.bus.append(
      'log',
      rest.map(({ value }) => value),
      says('4'),
      lease,
    );
    await reaches(mirror, 4);
    expect(received).toEqual(numbered(4, String));
  });

  it('brings a mirror up to date after its connection was lost, nothing missed and nothing twice', async () => {
    await using replicas = await redisReplicas();
    const [writer, reader] = [await replicas.open(), await replicas.open()];
    const lease = await acquireWhenFree(writer.bus, 'account', TTL_MS);
    using mirror = reader.bus.follow('log');
    const received = collect(mirror);
    let written = 0;
    for (let round = 0; round < 5; round++) {
      reader.proxy.set(round % 2 === 0 ? 'refuse' : 'pass');
      for (let batch = 0; batch < 10; batch++) {
        await writer.bus.append('log', [`${++written}`, `${++written}`], NOTHING, lease);
        if (batch === 5) reader.proxy.cut();
      }
    }
    reader.proxy.set('pass');
    await reaches(mirror, written);
    expect(received).toEqual(numbered(written, String));
  });

  it('survives that Redis kills every connection', async () => {
    await using replicas = await redisReplicas();
    const [writer, reader] = [await replicas.open(), await replicas.open()];
    using mirror = reader.bus.follow('log');
    const received = collect(mirror);
    await mirror.ready;
    for (let round = 1; round <= 3; round++) {
      const clients = await replicas.admin.clientList();
      for (const { id } of clients.filter(({ name }) => name === replicas.prefix)) {
        await replicas.admin.clientKill({ filter: 'ID', id });
      }
      const lease = await acquireWhenFree(writer.bus, `account of round ${round}`, TTL_MS);
      await writer.bus.append('log', [String(round)], NOTHING, lease);
      await reaches(mirror, round);
    }
    expect(received).toEqual(numbered(3, String));
  });

  it('fails what Redis does not answer, and recovers when it does', async () => {
    await using replicas = await redisReplicas();
    const { bus, errors, proxy } = await replicas.open();
    const lease = await acquireWhenFree(bus, 'account', SHORT_TTL_MS);
    using mirror = bus.follow('log');
    await bus.append('log', ['a'], NOTHING, lease);
    await reaches(mirror, 1);
    proxy.set('silent');
    const lost = once(lease.lost, 'abort');
    await expect(bus.state('log')).rejects.toThrow(BusUnavailableError);
    await lost;
    await expect(bus.publish('topic', '')).rejects.toThrow('Redis did not do it (The client is offline)');
    expect(errors).toEqual([expect.any(BusUnavailableError)]);
    proxy.set('pass');
    using topic = bus.subscribe('topic', () => {});
    await topic.ready;
    await bus.append('log', ['b'], NOTHING, await acquireWhenFree(bus, 'account', SHORT_TTL_MS));
    await reaches(mirror, 2);
    expect(mirror.read(0, 10).map(({ value }) => value)).toEqual(['a', 'b']);
  });

  it('starts without Redis, and is ready when there is one', async () => {
    await using replicas = await redisReplicas();
    const { bus: writer, proxy } = await replicas.open();
    await writer.append('log', ['a'], NOTHING, await acquireWhenFree(writer, 'account', TTL_MS));
    await using gate = await TcpProxy.start({ host: '127.0.0.1', port: proxy.port });
    gate.set('refuse');
    const reports = new EventEmitter();
    const reported = once(reports, 'report');
    await using bus = new RedisBus({
      url: `redis://127.0.0.1:${gate.port}`,
      prefix: replicas.prefix,
      onError: (error) => reports.emit('report', error),
    });
    using mirror = bus.follow('log');
    using topic = bus.subscribe('topic', () => {});
    await expect(bus.acquire('account', { ttlMs: TTL_MS })).rejects.toThrow(BusUnavailableError);
    expect(await reported).toEqual([expect.any(BusUnavailableError)]);
    gate.set('pass');
    await Promise.all([mirror.ready, topic.ready]);
    expect(mirror.read(0, 10)).toEqual([{ sequence: 1, value: 'a' }]);
  });

  it('begins a new epoch when Redis has lost the state of a log', async () => {
    await using replicas = await redisReplicas();
    const { bus } = await replicas.open();
    const lease = await acquireWhenFree(bus, 'account', TTL_MS);
    await bus.append('log', ['a'], says('after a'), lease);
    using mirror = bus.follow('log');
    await reaches(mirror, 1);
    const before = mirror.epoch();
    await replicas.admin.del(`${replicas.prefix}:state:log`);
    await expect(bus.append('log', ['b'], says('after b'), lease)).rejects.toThrow(LeaseLostError);
    await bus.append('log', ['b'], says('after b'), await acquireWhenFree(bus, 'account', TTL_MS));
    await becomes(mirror, () => mirror.epoch() !== before && mirror.newest() === 2);
    expect(await said(bus, 'log')).toBe('after b');
  });

  it('begins a new epoch when Redis has lost a log, and has its writer go on from there', async () => {
    await using replicas = await redisReplicas();
    const [writer, reader] = [await replicas.open(), await replicas.open()];
    const lease = await acquireWhenFree(writer.bus, 'account', TTL_MS);
    await writer.bus.append('log', ['a', 'b', 'c'], says('after c'), lease);
    using mirror = reader.bus.follow('log');
    await reaches(mirror, 3);
    const before = mirror.epoch();
    await replicas.admin.del([`${replicas.prefix}:log:log`, `${replicas.prefix}:head:log`]);
    await expect(writer.bus.append('log', ['d'], says('after d'), lease)).rejects.toThrow(LeaseLostError);
    expect(await said(writer.bus, 'log')).toBeUndefined();
    const next = await acquireWhenFree(writer.bus, 'account', TTL_MS);
    await writer.bus.append('log', ['d'], says('after d'), next);
    await becomes(mirror, () => mirror.epoch() !== before && mirror.newest() === 1);
    expect(mirror.read(0, 10)).toEqual([{ sequence: 1, value: 'd' }]);
  });

  it('begins a new epoch when Redis came back with an older copy, and has its writer go on from that', async () => {
    await using replicas = await redisReplicas();
    const [writer, reader] = [await replicas.open(), await replicas.open()];
    const keys = ['log', 'head', 'state'].map((kind) => `${replicas.prefix}:${kind}:log`);
    const lease = await acquireWhenFree(writer.bus, 'account', TTL_MS);
    await writer.bus.append('log', ['a', 'b'], says('after b'), lease);
    for (const key of keys) await replicas.admin.copy(key, `${key}:old`);
    await writer.bus.append('log', ['c'], says('after c'), lease);
    using mirror = reader.bus.follow('log');
    await reaches(mirror, 3);
    const before = mirror.epoch();
    for (const key of keys) await replicas.admin.copy(`${key}:old`, key, { REPLACE: true });
    await expect(writer.bus.append('log', ['d'], says('after d'), lease)).rejects.toThrow(LeaseLostError);
    expect(await said(writer.bus, 'log')).toBe('after b');
    const next = await acquireWhenFree(writer.bus, 'account', TTL_MS);
    await writer.bus.append('log', ['other than c'], says('after that'), next);
    await becomes(mirror, () => mirror.epoch() !== before && mirror.newest() === 3);
    expect(mirror.read(0, 10).map(({ value }) => value)).toEqual(['a', 'b', 'other than c']);
  });
});
