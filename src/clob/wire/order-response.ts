/** The answer to an order post: one leg of `POST /orders`, or the whole of `POST /order`. */
import { ExchangeRefusedError, ExchangeUnclearError } from '../../errors.ts';
import { quotable, refusalCode, UNDECIDED } from '../refusals.ts';
import type { OrderAccepted } from '../types.ts';
import {
  type Row,
  readOptionalDecimal,
  readOptionalId,
  readOptionalText,
  readRow,
  readTexts,
  readWord,
  WireError,
} from './read.ts';

const STATUSES = ['LIVE', 'MATCHED', 'DELAYED', 'UNMATCHED'] as const;

/** What became of one posted order. */
export type OrderLeg = OrderAccepted | ExchangeRefusedError | ExchangeUnclearError;

/**
 * Judges a leg by its `orderID` and `errorMsg`, since `success` is `true` on failed legs too (OpenAPI, post-only
 * example). Without an id it is a refusal in the words of `errorMsg`; an id beside words we do not know as a refusal, or
 * neither, is unclear: nobody may call that placed or rejected. A leg that does not parse is unclear alone.
 */
export function parseOrderLeg(json: unknown): OrderLeg {
  try {
    return judge(readRow(json, 'order response'));
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return unclear(`The exchange's answer to an order is not what its protocol says: ${error.message}.`);
  }
}

function judge(row: Row): OrderLeg {
  const orderId = readOptionalId(row, 'orderID');
  const said = readOptionalText(row, 'errorMsg') ?? readOptionalText(row, 'error');
  if (said === undefined) {
    if (orderId === undefined || row.success === false) {
      return unclear('The exchange answered an order with neither a clear order id nor a reason.');
    }
    return accepted(row, orderId);
  }
  const code = refusalCode(said);
  const words = quotable(said);
  if (code === 'ORDER_DELAYED' && orderId !== undefined) return accepted(row, orderId);
  if (code !== undefined && UNDECIDED.has(code)) return new ExchangeUnclearError(code, words);
  if (orderId === undefined || code !== undefined) {
    return new ExchangeRefusedError(code ?? 'EXCHANGE_REFUSED', words, { status: 200 });
  }
  return unclear(`The exchange answered an order with an order id and the words "${words}".`);
}

function accepted(row: Row, orderId: string): OrderAccepted {
  return {
    orderId,
    status: readWord(row, 'status', STATUSES),
    makingAmount: readOptionalDecimal(row, 'makingAmount') ?? '0',
    takingAmount: readOptionalDecimal(row, 'takingAmount') ?? '0',
    transactionHashes: readTexts(
      row,
      'transactionsHashes' in row ? 'transactionsHashes' : 'transactionHashes',
    ),
    tradeIds: readTexts(row, 'tradeIDs' in row ? 'tradeIDs' : 'tradeIds'),
  };
}

function unclear(message: string): ExchangeUnclearError {
  return new ExchangeUnclearError('EXCHANGE_UNREADABLE', message);
}
