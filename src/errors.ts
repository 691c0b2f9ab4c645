/** Every error class that crosses a layer, and the one closed list of codes they carry. */

/**
 * What repeating a request that ended with a code can bring. An order keeps its result under its `clientOrderId`, so a
 * rejected order can be tried again under a new one only.
 */
export const RETRIES = {
  SAME_KEY:
    'Nothing is decided yet. Repeat the request with the same clientOrderId: it returns the result and never places a second order.',
  NEW_KEY:
    'Nothing was done, and the same input may succeed later. Repeat it with a new clientOrderId: the old one returns this answer again. A request without a clientOrderId is repeated as it is.',
  NEVER: 'The same input is rejected again. Change the input, its key or the setup of the account first.',
} as const satisfies Record<string, string>;

export type Retry = keyof typeof RETRIES;

interface CodeFacts {
  readonly description: string;
  readonly retry: Retry;
}

const sameKey = (description: string): CodeFacts => ({ description, retry: 'SAME_KEY' });
const newKey = (description: string): CodeFacts => ({ description, retry: 'NEW_KEY' });
const never = (description: string): CodeFacts => ({ description, retry: 'NEVER' });

/** Stable codes with the schema's description and the retry class of each. Nothing is ever removed. */
export const ERROR_CODES = {
  INVALID_DECIMAL: never('A number is not a plain decimal of at most six decimals, or is too large.'),
  PRICE_OUT_OF_RANGE: never('The price is not between one tick and one minus one tick.'),
  PRICE_OFF_TICK: never("The price is not a multiple of the market's tick size."),
  SIZE_TOO_PRECISE: never('The size has more than two decimals.'),
  AMOUNT_TOO_PRECISE: never('The amount of a market order has more than two decimals.'),
  SIZE_BELOW_MINIMUM: never("The size is under the market's minimum."),
  AMOUNT_BELOW_MINIMUM: never('A BUY that takes liquidity must spend at least 1 unit of collateral.'),
  INVALID_AMOUNTS: never("The maker and taker amounts do not obey the exchange's decimals."),
  TICK_SIZE_MISMATCH: never("The tickSize option is finer than the market's tick size."),
  NEG_RISK_MISMATCH: never('The negRisk option contradicts the market.'),
  INVALID_EXPIRATION: never('The expiration is missing on a GTD order, set on another, or too near.'),
  INVALID_POST_ONLY: never('postOnly goes with GTC and GTD only.'),
  INVALID_ORDER_TYPE: never('The order type does not go with this kind of order.'),
  INVALID_ORDER_VERSION_FIELD: never('An input field does not exist in the order version in force.'),
  BAD_USER_INPUT: never('An argument or input is malformed; the message names it.'),
  INVALID_ORDER_PAYLOAD: never('The exchange could not read the order.'),
  CLIENT_ORDER_ID_CONFLICT: never('The clientOrderId was used before with another input.'),
  DEADLINE_EXCEEDED: newKey('The deadline passed before the order was sent: it never was and never will be.'),
  ORDER_NOT_TAKEN: newKey(
    'No clear answer came, and look-ups have proved since that the exchange holds no such order and never will.',
  ),
  OUTCOME_PENDING: sameKey(
    'The order is being sent, here or by another server; what became of it is not known yet.',
  ),
  JOURNAL_UNAVAILABLE: sameKey(
    "The server's journal cannot be written or read; as an error of a request it means that nothing new was sent.",
  ),
  RAIL_ORDER_NOTIONAL: never('The order would spend more than MAX_ORDER_NOTIONAL.'),
  RAIL_DAILY_NOTIONAL: newKey("The day's orders with this one would spend more than MAX_DAILY_NOTIONAL."),
  RAIL_MARKET_NOTIONAL: newKey(
    "The market's working orders with this one would spend more than MAX_MARKET_NOTIONAL.",
  ),
  RAIL_OPEN_NOTIONAL: newKey('All working orders with this one would spend more than MAX_OPEN_NOTIONAL.'),
  RAIL_PRICE_DISTANCE: newKey("The price is further from the book's than MAX_PRICE_DISTANCE."),
  RAIL_NO_REFERENCE_PRICE: newKey('The book is empty, so MAX_PRICE_DISTANCE cannot be held.'),
  RAIL_ORDER_RATE: newKey('More orders within a second than MAX_ORDERS_PER_SECOND.'),
  SELF_TRADE: newKey("The order could trade with the account's own order that the message names."),
  TRADING_REDUCING: newKey('Trading only reduces: SELL and cancel pass.'),
  TRADING_HALTED: newKey('Trading is halted: only cancels pass.'),
  TOKEN_NOT_FOUND: never('No market has this token.'),
  MARKET_NOT_FOUND: never('No market has this condition id.'),
  MARKET_CLOSED: never('The market is closed: it has no order books and takes no orders.'),
  MARKET_NOT_READY: newKey('The market does not take orders now.'),
  ORDER_NOT_FOUND: never('The order is not open: already cancelled, matched, or never there.'),
  ORDER_TIMED_OUT: newKey(
    'The exchange gave up on the order before it reached the book. It was not placed and can be sent again.',
  ),
  ORDER_CANCELED_ON_CHAIN: newKey(
    'This very order was cancelled in the exchange contract. The same order signed anew is another order.',
  ),
  NO_LIQUIDITY: newKey('The book has not enough to fill the order.'),
  FOK_NOT_FILLED: newKey('The FOK order could not be filled whole and was killed.'),
  FAK_NOT_FILLED: newKey('The FAK order found nothing to match and was killed.'),
  POST_ONLY_WOULD_CROSS: newKey('The post-only order would have taken liquidity.'),
  NOT_ENOUGH_BALANCE: newKey(
    "The wallet's balance or allowance, less what open orders reserve, is too small.",
  ),
  UNSETTLED_BALANCE: newKey(
    'What the wallet lacks is matched but not settled yet; the message names the trades. It can be used once they are MINED.',
  ),
  ORDER_DELAYED: sameKey('The exchange holds the order back and does not say yet what becomes of it.'),
  DUPLICATE_ORDER: never('The exchange has this very order already.'),
  INVALID_SIGNATURE: never('The signature is not of this signer, signature type, or exchange contract.'),
  INVALID_NONCE: never("The version 1 order's nonce is not the maker's."),
  INVALID_FEE_RATE: never("The version 1 order's feeRateBps is not the market's."),
  ORDER_VERSION_MISMATCH: newKey('The exchange takes another order version.'),
  UNSUPPORTED_PROTOCOL: never(
    'The market belongs to a protocol that this server does not know; nothing was signed.',
  ),
  OWNER_MISMATCH: never('The order is not owned by the API key that sends it.'),
  SIGNER_MISMATCH: never("The order's signer is not the API key's address."),
  MAKER_NOT_ALLOWED: never(
    'The wallet may not be a maker; new accounts use the deposit wallet (signature type 3).',
  ),
  ADDRESS_BANNED: never('The exchange has banned the address.'),
  CLOSED_ONLY: never('The account may only close positions.'),
  TOO_MANY_ORDERS: never('The request has more orders than the exchange takes at once.'),
  COMPLEXITY_LIMIT: never(
    'The operation asks for more than one may; extensions.cost has its cost and the limit.',
  ),
  TOO_MANY_OPERATIONS: newKey('The connection or the caller has as many operations open as it may.'),
  ANSWER_TOO_LARGE: never(
    'The answer would be larger than one may be; ask for fewer rows or fields, or in several operations.',
  ),
  LIST_CUT: newKey('The exchange holds more than is read at once, so the list is not complete.'),
  STREAM_GAP: newKey('The subscriber fell further behind than events are kept; subscribe again.'),
  SERVER_STOPPING: newKey('The server is stopping; subscribe again after retryAfter seconds.'),
  UNAUTHENTICATED: never('The request carries no valid bearer token.'),
  FORBIDDEN: never('The caller may not do this.'),
  NO_ACCOUNT: never('No account is configured; set PRIVATE_KEY.'),
  EXCHANGE_UNAUTHORIZED: never("The exchange does not accept the account's API key, signature or clock."),
  EXCHANGE_BLOCKED: never("The exchange or its edge refuses this server's address or region."),
  EXCHANGE_RESTARTING: newKey('The matching engine is restarting.'),
  EXCHANGE_CANCEL_ONLY: newKey('The exchange takes cancels only.'),
  EXCHANGE_POST_ONLY: newKey('The exchange takes post-only orders only.'),
  EXCHANGE_TRADING_DISABLED: newKey('The exchange has stopped trading.'),
  RATE_LIMITED: newKey('Too many requests; retryAfter says when to come back.'),
  EXCHANGE_UNREACHABLE: newKey('No connection to the exchange; nothing was sent.'),
  EXCHANGE_TIMEOUT: sameKey('The exchange did not answer in time.'),
  EXCHANGE_UNREADABLE: sameKey("The exchange's answer was cut off or is not what its protocol says."),
  EXCHANGE_FAILED: sameKey('The exchange answered that it failed inside.'),
  EXCHANGE_REFUSED: never('The exchange said no in words that have no code of their own; errorMsg has them.'),
} as const satisfies Record<string, CodeFacts>;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface CodedErrorOptions {
  readonly retryAfter?: number;
  readonly cause?: unknown;
  readonly field?: string | undefined;
  readonly suggestions?: readonly string[] | undefined;
}

/** What every error of ours that may be shown to a caller carries. */
export abstract class CodedError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which the same request may succeed, where the exchange said so. */
  readonly retryAfter: number | undefined;
  /** The input field that is wrong, such as `price`. */
  readonly field: string | undefined;
  /** The nearest values of that field that would be accepted: decimals. */
  readonly suggestions: readonly string[];

  constructor(code: ErrorCode, message: string, options: CodedErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
    this.field = options.field;
    this.suggestions = options.suggestions ?? [];
  }
}

/** Our own check said no before anything was sent. */
export class InvalidRequestError extends CodedError {
  override readonly name = 'InvalidRequestError';
}

/** The caller may not do this, whatever the state of things. */
export class ForbiddenError extends CodedError {
  override readonly name = 'ForbiddenError';

  constructor(message: string) {
    super('FORBIDDEN', message);
  }
}

/** The exchange read the request and said no: it did not happen. `status` is its HTTP status. */
export class ExchangeRefusedError extends CodedError {
  override readonly name = 'ExchangeRefusedError';
  readonly status: number;

  constructor(code: ErrorCode, message: string, options: { status: number; retryAfter?: number }) {
    super(code, message, options);
    this.status = options.status;
  }
}

/** The request certainly never reached the exchange: it did not happen. */
export class ExchangeUnreachableError extends CodedError {
  override readonly name = 'ExchangeUnreachableError';
}

/** The request was sent and no clear answer came: it may or may not have happened. */
export class ExchangeUnclearError extends CodedError {
  override readonly name = 'ExchangeUnclearError';
}

/**
 * The journal's database failed. `cause` is what it said. `mayBeWritten`: the commit was asked for and no answer came, so
 * what was to be written may be there.
 */
export class JournalUnavailableError extends CodedError {
  override readonly name = 'JournalUnavailableError';

  readonly mayBeWritten: boolean;

  constructor(cause: unknown, mayBeWritten = false) {
    super(
      'JOURNAL_UNAVAILABLE',
      'The journal cannot be reached; look at its database (DATA_DIR, DATABASE_URL)',
      {
        cause,
      },
    );
    this.mayBeWritten = mayBeWritten;
  }
}
