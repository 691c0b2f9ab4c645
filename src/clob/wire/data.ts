/** The Data API's second version: an envelope `{ data, pagination }` around snake_case rows. */
import type { Decimal, Page } from '../types.ts';
import type { ActivityType, Position, PositionStatus, WalletActivity } from '../wallet-types.ts';
import { readConditionId, readOptionalConditionId } from './protocol.ts';
import {
  isRow,
  readFigure,
  readFlag,
  readId,
  readList,
  readOptionalFigure,
  readOptionalId,
  readOptionalSide,
  readOptionalText,
  readOptionalTime,
  readRow,
  readRows,
  readText,
  readTime,
  readWord,
  WireError,
} from './read.ts';
import { noteSkipped } from './skipped-rows.ts';

const ACTIVITY_TYPES = [
  'TRADE',
  'SPLIT',
  'MERGE',
  'REDEEM',
  'REWARD',
  'CONVERSION',
  'MIGRATION',
  'MAKER_REBATE',
  'REFERRAL_REWARD',
  'YIELD',
  'DEPOSIT',
  'WITHDRAWAL',
  'TAKER_REBATE',
  'TIP',
] as const satisfies readonly ActivityType[];

const POSITION_STATUSES = [
  'OPEN',
  'REDEEMABLE',
  'REDEEMABLE_LOST',
  'MERGEABLE',
  'CLOSED',
] as const satisfies readonly PositionStatus[];

/** A page of rows. The cursor that was `asked` for over again ends the list. */
export function parseDataPage<T>(
  json: unknown,
  asked: string | undefined,
  read: (entry: unknown) => T,
  bytes?: number,
): Page<T> {
  const envelope = readRow(json, 'envelope');
  const pagination = readRow(envelope.pagination ?? {}, 'pagination');
  const nextCursor = pagination.has_more === true ? readOptionalText(pagination, 'next_cursor') : undefined;
  if (!Array.isArray(envelope.data)) throw new WireError('data', 'a list');
  const { value: items, skipped } = noteSkipped(() => readRows(envelope.data, 'data', read));
  return {
    items,
    nextCursor: nextCursor === asked ? undefined : nextCursor,
    skipped: skipped.length,
    ...(bytes !== undefined && { bytes }),
  };
}

/** A row of `/v2/positions`. */
export function parsePosition(json: unknown): Position {
  const row = readRow(json, 'position');
  return {
    status: readWord(row, 'status', POSITION_STATUSES),
    walletAddress: readText(row, 'proxy_wallet'),
    tokenId: readId(row, 'token_id'),
    conditionId: readConditionId(row, 'condition_id'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    size: readFigure(row, 'current_size'),
    averagePrice: readOptionalFigure(row, 'avg_price'),
    currentPrice: readOptionalFigure(row, 'current_price'),
    currentValue: readOptionalFigure(row, 'current_value'),
    cost: readOptionalFigure(row, 'entry_cost_usdc'),
    fees: readOptionalFigure(row, 'entry_fees_usdc'),
    realizedPnl: readOptionalFigure(row, 'realized_pnl'),
    unrealizedPnl: readOptionalFigure(row, 'unrealized_pnl'),
    percentPnl: readOptionalFigure(row, 'percent_pnl'),
    redeemable: readFlag(row, 'redeemable'),
    mergeable: readFlag(row, 'mergeable'),
    lastEventAt: readOptionalTime(row, 'last_event_at'),
    oppositeTokenId: readOptionalId(row, 'opposite_token_id'),
  };
}

/** `/v2/value`: one row, in a list or not. */
export function parsePortfolioValue(json: unknown): Decimal {
  const { data } = readRow(json, 'envelope');
  const row = isRow(data) ? data : readRow(readList(data, 'data', (entry) => entry)[0] ?? {}, 'value');
  return readOptionalFigure(row, 'value') ?? '0';
}

/** A row of `/v2/activity`. */
export function parseWalletActivity(json: unknown): WalletActivity {
  const row = readRow(json, 'activity');
  return {
    type: readWord(row, 'type', ACTIVITY_TYPES),
    timestamp: readTime(row, 'timestamp'),
    conditionId: readOptionalConditionId(row, 'condition_id'),
    tokenId: readOptionalId(row, 'token_id'),
    outcome: readOptionalText(row, 'outcome'),
    side: readOptionalSide(row, 'side'),
    size: readOptionalFigure(row, 'size'),
    amount: readOptionalFigure(row, 'usdc_size'),
    price: readOptionalFigure(row, 'price'),
    transactionHash: readOptionalText(row, 'transaction_hash'),
  };
}
