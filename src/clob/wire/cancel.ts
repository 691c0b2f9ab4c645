/** The answer to every kind of cancel: `{ canceled: [id], not_canceled: { id: reason } }`. */
import { refusalCode } from '../refusals.ts';
import type { CancelResult } from '../types.ts';
import { readOptionalText, readRow, readTexts } from './read.ts';

export function parseCancelResult(json: unknown): CancelResult {
  const row = readRow(json, 'cancel response');
  const reasons = readRow(row.not_canceled ?? {}, 'not_canceled');
  return {
    canceled: readTexts(row, 'canceled'),
    notCanceled: Object.keys(reasons).map((orderId) => {
      const reason = readOptionalText(reasons, orderId) ?? '';
      return { orderId, reason, code: refusalCode(reason) ?? 'EXCHANGE_REFUSED' };
    }),
  };
}
