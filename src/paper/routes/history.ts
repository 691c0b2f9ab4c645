/** What a token's price has been, for anyone. */
import { z } from 'zod';
import type { TokenPlace } from '../markets.ts';
import { mirrorPrice } from '../outcome.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import { wireNumber } from '../wire-markets.ts';
import { seconds } from '../wire-orders.ts';
import { findToken } from './markets.ts';

const MOST_HISTORIES = 20;

export const historyRoutes: RouteTable = {
  'GET /prices-history': pricesHistory,
  'POST /batch-prices-history': batchPricesHistory,
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

interface Span {
  readonly from: number;
  readonly to: number;
  readonly fidelity: number;
}

const spanFields = z.object({
  interval: z.string().optional(),
  start: z.coerce.number().optional(),
  end: z.coerce.number().optional(),
  fidelity: z.coerce.number().optional(),
});

/** What part of the history is meant: an interval up to now, or two times in unix seconds. */
function span(now: number, fields: unknown): Span {
  const parsed = spanFields.safeParse(fields);
  if (!parsed.success) {
    throw badRequest('Invalid payload');
  }
  const { interval, start, end, fidelity = 1 } = parsed.data;
  if (interval !== undefined && !INTERVALS.has(interval)) {
    throw badRequest('Invalid interval');
  }
  if (interval === undefined && start === undefined) {
    throw badRequest('the query parameters startTs and endTs, or interval, are required');
  }
  const length = interval === undefined ? undefined : INTERVALS.get(interval);
  const from = interval === undefined ? (start ?? 0) * 1000 : length === undefined ? 0 : now - length * 1000;
  const to = interval === undefined && end !== undefined ? end * 1000 : now;
  return { from, to, fidelity };
}

function history({ market, outcome }: TokenPlace, { from, to, fidelity }: Span) {
  return market.history.between(from, to, fidelity).map((point) => ({
    t: seconds(point.at),
    p: wireNumber(mirrorPrice(outcome, point.price)),
  }));
}

function pricesHistory(request: ApiRequest) {
  const place = findToken(request, request.parameter('market') ?? '');
  const asked = span(request.exchange.clock.now(), {
    interval: request.parameter('interval'),
    start: request.parameter('startTs'),
    end: request.parameter('endTs'),
    fidelity: request.parameter('fidelity'),
  });
  return { history: history(place, asked) };
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
      markets.map((tokenId) => [tokenId, history(findToken(request, tokenId), asked)]),
    ),
  };
}
