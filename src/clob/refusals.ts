/**
 * The exchange's words for "no", as codes. The wire has only the text, which has changed over time and carries ids and
 * numbers, so it is matched loosely.
 * Sources: the vendor's error-codes.md, matching-engine.md and OpenAPI, and threads of the official clients (June to
 * October 2026).
 */
import type { ErrorCode } from '../errors.ts';

/** First match wins: the particular before the general. */
const REFUSALS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/duplicated/i, 'DUPLICATE_ORDER'],
  [/minimum tick size/i, 'PRICE_OFF_TICK'],
  [/lower than the minimum/i, 'SIZE_BELOW_MINIMUM'],
  [/marketable BUY order/i, 'AMOUNT_BELOW_MINIMUM'],
  [/invalid amounts|rounding issues/i, 'INVALID_AMOUNTS'],
  [/only GTC and GTD/i, 'INVALID_POST_ONLY'],
  [/cross(es)? (the )?book/i, 'POST_ONLY_WOULD_CROSS'],
  [/not enough balance/i, 'NOT_ENOUGH_BALANCE'],
  [/invalid expiration/i, 'INVALID_EXPIRATION'],
  [/FOK orders are|fully filled/i, 'FOK_NOT_FILLED'],
  [/FAK orders are|no matching orders|no orders found to match/i, 'FAK_NOT_FILLED'],
  [/order timed out/i, 'ORDER_TIMED_OUT'],
  [/order cancell?ed in the .*contract/i, 'ORDER_CANCELED_ON_CHAIN'],
  [/match delayed/i, 'ORDER_DELAYED'],
  // A price discrepancy is found while matching: whether the order then rests is not said.
  [/price of the taker's order has a discrepancy/i, 'EXCHANGE_FAILED'],
  [/could not (insert|run)|error delaying|context cancell?ed|deadline exceeded/i, 'EXCHANGE_FAILED'],
  [/not yet ready|not accepting orders/i, 'MARKET_NOT_READY'],
  [/order_version_mismatch|invalid order version/i, 'ORDER_VERSION_MISMATCH'],
  [/invalid signature\b/i, 'INVALID_SIGNATURE'],
  [/invalid nonce/i, 'INVALID_NONCE'],
  [/fee[ _]?rate/i, 'INVALID_FEE_RATE'],
  [/owner has to be the owner/i, 'OWNER_MISMATCH'],
  [/signer address has to be/i, 'SIGNER_MISMATCH'],
  [/maker address not allowed/i, 'MAKER_NOT_ALLOWED'],
  [/address banned/i, 'ADDRESS_BANNED'],
  [/closed only mode/i, 'CLOSED_ONLY'],
  [/too many orders/i, 'TOO_MANY_ORDERS'],
  [/too many requests|rate ?limit/i, 'RATE_LIMITED'],
  [/cancel[- ]only/i, 'EXCHANGE_CANCEL_ONLY'],
  [/post[-_ ]only[-_ ]mode/i, 'EXCHANGE_POST_ONLY'],
  [/trading .*disabled/i, 'EXCHANGE_TRADING_DISABLED'],
  [/restarting/i, 'EXCHANGE_RESTARTING'],
  [/restricted in your region|geoblock/i, 'EXCHANGE_BLOCKED'],
  [/unauthorized|invalid api key|invalid l[12]/i, 'EXCHANGE_UNAUTHORIZED'],
  [/no orderbook exists|orderbook .*does not exist/i, 'TOKEN_NOT_FOUND'],
  [/market not found|invalid market\b/i, 'MARKET_NOT_FOUND'],
  [/order not found|order can't be found|already (cancell?ed|matched)/i, 'ORDER_NOT_FOUND'],
  [/invalid order payload/i, 'INVALID_ORDER_PAYLOAD'],
  [
    /invalid (payload|token id|side|ids|orderID|asset type|signature_type|(order|trade|builder trade) params)|exceeds the limit/i,
    'BAD_USER_INPUT',
  ],
];

/** Codes of words that say a step failed or waits, not what became of the request: no refusal, under any status. */
export const UNDECIDED: ReadonlySet<ErrorCode> = new Set(['ORDER_DELAYED', 'EXCHANGE_FAILED']);

/** Of a longer text only the beginning is looked at: the work of a pattern can grow faster than its text. */
const MAX_LENGTH = 4_000;

/** The code of a refusal's text, `undefined` where the text is none we know. */
export function refusalCode(text: string): ErrorCode | undefined {
  const beginning = text.slice(0, MAX_LENGTH);
  return REFUSALS.find(([pattern]) => pattern.test(beginning))?.[1];
}

/** What an error body says. */
export interface Refusal {
  readonly text: string;
  /** `undefined` where the text is none we know. */
  readonly code: ErrorCode | undefined;
}

/**
 * The exchange's reason in an error body: `{"error": text}` as documented, or one of the older spellings; in post-only
 * mode the word to go by stands beside it as `code`. `undefined` where the body is not the exchange's.
 */
export function readRefusal(json: unknown): Refusal | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const body: Record<string, unknown> = { ...json };
  const text = [body.error, body.errorMsg, body.error_msg].find(
    (said): said is string => typeof said === 'string' && said !== '',
  );
  if (text === undefined) return undefined;
  return { text, code: refusalCode(typeof body.code === 'string' ? `${body.code} ${text}` : text) };
}

/** The exchange's words as an error may show them: short, and without a signature they may quote. */
export function quotable(text: string): string {
  const clean = text.slice(0, MAX_LENGTH).replace(/0x[0-9a-f]{130,}/gi, '[signature]');
  return clean.length > 500 ? `${clean.slice(0, 500)}…` : clean;
}
