/** Liquidity rewards (`GET /rewards/…`) and maker rebates (`GET /rebates/current`). */
import type {
  AssetEarning,
  MarketRewards,
  Rebate,
  RewardEarning,
  RewardMarket,
  RewardOffer,
  RewardProgram,
  RewardShare,
  RewardTotal,
} from '../reward-types.ts';
import { readConditionId } from './protocol.ts';
import {
  type Row,
  readDecimal,
  readList,
  readOptionalCents,
  readOptionalDecimal,
  readOptionalInteger,
  readOptionalText,
  readOptionalTime,
  readPage,
  readRow,
  readText,
  readTime,
} from './read.ts';

/** A row of `GET /rewards/user`. */
export function parseEarning(json: unknown): RewardEarning {
  return { ...parseTotal(json), conditionId: readConditionId(readRow(json, 'earning'), 'condition_id') };
}

/** `GET /rewards/user/total`. */
export function parseTotals(json: unknown): readonly RewardTotal[] {
  return readList(json, 'totals', parseTotal);
}

/** `GET /rewards/user/percentages`: `{ conditionId: percentage }`. */
export function parseShares(json: unknown): readonly RewardShare[] {
  const row = readRow(json, 'percentages');
  return Object.keys(row).map((conditionId) => ({
    conditionId,
    percentage: readDecimal(row, conditionId),
  }));
}

/** A row of `GET /rewards/markets/current`. */
export function parseMarketRewards(json: unknown): MarketRewards {
  const row = readRow(json, 'market');
  return {
    ...readOffer(row),
    dailyRate: readOptionalDecimal(row, 'total_daily_rate'),
    nativeDailyRate: readOptionalDecimal(row, 'native_daily_rate'),
    sponsoredDailyRate: readOptionalDecimal(row, 'sponsored_daily_rate'),
    sponsors: readOptionalInteger(row, 'sponsors_count'),
  };
}

/** `GET /rewards/markets/{condition_id}`: a page, whose rows are the programmes of the one market. */
export function parseRewardsOfMarket(json: unknown): MarketRewards | undefined {
  const { items } = readPage(json, '', parseMarketRewards);
  const [first] = items;
  return first && { ...first, programs: items.flatMap(({ programs }) => programs) };
}

/** A row of `GET /rewards/user/markets`. */
export function parseRewardMarket(json: unknown): RewardMarket {
  const row = readRow(json, 'market');
  return {
    ...readOffer(row),
    competitiveness: readOptionalDecimal(row, 'market_competitiveness') ?? '0',
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    percentage: readOptionalDecimal(row, 'earning_percentage') ?? '0',
    earnings: readList(row.earnings, 'earnings', (entry) => readEarned(readRow(entry, 'earning'))),
  };
}

/** `GET /rebates/current`. */
export function parseRebates(json: unknown): readonly Rebate[] {
  return readList(json, 'rebates', (entry) => {
    const row = readRow(entry, 'rebate');
    return {
      day: readText(row, 'date').slice(0, 10),
      conditionId: readConditionId(row, 'condition_id'),
      assetAddress: readText(row, 'asset_address'),
      makerAddress: readText(row, 'maker_address'),
      amount: readDecimal(row, 'rebated_fees_usdc'),
    };
  });
}

function parseTotal(json: unknown): RewardTotal {
  const row = readRow(json, 'earning');
  return {
    day: readText(row, 'date').slice(0, 10),
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    ...readEarned(row),
  };
}

function readEarned(row: Row): AssetEarning {
  return {
    assetAddress: readText(row, 'asset_address'),
    earnings: readDecimal(row, 'earnings'),
    assetRate: readDecimal(row, 'asset_rate'),
  };
}

function readOffer(row: Row): RewardOffer {
  return {
    conditionId: readConditionId(row, 'condition_id'),
    minimumSize: readOptionalDecimal(row, 'rewards_min_size') ?? '0',
    maximumSpread: readOptionalCents(row, 'rewards_max_spread') ?? '0',
    programs: readList(row.rewards_config, 'rewards_config', parseProgram),
  };
}

function parseProgram(json: unknown): RewardProgram {
  const row = readRow(json, 'program');
  const end = readOptionalTime(row, 'end_date');
  return {
    assetAddress: readText(row, 'asset_address'),
    startDay: dayOf(readTime(row, 'start_date')),
    endDay: end && dayOf(end),
    dailyRate: readDecimal(row, 'rate_per_day'),
    totalRewards: readOptionalDecimal(row, 'total_rewards'),
  };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
