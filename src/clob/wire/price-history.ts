/** Price histories: of many tokens (`POST /batch-prices-history`) and of one (the Data API's `GET /v2/prices-history`). */
import type { PricePoint } from '../market-types.ts';
import type { WholeSpan } from '../price-span.ts';
import type { ById, Page } from '../types.ts';
import { byId } from './by-id.ts';
import { parseDataPage } from './data.ts';
import { readEntries, readFigure, readRow, readRows, readTime } from './read.ts';

/** The body that asks for the histories of these tokens. Times are Unix seconds. */
export function priceHistoryBody(tokenIds: readonly string[], span: WholeSpan): object {
  return {
    markets: tokenIds,
    ...('interval' in span
      ? { interval: span.interval }
      : { start_ts: seconds(span.from), end_ts: seconds(span.to) }),
    fidelity: span.fidelity,
  };
}

/** `{ history: { tokenId: [{ t, p }] } }`. */
export function parsePriceHistories(json: unknown): ById<readonly PricePoint[]> {
  const { history } = readRow(json, 'price histories');
  return byId(() =>
    readEntries(history, 'history', (row, tokenId) => readRows(row[tokenId], tokenId, parsePoint)),
  );
}

/** The query that asks the Data API for the history of a token. */
export function dataHistoryQuery(tokenId: string, span: WholeSpan) {
  return {
    token_id: tokenId,
    ...('interval' in span
      ? { interval: span.interval }
      : { start: String(seconds(span.from)), end: String(seconds(span.to)) }),
    bucket_seconds: String(span.fidelity * 60),
  };
}

/** A page of `{ timestamp, price, resolution_seconds }`; `data` is null where the Data API knows nothing of the token. */
export function parseDataHistory(json: unknown, asked: string | undefined, bytes: number): Page<PricePoint> {
  const envelope = readRow(json, 'envelope');
  return parseDataPage({ ...envelope, data: envelope.data ?? [] }, asked, parseDataPoint, bytes);
}

function parsePoint(json: unknown): PricePoint {
  const row = readRow(json, 'point');
  return { time: readTime(row, 't'), price: readFigure(row, 'p') };
}

function parseDataPoint(json: unknown): PricePoint {
  const row = readRow(json, 'point');
  return { time: readTime(row, 'timestamp'), price: readFigure(row, 'price') };
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
