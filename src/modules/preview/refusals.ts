/** The refusals an order would earn, each with what would help. Pure; amounts in micros. */
import type { ExchangeMode } from '../../clob/exchange-status.ts';
import { ERROR_CODES, type ErrorCode, type InvalidRequestError } from '../../errors.ts';
import { MIN_MARKETABLE_BUY_MICROS } from '../../protocol/constants.ts';
import { formatMicros } from '../../protocol/decimal.ts';
import type { Order } from '../../protocol/order.ts';
import type { Shortage } from '../funds/shortage.ts';
import type { UnsignedOrderRequest } from '../orders/order-request.ts';
import type { WalkResult } from './walk-book.ts';

export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly field?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
}

export interface RefusalFacts {
  readonly request: UnsignedOrderRequest;
  /** What our own rules say against it. */
  readonly broken: InvalidRequestError | undefined;
  /** `undefined` where they do. */
  readonly order: Order | undefined;
  /** What the rails say against it. */
  readonly railed: readonly InvalidRequestError[];
  readonly walk: WalkResult;
  /** Why the wallet cannot pay for it. */
  readonly shortage: Shortage | undefined;
  readonly acceptingOrders: boolean;
  readonly closedOnly: boolean;
  readonly mode: ExchangeMode;
}

const BY_MODE: Partial<Record<ExchangeMode, ErrorCode>> = {
  RESTARTING: 'EXCHANGE_RESTARTING',
  CANCEL_ONLY: 'EXCHANGE_CANCEL_ONLY',
  DISABLED: 'EXCHANGE_TRADING_DISABLED',
};

/** All of them: the exchange would name only the first it meets. */
export function refusalsOf(facts: RefusalFacts): readonly Refusal[] {
  const { broken, order, railed, shortage } = facts;
  const ours = broken === undefined ? railed : [broken, ...railed];
  return [
    ...ours.map(({ code, message, field, suggestions }) => ({ code, message, field, suggestions })),
    ...ofTheExchange(facts),
    ...(order === undefined ? [] : [...ofTheBook(facts), ...(shortage === undefined ? [] : [shortage])]),
  ];
}

function* ofTheExchange({ request, acceptingOrders, closedOnly, mode }: RefusalFacts): Generator<Refusal> {
  const byMode = BY_MODE[mode];
  if (byMode !== undefined) yield { code: byMode, message: ERROR_CODES[byMode].description };
  const postOnly = request.kind === 'limit' && request.postOnly;
  if (mode === 'POST_ONLY' && !postOnly) {
    yield { code: 'EXCHANGE_POST_ONLY', message: ERROR_CODES.EXCHANGE_POST_ONLY.description };
  }
  if (!acceptingOrders) yield { code: 'MARKET_NOT_READY', message: ERROR_CODES.MARKET_NOT_READY.description };
  if (closedOnly && request.side === 'BUY') {
    yield { code: 'CLOSED_ONLY', message: ERROR_CODES.CLOSED_ONLY.description };
  }
}

function* ofTheBook({ request, walk, order }: RefusalFacts): Generator<Refusal> {
  const crosses = walk.fills.length > 0;
  if (request.kind === 'limit' && request.postOnly && crosses) {
    yield {
      code: 'POST_ONLY_WOULD_CROSS',
      message: `The order would take ${formatMicros(walk.shares)} shares at once; lower its reach or leave postOnly out`,
    };
  }
  if (
    crosses &&
    request.side === 'BUY' &&
    order !== undefined &&
    order.makerAmount < MIN_MARKETABLE_BUY_MICROS
  ) {
    yield { code: 'AMOUNT_BELOW_MINIMUM', message: ERROR_CODES.AMOUNT_BELOW_MINIMUM.description };
  }
  if (request.orderType === 'FOK' && !walk.complete) {
    yield {
      code: 'FOK_NOT_FILLED',
      message: `The book has only ${formatMicros(walk.shares)} shares within the price; ask for less or use FAK`,
    };
  }
  if (request.orderType === 'FAK' && !crosses) {
    yield { code: 'FAK_NOT_FILLED', message: 'The book has nothing within the price; name another or wait' };
  }
}
