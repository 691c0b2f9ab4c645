/** Builders: their keys, fees, and the trades they are credited with. Trade rows are camelCase on the wire. */
import type { BuilderFees, BuilderKey, BuilderTrade } from '../reward-types.ts';
import { readConditionId } from './protocol.ts';
import {
  isRow,
  readFigure,
  readId,
  readInteger,
  readOptionalFigure,
  readOptionalText,
  readOptionalTime,
  readRow,
  readRows,
  readSide,
  readText,
  readTime,
} from './read.ts';
import { readTradeStatus } from './trades.ts';

/** `GET /auth/builder-api-key`: ids in the documentation, rows in the clients' typings. */
export function parseBuilderKeys(json: unknown): readonly BuilderKey[] {
  return readRows(json, 'builder keys', (entry) =>
    isRow(entry)
      ? {
          key: readText(entry, 'key'),
          createdAt: readOptionalTime(entry, 'createdAt'),
          revokedAt: readOptionalTime(entry, 'revokedAt'),
        }
      : { key: readText({ key: entry }, 'key'), createdAt: undefined, revokedAt: undefined },
  );
}

/** `GET /fees/builder-fees/{code}`. */
export function parseBuilderFees(json: unknown): BuilderFees {
  const row = readRow(json, 'builder fees');
  return {
    makerBps: readInteger(row, 'builder_maker_fee_rate_bps'),
    takerBps: readInteger(row, 'builder_taker_fee_rate_bps'),
  };
}

/** A row of `GET /builder/trades`. */
export function parseBuilderTrade(json: unknown): BuilderTrade {
  const row = readRow(json, 'builder trade');
  return {
    tradeId: readId(row, 'id'),
    takerOrderId: readId(row, 'takerOrderHash'),
    builderCode: readOptionalText(row, 'builderCode') ?? readText(row, 'builder'),
    conditionId: readConditionId(row, 'market'),
    tokenId: readId(row, 'assetId'),
    side: readSide(row, 'side'),
    size: readFigure(row, 'size'),
    notional: readFigure(row, 'sizeUsdc'),
    price: readFigure(row, 'price'),
    status: readTradeStatus(row, 'status'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    makerAddress: readText(row, 'maker'),
    transactionHash: readOptionalText(row, 'transactionHash'),
    matchTime: readTime(row, 'matchTime'),
    fee: readOptionalFigure(row, 'feeUsdc'),
    builderFee: readOptionalFigure(row, 'builderFee'),
  };
}
