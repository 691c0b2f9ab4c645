/** Markets: the full rows (`GET /markets…`), the compact one (`GET /clob-markets/{id}`), and the small facts of a token. */
import type { Market, MarketFacts, MarketToken, RewardTerms } from '../market-types.ts';
import type { Decimal, Page } from '../types.ts';
import { readConditionId, readProtocol } from './protocol.ts';
import {
  isRow,
  type Row,
  readDecimal,
  readFigure,
  readFlag,
  readId,
  readList,
  readOptionalCents,
  readOptionalDecimal,
  readOptionalFigure,
  readOptionalInteger,
  readOptionalText,
  readOptionalTime,
  readPage,
  readRow,
  readRows,
  readText,
  readTexts,
  readUnits,
} from './read.ts';

/** One market. */
export function parseMarket(json: unknown): Market {
  const row = readRow(json, 'market');
  const tokens = named(row.tokens, 'tokens', 'token_id').map(parseToken);
  return {
    conditionId: readConditionId(row, 'condition_id'),
    questionId: readOptionalText(row, 'question_id'),
    question: readOptionalText(row, 'question') ?? '',
    description: readOptionalText(row, 'description'),
    slug: readOptionalText(row, 'market_slug'),
    active: readFlag(row, 'active'),
    closed: readFlag(row, 'closed'),
    archived: readFlag(row, 'archived'),
    acceptingOrders: readFlag(row, 'accepting_orders'),
    endDate: readOptionalTime(row, 'end_date_iso'),
    gameStartTime: readOptionalTime(row, 'game_start_time'),
    secondsDelay: readOptionalInteger(row, 'seconds_delay') ?? 0,
    minimumOrderSize: readDecimal(row, 'minimum_order_size'),
    tickSize: readDecimal(row, 'minimum_tick_size'),
    protocolVersion: readProtocol(row, 'version', tokens[0]?.tokenId),
    negRisk: readFlag(row, 'neg_risk'),
    negRiskMarketId: readOptionalText(row, 'neg_risk_market_id'),
    icon: readOptionalText(row, 'icon'),
    image: readOptionalText(row, 'image'),
    tags: readTexts(row, 'tags'),
    tokens,
    rewards: readRewards(row.rewards),
  };
}

/** A page of markets. A row without a condition id (the oldest have none) cannot be asked for and is left out. */
export function parseMarketPage(json: unknown, asked: string, bytes?: number): Page<Market> {
  const { items, ...page } = readPage(json, asked, parseMarketIfNamed, bytes);
  return { ...page, items: items.filter((market) => market !== undefined) };
}

function parseMarketIfNamed(entry: unknown): Market | undefined {
  return isRow(entry) && readOptionalText(entry, 'condition_id') === undefined
    ? undefined
    : parseMarket(entry);
}

/**
 * The compact market. A key that is false is left out of it, but so is `ao` by older servers: only a plain `false`
 * says that orders are not accepted, and else the exchange is asked by ordering.
 */
export function parseMarketFacts(json: unknown): MarketFacts {
  const row = readRow(json, 'market');
  const tokenIds = named(row.t, 't', 't').map((token) => readId(token, 't'));
  return {
    conditionId: readConditionId(row, 'c'),
    tokenIds,
    tickSize: readDecimal(row, 'mts'),
    minimumOrderSize: readDecimal(row, 'mos'),
    negRisk: readFlag(row, 'nr'),
    protocolVersion: readProtocol(row, 'v', tokenIds[0]),
    acceptingOrders: row.ao !== false,
    fee: readFee(row.fd),
  };
}

/** `GET /markets-by-token/{id}`. */
export function parseConditionId(json: unknown): string {
  return readConditionId(readRow(json, 'market'), 'condition_id');
}

/** `GET /tick-size`. */
export function parseTickSize(json: unknown): Decimal {
  return readDecimal(readRow(json, 'tick size'), 'minimum_tick_size');
}

/** `GET /fee-rate`, basis points. */
export function parseFeeRate(json: unknown): bigint {
  return readUnits(readRow(json, 'fee rate'), 'base_fee');
}

function parseToken(row: Row): MarketToken {
  return {
    tokenId: readId(row, 'token_id'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    price: readOptionalFigure(row, 'price'),
    winner: readFlag(row, 'winner'),
  };
}

/** The terms without a rate say nothing: a market that pays no rewards has them too. */
function readRewards(value: unknown): RewardTerms | undefined {
  if (!isRow(value)) return undefined;
  const rates = readRows(value.rates, 'rates', (entry) => {
    const row = readRow(entry, 'rate');
    return {
      assetAddress: readText(row, 'asset_address'),
      dailyRate: readFigure(row, 'rewards_daily_rate'),
    };
  });
  if (rates.length === 0) return undefined;
  return {
    minimumSize: readOptionalDecimal(value, 'min_size') ?? '0',
    maximumSpread: readOptionalCents(value, 'max_spread') ?? '0',
    rates,
  };
}

function readFee(value: unknown): MarketFacts['fee'] {
  if (!isRow(value)) return undefined;
  const rate = readOptionalDecimal(value, 'r');
  if (rate === undefined || Number(rate) === 0) return undefined;
  return { rate, exponent: readOptionalInteger(value, 'e') ?? 1, takerOnly: readFlag(value, 'to') };
}

/** The rows that have their id: those of a market just made may not yet. */
function named(value: unknown, field: string, id: string): readonly Row[] {
  return readList(value, field, (entry) => readRow(entry, 'token')).filter(
    (row) => readOptionalText(row, id) !== undefined,
  );
}
