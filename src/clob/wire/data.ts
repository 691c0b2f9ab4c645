/** The Data API's second version: an envelope `{ data, pagination }` around snake_case rows. */
import type { Decimal, Page } from '../types.ts';
import type { ActivityType, Position, WalletActivity } from '../wallet-types.ts';
import { readConditionId, readOptionalConditionId } from './protocol.ts';
import {
  isRow,
  readDecimal,
  readFlag,
  readList,
  readOptionalDecimal,
  readOptionalSide,
  readOptionalText,
  readRow,
  readText,
  readTime,
  readWord,
} from './read.ts';

const ACTIVITY_TYPES = [
  'TRADE',
  'SPLIT',
  'MERGE',
  'REDEEM',
  'REWARD',
  'CONVERSION',
  'MAKER_REBATE',
  'REFERRAL_REWARD',
  'YIELD',
] as const satisfies readonly ActivityType[];

/** A page of rows. */
export function parseDataPage<T>(json: unknown, read: (entry: unknown) => T): Page<T> {
  const envelope = readRow(json, 'envelope');
  const pagination = readRow(envelope.pagination ?? {}, 'pagination');
  return {
    items: readList(envelope.data, 'data', read),
    nextCursor: pagination.has_more === true ? readOptionalText(pagination, 'next_cursor') : undefined,
  };
}

/** A row of `/v2/positions`. */
export function parsePosition(json: unknown): Position {
  const row = readRow(json, 'position');
  return {
    walletAddress: readText(row, 'proxy_wallet'),
    tokenId: readText(row, 'token_id'),
    conditionId: readConditionId(row, 'condition_id'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    size: readDecimal(row, 'current_size'),
    averagePrice: readOptionalDecimal(row, 'avg_price'),
    currentPrice: readOptionalDecimal(row, 'current_price'),
    currentValue: readOptionalDecimal(row, 'current_value'),
    cost: readOptionalDecimal(row, 'entry_cost_usdc'),
    fees: readOptionalDecimal(row, 'entry_fees_usdc'),
    realizedPnl: readOptionalDecimal(row, 'realized_pnl'),
    unrealizedPnl: readOptionalDecimal(row, 'unrealized_pnl'),
    percentPnl: readOptionalDecimal(row, 'percent_pnl'),
    redeemable: readFlag(row, 'redeemable'),
    mergeable: readFlag(row, 'mergeable'),
    oppositeTokenId: readOptionalText(row, 'opposite_token_id'),
  };
}

/** `/v2/value`: one row, in a list or not. */
export function parsePortfolioValue(json: unknown): Decimal {
  const { data } = readRow(json, 'envelope');
  const row = isRow(data) ? data : readRow(readList(data, 'data', (entry) => entry)[0] ?? {}, 'value');
  return readOptionalDecimal(row, 'value') ?? '0';
}

/** A row of `/v2/activity`. */
export function parseWalletActivity(json: unknown): WalletActivity {
  const row = readRow(json, 'activity');
  return {
    type: readWord(row, 'type', ACTIVITY_TYPES),
    timestamp: readTime(row, 'timestamp'),
    conditionId: readOptionalConditionId(row, 'condition_id'),
    tokenId: readOptionalText(row, 'token_id'),
    outcome: readOptionalText(row, 'outcome'),
    side: readOptionalSide(row, 'side'),
    size: readOptionalDecimal(row, 'size'),
    amount: readOptionalDecimal(row, 'usdc_size'),
    price: readOptionalDecimal(row, 'price'),
    transactionHash: readOptionalText(row, 'transaction_hash'),
  };
}
