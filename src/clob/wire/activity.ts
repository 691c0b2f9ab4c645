/** The latest trades of a market as anyone sees them (`GET /markets/live-activity/{id}`). */
import type { MarketActivity } from '../market-types.ts';
import { readConditionId } from './protocol.ts';
import {
  readDecimal,
  readId,
  readOptionalText,
  readRow,
  readRows,
  readSide,
  readText,
  readTime,
} from './read.ts';

/** The list, newest first. */
export function parseActivity(json: unknown): readonly MarketActivity[] {
  return readRows(json, 'activity', (entry) => {
    const row = readRow(entry, 'trade');
    const market = readRow(row.market, 'market');
    const user = readRow(row.user, 'user');
    return {
      conditionId: readConditionId(market, 'condition_id'),
      tokenId: readId(market, 'asset_id'),
      side: readSide(row, 'side'),
      size: readDecimal(row, 'size'),
      price: readDecimal(row, 'price'),
      outcome: readOptionalText(row, 'outcome') ?? '',
      traderAddress: readText(user, 'address'),
      traderName: readOptionalText(user, 'username') ?? readOptionalText(user, 'pseudonym'),
      transactionHash: readOptionalText(row, 'transaction_hash'),
      timestamp: readTime(row, 'timestamp'),
    };
  });
}
