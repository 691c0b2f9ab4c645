import { expect, it } from 'vitest';
import { iterate, type PullSource, type Taken } from '../../../src/streams/iterate.ts';

/** A source whose elements the test hands over. */
function hand() {
  const elements: Taken<number>[] = [];
  let changed: (() => void) | undefined;
  let disposals = 0;
  const source: PullSource<number> = {
    take: () => elements.shift() ?? 'nothing yet',
    onChange(listener) {
      changed = listener;
      return {
        [Symbol.dispose]() {
          changed = undefined;
        },
      };
    },
    [Symbol.dispose]: () => {
      disposals += 1;
    },
  };
  return {
    source,
    give(...taken: readonly Taken<number>[]) {
      elements.push(...taken);
      changed?.();
    },
    get state() {
      return { isHeard: changed !== undefined, disposals };
    },
  };
}

it('gives elements in order, those that are there and those that come', async () => {
  const { source, give } = hand();
  give({ value: 1 });
  const iteration = iterate(source);
  expect(await iteration.next()).toEqual({ done: false, value: 1 });
  const next = [iteration.next(), iteration.next()];
  give({ value: 2 }, { value: 3 });
  expect(await Promise.all(next)).toEqual([
    { done: false, value: 2 },
    { done: false, value: 3 },
  ]);
});

it('ends at once by `return` while it waits, and disposes its source once', async () => {
  const handed = hand();
  const iteration = iterate(handed.source);
  const waiting = iteration.next();
  await iteration.return?.();
  await iteration.return?.();
  expect([await waiting, await iteration.next()]).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  expect(handed.state).toEqual({ isHeard: false, disposals: 1 });
});

it('ends when its source is over', async () => {
  const handed = hand();
  const iteration = iterate(handed.source);
  const waiting = iteration.next();
  handed.give('over');
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(handed.state.disposals).toBe(1);
});
