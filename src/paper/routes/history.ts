/** What a token's price has been, for anyone. */
import { z } from 'zod';
import type { TokenPlace } from '../markets.ts';
import { mirrorPrice } from '../outcome.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import { wireNumber } from '../wire-markets.ts';
import { seconds } from '../wire-orders.ts';
import { dataPage } from './data-page.ts';
import { findToken } from './markets.ts';

const MOST_HISTORIES = 20;

export const historyRoutes: RouteTable = {
  'GET /prices-history': pricesHistory,
  'POST /batch-prices-history': batchPricesHistory,
  'GET /data-api/v2/prices-history': dataPricesHistory,
};

/** Seconds in each interval; `undefined`: all there is. */
const INTERVALS: ReadonlyMap<string, number | undefined> = new Map([
  ['max', undefined],
  ['all', undefined],
  ['1m', 30 * 86_400],
  ['1w', 7 * 86_400],
  ['1d', 86_400],
  ['6h', 6 * 3_600],
  ['1h', 3_600],
]);

/** Minutes between points at least, by interval; of the others one. */
const MINIMUM_FIDELITY: ReadonlyMap<string, number> = new Map([
  ['1w', 5],
  ['1m', 10],
]);
const MINUTE_SECONDS = 60;
/** Seconds between `startTs` and `endTs` at most. */
const LONGEST_SPAN = 15 * 86_400;

interface Span {
  /** Unix milliseconds, as `to`. */
  readonly from: number;
  readonly to: number;
  /** Minutes. */
  readonly fidelity: number;
}

const spanFields = z.object({
  interval: z.string().optional(),
  start: z.coerce.number().optional(),
  end: z.coerce.number().optional(),
  fidelity: z.coerce.number().optional(),
});

/** What part of the history is meant: an interval up to now, or two times in unix seconds. Texts as of the real exchange, seen in 2026. */
function span(now: number, fields: unknown): Span {
  const parsed = spanFields.safeParse(fields);
  if (!parsed.success) {
    throw badRequest('Invalid payload');
  }
  const { interval, start, end, fidelity = 1 } = parsed.data;
  if (interval !== undefined) checkFidelity(interval, fidelity);
  if (start !== undefined) {
    const to = end === undefined ? now : end * 1000;
    if (to / 1000 - start > LONGEST_SPAN) {
      throw badRequest("invalid filters: 'startTs' and 'endTs' interval is too long");
    }
    return { from: start * 1000, to, fidelity };
  }
  if (interval === undefined) {
    throw badRequest("invalid filters: 'startTs' and 'endTs', or 'interval', are mandatory");
  }
  return { from: startOf(interval, now), to: now, fidelity };
}

function checkFidelity(interval: string, fidelity: number): void {
  if (!INTERVALS.has(interval)) {
    throw badRequest(
      "invalid filters: the 'interval' value is unknown. Known values: '1m', '1w', '1d', '6h', '1h'",
    );
  }
  const minimum = MINIMUM_FIDELITY.get(interval) ?? 1;
  if (fidelity < minimum) {
    throw badRequest(`invalid filters: minimum 'fidelity' for '${interval}' range is ${minimum}`);
  }
}

function startOf(interval: string, now: number): number {
  const length = INTERVALS.get(interval);
  return length === undefined ? 0 : now - length * 1000;
}

interface Price {
  /** Unix seconds. */
  readonly t: number;
  readonly p: number;
}

function prices({ market, outcome }: TokenPlace, { from, to, fidelity }: Span): Price[] {
  return market.history.between(from, to, fidelity).map((point) => ({
    t: seconds(point.at),
    p: wireNumber(mirrorPrice(outcome, point.price)),
  }));
}

/** The CLOB's answer ends with the price of now, whatever the span's end. */
function history(request: ApiRequest, place: TokenPlace, asked: Span): Price[] {
  const found = prices(place, asked);
  const t = seconds(request.exchange.clock.now());
  const last = found.at(-1);
  const isListed = place.market.midpoint(place.outcome) !== undefined;
  return !isListed || (last !== undefined && last.t >= t)
    ? found
    : [...found, { t, p: wireNumber(place.market.value(place.outcome)) }];
}

function pricesHistory(request: ApiRequest) {
  const place = findToken(request, request.parameter('market') ?? '');
  const asked = span(request.exchange.clock.now(), {
    interval: request.parameter('interval'),
    start: request.parameter('startTs'),
    end: request.parameter('endTs'),
    fidelity: request.parameter('fidelity'),
  });
  return { history: history(request, place, asked) };
}

const batchBody = z.object({
  markets: z.array(z.string()),
  start_ts: z.number().optional(),
  end_ts: z.number().optional(),
  interval: z.string().optional(),
  fidelity: z.number().optional(),
});

function batchPricesHistory(request: ApiRequest) {
  const body = batchBody.safeParse(request.json());
  if (!body.success) {
    throw badRequest('Invalid payload');
  }
  const { markets, start_ts: start, end_ts: end, interval, fidelity } = body.data;
  if (markets.length > MOST_HISTORIES) {
    throw badRequest('Payload exceeds the limit');
  }
  const asked = span(request.exchange.clock.now(), { interval, start, end, fidelity });
  return {
    history: Object.fromEntries(
      markets.map((tokenId) => [tokenId, history(request, findToken(request, tokenId), asked)]),
    ),
  };
}

/** The Data API's route has no limits of length or fidelity, and appends no price of now. */
function dataPricesHistory(request: ApiRequest) {
  const place = findToken(request, request.parameter('token_id') ?? '');
  const now = request.exchange.clock.now();
  const [interval, start, end] = ['interval', 'start', 'end'].map((name) => request.parameter(name));
  if (interval === undefined ? start === undefined : !INTERVALS.has(interval)) {
    throw badRequest('interval or start is required');
  }
  const bucket = Number(request.parameter('bucket_seconds') ?? MINUTE_SECONDS);
  const from = interval === undefined ? Number(start) * 1000 : startOf(interval, now);
  const to = interval === undefined && end !== undefined ? Number(end) * 1000 : now;
  if (![bucket, from, to].every(Number.isSafeInteger) || bucket < 1) throw badRequest('Invalid payload');
  const found = prices(place, { from, to, fidelity: Math.ceil(bucket / MINUTE_SECONDS) });
  return dataPage(request, found, ({ t, p }) => ({
    timestamp: t,
    price: p,
    resolution_seconds: Math.max(bucket, MINUTE_SECONDS),
  }));
}
