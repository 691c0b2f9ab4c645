/** What an event costs: as much where thousands of orders and trades are known as where few are. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bus, StateChanges } from '../../../src/bus/bus.ts';
import type { OpenOrder, Trade } from '../../../src/clob/types.ts';
import type { UserFrame } from '../../../src/clob/wire/user-frames.ts';
import { hasRedis } from '../../support/redis.ts';
import { memoryReplicas, redisReplicas } from '../bus/replicas.ts';
import { LOG, ORDER, startReader } from './started-reader.ts';

const FEW = 100;
const MANY = 6_000;
const MEASURED = 50;

interface Cost {
  appends: number;
  /** Characters of the entries and of the state that were appended. */
  written: number;
}

/** The bus, with what is appended to it counted. */
function counted(bus: Bus): { readonly bus: Bus; readonly cost: Cost } {
  const cost: Cost = { appends: 0, written: 0 };
  const append = (log: string, entries: readonly string[], changes: StateChanges, lease: never) => {
    cost.appends += 1;
    for (const entry of entries) cost.written += entry.length;
    for (const [field, text] of changes) cost.written += field.length + (text?.length ?? 0);
    return bus.append(log, entries, changes, lease);
  };
  return {
    bus: new Proxy(bus, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (name === 'append') return append;
        return typeof member === 'function' ? member.bind(target) : member;
      },
    }),
    cost,
  };
}

function orderOf(id: string): OpenOrder {
  return { ...ORDER, orderId: `0x${id.padStart(64, '0')}`, createdAt: new Date() };
}

function settledTrade(index: number): Trade {
  const known = <T extends string>(value: T) => ({ value, raw: value });
  return {
    tradeId: `trade-${index}`,
    takerOrderId: orderOf(`f${index}`).orderId,
    ...{ conditionId: '0xcc', tokenId: '77', side: 'BUY', size: '5', price: '0.5', outcome: 'Yes' },
    status: known('CONFIRMED'),
    matchTime: new Date(),
    lastUpdate: new Date(),
    bucketIndex: 0,
    ...{ owner: 'key', makerAddress: '0xaa', makerOrders: [], traderSide: known('TAKER') },
    ...{ feeRateBps: undefined, transactionHash: undefined, errorMessage: undefined },
  };
}

/** An order that is placed and cancelled: two events. */
function lifeOf(order: OpenOrder): readonly UserFrame[] {
  const frame = { kind: 'order', taken: true, sizeMatched: '0', at: new Date() } as const;
  const gone = { ...order, status: { value: 'CANCELED', raw: 'CANCELED' } } as const;
  return [
    { ...frame, change: 'PLACEMENT', order },
    { ...frame, change: 'CANCELLATION', order: gone },
  ];
}

/** What the lives of some orders cost, one append each, where so many others rest, are over, and have traded. */
async function costOf(count: number, bus: Bus, sent: () => number) {
  const resting = Array.from({ length: count }, (_, index) => orderOf(`a${index}`));
  const trades = Array.from({ length: count }, (_, index) => settledTrade(index));
  const { bus: countedBus, cost } = counted(bus);
  const started = await startReader(countedBus, { orders: () => resting, trades: () => trades });
  using mirror = bus.follow(LOG);
  await mirror.ready;
  await vi.waitFor(() => expect(cost.appends).toBe(1), { timeout: 20_000 });
  // The first reading ends what the inherited trades leave open.
  started.socket()?.onUp?.();
  await vi.waitFor(() => expect(started.reader.state).toBe('LIVE'), { timeout: 20_000 });
  const hear = (frames: readonly UserFrame[]) => {
    for (const frame of frames) started.socket()?.onFrame(frame);
  };
  const reaches = (events: number) =>
    vi.waitFor(() => expect(mirror.newest()).toBe(events), { timeout: 20_000, interval: 5 });
  for (let index = 0; index < count; index++) hear(lifeOf(orderOf(`b${index}`)));
  await reaches(2 * count);
  const before = { ...cost, sent: sent() };
  for (let index = 0; index < MEASURED; index++) {
    hear(lifeOf(orderOf(`c${index}`)));
    await reaches(2 * count + 2 * (index + 1));
  }
  const used = {
    appends: cost.appends - before.appends,
    written: cost.written - before.written,
    sent: sent() - before.sent,
  };
  await started.stop();
  return used;
}

const isRedisThere = await hasRedis();
const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

describe('an order that is placed and cancelled', () => {
  it('writes as much to a bus in memory where 6,000 orders and trades are known as where 100 are', async () => {
    const [few, many] = [memoryReplicas({ capacity: 20_000 }), memoryReplicas({ capacity: 20_000 })];
    open.push(few, many);
    const withFew = await costOf(FEW, (await few.open()).bus, () => 0);
    const withMany = await costOf(MANY, (await many.open()).bus, () => 0);
    expect(withMany.appends).toBe(withFew.appends);
    expect(withMany.written).toBeLessThan(1.1 * withFew.written);
    expect(withMany.written / MEASURED).toBeLessThan(3_000);
  });

  it.skipIf(!isRedisThere)('sends as much to Redis', { timeout: 60_000 }, async () => {
    const [few, many] = [await redisReplicas(), await redisReplicas()];
    open.push(few, many);
    const [small, large] = [await few.open(), await many.open()];
    const withFew = await costOf(FEW, small.bus, () => small.proxy.sent);
    const withMany = await costOf(MANY, large.bus, () => large.proxy.sent);
    expect(withMany.written).toBeLessThan(1.1 * withFew.written);
    expect(withMany.sent).toBeLessThan(1.2 * withFew.sent);
  });
});
