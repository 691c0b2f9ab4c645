/** Price histories of many tokens (`POST /batch-prices-history`). */
import type { PriceHistorySpan, PricePoint } from '../market-types.ts';
import type { ById } from '../types.ts';
import { byId } from './by-id.ts';
import { readEntries, readFigure, readRow, readRows, readTime } from './read.ts';

/** The body that asks for the histories of these tokens. Times are Unix seconds. */
export function priceHistoryBody(tokenIds: readonly string[], span: PriceHistorySpan): object {
  return {
    markets: tokenIds,
    ...(span.interval && { interval: span.interval }),
    ...(span.from && { start_ts: seconds(span.from) }),
    ...(span.to && { end_ts: seconds(span.to) }),
    ...(span.fidelity && { fidelity: span.fidelity }),
  };
}

/** `{ history: { tokenId: [{ t, p }] } }`, oldest first. */
export function parsePriceHistories(json: unknown): ById<readonly PricePoint[]> {
  const { history } = readRow(json, 'price histories');
  return byId(() =>
    readEntries(history, 'history', (row, tokenId) => readRows(row[tokenId], tokenId, parsePoint)),
  );
}

function parsePoint(json: unknown): PricePoint {
  const row = readRow(json, 'point');
  return { time: readTime(row, 't'), price: readFigure(row, 'p') };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
