/** Books and prices as they go out: each outcome has its own view of the one book, best level last on both sides. */
import { createHash } from 'node:crypto';
import { formatMicros } from '../protocol/decimal.ts';
import type { BookLevel } from './book.ts';
import type { Market } from './market.ts';
import { bookSide, mirrorPrice, type OutcomeIndex, oppositeSide } from './outcome.ts';

/** The book of one outcome. */
export function bookRow(market: Market, outcome: OutcomeIndex) {
  const book = {
    market: market.terms.conditionId,
    asset_id: market.token(outcome).tokenId,
    timestamp: String(market.changedAt),
    bids: levelRows(market.book.levels(bookSide(outcome, 'BUY')), outcome),
    asks: levelRows(market.book.levels(bookSide(outcome, 'SELL')), outcome),
    min_order_size: formatMicros(market.terms.minimumOrderSize),
    tick_size: formatMicros(market.tickSize),
    neg_risk: market.negRisk,
    hash: '',
    last_trade_price: lastTradeRow(market, outcome)?.price ?? '',
    ...(market.terms.protocolVersion === 2 ? { version: 'v2' } : {}),
  };
  return { ...book, hash: bookHash(book) };
}

/** The last trade as seen from one outcome, `undefined` before the first. */
export function lastTradeRow(
  market: Market,
  outcome: OutcomeIndex,
): { readonly price: string; readonly side: 'BUY' | 'SELL' } | undefined {
  const last = market.lastTrade;
  if (last === undefined) {
    return undefined;
  }
  const side = outcome === 0 ? last.side : oppositeSide(last.side);
  return { price: formatMicros(mirrorPrice(outcome, last.price)), side: side === 'bid' ? 'BUY' : 'SELL' };
}

/**
 * SHA-1 over the book's JSON as it is sent, with an empty hash in its place: what the official clients work out from the
 * book they were given.
 */
function bookHash(book: Readonly<Record<string, unknown>>): string {
  return createHash('sha1').update(JSON.stringify(book)).digest('hex');
}

function levelRows(levels: readonly BookLevel[], outcome: OutcomeIndex) {
  return levels.map(({ price, size }) => ({
    price: formatMicros(mirrorPrice(outcome, price)),
    size: formatMicros(size),
  }));
}
