/** Orders sent within the last second, to the millisecond: no second of any beginning has more than were let through. */
const WINDOW_MS = 1_000;

export class OrderRate {
  readonly #times: number[] = [];

  /** Orders in the second up to `now`. Times must not go back. */
  count(now: number): number {
    const first = this.#times.findIndex((time) => time > now - WINDOW_MS);
    this.#times.splice(0, first < 0 ? this.#times.length : first);
    return this.#times.length;
  }

  add(now: number): void {
    this.#times.push(now);
  }
}
