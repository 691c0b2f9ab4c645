/** Frames of the market socket. Both outcomes of a market are told of each change, as each has its view of the one book. */
import { formatMicros } from '../../protocol/decimal.ts';
import type { LevelChange } from '../exchange-event.ts';
import { marketNumber } from '../ids.ts';
import type { Market } from '../market.ts';
import { bookSide, mirrorPrice, type OutcomeIndex } from '../outcome.ts';
import type { Trade } from '../trade.ts';
import { bookRow } from '../wire-books.ts';

const OUTCOMES: readonly OutcomeIndex[] = [0, 1];
/** Told in place of a best price where a side is empty. */
const NO_BID = '0';
const NO_ASK = '1';

/** The whole book of one outcome. */
export function bookFrame(market: Market, outcome: OutcomeIndex) {
  return { event_type: 'book', ...bookRow(market, outcome) };
}

/** Levels that changed, with their new totals, and what the book of either outcome looks like after all of them. */
export function priceChangeFrame(market: Market, levels: readonly LevelChange[]) {
  return {
    event_type: 'price_change',
    market: market.terms.conditionId,
    price_changes: OUTCOMES.flatMap((outcome) => {
      const { hash } = bookRow(market, outcome);
      const best = bestPrices(market, outcome);
      return levels.map(({ side, price, size }) => ({
        asset_id: market.token(outcome).tokenId,
        price: formatMicros(mirrorPrice(outcome, price)),
        size: formatMicros(size),
        side: side === bookSide(outcome, 'BUY') ? 'BUY' : 'SELL',
        hash,
        ...best,
      }));
    }),
    timestamp: String(market.changedAt),
  };
}

/** A trade, as its taker's. */
export function lastTradeFrame({ taker, price, size, matchedAt }: Trade) {
  const { market, outcome, side } = taker.terms;
  return {
    event_type: 'last_trade_price',
    asset_id: market.token(outcome).tokenId,
    market: market.terms.conditionId,
    price: formatMicros(price),
    size: formatMicros(size),
    side,
    fee_rate_bps: String(market.baseFeeBps),
    timestamp: String(matchedAt),
  };
}

export function tickSizeFrame(
  market: Market,
  outcome: OutcomeIndex,
  tick: { readonly from: bigint; readonly to: bigint; readonly now: number },
) {
  return {
    event_type: 'tick_size_change',
    asset_id: market.token(outcome).tokenId,
    market: market.terms.conditionId,
    old_tick_size: formatMicros(tick.from),
    new_tick_size: formatMicros(tick.to),
    timestamp: String(tick.now),
  };
}

export function bestBidAskFrame(market: Market, outcome: OutcomeIndex) {
  const spread = (market.best(outcome, 'SELL') ?? 1_000_000n) - (market.best(outcome, 'BUY') ?? 0n);
  return {
    event_type: 'best_bid_ask',
    market: market.terms.conditionId,
    asset_id: market.token(outcome).tokenId,
    ...bestPrices(market, outcome),
    spread: formatMicros(spread),
    timestamp: String(market.changedAt),
  };
}

export function newMarketFrame(market: Market, now: number) {
  const { terms } = market;
  return {
    event_type: 'new_market',
    ...identity(market),
    question: terms.question,
    slug: terms.slug,
    description: terms.description,
    outcomes: OUTCOMES.map((outcome) => market.token(outcome).outcome),
    event_message: {
      id: terms.eventSlug,
      ticker: terms.eventSlug,
      slug: terms.eventSlug,
      title: terms.question,
      description: terms.description,
    },
    timestamp: String(now),
    tags: [...terms.tags],
    condition_id: terms.conditionId,
    active: true,
    clob_token_ids: OUTCOMES.map((outcome) => market.token(outcome).tokenId),
    sports_market_type: '',
    line: '',
    game_start_time: '',
    order_price_min_tick_size: formatMicros(market.tickSize),
    group_item_title: '',
    taker_base_fee: String(market.baseFeeBps),
    fees_enabled: terms.fee !== undefined,
    fee_schedule:
      terms.fee === undefined
        ? null
        : { rate: terms.fee.rate, exponent: String(terms.fee.exponent), taker_only: true },
  };
}

export function resolvedFrame(market: Market, winner: OutcomeIndex, now: number) {
  return {
    event_type: 'market_resolved',
    ...identity(market),
    winning_asset_id: market.token(winner).tokenId,
    winning_outcome: market.token(winner).outcome,
    timestamp: String(now),
    tags: [...market.terms.tags],
  };
}

function identity(market: Market) {
  return {
    id: marketNumber(market.terms.conditionId),
    market: market.terms.conditionId,
    assets_ids: OUTCOMES.map((outcome) => market.token(outcome).tokenId),
  };
}

function bestPrices(market: Market, outcome: OutcomeIndex) {
  const bid = market.best(outcome, 'BUY');
  const ask = market.best(outcome, 'SELL');
  return {
    best_bid: bid === undefined ? NO_BID : formatMicros(bid),
    best_ask: ask === undefined ? NO_ASK : formatMicros(ask),
  };
}
