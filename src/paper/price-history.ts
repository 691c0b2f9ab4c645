/** A market's prices over time: one point a minute at most, the last one seen in it. Prices are of outcome 0, in micros. */

export interface PricePoint {
  /** Unix milliseconds. */
  readonly at: number;
  readonly price: bigint;
}

const MINUTE_MS = 60_000;
/** Thirty days of minutes; older points are dropped. */
const MOST_POINTS = 43_200;

export class PriceHistory {
  #points: PricePoint[] = [];

  /** Notes a price. Times must not go backwards. */
  record(at: number, price: bigint): void {
    const last = this.#points.at(-1);
    if (last !== undefined && minute(last.at) === minute(at)) {
      this.#points.pop();
    }
    this.#points.push({ at, price });
    if (this.#points.length > MOST_POINTS * 1.1) {
      this.#points = this.#points.slice(-MOST_POINTS);
    }
  }

  /**
   * The points within [from, to], thinned to the last one of every `fidelity` minutes.
   * @param from Unix milliseconds, as `to`.
   */
  between(from: number, to: number, fidelity: number): PricePoint[] {
    const kept: PricePoint[] = [];
    const step = Math.max(1, Math.floor(fidelity)) * MINUTE_MS;
    for (const point of this.#points) {
      if (point.at < from || point.at > to) {
        continue;
      }
      const last = kept.at(-1);
      if (last !== undefined && Math.floor(last.at / step) === Math.floor(point.at / step)) {
        kept.pop();
      }
      kept.push(point);
    }
    return kept;
  }
}

function minute(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
