/** Where a subscriber goes on whose cursor is of a place that the log does not hold. */
import { expect, it } from 'vitest';
import type { LogEntry, LogMirror } from '../../../src/bus/bus.ts';
import type { AccountEvent, OrderStep } from '../../../src/streams/account-event.ts';
import { cursorOf, encodeEvent, nameOf } from '../../../src/streams/account-log.ts';
import { followLog } from '../../../src/streams/follow-log.ts';
import { ORDER } from './started-reader.ts';

const second = (count: number): Date => new Date(Date.UTC(2026, 10, 30, 12, 0, count));

function placed(at: number): OrderStep {
  return { type: 'order', kind: 'PLACED', at: second(at), order: { ...ORDER, orderId: `placed at ${at}` } };
}

/** A log to which a test appends; it holds what it had from `oldest` on. */
function openLog(events: readonly AccountEvent[], { epoch = 'a', oldest = 1 } = {}) {
  const entries: LogEntry[] = [];
  const append = (...more: readonly AccountEvent[]): void => {
    for (const event of more) entries.push({ sequence: oldest + entries.length, value: encodeEvent(event) });
  };
  append(...events);
  const mirror: LogMirror = {
    ready: Promise.resolve(),
    epoch: () => epoch,
    oldest: () => oldest,
    newest: () => oldest + entries.length - 1,
    read: (after, limit) => entries.filter(({ sequence }) => sequence > after).slice(0, limit),
    onAppend: () => ({ [Symbol.dispose]() {} }),
    [Symbol.dispose]() {},
  };
  return { mirror, append };
}

/** Follows a log from the cursor of an event on. @returns takes what there is to emit */
function follow(mirror: LogMirror, sequence: number, event: OrderStep): () => string[] {
  const { at } = event;
  const source = followLog(mirror, {
    accept: (_event): _event is AccountEvent => true,
    since: cursorOf({ epoch: 'a', sequence, at, name: nameOf(event) }),
    now: () => second(100),
  });
  return () => {
    const emitted: string[] = [];
    for (let taken = source.take(); typeof taken === 'object' && 'value' in taken; taken = source.take()) {
      const { event: one } = taken.value;
      emitted.push(one.type === 'order' ? one.order.orderId : one.type);
      if (one.type === 'gap' && one.reason === 'FELL_BEHIND') expect(one.from).toEqual(at);
    }
    return emitted;
  };
}

it('goes on where the log holds the place, and knows the cursors of earlier versions', () => {
  const { mirror } = openLog([placed(1), placed(2), placed(3)]);
  expect(follow(mirror, 2, placed(2))()).toEqual(['placed at 3']);
  const since = cursorOf({ epoch: 'a', sequence: 2, at: second(2) });
  const source = followLog(mirror, {
    accept: (_event): _event is OrderStep => true,
    since,
    now: () => second(9),
  });
  expect(source.take()).toMatchObject({ value: { event: { at: second(3) } } });
});

it('emits everything of a log that has forgotten the place', () => {
  const { mirror } = openLog([placed(5), placed(3)], { oldest: 40 });
  expect(follow(mirror, 20, placed(4))()).toEqual(['gap', 'placed at 5', 'placed at 3']);
});

it("goes on after the cursor's event in another log that has it, and leaves out what is older", () => {
  const { mirror, append } = openLog([placed(1), placed(9), placed(3), placed(4)], { epoch: 'b' });
  const take = follow(mirror, 20, placed(3));
  append(placed(2), placed(5));
  expect(take()).toEqual(['gap', 'placed at 4', 'placed at 5']);
});

it("leaves out what is older in another log that does not have the cursor's event", () => {
  const { mirror } = openLog([placed(1), placed(2), placed(4)], { epoch: 'b' });
  expect(follow(mirror, 20, placed(3))()).toEqual(['gap', 'placed at 4']);
});

it('leaves out what a log that came back older has and emits again, until it is resynced', () => {
  const back: AccountEvent = { type: 'gap', from: second(1), to: second(9), reason: 'READER_CHANGED' };
  const resynced: AccountEvent = { type: 'resynced', from: second(1), to: second(9) };
  const emittedAfter = [back, placed(2), placed(3), placed(7), resynced, placed(8), placed(2)];
  for (const held of [0, 1, 2]) {
    const { mirror, append } = openLog([placed(1), ...emittedAfter.slice(0, held)]);
    const take = follow(mirror, 3 + held, placed(3));
    const emitted = take();
    append(...emittedAfter.slice(held));
    expect([...emitted, ...take()]).toEqual([
      ...['gap', 'gap', 'placed at 7', 'resynced', 'placed at 8', 'placed at 2'],
    ]);
  }
});
