/** Markets as they go out. Prices and ticks are JSON numbers here, as on the real wire. */
import { CHAIN_CONTRACTS, type ChainId } from '../protocol/constants.ts';
import { formatMicros } from '../protocol/decimal.ts';
import { hashId } from './ids.ts';
import type { Market } from './market.ts';
import type { OutcomeIndex } from './outcome.ts';

const OUTCOMES: readonly OutcomeIndex[] = [0, 1];

/** Micros as a JSON number, for the few fields that the wire has as one. */
export function wireNumber(micros: bigint): number {
  return Number(formatMicros(micros));
}

/** The wire counts the spread that earns rewards in cents. */
function cents(micros: bigint): number {
  return wireNumber(micros * 100n);
}

/** The full market object. */
export function marketRow(market: Market, chainId: ChainId) {
  const { terms } = market;
  return {
    enable_order_book: true,
    active: true,
    closed: market.winner !== undefined,
    archived: false,
    accepting_orders: market.acceptingOrders,
    accepting_order_timestamp: new Date(terms.openedAt).toISOString(),
    minimum_order_size: wireNumber(terms.minimumOrderSize),
    minimum_tick_size: wireNumber(market.tickSize),
    condition_id: terms.conditionId,
    question_id: terms.questionId,
    question: terms.question,
    description: terms.description,
    market_slug: terms.slug,
    end_date_iso: new Date(terms.endsAt).toISOString(),
    game_start_time: null,
    seconds_delay: terms.secondsDelay,
    fpmm: '',
    maker_base_fee: market.baseFeeBps,
    taker_base_fee: market.baseFeeBps,
    notifications_enabled: true,
    neg_risk: market.negRisk,
    neg_risk_market_id: terms.negRiskMarketId ?? '',
    neg_risk_request_id: market.negRisk ? hashId(`neg-risk-request/${terms.slug}`) : '',
    icon: '',
    image: '',
    rewards: rewardsRow(market, chainId),
    is_50_50_outcome: false,
    tokens: OUTCOMES.map((outcome) => tokenRow(market, outcome)),
    tags: [...terms.tags],
  };
}

/** The short market object of the simplified lists. */
export function simplifiedMarketRow(market: Market, chainId: ChainId) {
  const { condition_id, tokens, rewards, active, closed, archived, accepting_orders } = marketRow(
    market,
    chainId,
  );
  return { condition_id, tokens, rewards, active, closed, archived, accepting_orders };
}

/** The compact market object that the clients sign by. */
export function clobMarketRow(market: Market) {
  const { terms } = market;
  return {
    gst: null,
    r:
      terms.rewards === undefined
        ? null
        : {
            mi: wireNumber(terms.rewards.minimumSize),
            ma: cents(terms.rewards.maximumSpread),
            e: true,
            smoa: false,
            moas: 0,
          },
    t: OUTCOMES.map((outcome) => ({
      t: market.token(outcome).tokenId,
      o: market.token(outcome).outcome,
    })),
    c: terms.conditionId,
    v: `v${terms.protocolVersion}`,
    mos: wireNumber(terms.minimumOrderSize),
    mts: wireNumber(market.tickSize),
    mbf: market.baseFeeBps,
    tbf: market.baseFeeBps,
    ao: market.acceptingOrders,
    aot: new Date(terms.openedAt).toISOString(),
    cbos: false,
    sd: terms.secondsDelay,
    rfqe: false,
    itode: false,
    ibce: false,
    ...(market.negRisk ? { nr: true } : {}),
    ...(terms.fee === undefined
      ? {}
      : { fd: { r: Number(terms.fee.rate), e: terms.fee.exponent, to: true } }),
  };
}

/** The reward terms of a market, with its question. */
export function marketRewardRow(market: Market, chainId: ChainId) {
  const { terms } = market;
  const rewards = terms.rewards;
  return {
    condition_id: terms.conditionId,
    question: terms.question,
    market_slug: terms.slug,
    event_slug: terms.eventSlug,
    image: '',
    rewards_max_spread: rewards === undefined ? 0 : cents(rewards.maximumSpread),
    rewards_min_size: rewards === undefined ? 0 : wireNumber(rewards.minimumSize),
    tokens: OUTCOMES.map((outcome) => tokenRow(market, outcome)),
    rewards_config:
      rewards === undefined
        ? []
        : [
            {
              asset_address: CHAIN_CONTRACTS[chainId].collateral,
              start_date: new Date(terms.openedAt).toISOString().slice(0, 10),
              end_date: new Date(terms.endsAt).toISOString().slice(0, 10),
              rate_per_day: wireNumber(rewards.dailyRate),
              total_rewards: 0,
            },
          ],
  };
}

function tokenRow(market: Market, outcome: OutcomeIndex) {
  const { tokenId, outcome: name } = market.token(outcome);
  return {
    token_id: tokenId,
    outcome: name,
    price: wireNumber(market.value(outcome)),
    winner: market.winner === outcome,
  };
}

function rewardsRow({ terms: { rewards } }: Market, chainId: ChainId) {
  return rewards === undefined
    ? { rates: null, min_size: 0, max_spread: 0 }
    : {
        rates: [
          {
            asset_address: CHAIN_CONTRACTS[chainId].collateral,
            rewards_daily_rate: wireNumber(rewards.dailyRate),
          },
        ],
        min_size: wireNumber(rewards.minimumSize),
        max_spread: cents(rewards.maximumSpread),
      };
}
