/** Books and prices, for anyone, of one token or of many. */
import { z } from 'zod';
import { formatMicros } from '../../protocol/decimal.ts';
import type { Side } from '../../protocol/order.ts';
import type { TokenPlace } from '../markets.ts';
import { badRequest } from '../refusal.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import { bookRow, lastTradeRow } from '../wire-books.ts';
import { noBook, requireToken } from './markets.ts';

/** Tokens in one request of a plural endpoint. */
const MOST_TOKENS = 500;

export const priceRoutes: RouteTable = {
  'GET /book': (request) => book(requireToken(request)),
  'GET /books': books,
  'POST /books': books,
  'GET /price': (request) => ({
    price: price(requireToken(request), sideOf(request.parameter('side'))),
  }),
  'GET /prices': prices,
  'POST /prices': prices,
  'GET /midpoint': (request) => ({ mid: midpoint(requireToken(request)) }),
  'GET /midpoints': (request) => byToken(request, midpoint),
  'POST /midpoints': (request) => byToken(request, midpoint),
  'GET /spread': (request) => ({ spread: spread(requireToken(request)) }),
  'GET /spreads': (request) => byToken(request, spread),
  'POST /spreads': (request) => byToken(request, spread),
  'GET /last-trade-price': (request) => lastTrade(requireToken(request)),
  'GET /last-trades-prices': lastTrades,
  'POST /last-trades-prices': lastTrades,
};

interface Asked {
  readonly tokenId: string;
  readonly place: TokenPlace;
  readonly side: string | undefined;
}

const tokensBody = z.array(z.object({ token_id: z.string(), side: z.string().optional() }));

/** The tokens of a plural request, from its body or its comma lists. One that nobody knows is left out. */
function places(request: ApiRequest): Asked[] {
  const asked = request.method === 'POST' ? fromBody(request) : fromQuery(request);
  if (asked.length > MOST_TOKENS) {
    throw badRequest('Payload exceeds the limit');
  }
  return asked.flatMap(({ token_id: tokenId, side }) => {
    const place = request.exchange.markets.byToken(tokenId);
    return place === undefined ? [] : [{ tokenId, place, side }];
  });
}

function fromBody(request: ApiRequest) {
  const body = tokensBody.safeParse(request.json());
  if (!body.success) {
    throw badRequest('Invalid payload');
  }
  return body.data;
}

function fromQuery(request: ApiRequest) {
  const sides = request.parameter('sides')?.split(',') ?? [];
  const ids = request.parameter('token_ids')?.split(',') ?? [];
  return ids.map((token_id, index) => ({ token_id, side: sides[index] }));
}

function byToken(request: ApiRequest, value: (place: TokenPlace) => string) {
  return Object.fromEntries(places(request).map(({ tokenId, place }) => [tokenId, value(place)]));
}

/** A resolved market has no books any more. */
function book({ market, outcome }: TokenPlace) {
  if (market.winner !== undefined) throw noBook();
  return bookRow(market, outcome);
}

function books(request: ApiRequest) {
  return places(request)
    .filter(({ place }) => place.market.winner === undefined)
    .map(({ place }) => book(place));
}

function sideOf(text: string | undefined): Side {
  const side = text?.toUpperCase();
  if (side !== 'BUY' && side !== 'SELL') {
    throw badRequest('Invalid side');
  }
  return side;
}

/** The best bid (BUY) or the best ask (SELL); "0" where there is none. */
function price({ market, outcome }: TokenPlace, side: Side): string {
  return formatMicros(market.best(outcome, side) ?? 0n);
}

function prices(request: ApiRequest) {
  const answer = new Map<string, Partial<Record<Side, string>>>();
  for (const { tokenId, place, side: text } of places(request)) {
    const side = sideOf(text);
    answer.set(tokenId, { ...answer.get(tokenId), [side]: price(place, side) });
  }
  return Object.fromEntries(answer);
}

function midpoint({ market, outcome }: TokenPlace): string {
  return formatMicros(market.midpoint(outcome) ?? market.value(outcome));
}

function spread({ market, outcome }: TokenPlace): string {
  const bid = market.best(outcome, 'BUY') ?? 0n;
  const ask = market.best(outcome, 'SELL') ?? 1_000_000n;
  return formatMicros(ask - bid);
}

function lastTrade({ market, outcome }: TokenPlace) {
  return lastTradeRow(market, outcome) ?? { price: '0.5', side: '' };
}

function lastTrades(request: ApiRequest) {
  return places(request).map(({ tokenId, place }) => ({ token_id: tokenId, ...lastTrade(place) }));
}
