/** The part of the Gamma API that enriches markets, for this world's markets, below `/gamma`. */
import { formatMicros } from '../../protocol/decimal.ts';
import { marketNumber } from '../ids.ts';
import type { Market, MarketTerms } from '../market.ts';
import { pictureOf } from '../picture.ts';
import { Refusal } from '../refusal.ts';
import { Content } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import type { RouteTable } from '../router.ts';
import { wireNumber } from '../wire-markets.ts';

const MOST_MARKETS = 100;

export const gammaRoutes: RouteTable = {
  'GET /gamma/markets': markets,
  'GET /images/:file': picture,
};

/** A bare array. Like the real one it leaves out closed markets unless they are asked for. */
function markets(request: ApiRequest) {
  const closed = request.parameter('closed') === 'true';
  const conditions = lowerCase(request.query.getAll('condition_ids'));
  const tokens = new Set(request.query.getAll('clob_token_ids'));
  const limit = Math.min(Number(request.parameter('limit') ?? MOST_MARKETS), MOST_MARKETS);
  return request.exchange.markets
    .all()
    .filter(({ winner }) => (winner !== undefined) === closed)
    .filter(({ terms }) => conditions.size === 0 || conditions.has(conditionIdOf(terms)))
    .filter(({ terms }) => tokens.size === 0 || terms.tokens.some(({ tokenId }) => tokens.has(tokenId)))
    .slice(0, limit)
    .map((market) => gammaRow(market, `http://${request.header('host') ?? 'localhost'}/images`));
}

/** The picture of a market or an event, named after its slug. */
function picture({ exchange, params: { file = '' } }: ApiRequest): Content {
  const slug = file.replace(/\.svg$/, '');
  const isKnown = exchange.markets.all().some(({ terms }) => terms.slug === slug || terms.eventSlug === slug);
  if (!isKnown) throw new Refusal(404, 'not found');
  return new Content('image/svg+xml', pictureOf(slug));
}

function lowerCase(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.map((id) => id.toLowerCase()));
}

/** Gamma writes the condition ids of Protocol V2 in 31 bytes, without the CLOB's padding. */
function conditionIdOf({ protocolVersion, conditionId }: MarketTerms): string {
  return protocolVersion === 2 ? conditionId.slice(0, -2) : conditionId;
}

/** CTF token ids as JSON in a text, position ids as a list: each protocol has its own field. */
function tokenIdsOf({ protocolVersion, tokens }: MarketTerms) {
  const ids = tokens.map(({ tokenId }) => tokenId);
  return protocolVersion === 2 ? { positionIds: ids } : { clobTokenIds: JSON.stringify(ids) };
}

/**
 * Lists are JSON in a text, as the real ones are.
 * @param images base of the pictures' addresses, below the host that the caller named: it reaches this exchange there
 */
function gammaRow(market: Market, images: string) {
  const { terms } = market;
  const price = (outcome: 0 | 1) => formatMicros(market.value(outcome));
  return {
    id: marketNumber(terms.conditionId),
    conditionId: conditionIdOf(terms),
    version: `v${terms.protocolVersion}`,
    question: terms.question,
    slug: terms.slug,
    image: `${images}/${terms.slug}.svg`,
    icon: `${images}/${terms.slug}.svg`,
    category: terms.tags[0] ?? '',
    outcomes: JSON.stringify(terms.tokens.map(({ outcome }) => outcome)),
    outcomePrices: JSON.stringify([price(0), price(1)]),
    ...tokenIdsOf(terms),
    volume: formatMicros(market.volume),
    liquidity: formatMicros(market.liquidity()),
    active: true,
    closed: market.winner !== undefined,
    negRisk: market.negRisk,
    endDate: new Date(terms.endsAt).toISOString(),
    orderPriceMinTickSize: wireNumber(market.tickSize),
    orderMinSize: wireNumber(terms.minimumOrderSize),
    feesEnabled: terms.fee !== undefined,
    ...(terms.fee === undefined
      ? {}
      : {
          feeSchedule: {
            rate: Number(terms.fee.rate),
            exponent: terms.fee.exponent,
            takerOnly: true,
            rebateRate: 0,
          },
        }),
    events: [
      {
        id: terms.eventSlug,
        slug: terms.eventSlug,
        title: terms.eventSlug.replaceAll('-', ' '),
        image: `${images}/${terms.eventSlug}.svg`,
      },
    ],
  };
}
