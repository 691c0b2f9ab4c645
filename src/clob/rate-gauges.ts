/** Gauges of what is left of a limit. Pure: the time is given. Times and waits in milliseconds. */
import type { TokenLimit, WindowLimit } from './rate-limits.ts';

export interface Gauge {
  /** Most there can ever be. */
  readonly capacity: number;
  left(now: number): number;
  /** How long until so many can have been spent, 0 for now; more than the capacity takes several rounds. */
  waitFor(amount: number, now: number): number;
  /** May go below nothing: somebody else has spent it. */
  spend(amount: number, now: number): void;
}

/** Parts that a window is counted in; the count forgets a whole part at a time, so it never says too much is left. */
const PARTS = 20;

/** So many in any window. */
export class WindowGauge implements Gauge {
  readonly capacity: number;
  readonly #partMs: number;
  readonly #spent = new Map<number, number>();

  constructor({ windowMs, calls }: WindowLimit) {
    this.capacity = calls;
    this.#partMs = windowMs / PARTS;
  }

  left(now: number): number {
    this.#forget(now);
    let spent = 0;
    for (const amount of this.#spent.values()) spent += amount;
    return this.capacity - spent;
  }

  waitFor(amount: number, now: number): number {
    if (amount > this.capacity) {
      return this.#partMs * PARTS + this.waitFor(amount - this.capacity, now);
    }
    let left = this.left(now);
    if (left >= amount) return 0;
    for (const [part, spent] of this.#spent) {
      left += spent;
      if (left >= amount) return (part + PARTS + 1) * this.#partMs - now;
    }
    return 0;
  }

  spend(amount: number, now: number): void {
    this.#forget(now);
    const part = Math.floor(now / this.#partMs);
    this.#spent.set(part, (this.#spent.get(part) ?? 0) + amount);
  }

  #forget(now: number): void {
    const oldest = Math.floor(now / this.#partMs) - PARTS;
    for (const part of this.#spent.keys()) {
      if (part >= oldest) return;
      this.#spent.delete(part);
    }
  }
}

/** Tokens that come at a rate, up to a burst. */
export class TokenGauge implements Gauge {
  readonly capacity: number;
  readonly #perMs: number;
  #tokens: number;
  #at: number;

  constructor({ perSecond, burst }: TokenLimit, now: number) {
    this.capacity = burst;
    this.#perMs = perSecond / 1000;
    this.#tokens = burst;
    this.#at = now;
  }

  left(now: number): number {
    this.#tokens = Math.min(this.capacity, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    return this.#tokens;
  }

  waitFor(amount: number, now: number): number {
    const missing = amount - this.left(now);
    return missing <= 0 ? 0 : Math.ceil(missing / this.#perMs);
  }

  spend(amount: number, now: number): void {
    this.#tokens = this.left(now) - amount;
  }
}
