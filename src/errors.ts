/** Every error class that crosses a layer, and the one closed list of codes they carry. */

/** Stable codes: the keys are the contract, the texts are the schema's descriptions. Nothing is ever removed. */
export const ERROR_CODES = {
  INVALID_DECIMAL: 'A number is not a plain decimal of at most six decimals, or is too large.',
  PRICE_OUT_OF_RANGE: 'The price is not between one tick and one minus one tick.',
  PRICE_OFF_TICK: "The price is not a multiple of the market's tick size.",
  SIZE_TOO_PRECISE: 'The size has more than two decimals.',
  AMOUNT_TOO_PRECISE: 'The amount of a market order has more than two decimals.',
  SIZE_BELOW_MINIMUM: "The size is under the market's minimum.",
  AMOUNT_BELOW_MINIMUM: 'A BUY that takes liquidity must spend at least 1 unit of collateral.',
  INVALID_AMOUNTS: "The maker and taker amounts do not obey the exchange's decimals.",
  TICK_SIZE_MISMATCH: "The tickSize option is finer than the market's tick size.",
  NEG_RISK_MISMATCH: 'The negRisk option contradicts the market.',
  INVALID_EXPIRATION: 'The expiration is missing on a GTD order, set on another, or too near.',
  INVALID_POST_ONLY: 'postOnly goes with GTC and GTD only.',
  INVALID_ORDER_TYPE: 'The order type does not go with this kind of order.',
  INVALID_ORDER_VERSION_FIELD: 'An input field does not exist in the order version in force.',
  BAD_USER_INPUT: 'An argument or input is malformed; the message names it.',
  INVALID_ORDER_PAYLOAD: 'The exchange could not read the order.',
  CLIENT_ORDER_ID_CONFLICT: 'The clientOrderId was used before with another input.',
  DEADLINE_EXCEEDED: 'The deadline passed before the order was sent: it never was and never will be.',
  ORDER_NOT_TAKEN:
    'No clear answer came, and look-ups have proved since that the exchange holds no such order and never will.',
  OUTCOME_PENDING: 'The order is being sent, here or by another server; what became of it is not known yet.',
  JOURNAL_UNAVAILABLE:
    "The server's journal cannot be written or read; as an error of a request it means that nothing new was sent.",
  RAIL_ORDER_NOTIONAL: 'The order would spend more than MAX_ORDER_NOTIONAL.',
  RAIL_DAILY_NOTIONAL: "The day's orders with this one would spend more than MAX_DAILY_NOTIONAL.",
  RAIL_MARKET_NOTIONAL:
    "The market's working orders with this one would spend more than MAX_MARKET_NOTIONAL.",
  RAIL_OPEN_NOTIONAL: 'All working orders with this one would spend more than MAX_OPEN_NOTIONAL.',
  RAIL_PRICE_DISTANCE: "The price is further from the book's than MAX_PRICE_DISTANCE.",
  RAIL_NO_REFERENCE_PRICE: 'The book is empty, so MAX_PRICE_DISTANCE cannot be held.',
  RAIL_ORDER_RATE: 'More orders within a second than MAX_ORDERS_PER_SECOND.',
  SELF_TRADE: "The order could trade with the account's own order that the message names.",
  TRADING_REDUCING: 'Trading only reduces: SELL and cancel pass.',
  TRADING_HALTED: 'Trading is halted: only cancels pass.',
  TOKEN_NOT_FOUND: 'No market has this token.',
  MARKET_NOT_FOUND: 'No market has this condition id.',
  MARKET_NOT_READY: 'The market does not take orders now.',
  ORDER_NOT_FOUND: 'The order is not open: already cancelled, matched, or never there.',
  NO_LIQUIDITY: 'The book has not enough to fill the order.',
  FOK_NOT_FILLED: 'The FOK order could not be filled whole and was killed.',
  FAK_NOT_FILLED: 'The FAK order found nothing to match and was killed.',
  POST_ONLY_WOULD_CROSS: 'The post-only order would have taken liquidity.',
  NOT_ENOUGH_BALANCE: "The wallet's balance or allowance, less what open orders reserve, is too small.",
  ORDER_DELAYED: 'The exchange holds the order back and does not say yet what becomes of it.',
  DUPLICATE_ORDER: 'The exchange has this very order already.',
  INVALID_SIGNATURE: 'The signature is not of this signer, signature type, or exchange contract.',
  INVALID_NONCE: "The version 1 order's nonce is not the maker's.",
  INVALID_FEE_RATE: "The version 1 order's feeRateBps is not the market's.",
  ORDER_VERSION_MISMATCH: 'The exchange takes another order version.',
  OWNER_MISMATCH: 'The order is not owned by the API key that sends it.',
  SIGNER_MISMATCH: "The order's signer is not the API key's address.",
  MAKER_NOT_ALLOWED: 'The wallet may not be a maker; new accounts use the deposit wallet (signature type 3).',
  ADDRESS_BANNED: 'The exchange has banned the address.',
  CLOSED_ONLY: 'The account may only close positions.',
  TOO_MANY_ORDERS: 'The request has more orders than the exchange takes at once.',
  COMPLEXITY_LIMIT: 'The operation asks for more than one may; extensions.cost has its cost and the limit.',
  TOO_MANY_OPERATIONS: 'The connection has as many operations open as it may.',
  STREAM_GAP: 'The subscriber fell further behind than events are kept; subscribe again.',
  SERVER_STOPPING: 'The server is stopping; subscribe again after retryAfter seconds.',
  UNAUTHENTICATED: 'The request carries no valid bearer token.',
  FORBIDDEN: 'The caller may not do this.',
  NO_ACCOUNT: 'No account is configured; set PRIVATE_KEY.',
  EXCHANGE_UNAUTHORIZED: "The exchange does not accept the account's API key, signature or clock.",
  EXCHANGE_BLOCKED: "The exchange or its edge refuses this server's address or region.",
  EXCHANGE_RESTARTING: 'The matching engine is restarting.',
  EXCHANGE_CANCEL_ONLY: 'The exchange takes cancels only.',
  EXCHANGE_POST_ONLY: 'The exchange takes post-only orders only.',
  EXCHANGE_TRADING_DISABLED: 'The exchange has stopped trading.',
  RATE_LIMITED: 'Too many requests; retryAfter says when to come back.',
  EXCHANGE_UNREACHABLE: 'No connection to the exchange; nothing was sent.',
  EXCHANGE_TIMEOUT: 'The exchange did not answer in time.',
  EXCHANGE_UNREADABLE: "The exchange's answer was cut off or is not what its protocol says.",
  EXCHANGE_FAILED: 'The exchange answered that it failed inside.',
  EXCHANGE_REFUSED: 'The exchange said no in words that have no code of their own; errorMsg has them.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What every error of ours that may be shown to a caller carries. */
export abstract class CodedError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which the same request may succeed, where the exchange said so. */
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
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
