/** Price histories of many tokens (`POST /batch-prices-history`). */
import type { PriceHistorySpan, PricePoint } from '../market-types.ts';
import { readDecimal, readList, readRow, readTime } from './read.ts';

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
export function parsePriceHistories(json: unknown): ReadonlyMap<string, readonly PricePoint[]> {
  const histories = readRow(readRow(json, 'price histories').history, 'history');
  return new Map(
    Object.keys(histories).map((tokenId) => [tokenId, readList(histories[tokenId], tokenId, parsePoint)]),
  );
}

function parsePoint(json: unknown): PricePoint {
  const row = readRow(json, 'point');
  return { time: readTime(row, 't'), price: readDecimal(row, 'p') };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
