/**
 * Time as a parameter: the exchange never reads the machine's clock itself, so that a test can hold it.
 */

/** What the exchange knows of time. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Calls `run` once, `delayMs` from now, unless the timer is disposed first. Never inside this call. */
  after(delayMs: number, run: () => void): Disposable;
}

/** The longest delay Node's timers take; a longer wait is made of several. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** The machine's clock. Its timers do not keep the process alive. */
export function systemClock(): Clock {
  return {
    now: Date.now,
    after(delayMs, run) {
      const due = Date.now() + delayMs;
      let timer: NodeJS.Timeout;
      const wait = () => {
        const left = due - Date.now();
        timer = setTimeout(
          left > LONGEST_TIMER_MS ? wait : run,
          Math.min(Math.max(left, 0), LONGEST_TIMER_MS),
        );
        timer.unref();
      };
      wait();
      return { [Symbol.dispose]: () => clearTimeout(timer) };
    },
  };
}

/** A clock that is `skewMs` ahead of another; delays are the same. */
export function skewedClock(clock: Clock, skewMs: () => number): Clock {
  return { now: () => clock.now() + skewMs(), after: (delayMs, run) => clock.after(delayMs, run) };
}

/** A clock that stands still until it is moved. */
export interface HeldClock extends Clock {
  /** Moves `ms` on, running what falls due on the way, in order, each at its own time. */
  advance(ms: number): void;
}

/** A clock for tests, standing at `startMs` (unix milliseconds). */
export function heldClock(startMs: number): HeldClock {
  let now = startMs;
  const waiting = new Set<{ readonly due: number; readonly run: () => void }>();

  function nextDue(until: number) {
    let next: { readonly due: number; readonly run: () => void } | undefined;
    for (const timer of waiting) {
      if (timer.due <= until && (next === undefined || timer.due < next.due)) next = timer;
    }
    return next;
  }

  return {
    now: () => now,
    after(delayMs, run) {
      const timer = { due: now + Math.max(delayMs, 0), run };
      waiting.add(timer);
      return { [Symbol.dispose]: () => void waiting.delete(timer) };
    },
    advance(ms) {
      const until = now + ms;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        waiting.delete(timer);
        now = timer.due;
        timer.run();
      }
      now = until;
    },
  };
}
