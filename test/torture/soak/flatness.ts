/** Whether a measure of a long run stays where it began: its last fifth beside its first. Pure. */
import { quantile } from '../../../bench/quantile.ts';

export interface Trend {
  /** Medians of the first and the last fifth, in the unit of the measure. */
  readonly first: number;
  readonly last: number;
}

const PARTS = 5;

/** The medians of the first and the last fifth of values in the order of time. */
export function trendOf(values: readonly number[]): Trend {
  const length = Math.max(1, Math.floor(values.length / PARTS));
  return { first: quantile(values.slice(0, length), 0.5), last: quantile(values.slice(-length), 0.5) };
}

/** The last fifth as a multiple of the first. */
export function ratioOf({ first, last }: Trend): number {
  return last / first;
}
