/** Named timers of one owner, which end with it. */
import { setMaxListeners } from 'node:events';

export class Timers implements Disposable {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #disposed = false;

  has(name: string): boolean {
    return this.#timers.has(name);
  }

  /** Calls back once after `ms`; a timer of that name that was set before is replaced. Not after disposal. */
  set(name: string, ms: number, run: () => void): void {
    this.clear(name);
    if (this.#disposed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, ms);
    this.#timers.set(name, timer);
  }

  clear(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** Resolves after `ms`, or as soon as the signal aborts. Any number may wait on one signal. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    // Above ten Node would warn of a leak.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', end);
  });
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
