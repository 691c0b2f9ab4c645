/**
 * Iteration by pulling: a subscriber is given the next element when it asks for one, so one that is slow keeps nothing
 * waiting in memory but its place. Nothing is scheduled for a subscriber that waits; it costs one listener.
 */

/** What a source has for its subscriber now. */
export type Taken<T> = { readonly value: T } | { readonly error: Error } | 'nothing yet' | 'over';

interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: Error) => void;
}

/** Where one subscriber's elements come from. Disposed once, however the iteration ends. */
export interface PullSource<T> extends Disposable {
  take(): Taken<T>;
  /** Calls back when `take` may have something again. */
  onChange(listener: () => void): Disposable;
}

/** An iteration that `return` ends at once, also while it waits; which a generator that awaits cannot do. */
export function iterate<T>(source: PullSource<T>): AsyncIterableIterator<T> {
  const waiting: Waiting<T>[] = [];
  let isOver = false;
  let listening: Disposable | undefined;

  function end(): void {
    if (isOver) return;
    isOver = true;
    listening?.[Symbol.dispose]();
    source[Symbol.dispose]();
    for (const { resolve } of waiting.splice(0)) resolve({ done: true, value: undefined });
  }

  function deliver(): void {
    while (waiting.length > 0 && !isOver) {
      const taken = source.take();
      if (taken === 'nothing yet') return;
      if (taken === 'over') {
        end();
      } else if ('error' in taken) {
        waiting.shift()?.reject(taken.error);
        end();
      } else {
        waiting.shift()?.resolve({ done: false, value: taken.value });
      }
    }
  }

  return {
    async next() {
      if (isOver) return { done: true, value: undefined };
      listening ??= source.onChange(deliver);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        deliver();
      });
    },
    async return() {
      end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
