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
  readEntries,
  readFigure,
  readOptionalCents,
  readOptionalFigure,
  readOptionalInteger,
  readOptionalText,
  readOptionalTime,
  readPage,
  readRow,
  readRows,
  readText,
  readTime,
} from './read.ts';

/** A row of `GET /rewards/user`. */
export function parseEarning(json: unknown): RewardEarning {
  return { ...parseTotal(json), conditionId: readConditionId(readRow(json, 'earning'), 'condition_id') };
}

/** `GET /rewards/user/total`. */
export function parseTotals(json: unknown): readonly RewardTotal[] {
  return readRows(json, 'totals', parseTotal);
}

/** `GET /rewards/user/percentages`: `{ conditionId: percentage }`. */
export function parseShares(json: unknown): readonly RewardShare[] {
  return readEntries(json, 'percentages', readFigure).map(([conditionId, percentage]) => ({
    conditionId,
    percentage,
  }));
}

/** A row of `GET /rewards/markets/current`. */
export function parseMarketRewards(json: unknown): MarketRewards {
  const row = readRow(json, 'market');
  return {
    ...readOffer(row),
    dailyRate: readOptionalFigure(row, 'total_daily_rate'),
    nativeDailyRate: readOptionalFigure(row, 'native_daily_rate'),
    sponsoredDailyRate: readOptionalFigure(row, 'sponsored_daily_rate'),
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
    competitiveness: readOptionalFigure(row, 'market_competitiveness') ?? '0',
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    percentage: readOptionalFigure(row, 'earning_percentage') ?? '0',
    earnings: readRows(row.earnings, 'earnings', (entry) => readEarned(readRow(entry, 'earning'))),
  };
}

/** `GET /rebates/current`. */
export function parseRebates(json: unknown): readonly Rebate[] {
  return readRows(json, 'rebates', (entry) => {
    const row = readRow(entry, 'rebate');
    return {
      day: readText(row, 'date').slice(0, 10),
      conditionId: readConditionId(row, 'condition_id'),
      assetAddress: readText(row, 'asset_address'),
      makerAddress: readText(row, 'maker_address'),
      amount: readFigure(row, 'rebated_fees_usdc'),
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
    earnings: readFigure(row, 'earnings'),
    assetRate: readFigure(row, 'asset_rate'),
  };
}

function readOffer(row: Row): RewardOffer {
  return {
    conditionId: readConditionId(row, 'condition_id'),
    minimumSize: readOptionalFigure(row, 'rewards_min_size') ?? '0',
    maximumSpread: readOptionalCents(row, 'rewards_max_spread') ?? '0',
    programs: readRows(row.rewards_config, 'rewards_config', parseProgram),
  };
}

function parseProgram(json: unknown): RewardProgram {
  const row = readRow(json, 'program');
  const end = readOptionalTime(row, 'end_date');
  return {
    assetAddress: readText(row, 'asset_address'),
    startDay: dayOf(readTime(row, 'start_date')),
    endDay: end && dayOf(end),
    dailyRate: readFigure(row, 'rate_per_day'),
    totalRewards: readOptionalFigure(row, 'total_rewards'),
  };
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
