/** Liquidity rewards (`GET /rewards/user…`). */
import type { RewardEarning, RewardShare, RewardTotal } from '../reward-types.ts';
import { readDecimal, readList, readOptionalText, readRow, readText } from './read.ts';

/** A row of `GET /rewards/user`. */
export function parseEarning(json: unknown): RewardEarning {
  return { ...parseTotal(json), conditionId: readText(readRow(json, 'earning'), 'condition_id') };
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

function parseTotal(json: unknown): RewardTotal {
  const row = readRow(json, 'earning');
  return {
    day: readText(row, 'date').slice(0, 10),
    assetAddress: readText(row, 'asset_address'),
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    earnings: readDecimal(row, 'earnings'),
    assetRate: readDecimal(row, 'asset_rate'),
  };
}
