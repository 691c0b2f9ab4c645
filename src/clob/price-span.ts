/**
 * What a price history is asked for in, by both routes. The limits are the CLOB's as measured in 2026 by several clients:
 * `1w` needs a fidelity of 5 minutes or more, `1m` of 10, and `startTs` and `endTs` may be at most 15 days apart.
 */
import type { PriceHistorySpan, PriceInterval, PricePoint } from './market-types.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Longest time between `start_ts` and `end_ts` of one call. */
const WINDOW_MS = 15 * DAY_MS;

const MINIMUM_FIDELITY: Readonly<Partial<Record<PriceInterval, number>>> = { '1w': 5, '1m': 10 };

/** Minutes between points where none are asked for: by length, so that an answer has a few thousand points at most. */
const DEFAULT_FIDELITY: readonly (readonly [days: number, minutes: number])[] = [
  [1, 1],
  [7, 5],
  [31, 10],
  [Number.POSITIVE_INFINITY, 180],
];

const INTERVAL_DAYS: Readonly<Record<PriceInterval, number>> = {
  '1h': 1 / 24,
  '6h': 1 / 4,
  '1d': 1,
  '1w': 7,
  '1m': 30,
  max: Number.POSITIVE_INFINITY,
};

/** A span of which nothing is left to the exchange: an interval up to now, or two times in whole seconds, not after now. */
export type WholeSpan = (
  | { readonly interval: PriceInterval }
  | { readonly from: Date; readonly to: Date }
) & {
  /** Minutes between points. */
  readonly fidelity: number;
};

/** Completes what a caller asked for: `interval` is `1d` where neither it nor `from` is there. */
export function wholeSpan({ interval, from, to, fidelity }: PriceHistorySpan, now: Date): WholeSpan {
  if (from === undefined) {
    const known = interval ?? '1d';
    const minimum = MINIMUM_FIDELITY[known] ?? 1;
    return {
      interval: known,
      fidelity: Math.max(fidelity ?? defaultFidelity(INTERVAL_DAYS[known]), minimum),
    };
  }
  const end = to === undefined || to > now ? now : to;
  const days = (end.getTime() - from.getTime()) / DAY_MS;
  return { from: wholeSecond(from), to: wholeSecond(end), fidelity: fidelity ?? defaultFidelity(days) };
}

/** The spans that the CLOB takes in one call each, oldest first. */
export function windowsOf(span: WholeSpan): readonly WholeSpan[] {
  if ('interval' in span) return [span];
  const { from, to, fidelity } = span;
  const starts = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / WINDOW_MS));
  return Array.from({ length: starts }, (_, index) => {
    const start = from.getTime() + index * WINDOW_MS;
    return {
      from: new Date(start),
      to: new Date(Math.min(start + WINDOW_MS, to.getTime())),
      fidelity,
    };
  });
}

/**
 * The points of a span, each time once, oldest first. The CLOB appends a point of the current time to whatever it answers,
 * and the Data API does not promise an order.
 */
export function pointsOf(points: readonly PricePoint[], span: WholeSpan): readonly PricePoint[] {
  const byTime = new Map(points.map((point) => [point.time.getTime(), point]));
  return [...byTime.values()]
    .filter(({ time }) => 'interval' in span || (time >= span.from && time <= span.to))
    .toSorted((a, b) => a.time.getTime() - b.time.getTime());
}

/** How many points a span has at most; infinite for `max`. */
export function pointCount(span: WholeSpan): number {
  const ms =
    'interval' in span ? INTERVAL_DAYS[span.interval] * DAY_MS : span.to.getTime() - span.from.getTime();
  return ms / (span.fidelity * MINUTE_MS);
}

function defaultFidelity(days: number): number {
  return DEFAULT_FIDELITY.find(([most]) => days <= most)?.[1] ?? 1;
}

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
