/** The answer to every kind of cancel: `{ canceled: [id], not_canceled: { id: reason } }`. */
import { refusalCode } from '../refusals.ts';
import type { CancelResult } from '../types.ts';
import { readEntries, readIds, readOptionalText, readRow, WireError } from './read.ts';

/** An answer with neither list, such as `{}`, is unreadable: it does not say that nothing was there to cancel. */
export function parseCancelResult(json: unknown): CancelResult {
  const row = readRow(json, 'cancel response');
  if ((row.canceled ?? row.not_canceled ?? undefined) === undefined) {
    throw new WireError('cancel response', 'an object with canceled or not_canceled');
  }
  return {
    unclear: [],
    canceled: readIds(row, 'canceled'),
    notCanceled: readEntries(row.not_canceled ?? {}, 'not_canceled', readOptionalText).map(
      ([orderId, reason = '']) => ({ orderId, reason, code: refusalCode(reason) ?? 'EXCHANGE_REFUSED' }),
    ),
  };
}
