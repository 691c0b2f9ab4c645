/** Trades (`GET /data/trades`). */
import type { Known, MakerOrder, Trade, TradeStatus } from '../types.ts';
import { readConditionId } from './protocol.ts';
import {
  type Row,
  readDecimal,
  readId,
  readOptionalDecimal,
  readOptionalInteger,
  readOptionalSide,
  readOptionalText,
  readOptionalTime,
  readRow,
  readRows,
  readSide,
  readTime,
  readWord,
} from './read.ts';

const STATUSES = [
  'MATCHED',
  'MATCHED_NOT_BROADCASTED',
  'MINED',
  'CONFIRMED',
  'RETRYING',
  'FAILED',
] as const satisfies readonly TradeStatus[];

/** One trade of the list. */
export function parseTrade(json: unknown): Trade {
  const row = readRow(json, 'trade');
  const matchTime = readMatchTime(row);
  return {
    tradeId: readId(row, 'id'),
    takerOrderId: readId(row, 'taker_order_id'),
    conditionId: readConditionId(row, 'market'),
    tokenId: readId(row, 'asset_id'),
    side: readSide(row, 'side'),
    size: readDecimal(row, 'size'),
    feeRateBps: readOptionalDecimal(row, 'fee_rate_bps'),
    price: readDecimal(row, 'price'),
    status: readTradeStatus(row, 'status'),
    matchTime,
    lastUpdate: readLastUpdate(row, matchTime),
    outcome: readOptionalText(row, 'outcome') ?? '',
    bucketIndex: readOptionalInteger(row, 'bucket_index') ?? 0,
    owner: readOptionalText(row, 'owner') ?? '',
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    makerOrders: readRows(row.maker_orders, 'maker_orders', parseMakerOrder),
    transactionHash: readOptionalText(row, 'transaction_hash'),
    traderSide: readWord(row, 'trader_side', ['TAKER', 'MAKER'] as const),
    errorMessage: readOptionalText(row, 'err_msg'),
  };
}

/** The list has nanoseconds beside the whole second. */
function readMatchTime(row: Row): Date {
  return readOptionalTime(row, 'match_time_nano') ?? readTime(row, 'match_time');
}

/** A whole second, which may begin before the match in it. */
function readLastUpdate(row: Row, matchTime: Date): Date {
  const lastUpdate = readOptionalTime(row, 'last_update');
  return lastUpdate !== undefined && lastUpdate > matchTime ? lastUpdate : matchTime;
}

/** A trade's status, with or without `TRADE_STATUS_`. */
export function readTradeStatus(row: Row, field: string): Known<TradeStatus> {
  return readWord(row, field, STATUSES, 'TRADE_STATUS_');
}

function parseMakerOrder(json: unknown): MakerOrder {
  const row = readRow(json, 'maker_order');
  return {
    orderId: readId(row, 'order_id'),
    owner: readOptionalText(row, 'owner') ?? '',
    makerAddress: readOptionalText(row, 'maker_address') ?? '',
    matchedAmount: readDecimal(row, 'matched_amount'),
    price: readDecimal(row, 'price'),
    feeRateBps: readOptionalDecimal(row, 'fee_rate_bps'),
    tokenId: readId(row, 'asset_id'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    side: readOptionalSide(row, 'side'),
  };
}
