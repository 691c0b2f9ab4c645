/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What changed a wallet. */
export type ActivityType =
  /** Shares of one answer of an event became shares of the others. */
  | 'CONVERSION'
  /** Collateral was paid in. */
  | 'DEPOSIT'
  /** A maker's share of takers' fees was paid. */
  | 'MAKER_REBATE'
  /** Shares of both outcomes became collateral. */
  | 'MERGE'
  /** Shares or collateral moved to another protocol version. */
  | 'MIGRATION'
  /** Shares of a resolved market were paid out. */
  | 'REDEEM'
  /** A reward for a referral was paid. */
  | 'REFERRAL_REWARD'
  /** A reward was paid. */
  | 'REWARD'
  /** Collateral became shares of both outcomes. */
  | 'SPLIT'
  /** A part of a taker's fees was paid back. */
  | 'TAKER_REBATE'
  /** A tip was paid or received. */
  | 'TIP'
  /** Shares were bought or sold. */
  | 'TRADE'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN'
  /** Collateral was paid out. */
  | 'WITHDRAWAL'
  /** Yield was paid. */
  | 'YIELD';

/** What a balance is of. */
export type AssetType =
  /** The money that is traded with: pUSD, or USDC.e for order version 1. */
  | 'COLLATERAL'
  /** The shares of one outcome. */
  | 'CONDITIONAL';

/** What goes with a cancel of everything. */
export type CancelAllInput = {
  /** Why, for the server's log. At most 200 characters are kept. */
  reason?: string | null | undefined;
};

/** Which orders to cancel: at least one of the fields is required. To cancel every order use `cancelAll`. */
export type CancelMarketOrdersInput = {
  /** Orders in the market with this condition id. */
  market?: string | null | undefined;
  /** Orders on this token. */
  tokenId?: string | null | undefined;
};

/** The order to cancel. */
export type CancelOrderInput = {
  /** Order id. */
  orderId: string;
};

/** The orders to cancel. */
export type CancelOrdersInput = {
  /** Order ids; one named twice counts once. */
  orderIds: Array<string>;
};

/** A market order to sign and send. */
export type CreateAndPostMarketOrderInput = {
  /** BUY: collateral to spend; SELL: shares to sell. At most two decimals. */
  amount: string;
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** Your idempotency key. The same key with the same input is given the first answer again and places nothing, also while the first is still running, after a restart and on another server of the account; with another input it is refused. Keys are remembered for 7 days unless the server is configured otherwise (IDEMPOTENCY_DAYS). Without one, one is made and returned. */
  clientOrderId?: string | null | undefined;
  /** The order is not sent after this time: neither late, where the server was busy, nor again, where its first copy was lost. Default: 30 seconds after the server received a GTC or GTD order, 2 seconds after it received a FOK or FAK order. */
  deadline?: string | null | undefined;
  /** Ask the exchange to answer before it executes. False when not said. */
  deferExec?: boolean | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** FOK (when not said) or FAK. */
  orderType?: OrderType | null | undefined;
  /** Worst acceptable price in collateral a share. Without it, the worst price that the book now needs to fill the amount. */
  price?: string | null | undefined;
  /** BUY or SELL. */
  side: Side;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** A limit order to sign and send. */
export type CreateAndPostOrderInput = {
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** Your idempotency key. The same key with the same input is given the first answer again and places nothing, also while the first is still running, after a restart and on another server of the account; with another input it is refused. Keys are remembered for 7 days unless the server is configured otherwise (IDEMPOTENCY_DAYS). Without one, one is made and returned. */
  clientOrderId?: string | null | undefined;
  /** The order is not sent after this time: neither late, where the server was busy, nor again, where its first copy was lost. Default: 30 seconds after the server received a GTC or GTD order, 2 seconds after it received a FOK or FAK order. */
  deadline?: string | null | undefined;
  /** Ask the exchange to answer before it executes. False when not said. */
  deferExec?: boolean | null | undefined;
  /** GTD only, and needed there. The exchange ends the order 60 seconds before it. */
  expiration?: string | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** GTC (when not said) or GTD; FOK and FAK are taken too. */
  orderType?: OrderType | null | undefined;
  /** Refuse the order if it would take liquidity. GTC and GTD only. False when not said. */
  postOnly?: boolean | null | undefined;
  /** Limit in collateral a share, on the tick. */
  price: string;
  /** BUY or SELL. */
  side: Side;
  /** Shares, at most two decimals. */
  size: string;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** Orders to sign and send together. */
export type CreateAndPostOrdersInput = {
  /** The orders. */
  orders: Array<CreateAndPostOrdersLegInput>;
};

/** One order of a batch: a limit order or a market order. */
export type CreateAndPostOrdersLegInput =
  {   /** A limit order. */
  limit: CreateAndPostOrderInput; market?: never; }
  |  { limit?: never;   /** A market order. */
  market: CreateAndPostMarketOrderInput; };

/** Which of the account's API keys. */
export type CreateApiKeyInput = {
  /** Tells the keys of one account apart; 0 when not said. */
  nonce?: number | null | undefined;
};

/** What goes with making a builder key. */
export type CreateBuilderApiKeyInput = {
  /** Why, for the server's log. At most 200 characters are kept. */
  reason?: string | null | undefined;
};

/** A market order to sign. */
export type CreateMarketOrderInput = {
  /** BUY: collateral to spend; SELL: shares to sell. At most two decimals. */
  amount: string;
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** FOK (when not said) or FAK. */
  orderType?: OrderType | null | undefined;
  /** Worst acceptable price in collateral a share. Without it, the worst price that the book now needs to fill the amount. */
  price?: string | null | undefined;
  /** BUY or SELL. */
  side: Side;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** A limit order to sign. */
export type CreateOrderInput = {
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** GTD only, and needed there. The exchange ends the order 60 seconds before it. */
  expiration?: string | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** Limit in collateral a share, on the tick. */
  price: string;
  /** BUY or SELL. */
  side: Side;
  /** Shares, at most two decimals. */
  size: string;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** What goes with making a read-only key. */
export type CreateReadOnlyApiKeyInput = {
  /** Why, for the server's log. At most 200 characters are kept. */
  reason?: string | null | undefined;
};

/** The key to revoke. */
export type DeleteApiKeyInput = {
  /** The key you expect to be in use; with another in use, nothing is revoked. */
  apiKey?: string | null | undefined;
};

/** The read-only key to revoke. */
export type DeleteReadOnlyApiKeyInput = {
  /** The key. */
  apiKey: string;
};

/** Which of the account's API keys. */
export type DeriveApiKeyInput = {
  /** Tells the keys of one account apart; 0 when not said. */
  nonce?: number | null | undefined;
};

/** What was looked at. */
export type DoctorCheck =
  /** Whether the exchange contracts may move it. */
  | 'ALLOWANCE'
  /** Whether the exchange accepts the API key from this signer. */
  | 'API_KEY'
  /** Whether this server's clock agrees with the exchange's. */
  | 'CLOCK'
  /** Whether the account may open positions. */
  | 'CLOSED_ONLY'
  /** What the exchange said of the newest order, where that is about the account. */
  | 'LAST_ORDER'
  /** Whether the signature type is the one under which the exchange sees money, and any of it is free. */
  | 'MONEY'
  /** Whether this server can sign what the exchange takes. */
  | 'ORDER_VERSION'
  /** Whether the exchange answers. */
  | 'REACHABILITY'
  /** Whether the exchange accepts the API key on the user socket, which `orderEvents` needs. */
  | 'USER_SOCKET'
  /** Whether the exchange shows every order that is live by the journal; VENUE_VIEW_INCOMPLETE where not. */
  | 'VENUE_VIEW'
  /** Whether signer, funder and signature type fit together. */
  | 'WALLET';

/** What came of a check. */
export type DoctorStatus =
  /** This keeps the account from trading, or could not be found out. */
  | 'FAILED'
  /** As it should be. */
  | 'OK'
  /** Trading works, but not as it should. */
  | 'WARNING';

/** What to mark as read. */
export type DropNotificationsInput = {
  /** The notifications to drop. Default: all that are unread now, however many. */
  notificationIds?: Array<string> | null | undefined;
};

/** The closed list of reasons. Branch on these; messages are for people and may change. */
export type ErrorCode =
  /** The exchange has banned the address. Retry: NEVER. */
  | 'ADDRESS_BANNED'
  /** A BUY that takes liquidity must spend at least 1 unit of collateral. Retry: NEVER. */
  | 'AMOUNT_BELOW_MINIMUM'
  /** The amount of a market order has more than two decimals. Retry: NEVER. */
  | 'AMOUNT_TOO_PRECISE'
  /** The answer would be larger than one may be; ask for fewer rows or fields, or in several operations. Retry: NEVER. */
  | 'ANSWER_TOO_LARGE'
  /** An argument or input is malformed; the message names it. Retry: NEVER. */
  | 'BAD_USER_INPUT'
  /** The clientOrderId was used before with another input. Retry: NEVER. */
  | 'CLIENT_ORDER_ID_CONFLICT'
  /** The account may only close positions. Retry: NEVER. */
  | 'CLOSED_ONLY'
  /** The operation asks for more than one may; extensions.cost has its cost and the limit. Retry: NEVER. */
  | 'COMPLEXITY_LIMIT'
  /** The deadline passed before the order was sent: it never was and never will be. Retry: NEW_KEY. */
  | 'DEADLINE_EXCEEDED'
  /** The exchange has this very order already. Retry: NEVER. */
  | 'DUPLICATE_ORDER'
  /** The exchange or its edge refuses this server's address or region. Retry: NEVER. */
  | 'EXCHANGE_BLOCKED'
  /** The exchange takes cancels only. Retry: NEW_KEY. */
  | 'EXCHANGE_CANCEL_ONLY'
  /** The exchange answered that it failed inside. Retry: SAME_KEY. */
  | 'EXCHANGE_FAILED'
  /** The exchange takes post-only orders only. Retry: NEW_KEY. */
  | 'EXCHANGE_POST_ONLY'
  /** The exchange said no in words that have no code of their own; errorMsg has them. Retry: NEVER. */
  | 'EXCHANGE_REFUSED'
  /** The matching engine is restarting. Retry: NEW_KEY. */
  | 'EXCHANGE_RESTARTING'
  /** The exchange did not answer in time. Retry: SAME_KEY. */
  | 'EXCHANGE_TIMEOUT'
  /** The exchange has stopped trading. Retry: NEW_KEY. */
  | 'EXCHANGE_TRADING_DISABLED'
  /** The exchange does not accept the account's API key, signature or clock. Retry: NEVER. */
  | 'EXCHANGE_UNAUTHORIZED'
  /** No connection to the exchange; nothing was sent. Retry: NEW_KEY. */
  | 'EXCHANGE_UNREACHABLE'
  /** The exchange's answer was cut off or is not what its protocol says. Retry: SAME_KEY. */
  | 'EXCHANGE_UNREADABLE'
  /** The FAK order found nothing to match and was killed. Retry: NEW_KEY. */
  | 'FAK_NOT_FILLED'
  /** The FOK order could not be filled whole and was killed. Retry: NEW_KEY. */
  | 'FOK_NOT_FILLED'
  /** The caller may not do this. Retry: NEVER. */
  | 'FORBIDDEN'
  /** The maker and taker amounts do not obey the exchange's decimals. Retry: NEVER. */
  | 'INVALID_AMOUNTS'
  /** A number is not a plain decimal of at most six decimals, or is too large. Retry: NEVER. */
  | 'INVALID_DECIMAL'
  /** The expiration is missing on a GTD order, set on another, or too near. Retry: NEVER. */
  | 'INVALID_EXPIRATION'
  /** The version 1 order's feeRateBps is not the market's. Retry: NEVER. */
  | 'INVALID_FEE_RATE'
  /** The version 1 order's nonce is not the maker's. Retry: NEVER. */
  | 'INVALID_NONCE'
  /** The exchange could not read the order. Retry: NEVER. */
  | 'INVALID_ORDER_PAYLOAD'
  /** The order type does not go with this kind of order. Retry: NEVER. */
  | 'INVALID_ORDER_TYPE'
  /** An input field does not exist in the order version in force. Retry: NEVER. */
  | 'INVALID_ORDER_VERSION_FIELD'
  /** postOnly goes with GTC and GTD only. Retry: NEVER. */
  | 'INVALID_POST_ONLY'
  /** The signature is not of this signer, signature type, or exchange contract. Retry: NEVER. */
  | 'INVALID_SIGNATURE'
  /** The server's journal cannot be written or read; as an error of a request it means that nothing new was sent. Retry: SAME_KEY. */
  | 'JOURNAL_UNAVAILABLE'
  /** The exchange holds more than is read at once, so the list is not complete. Retry: NEW_KEY. */
  | 'LIST_CUT'
  /** The wallet may not be a maker; new accounts use the deposit wallet (signature type 3). Retry: NEVER. */
  | 'MAKER_NOT_ALLOWED'
  /** The market is closed: it has no order books and takes no orders. Retry: NEVER. */
  | 'MARKET_CLOSED'
  /** No market has this condition id. Retry: NEVER. */
  | 'MARKET_NOT_FOUND'
  /** The market does not take orders now. Retry: NEW_KEY. */
  | 'MARKET_NOT_READY'
  /** The negRisk option contradicts the market. Retry: NEVER. */
  | 'NEG_RISK_MISMATCH'
  /** The wallet's balance or allowance, less what open orders reserve, is too small. Retry: NEW_KEY. */
  | 'NOT_ENOUGH_BALANCE'
  /** No account is configured; set PRIVATE_KEY. Retry: NEVER. */
  | 'NO_ACCOUNT'
  /** The book has not enough to fill the order. Retry: NEW_KEY. */
  | 'NO_LIQUIDITY'
  /** This very order was cancelled in the exchange contract. The same order signed anew is another order. Retry: NEW_KEY. */
  | 'ORDER_CANCELED_ON_CHAIN'
  /** The exchange holds the order back and does not say yet what becomes of it. Retry: SAME_KEY. */
  | 'ORDER_DELAYED'
  /** The order is not open: already cancelled, matched, or never there. Retry: NEVER. */
  | 'ORDER_NOT_FOUND'
  /** No clear answer came, and look-ups have proved since that the exchange holds no such order and never will. Retry: NEW_KEY. */
  | 'ORDER_NOT_TAKEN'
  /** The exchange gave up on the order before it reached the book. It was not placed and can be sent again. Retry: NEW_KEY. */
  | 'ORDER_TIMED_OUT'
  /** The exchange takes another order version. Retry: NEW_KEY. */
  | 'ORDER_VERSION_MISMATCH'
  /** The order is being sent, here or by another server; what became of it is not known yet. Retry: SAME_KEY. */
  | 'OUTCOME_PENDING'
  /** The order is not owned by the API key that sends it. Retry: NEVER. */
  | 'OWNER_MISMATCH'
  /** The post-only order would have taken liquidity. Retry: NEW_KEY. */
  | 'POST_ONLY_WOULD_CROSS'
  /** The price is not a multiple of the market's tick size. Retry: NEVER. */
  | 'PRICE_OFF_TICK'
  /** The price is not between one tick and one minus one tick. Retry: NEVER. */
  | 'PRICE_OUT_OF_RANGE'
  /** The day's orders with this one would spend more than MAX_DAILY_NOTIONAL. Retry: NEW_KEY. */
  | 'RAIL_DAILY_NOTIONAL'
  /** The market's working orders with this one would spend more than MAX_MARKET_NOTIONAL. Retry: NEW_KEY. */
  | 'RAIL_MARKET_NOTIONAL'
  /** The book is empty, so MAX_PRICE_DISTANCE cannot be held. Retry: NEW_KEY. */
  | 'RAIL_NO_REFERENCE_PRICE'
  /** All working orders with this one would spend more than MAX_OPEN_NOTIONAL. Retry: NEW_KEY. */
  | 'RAIL_OPEN_NOTIONAL'
  /** The order would spend more than MAX_ORDER_NOTIONAL. Retry: NEVER. */
  | 'RAIL_ORDER_NOTIONAL'
  /** More orders within a second than MAX_ORDERS_PER_SECOND. Retry: NEW_KEY. */
  | 'RAIL_ORDER_RATE'
  /** The price is further from the book's than MAX_PRICE_DISTANCE. Retry: NEW_KEY. */
  | 'RAIL_PRICE_DISTANCE'
  /** Too many requests; retryAfter says when to come back. Retry: NEW_KEY. */
  | 'RATE_LIMITED'
  /** The order could trade with the account's own order that the message names. Retry: NEW_KEY. */
  | 'SELF_TRADE'
  /** The server is stopping; subscribe again after retryAfter seconds. Retry: NEW_KEY. */
  | 'SERVER_STOPPING'
  /** The order's signer is not the API key's address. Retry: NEVER. */
  | 'SIGNER_MISMATCH'
  /** The size is under the market's minimum. Retry: NEVER. */
  | 'SIZE_BELOW_MINIMUM'
  /** The size has more than two decimals. Retry: NEVER. */
  | 'SIZE_TOO_PRECISE'
  /** The subscriber fell further behind than events are kept; subscribe again. Retry: NEW_KEY. */
  | 'STREAM_GAP'
  /** The tickSize option is finer than the market's tick size. Retry: NEVER. */
  | 'TICK_SIZE_MISMATCH'
  /** No market has this token. Retry: NEVER. */
  | 'TOKEN_NOT_FOUND'
  /** The connection or the caller has as many operations open as it may. Retry: NEW_KEY. */
  | 'TOO_MANY_OPERATIONS'
  /** The request has more orders than the exchange takes at once. Retry: NEVER. */
  | 'TOO_MANY_ORDERS'
  /** Trading is halted: only cancels pass. Retry: NEW_KEY. */
  | 'TRADING_HALTED'
  /** Trading only reduces: SELL and cancel pass. Retry: NEW_KEY. */
  | 'TRADING_REDUCING'
  /** The request carries no valid bearer token. Retry: NEVER. */
  | 'UNAUTHENTICATED'
  /** What the wallet lacks is matched but not settled yet; the message names the trades. It can be used once they are MINED. Retry: NEW_KEY. */
  | 'UNSETTLED_BALANCE'
  /** The market belongs to a protocol that this server does not know; nothing was signed. Retry: NEVER. */
  | 'UNSUPPORTED_PROTOCOL';

/** Who said no. */
export type ErrorOrigin =
  /** The exchange, by its own word. */
  | 'EXCHANGE'
  /** This server, before anything was sent. */
  | 'GATEWAY';

/** What the exchange takes. */
export type ExchangeMode =
  /** Cancels only. */
  | 'CANCEL_ONLY'
  /** Nothing that trades. */
  | 'DISABLED'
  /** Everything. */
  | 'NORMAL'
  /** Cancels, and orders that are post-only. */
  | 'POST_ONLY'
  /** Nothing that trades, for a moment: the matching engine restarts. */
  | 'RESTARTING'
  /** Nothing: the last call found no connection to it. */
  | 'UNREACHABLE';

/** How to halt. */
export type HaltTradingInput = {
  /** Cancel every open order too. False when not said. */
  cancelAll?: boolean | null | undefined;
  /** Why, for whoever reads it later. 200 characters are kept. */
  reason?: string | null | undefined;
};

/** Which markets to list; every part that is given must hold. */
export type MarketFilter = {
  /** Whether orders are taken now. */
  acceptingOrders?: boolean | null | undefined;
  /** Whether the market has been opened. */
  active?: boolean | null | undefined;
  /** Whether the market has ended. */
  closed?: boolean | null | undefined;
  /** Whether the market belongs to a neg-risk event. */
  negRisk?: boolean | null | undefined;
  /** True: only markets that pay liquidity rewards, which the exchange keeps a shorter list of. */
  sampling?: boolean | null | undefined;
  /** Words that must all be in the question, the slug or a tag, in any case. */
  text?: string | null | undefined;
};

/** What a notification tells. */
export type NotificationKind =
  /** Winning shares were redeemed (wire type 9). */
  | 'AUTO_REDEEMED'
  /** Somebody answered a comment (wire type 6). */
  | 'CHILD_COMMENT'
  /** A winning combo was redeemed (wire type 10). */
  | 'COMBO_AUTO_REDEEMED'
  /** A market was opened (wire type 3). */
  | 'MARKET_REGISTERED'
  /** A market was resolved (wire type 4). */
  | 'MARKET_RESOLVED'
  /** An order was cancelled (wire type 1). */
  | 'ORDER_CANCELED'
  /** An order was filled, as taker or maker (wire type 2). */
  | 'ORDER_FILLED'
  /** A fill did not settle and is void (wire type 8). */
  | 'ORDER_FILL_FAILED'
  /** Liquidity rewards were paid (wire type 5). */
  | 'REWARD_PAYOUT'
  /** Of a kind this server does not know, or malformed; `payload` has it as it came. */
  | 'UNKNOWN'
  /** Yield was paid (wire type 7). */
  | 'YIELD_PAYOUT';

/** A step of an order. PLACED comes first, then each fill, then one of the ends. REOPENED, and fills after CANCELED, correct an end. */
export type OrderEventKind =
  /** It was cancelled. An end, except for fills that the exchange shows late. */
  | 'CANCELED'
  /** The order expired. An end. */
  | 'EXPIRED'
  /** All of it is filled. An end. After CANCELED it replaces that end: the order was filled before the cancel reached it. */
  | 'FILLED'
  /** A fill did not settle and is void; `tradeId` names it. May come behind an end. */
  | 'FILL_VOIDED'
  /** A trade filled a part, or what was left of it; `tradeId` names it. Follows CANCELED where the exchange shows a fill of before the cancel only afterwards; `order.status` stays CANCELED then. */
  | 'PARTLY_FILLED'
  /** The exchange took it. */
  | 'PLACED'
  /** The exchange ended it by itself: held back and then refused, or its money was gone. An end. */
  | 'REJECTED'
  /** The exchange shows the order as open, although it was reported as ended or was not known. Fills and an end may follow. */
  | 'REOPENED';

/** Which orders; what is left out excludes none. */
export type OrderFilter = {
  /** The order that was sent with this key. `orderResult` also finds orders that were rejected before they were sent. */
  clientOrderId?: string | null | undefined;
  /** Asked for at this time or later. */
  from?: string | null | undefined;
  /** In the market with this condition id. */
  market?: string | null | undefined;
  /** BUY or SELL. */
  side?: Side | null | undefined;
  /** With one of these statuses, as the journal last knew it. */
  statuses?: Array<OrderStatus> | null | undefined;
  /** Asked for before this time. */
  to?: string | null | undefined;
  /** On this token. */
  tokenId?: string | null | undefined;
};

/** Where an order's state comes from. Not every exchange shows ended orders, so an order's end may be put together from the account's trades and this server's record. */
export type OrderSource =
  /** The exchange shows it now: open in its list, or open or ended by its id. */
  | 'EXCHANGE'
  /** The exchange lists it no longer and no trade names it; this server's own record tells of it. */
  | 'JOURNAL'
  /** The exchange lists it no longer; the account's trades tell of it. */
  | 'TRADES';

/** Where an order stands. UNKNOWN with `rawStatus` VENUE_VIEW_INCOMPLETE: the exchange does not show the order and nothing proves that it ended, so treat it as open; `viewer.doctor` has more. */
export type OrderStatus =
  /** Ended before it was filled whole: cancelled, or the rest of a FAK order killed. */
  | 'CANCELED'
  /** Cancelled as its market was resolved. */
  | 'CANCELED_MARKET_RESOLVED'
  /** Held before matching, on a market with a delay. */
  | 'DELAYED'
  /** A GTD order whose time was up before it was filled whole. */
  | 'EXPIRED'
  /** Rests no longer, and a fill of it failed on chain: `matchedSize` is what is left. */
  | 'FILL_VOIDED'
  /** Cancelled by the exchange, for instance as its money left the wallet. */
  | 'INVALID'
  /** Rests in the book. */
  | 'LIVE'
  /** Filled. */
  | 'MATCHED'
  /** On its way, or sent without a clear answer: it is not known yet whether the exchange has it. */
  | 'PENDING'
  /** Refused: it was never in the book and never will be. */
  | 'REJECTED'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN'
  /** Was held, found nothing, rests in the book. */
  | 'UNMATCHED';

/** How long an order lives. */
export type OrderType =
  /** Fill and kill: filled as far as possible at once, the rest is cancelled. */
  | 'FAK'
  /** Fill or kill: filled whole at once, or not at all. */
  | 'FOK'
  /** Good till cancelled: rests until it is filled or cancelled. */
  | 'GTC'
  /** Good till date: rests until its expiration. */
  | 'GTD';

/** How long an order lives, as the exchange says. */
export type PlacedOrderType =
  /** Fill and kill: filled as far as possible at once, the rest is cancelled. */
  | 'FAK'
  /** Fill or kill: filled whole at once, or not at all. */
  | 'FOK'
  /** Good till cancelled: rests until it is filled or cancelled. */
  | 'GTC'
  /** Good till date: rests until its expiration. */
  | 'GTD'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN';

/** What the exchange did with an order it took. */
export type PlacedStatus =
  /** It is held before matching; the outcome comes later. */
  | 'DELAYED'
  /** It rests in the book. */
  | 'LIVE'
  /** It was filled at once, whole or in part. */
  | 'MATCHED'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN'
  /** It was held, found nothing, and rests in the book. */
  | 'UNMATCHED';

/** A signed order to send. */
export type PostOrderInput = {
  /** Your idempotency key. The same key with the same input is given the first answer again and places nothing, also while the first is still running, after a restart and on another server of the account; with another input it is refused. Keys are remembered for 7 days unless the server is configured otherwise (IDEMPOTENCY_DAYS). Without one, one is made and returned. */
  clientOrderId?: string | null | undefined;
  /** The order is not sent after this time: neither late, where the server was busy, nor again, where its first copy was lost. Default: 30 seconds after the server received a GTC or GTD order, 2 seconds after it received a FOK or FAK order. */
  deadline?: string | null | undefined;
  /** Ask the exchange to answer before it executes. False when not said. */
  deferExec?: boolean | null | undefined;
  /** The order, as `createOrder` or `createMarketOrder` gives it. */
  order: SignedOrderInput;
  /** GTC when not said. */
  orderType?: OrderType | null | undefined;
  /** Refuse the order if it would take liquidity. GTC and GTD only. False when not said. */
  postOnly?: boolean | null | undefined;
};

/** Signed orders to send together. */
export type PostOrdersInput = {
  /** The orders. */
  orders: Array<PostOrderInput>;
};

/** A market order to look ahead with: the fields of `createAndPostMarketOrder`. */
export type PreviewMarketOrderInput = {
  /** BUY: collateral to spend; SELL: shares to sell. At most two decimals. */
  amount: string;
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** FOK (when not said) or FAK. */
  orderType?: OrderType | null | undefined;
  /** Worst acceptable price in collateral a share. Without it, the worst price that the book now needs to fill the amount. */
  price?: string | null | undefined;
  /** BUY or SELL. */
  side: Side;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** A limit order to look ahead with: the fields of `createAndPostOrder`. */
export type PreviewOrderInput = {
  /** Order versions 2 and 3 only: code of the builder to credit. */
  builderCode?: string | null | undefined;
  /** GTD only, and needed there. The exchange ends the order 60 seconds before it. */
  expiration?: string | null | undefined;
  /** Order version 1 only: fee in basis points; 0 is accepted in every version. */
  feeRateBps?: number | null | undefined;
  /** Order versions 2 and 3 only: bytes of yours that are signed along. */
  metadata?: string | null | undefined;
  /** The market's negRisk, if you want it checked; never needed. */
  negRisk?: boolean | null | undefined;
  /** Order version 1 only: the maker's nonce; 0 is accepted in every version. */
  nonce?: number | null | undefined;
  /** GTC (when not said) or GTD; FOK and FAK are taken too. */
  orderType?: OrderType | null | undefined;
  /** Refuse the order if it would take liquidity. GTC and GTD only. False when not said. */
  postOnly?: boolean | null | undefined;
  /** Limit in collateral a share, on the tick. */
  price: string;
  /** BUY or SELL. */
  side: Side;
  /** Shares, at most two decimals. */
  size: string;
  /** Order version 1 only: who alone may fill it; the zero address is accepted in every version. */
  taker?: string | null | undefined;
  /** The market's tick size, if you want it checked; never needed. */
  tickSize?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
};

/** How far back a price history goes. */
export type PriceInterval =
  /** As far back as the exchange keeps prices. */
  | 'MAX'
  /** The last day. */
  | 'ONE_DAY'
  /** The last hour. */
  | 'ONE_HOUR'
  /** The last 30 days. */
  | 'ONE_MONTH'
  /** The last week. */
  | 'ONE_WEEK'
  /** The last six hours. */
  | 'SIX_HOURS';

/** What goes with a reconciliation. */
export type ReconcileInput = {
  /** Why, for the audit log. At most 200 characters are kept. */
  reason?: string | null | undefined;
};

/** What goes with a release. */
export type ReleaseCancelAllLeaseInput = {
  /** Why, for whoever reads it later. 200 characters are kept. */
  reason?: string | null | undefined;
};

/** How long to hold the lease. */
export type RenewCancelAllLeaseInput = {
  /** Seconds from now until everything is cancelled, unless it is renewed or released before: 1 to 86400. */
  seconds: number;
};

/** What goes with revoking the builder key. */
export type RevokeBuilderApiKeyInput = {
  /** Why, for the server's log. At most 200 characters are kept. */
  reason?: string | null | undefined;
};

/** What the exchange can sort rewarded markets by. */
export type RewardMarketOrder =
  /** How hard others compete. */
  | 'COMPETITIVENESS'
  /** What the day brought. */
  | 'EARNINGS'
  /** The part of the rewards that the account earns now. */
  | 'EARNING_PERCENTAGE'
  /** When the market ends. */
  | 'END_DATE'
  /** The market. */
  | 'MARKET'
  /** Largest distance from the midpoint that is rewarded. */
  | 'MAX_SPREAD'
  /** Smallest order that is rewarded. */
  | 'MIN_SIZE'
  /** Price of the first outcome. */
  | 'PRICE'
  /** The question, by the alphabet. */
  | 'QUESTION'
  /** What is paid a day. */
  | 'RATE_PER_DAY'
  /** Best ask less best bid of the market's book. */
  | 'SPREAD'
  /** Collateral traded in the last 24 hours. */
  | 'VOLUME_24HR';

/** What a caller may do, by the bearer token it sends. */
export type Role =
  /** Everything. ADMIN_TOKEN; and everybody where no token is asked for. */
  | 'ADMIN'
  /** Everything but to loosen the trading state. GATEWAY_TOKEN. */
  | 'TRADER';

/** The state to set. */
export type SetTradingStateInput = {
  /** Why, for whoever reads it later. 200 characters are kept. */
  reason?: string | null | undefined;
  /** The state. */
  state: TradingState;
};

/** A step of a trade on its way to the chain. MATCHED comes first; CONFIRMED and FAILED are final. */
export type SettlementStep =
  /** Settled for good. */
  | 'CONFIRMED'
  /** It will not settle: its fills are void. */
  | 'FAILED'
  /** Matched, not yet in a block. */
  | 'MATCHED'
  /** In a block. */
  | 'MINED'
  /** Its transaction failed and is tried again. */
  | 'RETRYING';

/** Which way an order or a trade goes. */
export type Side =
  /** Collateral is given for shares. */
  | 'BUY'
  /** Shares are given for collateral. */
  | 'SELL';

/** How an order's signature is checked, and so whose money it moves. */
export type SignatureType =
  /** 0: the signing account pays itself. */
  | 'EOA'
  /** 3: a deposit wallet pays; order versions 2 and 3. */
  | 'POLY_1271'
  /** 2: a Safe of the signing account pays. */
  | 'POLY_GNOSIS_SAFE'
  /** 1: a proxy wallet of the signing account pays. */
  | 'POLY_PROXY';

/** A signed order to send: the fields of `SignedOrder` as they were given, null ones too, but `__typename`, which is to be left out. */
export type SignedOrderInput = {
  /** Builder code. Versions 2 and 3. */
  builder?: string | null | undefined;
  /** Unix seconds, 0 for none. Signed in version 1 only. */
  expiration?: string | null | undefined;
  /** Fee in basis points. Version 1. */
  feeRateBps?: string | null | undefined;
  /** The wallet that pays. */
  maker: string;
  /** What is given, in base units: BUY collateral, SELL shares. */
  makerAmount: string;
  /** Bytes signed along. Versions 2 and 3. */
  metadata?: string | null | undefined;
  /** The maker's nonce. Version 1. */
  nonce?: string | null | undefined;
  /** The EIP-712 digest, by which the exchange will know it. Not needed; where it is given and the other fields make another one, the order is refused (BAD_USER_INPUT). */
  orderId?: string | null | undefined;
  /** Random number that sets like orders apart, below 2^53. */
  salt: string;
  /** BUY or SELL. */
  side: Side;
  /** The signature: 65 bytes, or 317 of a deposit wallet. */
  signature: string;
  /** How the signature is to be checked. */
  signatureType: SignatureType;
  /** Who signed: the account, or the deposit wallet itself. */
  signer: string;
  /** Who alone may fill it. Version 1. */
  taker?: string | null | undefined;
  /** What is asked for, in base units: BUY shares, SELL collateral. */
  takerAmount: string;
  /** Unix milliseconds at signing. Versions 2 and 3. */
  timestamp?: string | null | undefined;
  /** Token id of the outcome. */
  tokenId: string;
  /** Order version: 1, 2 or 3. */
  version: number;
};

/** Which way a list is sorted. */
export type SortDirection =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** Why events may be missing. */
export type StreamGapReason =
  /** The exchange does not answer. */
  | 'EXCHANGE_UNREACHABLE'
  /** The subscriber, or its `since`, is further behind than events are kept. These are lost to it. */
  | 'FELL_BEHIND'
  /** Nobody read for a while: another server took over, or nobody had subscribed. */
  | 'READER_CHANGED'
  /** The exchange's socket was closed. */
  | 'SOCKET_LOST'
  /** The exchange's socket was open and told nothing of what happened. */
  | 'SOCKET_SILENT'
  /** The exchange refuses the account's credentials, on its socket or on its HTTP calls. See `viewer.doctor`. */
  | 'UNAUTHORIZED';

/** The part of an order in a trade. */
export type TradeRole =
  /** It rested and was taken. */
  | 'MAKER'
  /** It came and took what rested. */
  | 'TAKER';

/** How far the settlement of a trade has come. Only CONFIRMED and FAILED are final. */
export type TradeStatus =
  /** Settled for good. */
  | 'CONFIRMED'
  /** It will not settle: the fill is void. */
  | 'FAILED'
  /** Matched, not yet sent to the chain. */
  | 'MATCHED'
  /** Matched, waiting to be sent to the chain. */
  | 'MATCHED_NOT_BROADCASTED'
  /** In a block. */
  | 'MINED'
  /** The transaction failed and is tried again. */
  | 'RETRYING'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN';

/** The account's role in a trade. */
export type TraderSide =
  /** The account's order rested and was taken. */
  | 'MAKER'
  /** The account's order took what rested. */
  | 'TAKER'
  /** A word of the exchange that this server does not know; the raw field has it. */
  | 'UNKNOWN';

/** What the account may do at all. Cancels pass in every state. */
export type TradingState =
  /** Everything, within the limits. */
  | 'ACTIVE'
  /** No order is sent. */
  | 'HALTED'
  /** Only what reduces a position: SELL. */
  | 'REDUCING';

/** The asset to look at again. */
export type UpdateBalanceAllowanceInput = {
  /** Collateral or shares. */
  assetType: AssetType;
  /** Token id of the shares. Needed for CONDITIONAL, refused for COLLATERAL. */
  tokenId?: string | null | undefined;
};

type OrderOutcome_OrderOutcomeUnknown_Fragment = { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string };

type OrderOutcome_OrderPlaced_Fragment = { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string };

type OrderOutcome_OrderRejected_Fragment = { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string };

export type OrderOutcomeFragment =
  | OrderOutcome_OrderOutcomeUnknown_Fragment
  | OrderOutcome_OrderPlaced_Fragment
  | OrderOutcome_OrderRejected_Fragment
;

export type RefusalFragment = { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null };

export type SignedOrderFieldsFragment = { orderId: string, version: number, salt: string, maker: string, signer: string, tokenId: string, makerAmount: string, takerAmount: string, side: Side, signatureType: SignatureType, expiration: string, timestamp: string | null, metadata: string | null, builder: string | null, taker: string | null, nonce: string | null, feeRateBps: string | null, signature: string };

export type OrderFieldsFragment = { id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null };

export type TradeFieldsFragment = { id: string, tradeId: string, takerOrderId: string, conditionId: string, tokenId: string, side: Side, size: string, feeRateBps: string | null, price: string, status: TradeStatus, matchTime: string, lastUpdate: string, outcome: string, bucketIndex: number, owner: string, makerAddress: string, transactionHash: string | null, traderSide: TraderSide, makerOrders: Array<{ orderId: string, owner: string, makerAddress: string, matchedAmount: string, price: string, feeRateBps: string | null, tokenId: string, outcome: string, side: Side | null }>, ownFills: Array<{ orderId: string, role: TradeRole, tokenId: string, outcome: string, side: Side, price: string, size: string, amount: string, fee: string | null }> };

export type MarketNameFragment = { id: string, question: string };

export type BatchFragment = { placed: number, rejected: number, unknown: number, results: Array<
    | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
  > };

export type CanceledFragment = { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> };

export type CancelUnknownFragment = { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> };

export type BalanceFragment = { id: string, assetType: AssetType, tokenId: string | null, balance: string, balanceRaw: string, allowance: string, allowanceRaw: string, allowances: Array<{ spender: string | null, allowance: string, allowanceRaw: string }> };

export type CredsFragment = { key: string, secret: string, passphrase: string };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { serverTime: string | null, viewer: { id: string, signerAddress: string, funderAddress: string, signatureType: SignatureType, chainId: number, apiKey: string | null, orderVersion: number | null, signingCurve: string, exchangeUrl: string, paper: boolean, clockSkewMs: number } | null };

export type DoctorQueryVariables = Exact<{ [key: string]: never; }>;


export type DoctorQuery = { viewer: { id: string, doctor: Array<{ check: DoctorCheck, status: DoctorStatus, seen: string, advice: string | null }> | null } | null };

export type ViewerLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerLimitsQuery = { viewer: { id: string, closedOnly: boolean | null, exchangeStatus: { mode: ExchangeMode, since: string | null, retryAfter: number | null }, rateLimits: Array<{ bucket: string, limit: number, left: number, windowSeconds: number | null, perSecond: number | null, blockedUntil: string | null }> } | null };

export type MarketsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: MarketFilter | null | undefined;
}>;


export type MarketsQuery = { markets: { nodes: Array<{ id: string, conditionId: string, question: string, slug: string | null, active: boolean, closed: boolean, acceptingOrders: boolean, endDate: string | null, minimumOrderSize: string, tickSize: string, negRisk: boolean, tokens: Array<{ id: string, tokenId: string, outcome: string, winner: boolean, price: string | null, tickSize: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type MarketQueryVariables = Exact<{
  conditionId: string;
}>;


export type MarketQuery = { market: { id: string, conditionId: string, questionId: string | null, question: string, description: string | null, slug: string | null, active: boolean, closed: boolean, archived: boolean, acceptingOrders: boolean, endDate: string | null, gameStartTime: string | null, secondsDelay: number, minimumOrderSize: string, tickSize: string, negRisk: boolean, negRiskMarketId: string | null, icon: string | null, image: string | null, tags: Array<string>, resolved: boolean, winner: { id: string, tokenId: string } | null, rewards: { minimumSize: string, maximumSpread: string, rates: Array<{ assetAddress: string, dailyRate: string }> } | null, feeSchedule: { rate: string, exponent: number, takerOnly: boolean } | null, event: { id: string, negRiskMarketId: string, markets: Array<{ id: string, conditionId: string, question: string }> | null } | null, tokens: Array<{ id: string, tokenId: string, outcome: string, winner: boolean }> } | null };

export type OutcomesQueryVariables = Exact<{
  ids: Array<string> | string;
  trades?: number | null | undefined;
}>;


export type OutcomesQuery = { tokens: Array<{ id: string, tokenId: string, outcome: string, bestBid: string | null, bestAsk: string | null, midpoint: string | null, spread: string | null, lastTrade: { price: string, side: Side } | null, openOrders: Array<{ id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null }> | null, trades: Array<{ id: string, tradeId: string, takerOrderId: string, conditionId: string, tokenId: string, side: Side, size: string, feeRateBps: string | null, price: string, status: TradeStatus, matchTime: string, lastUpdate: string, outcome: string, bucketIndex: number, owner: string, makerAddress: string, transactionHash: string | null, traderSide: TraderSide, makerOrders: Array<{ orderId: string, owner: string, makerAddress: string, matchedAmount: string, price: string, feeRateBps: string | null, tokenId: string, outcome: string, side: Side | null }>, ownFills: Array<{ orderId: string, role: TradeRole, tokenId: string, outcome: string, side: Side, price: string, size: string, amount: string, fee: string | null }> }> | null } | null> | null };

export type OrderBooksQueryVariables = Exact<{
  tokenIds: Array<string> | string;
  depth?: number | null | undefined;
}>;


export type OrderBooksQuery = { orderBooks: Array<{ id: string, tokenId: string, conditionId: string, timestamp: string, bids: Array<{ price: string, size: string }>, asks: Array<{ price: string, size: string }> } | null> | null };

export type OrderBookQueryVariables = Exact<{
  tokenId: string;
}>;


export type OrderBookQuery = { orderBook: { id: string, tokenId: string, lastTradePrice: string | null, token: { id: string, outcome: string } | null, market: { id: string, question: string } | null, bids: Array<{ price: string, size: string }>, asks: Array<{ price: string, size: string }> } | null };

export type PriceHistoryQueryVariables = Exact<{
  tokenId: string;
  interval?: PriceInterval | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  fidelity?: number | null | undefined;
}>;


export type PriceHistoryQuery = { priceHistory: Array<{ time: string, price: string }> | null };

export type LiveActivityQueryVariables = Exact<{
  conditionId: string;
}>;


export type LiveActivityQuery = { liveActivity: Array<{ timestamp: string, side: Side, size: string, price: string, outcome: string, traderAddress: string, transactionHash: string | null }> | null };

export type EventQueryVariables = Exact<{
  negRiskMarketId: string;
}>;


export type EventQuery = { event: { id: string, negRiskMarketId: string, markets: Array<{ id: string, conditionId: string, question: string, tokens: Array<{ id: string, outcome: string, bestBid: string | null, bestAsk: string | null, priceHistory: Array<{ time: string, price: string }> | null }> }> | null } | null };

export type BookQueryVariables = Exact<{
  tokenId: string;
  depth?: number | null | undefined;
}>;


export type BookQuery = { token: { id: string, tokenId: string, outcome: string, tickSize: string, minimumOrderSize: string, negRisk: boolean, midpoint: string | null, spread: string | null, lastTrade: { price: string, side: Side } | null, market: { id: string, question: string }, orderBook: { id: string, timestamp: string, hash: string, tickSize: string, lastTradePrice: string | null, bids: Array<{ price: string, size: string }>, asks: Array<{ price: string, size: string }> } | null } | null };

export type OpenOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  market?: string | null | undefined;
  tokenId?: string | null | undefined;
}>;


export type OpenOrdersQuery = { openOrders: { edges: Array<{ cursor: string, node: { id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null, market: { id: string, question: string } | null, token: { id: string, outcome: string } | null } }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { order: { id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null, trades: Array<{ id: string, tradeId: string, takerOrderId: string, conditionId: string, tokenId: string, side: Side, size: string, feeRateBps: string | null, price: string, status: TradeStatus, matchTime: string, lastUpdate: string, outcome: string, bucketIndex: number, owner: string, makerAddress: string, transactionHash: string | null, traderSide: TraderSide, makerOrders: Array<{ orderId: string, owner: string, makerAddress: string, matchedAmount: string, price: string, feeRateBps: string | null, tokenId: string, outcome: string, side: Side | null }>, ownFills: Array<{ orderId: string, role: TradeRole, tokenId: string, outcome: string, side: Side, price: string, size: string, amount: string, fee: string | null }> } | null> } | null };

export type OrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;


export type OrdersQuery = { orders: { nodes: Array<{ clientOrderId: string | null, source: OrderSource, matchedSize: string, settledSize: string, id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderResultQueryVariables = Exact<{
  clientOrderId: string;
}>;


export type OrderResultQuery = { orderResult:
    | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
   | null };

export type OrderStateQueryVariables = Exact<{
  id: string;
}>;


export type OrderStateQuery = { order: { id: string, orderId: string, clientOrderId: string | null, source: OrderSource, status: OrderStatus, originalSize: string | null, sizeMatched: string, matchedSize: string, settledSize: string, associateTrades: Array<string> } | null };

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditLog: { nodes: Array<{ at: string, caller: string, action: string, input: string, outcome: string | null, finishedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type TradesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  market?: string | null | undefined;
  tokenId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type TradesQuery = { trades: { nodes: Array<{ id: string, tradeId: string, takerOrderId: string, conditionId: string, tokenId: string, side: Side, size: string, feeRateBps: string | null, price: string, status: TradeStatus, matchTime: string, lastUpdate: string, outcome: string, bucketIndex: number, owner: string, makerAddress: string, transactionHash: string | null, traderSide: TraderSide, market: { id: string, question: string } | null, makerOrders: Array<{ orderId: string, owner: string, makerAddress: string, matchedAmount: string, price: string, feeRateBps: string | null, tokenId: string, outcome: string, side: Side | null }>, ownFills: Array<{ orderId: string, role: TradeRole, tokenId: string, outcome: string, side: Side, price: string, size: string, amount: string, fee: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type BalanceAllowanceQueryVariables = Exact<{
  assetType: AssetType;
  tokenId?: string | null | undefined;
}>;


export type BalanceAllowanceQuery = { balanceAllowance: { id: string, assetType: AssetType, tokenId: string | null, balance: string, balanceRaw: string, allowance: string, allowanceRaw: string, allowances: Array<{ spender: string | null, allowance: string, allowanceRaw: string }> } | null };

export type PreviewFragment = { makerAmount: string | null, takerAmount: string | null, filledSize: string, filledAmount: string, restingSize: string, averagePrice: string | null, slippage: string | null, fee: string, balance: string, reserved: string, balanceAfter: string, fills: Array<{ price: string, size: string, amount: string, fee: string }>, refusals: Array<{ code: ErrorCode, message: string }> };

export type PreviewOrderQueryVariables = Exact<{
  input: PreviewOrderInput;
}>;


export type PreviewOrderQuery = { previewOrder: { makerAmount: string | null, takerAmount: string | null, filledSize: string, filledAmount: string, restingSize: string, averagePrice: string | null, slippage: string | null, fee: string, balance: string, reserved: string, balanceAfter: string, fills: Array<{ price: string, size: string, amount: string, fee: string }>, refusals: Array<{ code: ErrorCode, message: string }> } | null };

export type PreviewMarketOrderQueryVariables = Exact<{
  input: PreviewMarketOrderInput;
}>;


export type PreviewMarketOrderQuery = { previewMarketOrder: { makerAmount: string | null, takerAmount: string | null, filledSize: string, filledAmount: string, restingSize: string, averagePrice: string | null, slippage: string | null, fee: string, balance: string, reserved: string, balanceAfter: string, fills: Array<{ price: string, size: string, amount: string, fee: string }>, refusals: Array<{ code: ErrorCode, message: string }> } | null };

export type TradingPageQueryVariables = Exact<{
  orders?: number | null | undefined;
  trades?: number | null | undefined;
  depth?: number | null | undefined;
}>;


export type TradingPageQuery = { balanceAllowance: { id: string, balance: string, allowance: string } | null, openOrders: { nodes: Array<{ id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null, market: { id: string, conditionId: string, question: string, endDate: string | null, negRisk: boolean } | null, token: { id: string, outcome: string, tickSize: string, midpoint: string | null, spread: string | null, position: { id: string, size: string, averagePrice: string | null } | null, orderBook: { id: string, timestamp: string, lastTradePrice: string | null, bids: Array<{ price: string, size: string }>, asks: Array<{ price: string, size: string }> } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, trades: { nodes: Array<{ id: string, tradeId: string, status: TradeStatus, matchTime: string, transactionHash: string | null, ownFills: Array<{ orderId: string, role: TradeRole, side: Side, price: string, size: string, outcome: string }>, market: { id: string, conditionId: string, question: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, positions: { nodes: Array<{ id: string, tokenId: string, outcome: string, size: string, averagePrice: string | null, currentPrice: string | null, currentValue: string | null, unrealizedPnl: string | null, market: { id: string, question: string } | null }> } | null };

export type PortfolioQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PortfolioQuery = { portfolioValue: string | null, positions: { nodes: Array<{ id: string, walletAddress: string, tokenId: string, conditionId: string, outcome: string, size: string, averagePrice: string | null, currentPrice: string | null, currentValue: string | null, cost: string | null, fees: string | null, realizedPnl: string | null, unrealizedPnl: string | null, percentPnl: string | null, redeemable: boolean, mergeable: boolean, market: { id: string, question: string, listing: { slug: string | null, image: string | null, category: string | null, feeSchedule: { rate: string } | null, event: { title: string | null } | null } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, activity: { nodes: Array<{ type: ActivityType, timestamp: string, conditionId: string | null, tokenId: string | null, outcome: string | null, side: Side | null, size: string | null, amount: string | null, price: string | null, transactionHash: string | null }> } | null };

export type RewardsQueryVariables = Exact<{
  day: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RewardsQuery = { openOrders: { nodes: Array<{ id: string, orderId: string, scoring: boolean | null }> } | null, rewardShares: Array<{ conditionId: string, percentage: string, market: { id: string, question: string } | null }> | null, rewardTotals: Array<{ assetAddress: string, earnings: string, assetRate: string }> | null, rewardEarnings: { nodes: Array<{ conditionId: string, assetAddress: string, makerAddress: string, earnings: string, assetRate: string, market: { id: string, question: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CurrentRewardsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CurrentRewardsQuery = { currentRewards: { nodes: Array<{ conditionId: string, minimumSize: string, maximumSpread: string, dailyRate: string | null, nativeDailyRate: string | null, sponsoredDailyRate: string | null, sponsors: number | null, programs: Array<{ assetAddress: string, startDay: string, endDay: string | null, dailyRate: string, totalRewards: string | null }>, market: { id: string, question: string, rewardShare: string | null, currentRewards: { conditionId: string } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RewardMarketsQueryVariables = Exact<{
  day: string;
  orderBy?: RewardMarketOrder | null | undefined;
  direction?: SortDirection | null | undefined;
  noCompetition?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RewardMarketsQuery = { rewardMarkets: { nodes: Array<{ conditionId: string, minimumSize: string, maximumSpread: string, competitiveness: string, makerAddress: string, percentage: string, earnings: Array<{ assetAddress: string, earnings: string, assetRate: string }>, programs: Array<{ assetAddress: string, startDay: string, endDay: string | null, dailyRate: string }>, market: { id: string, question: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type RebatesQueryVariables = Exact<{
  day: string;
  makerAddress?: string | null | undefined;
}>;


export type RebatesQuery = { rebates: Array<{ day: string, conditionId: string, assetAddress: string, makerAddress: string, amount: string, market: { id: string, question: string } | null }> | null };

export type PreMigrationOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PreMigrationOrdersQuery = { preMigrationOrders: { nodes: Array<{ id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OtherKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type OtherKeysQuery = { readOnlyApiKeys: Array<string> | null, builderApiKeys: Array<{ key: string, createdAt: string | null, revokedAt: string | null }> | null };

export type BuilderQueryVariables = Exact<{
  builderCode: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BuilderQuery = { builderFees: { makerBps: number, takerBps: number } | null, builderTrades: { nodes: Array<{ tradeId: string, takerOrderId: string, builderCode: string, conditionId: string, tokenId: string, outcome: string, side: Side, size: string, notional: string, price: string, status: TradeStatus, makerAddress: string, transactionHash: string | null, matchTime: string, fee: string | null, builderFee: string | null, market: { id: string, question: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ apiKey: string, inUse: boolean }> | null };

export type NotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationsQuery = { notifications: Array<
    | { __typename: 'AutoRedeemedNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'ChildCommentNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'ComboAutoRedeemedNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'MarketRegisteredNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'MarketResolvedNotification', conditionId: string | null, question: string | null, winningTokenId: string | null, winningOutcome: string | null, notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderCanceledNotification', orderId: string, side: Side, price: string, matchedSize: string, remainingSize: string, outcome: string, notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderFillFailedNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderFilledNotification', orderId: string, side: Side, price: string, matchedSize: string, remainingSize: string, outcome: string, notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown, trade: { id: string, price: string, size: string, ownFills: Array<{ role: TradeRole, order: { id: string, orderId: string, originalSize: string | null } | null }> } | null, market: { id: string, question: string } | null }
    | { __typename: 'RewardPayoutNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'UnknownNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
    | { __typename: 'YieldPayoutNotification', notificationId: string, kind: NotificationKind, type: number, owner: string, timestamp: string | null, payload: unknown }
   | null> | null };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'BalanceAllowance', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'Market', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'OrderBook', id: string }
    | { __typename: 'Position', id: string }
    | { __typename: 'Token', id: string }
    | { __typename: 'Trade', id: string }
    | { __typename: 'Viewer', id: string }
   | null };

export type CreateOrderMutationVariables = Exact<{
  input: CreateOrderInput;
}>;


export type CreateOrderMutation = { createOrder:
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
    | { orderId: string, version: number, salt: string, maker: string, signer: string, tokenId: string, makerAmount: string, takerAmount: string, side: Side, signatureType: SignatureType, expiration: string, timestamp: string | null, metadata: string | null, builder: string | null, taker: string | null, nonce: string | null, feeRateBps: string | null, signature: string }
   | null };

export type CreateMarketOrderMutationVariables = Exact<{
  input: CreateMarketOrderInput;
}>;


export type CreateMarketOrderMutation = { createMarketOrder:
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
    | { orderId: string, version: number, salt: string, maker: string, signer: string, tokenId: string, makerAmount: string, takerAmount: string, side: Side, signatureType: SignatureType, expiration: string, timestamp: string | null, metadata: string | null, builder: string | null, taker: string | null, nonce: string | null, feeRateBps: string | null, signature: string }
   | null };

export type CreateAndPostOrderMutationVariables = Exact<{
  input: CreateAndPostOrderInput;
}>;


export type CreateAndPostOrderMutation = { createAndPostOrder:
    | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
   | null };

export type CreateAndPostMarketOrderMutationVariables = Exact<{
  input: CreateAndPostMarketOrderInput;
}>;


export type CreateAndPostMarketOrderMutation = { createAndPostMarketOrder:
    | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
   | null };

export type CreateAndPostOrdersMutationVariables = Exact<{
  input: CreateAndPostOrdersInput;
}>;


export type CreateAndPostOrdersMutation = { createAndPostOrders:
    | { placed: number, rejected: number, unknown: number, results: Array<
        | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
      > }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type PostOrderMutationVariables = Exact<{
  input: PostOrderInput;
}>;


export type PostOrderMutation = { postOrder:
    | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
    | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
   | null };

export type PostOrdersMutationVariables = Exact<{
  input: PostOrdersInput;
}>;


export type PostOrdersMutation = { postOrders:
    | { placed: number, rejected: number, unknown: number, results: Array<
        | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
      > }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelOrderMutation = { cancelOrder:
    | { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
    | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelOrdersMutationVariables = Exact<{
  input: CancelOrdersInput;
}>;


export type CancelOrdersMutation = { cancelOrders:
    | { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
    | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type ReconcileMutationVariables = Exact<{
  input?: ReconcileInput | null | undefined;
}>;


export type ReconcileMutation = { reconcile:
    | { placed: number, rejected: number, unknown: number, results: Array<
        | { __typename: 'OrderOutcomeUnknown', reason: ErrorCode, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderPlaced', status: PlacedStatus, makingAmount: string | null, takingAmount: string | null, transactionHashes: Array<string>, tradeIds: Array<string>, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
        | { __typename: 'OrderRejected', code: ErrorCode, origin: ErrorOrigin, retryAfter: number | null, success: boolean, errorMsg: string | null, orderId: string | null, clientOrderId: string }
      > }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelAndCountMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type CancelAndCountMutation = { cancelOrder:
    | { canceled: Array<string>, orders: Array<{ orderId: string, sizeMatched: string | null, order: { id: string, status: OrderStatus, source: OrderSource } | null }>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
    | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelAllMutationVariables = Exact<{
  input?: CancelAllInput | null | undefined;
}>;


export type CancelAllMutation = { cancelAll:
    | { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
    | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelMarketOrdersMutationVariables = Exact<{
  input: CancelMarketOrdersInput;
}>;


export type CancelMarketOrdersMutation = { cancelMarketOrders:
    | { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
    | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type UpdateBalanceAllowanceMutationVariables = Exact<{
  input: UpdateBalanceAllowanceInput;
}>;


export type UpdateBalanceAllowanceMutation = { updateBalanceAllowance:
    | { id: string, assetType: AssetType, tokenId: string | null, balance: string, balanceRaw: string, allowance: string, allowanceRaw: string, allowances: Array<{ spender: string | null, allowance: string, allowanceRaw: string }> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CreateApiKeyMutationVariables = Exact<{
  input?: CreateApiKeyInput | null | undefined;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { key: string, secret: string, passphrase: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type DeriveApiKeyMutationVariables = Exact<{
  input?: DeriveApiKeyInput | null | undefined;
}>;


export type DeriveApiKeyMutation = { deriveApiKey:
    | { key: string, secret: string, passphrase: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type DeleteApiKeyMutationVariables = Exact<{
  input?: DeleteApiKeyInput | null | undefined;
}>;


export type DeleteApiKeyMutation = { deleteApiKey:
    | { apiKey: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CreateReadOnlyApiKeyMutationVariables = Exact<{
  input?: CreateReadOnlyApiKeyInput | null | undefined;
}>;


export type CreateReadOnlyApiKeyMutation = { createReadOnlyApiKey:
    | { apiKey: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type DeleteReadOnlyApiKeyMutationVariables = Exact<{
  input: DeleteReadOnlyApiKeyInput;
}>;


export type DeleteReadOnlyApiKeyMutation = { deleteReadOnlyApiKey:
    | { apiKey: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CreateBuilderApiKeyMutationVariables = Exact<{
  input?: CreateBuilderApiKeyInput | null | undefined;
}>;


export type CreateBuilderApiKeyMutation = { createBuilderApiKey:
    | { key: string, secret: string, passphrase: string }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type RevokeBuilderApiKeyMutationVariables = Exact<{
  input?: RevokeBuilderApiKeyInput | null | undefined;
}>;


export type RevokeBuilderApiKeyMutation = { revokeBuilderApiKey:
    | { revoked: boolean }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type RailsQueryVariables = Exact<{ [key: string]: never; }>;


export type RailsQuery = { viewer: { id: string, role: Role, tradingStatus: { state: TradingState, since: string | null, reason: string | null, setBy: string | null, isDurable: boolean }, rails: { maxOrderNotional: string | null, maxDailyNotional: string | null, maxMarketNotional: string | null, maxOpenNotional: string | null, maxPriceDistance: string | null, maxOrdersPerSecond: number | null, allowsSelfTrade: boolean, usage: { openNotional: string, spentToday: string, workingOrders: number } | null }, cancelAllLease: { endsAt: string | null, subscriptions: number, beating: boolean, heartbeatAt: string | null } } | null };

export type TradingStatusFieldsFragment = { state: TradingState, since: string | null, reason: string | null, setBy: string | null, isDurable: boolean };

export type CancelAllLeaseFieldsFragment = { endsAt: string | null, subscriptions: number, beating: boolean, heartbeatAt: string | null };

export type HaltTradingMutationVariables = Exact<{
  input?: HaltTradingInput | null | undefined;
}>;


export type HaltTradingMutation = { haltTrading:
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
    | { tradingStatus: { state: TradingState, since: string | null, reason: string | null, setBy: string | null, isDurable: boolean }, cancel:
        | { canceled: Array<string>, delayed: Array<string>, notCanceled: Array<{ orderId: string, code: ErrorCode, reason: string }>, unknown: Array<{ orderId: string, code: ErrorCode, reason: string }> }
        | { __typename: 'CancelOutcomeUnknown', reason: ErrorCode, message: string, orderIds: Array<string> }
        | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
       | null }
   | null };

export type SetTradingStateMutationVariables = Exact<{
  input: SetTradingStateInput;
}>;


export type SetTradingStateMutation = { setTradingState:
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
    | { state: TradingState, since: string | null, reason: string | null, setBy: string | null, isDurable: boolean }
   | null };

export type RenewCancelAllLeaseMutationVariables = Exact<{
  input: RenewCancelAllLeaseInput;
}>;


export type RenewCancelAllLeaseMutation = { renewCancelAllLease:
    | { endsAt: string | null, subscriptions: number, beating: boolean, heartbeatAt: string | null }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type ReleaseCancelAllLeaseMutationVariables = Exact<{
  input?: ReleaseCancelAllLeaseInput | null | undefined;
}>;


export type ReleaseCancelAllLeaseMutation = { releaseCancelAllLease:
    | { endsAt: string | null, subscriptions: number, beating: boolean, heartbeatAt: string | null }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type CancelAllOnDisconnectSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type CancelAllOnDisconnectSubscription = { cancelAllOnDisconnect: { endsAt: string | null, subscriptions: number, beating: boolean, heartbeatAt: string | null } };

export type DropNotificationsMutationVariables = Exact<{
  input?: DropNotificationsInput | null | undefined;
}>;


export type DropNotificationsMutation = { dropNotifications:
    | { notificationIds: Array<string> }
    | { __typename: 'RequestRejected', code: ErrorCode, message: string, origin: ErrorOrigin, retryAfter: number | null }
   | null };

export type OrderEventsSubscriptionVariables = Exact<{
  since?: string | null | undefined;
  market?: string | null | undefined;
}>;


export type OrderEventsSubscription = { orderEvents:
    | { sequence: number, cursor: string, kind: OrderEventKind, at: string, tradeId: string | null, message: string | null, order: { id: string, orderId: string, status: OrderStatus, rawStatus: string, owner: string | null, makerAddress: string, conditionId: string, tokenId: string, side: Side, originalSize: string | null, sizeMatched: string, price: string | null, associateTrades: Array<string>, outcome: string | null, createdAt: string | null, expiration: string | null, effectiveExpiration: string | null, orderType: PlacedOrderType | null } }
    | { cursor: string, from: string, to: string }
    | { cursor: string, from: string, to: string, reason: StreamGapReason }
   };

export type TradeEventsSubscriptionVariables = Exact<{
  since?: string | null | undefined;
  market?: string | null | undefined;
}>;


export type TradeEventsSubscription = { tradeEvents:
    | { cursor: string, from: string, to: string }
    | { cursor: string, from: string, to: string, reason: StreamGapReason }
    | { sequence: number, cursor: string, step: SettlementStep, at: string, trade: { id: string, tradeId: string, takerOrderId: string, conditionId: string, tokenId: string, side: Side, size: string, feeRateBps: string | null, price: string, status: TradeStatus, matchTime: string, lastUpdate: string, outcome: string, bucketIndex: number, owner: string, makerAddress: string, transactionHash: string | null, traderSide: TraderSide, makerOrders: Array<{ orderId: string, owner: string, makerAddress: string, matchedAmount: string, price: string, feeRateBps: string | null, tokenId: string, outcome: string, side: Side | null }>, ownFills: Array<{ orderId: string, role: TradeRole, tokenId: string, outcome: string, side: Side, price: string, size: string, amount: string, fee: string | null }> } }
   };

export type GapFragment = { cursor: string, from: string, to: string, reason: StreamGapReason };

export type MadeGoodFragment = { cursor: string, from: string, to: string };

export type NotificationStreamSubscriptionVariables = Exact<{
  since?: string | null | undefined;
}>;


export type NotificationStreamSubscription = { notifications:
    | { __typename: 'AutoRedeemedNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'ChildCommentNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'ComboAutoRedeemedNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'MarketRegisteredNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'MarketResolvedNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderCanceledNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderFillFailedNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'OrderFilledNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'Resynced', cursor: string, from: string, to: string }
    | { __typename: 'RewardPayoutNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'StreamGap', cursor: string, from: string, to: string, reason: StreamGapReason }
    | { __typename: 'UnknownNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
    | { __typename: 'YieldPayoutNotification', notificationId: string, kind: NotificationKind, timestamp: string | null, payload: unknown }
   };

export type OrderBookStreamSubscriptionVariables = Exact<{
  tokenId: string;
  depth?: number | null | undefined;
}>;


export type OrderBookStreamSubscription = { orderBook: { id: string, tokenId: string, timestamp: string, hash: string, stale: boolean, bids: Array<{ price: string, size: string }>, asks: Array<{ price: string, size: string }> } };

export type PriceChangesSubscriptionVariables = Exact<{
  tokenIds: Array<string> | string;
}>;


export type PriceChangesSubscription = { priceChanges: { tokenId: string, bestBid: string | null, bestAsk: string | null, lastTradePrice: string | null, timestamp: string, stale: boolean } };

export type MarketEventsSubscriptionVariables = Exact<{
  conditionId: string;
}>;


export type MarketEventsSubscription = { marketEvents:
    | { winningTokenId: string, winningOutcome: string, at: string }
    | { tokenId: string, price: string, size: string, side: Side, at: string }
    | { cursor: string, from: string, to: string }
    | { cursor: string, from: string, to: string, reason: StreamGapReason }
    | { tokenId: string, oldTickSize: string, newTickSize: string, at: string }
   };

export type BalancesSubscriptionVariables = Exact<{
  tokenIds?: Array<string> | string | null | undefined;
}>;


export type BalancesSubscription = { balances: { id: string, assetType: AssetType, tokenId: string | null, balance: string, balanceRaw: string, allowance: string, allowanceRaw: string, allowances: Array<{ spender: string | null, allowance: string, allowanceRaw: string }> } };

export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const SignedOrderFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedOrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"signer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"signatureType"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"builder"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"nonce"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}}]} as unknown as DocumentNode<SignedOrderFieldsFragment, unknown>;
export const OrderFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}}]} as unknown as DocumentNode<OrderFieldsFragment, unknown>;
export const TradeFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bucketIndex"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"traderSide"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"matchedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}}]}}]} as unknown as DocumentNode<TradeFieldsFragment, unknown>;
export const MarketNameFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<MarketNameFragment, unknown>;
export const OrderOutcomeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<OrderOutcomeFragment, unknown>;
export const BatchFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<BatchFragment, unknown>;
export const CanceledFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}}]} as unknown as DocumentNode<CanceledFragment, unknown>;
export const CancelUnknownFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}}]} as unknown as DocumentNode<CancelUnknownFragment, unknown>;
export const BalanceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Balance"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BalanceAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assetType"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spender"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}}]}}]}}]} as unknown as DocumentNode<BalanceFragment, unknown>;
export const CredsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Creds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"passphrase"}}]}}]} as unknown as DocumentNode<CredsFragment, unknown>;
export const PreviewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preview"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filledSize"}},{"kind":"Field","name":{"kind":"Name","value":"filledAmount"}},{"kind":"Field","name":{"kind":"Name","value":"restingSize"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}},{"kind":"Field","name":{"kind":"Name","value":"slippage"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<PreviewFragment, unknown>;
export const TradingStatusFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStatusFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"setBy"}},{"kind":"Field","name":{"kind":"Name","value":"isDurable"}}]}}]} as unknown as DocumentNode<TradingStatusFieldsFragment, unknown>;
export const CancelAllLeaseFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelAllLeaseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllLease"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"beating"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}}]} as unknown as DocumentNode<CancelAllLeaseFieldsFragment, unknown>;
export const GapFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]} as unknown as DocumentNode<GapFragment, unknown>;
export const MadeGoodFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadeGood"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]} as unknown as DocumentNode<MadeGoodFragment, unknown>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverTime"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"signerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"funderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"signatureType"}},{"kind":"Field","name":{"kind":"Name","value":"chainId"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"}},{"kind":"Field","name":{"kind":"Name","value":"orderVersion"}},{"kind":"Field","name":{"kind":"Name","value":"signingCurve"}},{"kind":"Field","name":{"kind":"Name","value":"exchangeUrl"}},{"kind":"Field","name":{"kind":"Name","value":"paper"}},{"kind":"Field","name":{"kind":"Name","value":"clockSkewMs"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const DoctorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Doctor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"doctor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seen"}},{"kind":"Field","name":{"kind":"Name","value":"advice"}}]}}]}}]}}]} as unknown as DocumentNode<DoctorQuery, DoctorQueryVariables>;
export const ViewerLimitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ViewerLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"closedOnly"}},{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bucket"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"left"}},{"kind":"Field","name":{"kind":"Name","value":"windowSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"perSecond"}},{"kind":"Field","name":{"kind":"Name","value":"blockedUntil"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerLimitsQuery, ViewerLimitsQueryVariables>;
export const MarketsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Markets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MarketFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"acceptingOrders"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"minimumOrderSize"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"negRisk"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"winner"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MarketsQuery, MarketsQueryVariables>;
export const MarketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Market"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"conditionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"questionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"acceptingOrders"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"gameStartTime"}},{"kind":"Field","name":{"kind":"Name","value":"secondsDelay"}},{"kind":"Field","name":{"kind":"Name","value":"minimumOrderSize"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"negRisk"}},{"kind":"Field","name":{"kind":"Name","value":"negRiskMarketId"}},{"kind":"Field","name":{"kind":"Name","value":"icon"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"resolved"}},{"kind":"Field","name":{"kind":"Name","value":"winner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"minimumSize"}},{"kind":"Field","name":{"kind":"Name","value":"maximumSpread"}},{"kind":"Field","name":{"kind":"Name","value":"rates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"dailyRate"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"feeSchedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"exponent"}},{"kind":"Field","name":{"kind":"Name","value":"takerOnly"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"negRiskMarketId"}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"winner"}}]}}]}}]}}]} as unknown as DocumentNode<MarketQuery, MarketQueryVariables>;
export const OutcomesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Outcomes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"trades"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"midpoint"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"lastTrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"trades"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bucketIndex"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"traderSide"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"matchedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}}]}}]} as unknown as DocumentNode<OutcomesQuery, OutcomesQueryVariables>;
export const OrderBooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderBooks"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]}}]}}]} as unknown as DocumentNode<OrderBooksQuery, OrderBooksQueryVariables>;
export const OrderBookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderBook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lastTradePrice"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<OrderBookQuery, OrderBookQueryVariables>;
export const PriceHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PriceHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PriceInterval"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fidelity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"fidelity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fidelity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}}]} as unknown as DocumentNode<PriceHistoryQuery, PriceHistoryQueryVariables>;
export const LiveActivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LiveActivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"conditionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"traderAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}}]}}]}}]} as unknown as DocumentNode<LiveActivityQuery, LiveActivityQueryVariables>;
export const EventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Event"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"negRiskMarketId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"negRiskMarketId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"negRiskMarketId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"negRiskMarketId"}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"priceHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"EnumValue","value":"ONE_DAY"}},{"kind":"Argument","name":{"kind":"Name","value":"fidelity"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"price"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EventQuery, EventQueryVariables>;
export const BookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Book"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"minimumOrderSize"}},{"kind":"Field","name":{"kind":"Name","value":"negRisk"}},{"kind":"Field","name":{"kind":"Name","value":"midpoint"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"lastTrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orderBook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradePrice"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<BookQuery, BookQueryVariables>;
export const OpenOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<OpenOrdersQuery, OpenOrdersQueryVariables>;
export const OrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Order"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bucketIndex"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"traderSide"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"matchedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}}]}}]} as unknown as DocumentNode<OrderQuery, OrderQueryVariables>;
export const OrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Orders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"matchedSize"}},{"kind":"Field","name":{"kind":"Name","value":"settledSize"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}}]} as unknown as DocumentNode<OrdersQuery, OrdersQueryVariables>;
export const OrderResultDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"clientOrderId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"clientOrderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"clientOrderId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<OrderResultQuery, OrderResultQueryVariables>;
export const OrderStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"matchedSize"}},{"kind":"Field","name":{"kind":"Name","value":"settledSize"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}}]}}]}}]} as unknown as DocumentNode<OrderStateQuery, OrderStateQueryVariables>;
export const AuditLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AuditLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"caller"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<AuditLogQuery, AuditLogQueryVariables>;
export const TradesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Trades"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bucketIndex"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"traderSide"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"matchedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<TradesQuery, TradesQueryVariables>;
export const BalanceAllowanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BalanceAllowance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"assetType"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssetType"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanceAllowance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"assetType"},"value":{"kind":"Variable","name":{"kind":"Name","value":"assetType"}}},{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Balance"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Balance"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BalanceAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assetType"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spender"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}}]}}]}}]} as unknown as DocumentNode<BalanceAllowanceQuery, BalanceAllowanceQueryVariables>;
export const PreviewOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preview"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preview"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filledSize"}},{"kind":"Field","name":{"kind":"Name","value":"filledAmount"}},{"kind":"Field","name":{"kind":"Name","value":"restingSize"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}},{"kind":"Field","name":{"kind":"Name","value":"slippage"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<PreviewOrderQuery, PreviewOrderQueryVariables>;
export const PreviewMarketOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewMarketOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewMarketOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewMarketOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Preview"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Preview"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPreview"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filledSize"}},{"kind":"Field","name":{"kind":"Name","value":"filledAmount"}},{"kind":"Field","name":{"kind":"Name","value":"restingSize"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}},{"kind":"Field","name":{"kind":"Name","value":"slippage"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAfter"}},{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<PreviewMarketOrderQuery, PreviewMarketOrderQueryVariables>;
export const TradingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TradingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orders"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"trades"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanceAllowance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"assetType"},"value":{"kind":"EnumValue","value":"COLLATERAL"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orders"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"endDate"}},{"kind":"Field","name":{"kind":"Name","value":"negRisk"}}]}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"midpoint"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orderBook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradePrice"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"trades"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}},{"kind":"Field","name":{"kind":"Name","value":"currentPrice"}},{"kind":"Field","name":{"kind":"Name","value":"currentValue"}},{"kind":"Field","name":{"kind":"Name","value":"unrealizedPnl"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<TradingPageQuery, TradingPageQueryVariables>;
export const PortfolioDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Portfolio"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"portfolioValue"}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"walletAddress"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"averagePrice"}},{"kind":"Field","name":{"kind":"Name","value":"currentPrice"}},{"kind":"Field","name":{"kind":"Name","value":"currentValue"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"fees"}},{"kind":"Field","name":{"kind":"Name","value":"realizedPnl"}},{"kind":"Field","name":{"kind":"Name","value":"unrealizedPnl"}},{"kind":"Field","name":{"kind":"Name","value":"percentPnl"}},{"kind":"Field","name":{"kind":"Name","value":"redeemable"}},{"kind":"Field","name":{"kind":"Name","value":"mergeable"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"feeSchedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}}]}}]}}]}}]} as unknown as DocumentNode<PortfolioQuery, PortfolioQueryVariables>;
export const RewardsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rewards"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"scoring"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewardShares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"percentage"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewardTotals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"day"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"earnings"}},{"kind":"Field","name":{"kind":"Name","value":"assetRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewardEarnings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"day"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"earnings"}},{"kind":"Field","name":{"kind":"Name","value":"assetRate"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<RewardsQuery, RewardsQueryVariables>;
export const CurrentRewardsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CurrentRewards"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRewards"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSize"}},{"kind":"Field","name":{"kind":"Name","value":"maximumSpread"}},{"kind":"Field","name":{"kind":"Name","value":"dailyRate"}},{"kind":"Field","name":{"kind":"Name","value":"nativeDailyRate"}},{"kind":"Field","name":{"kind":"Name","value":"sponsoredDailyRate"}},{"kind":"Field","name":{"kind":"Name","value":"sponsors"}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"startDay"}},{"kind":"Field","name":{"kind":"Name","value":"endDay"}},{"kind":"Field","name":{"kind":"Name","value":"dailyRate"}},{"kind":"Field","name":{"kind":"Name","value":"totalRewards"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"currentRewards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rewardShare"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CurrentRewardsQuery, CurrentRewardsQueryVariables>;
export const RewardMarketsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RewardMarkets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RewardMarketOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SortDirection"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"noCompetition"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rewardMarkets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"day"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}},{"kind":"Argument","name":{"kind":"Name","value":"noCompetition"},"value":{"kind":"Variable","name":{"kind":"Name","value":"noCompetition"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"minimumSize"}},{"kind":"Field","name":{"kind":"Name","value":"maximumSpread"}},{"kind":"Field","name":{"kind":"Name","value":"competitiveness"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"percentage"}},{"kind":"Field","name":{"kind":"Name","value":"earnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"earnings"}},{"kind":"Field","name":{"kind":"Name","value":"assetRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"startDay"}},{"kind":"Field","name":{"kind":"Name","value":"endDay"}},{"kind":"Field","name":{"kind":"Name","value":"dailyRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<RewardMarketsQuery, RewardMarketsQueryVariables>;
export const RebatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rebates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"makerAddress"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Address"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rebates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"day"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}},{"kind":"Argument","name":{"kind":"Name","value":"makerAddress"},"value":{"kind":"Variable","name":{"kind":"Name","value":"makerAddress"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"assetAddress"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<RebatesQuery, RebatesQueryVariables>;
export const PreMigrationOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreMigrationOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preMigrationOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}}]} as unknown as DocumentNode<PreMigrationOrdersQuery, PreMigrationOrdersQueryVariables>;
export const OtherKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OtherKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"readOnlyApiKeys"}},{"kind":"Field","name":{"kind":"Name","value":"builderApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]} as unknown as DocumentNode<OtherKeysQuery, OtherKeysQueryVariables>;
export const BuilderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Builder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"builderCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Bytes32"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"builderFees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"builderCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"builderCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"makerBps"}},{"kind":"Field","name":{"kind":"Name","value":"takerBps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"builderTrades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"builderCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"builderCode"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"builderCode"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"notional"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}},{"kind":"Field","name":{"kind":"Name","value":"builderFee"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<BuilderQuery, BuilderQueryVariables>;
export const ApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"}},{"kind":"Field","name":{"kind":"Name","value":"inUse"}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const NotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Notifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"notificationId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilledNotification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"matchedSize"}},{"kind":"Field","name":{"kind":"Name","value":"remainingSize"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketName"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderCanceledNotification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"matchedSize"}},{"kind":"Field","name":{"kind":"Name","value":"remainingSize"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketResolvedNotification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"winningTokenId"}},{"kind":"Field","name":{"kind":"Name","value":"winningOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketName"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"question"}}]}}]} as unknown as DocumentNode<NotificationsQuery, NotificationsQueryVariables>;
export const NodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Node"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NodeQuery, NodeQueryVariables>;
export const CreateOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedOrderFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedOrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"signer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"signatureType"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"builder"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"nonce"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateOrderMutation, CreateOrderMutationVariables>;
export const CreateMarketOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateMarketOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateMarketOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createMarketOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedOrderFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedOrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"salt"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"signer"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"makerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"signatureType"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"builder"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"nonce"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"signature"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateMarketOrderMutation, CreateMarketOrderMutationVariables>;
export const CreateAndPostOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAndPostOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAndPostOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAndPostOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<CreateAndPostOrderMutation, CreateAndPostOrderMutationVariables>;
export const CreateAndPostMarketOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAndPostMarketOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAndPostMarketOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAndPostMarketOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<CreateAndPostMarketOrderMutation, CreateAndPostMarketOrderMutationVariables>;
export const CreateAndPostOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAndPostOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAndPostOrdersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAndPostOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateAndPostOrdersMutation, CreateAndPostOrdersMutationVariables>;
export const PostOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PostOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PostOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"postOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<PostOrderMutation, PostOrderMutationVariables>;
export const PostOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PostOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PostOrdersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"postOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<PostOrdersMutation, PostOrdersMutationVariables>;
export const CancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Canceled"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CancelOrderMutation, CancelOrderMutationVariables>;
export const CancelOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Canceled"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CancelOrdersMutation, CancelOrdersMutationVariables>;
export const ReconcileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reconcile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReconcileInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reconcile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Batch"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderOutcome"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"errorMsg"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"clientOrderId"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderPlaced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"makingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"takingAmount"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHashes"}},{"kind":"Field","name":{"kind":"Name","value":"tradeIds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Batch"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placed"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"unknown"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderOutcome"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<ReconcileMutation, ReconcileMutationVariables>;
export const CancelAndCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAndCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CancelAndCountMutation, CancelAndCountMutationVariables>;
export const CancelAllDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelAll"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelAll"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Canceled"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CancelAllMutation, CancelAllMutationVariables>;
export const CancelMarketOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelMarketOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelMarketOrdersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelMarketOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Canceled"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CancelMarketOrdersMutation, CancelMarketOrdersMutationVariables>;
export const UpdateBalanceAllowanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateBalanceAllowance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateBalanceAllowanceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateBalanceAllowance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Balance"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Balance"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BalanceAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assetType"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spender"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<UpdateBalanceAllowanceMutation, UpdateBalanceAllowanceMutationVariables>;
export const CreateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Creds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Creds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"passphrase"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const DeriveApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeriveApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeriveApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deriveApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Creds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Creds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"passphrase"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<DeriveApiKeyMutation, DeriveApiKeyMutationVariables>;
export const DeleteApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<DeleteApiKeyMutation, DeleteApiKeyMutationVariables>;
export const CreateReadOnlyApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateReadOnlyApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateReadOnlyApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createReadOnlyApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadOnlyApiKeyCreated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateReadOnlyApiKeyMutation, CreateReadOnlyApiKeyMutationVariables>;
export const DeleteReadOnlyApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteReadOnlyApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteReadOnlyApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteReadOnlyApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReadOnlyApiKeyDeleted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<DeleteReadOnlyApiKeyMutation, DeleteReadOnlyApiKeyMutationVariables>;
export const CreateBuilderApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBuilderApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBuilderApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createBuilderApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Creds"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Creds"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKeyCreds"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"passphrase"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<CreateBuilderApiKeyMutation, CreateBuilderApiKeyMutationVariables>;
export const RevokeBuilderApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeBuilderApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeBuilderApiKeyInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeBuilderApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BuilderApiKeyRevoked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revoked"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<RevokeBuilderApiKeyMutation, RevokeBuilderApiKeyMutationVariables>;
export const RailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Rails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tradingStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStatusFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxOrderNotional"}},{"kind":"Field","name":{"kind":"Name","value":"maxDailyNotional"}},{"kind":"Field","name":{"kind":"Name","value":"maxMarketNotional"}},{"kind":"Field","name":{"kind":"Name","value":"maxOpenNotional"}},{"kind":"Field","name":{"kind":"Name","value":"maxPriceDistance"}},{"kind":"Field","name":{"kind":"Name","value":"maxOrdersPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"allowsSelfTrade"}},{"kind":"Field","name":{"kind":"Name","value":"usage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openNotional"}},{"kind":"Field","name":{"kind":"Name","value":"spentToday"}},{"kind":"Field","name":{"kind":"Name","value":"workingOrders"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"cancelAllLease"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelAllLeaseFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStatusFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"setBy"}},{"kind":"Field","name":{"kind":"Name","value":"isDurable"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelAllLeaseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllLease"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"beating"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}}]} as unknown as DocumentNode<RailsQuery, RailsQueryVariables>;
export const HaltTradingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"HaltTrading"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HaltTradingInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"haltTrading"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingHalted"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradingStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStatusFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cancel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Canceled"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelUnknown"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStatusFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"setBy"}},{"kind":"Field","name":{"kind":"Name","value":"isDurable"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Canceled"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrdersResponse"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"canceled"}},{"kind":"Field","name":{"kind":"Name","value":"notCanceled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unknown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delayed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelUnknown"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOutcomeUnknown"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"orderIds"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<HaltTradingMutation, HaltTradingMutationVariables>;
export const SetTradingStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetTradingState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetTradingStateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setTradingState"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradingStatusFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradingStatusFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradingStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"setBy"}},{"kind":"Field","name":{"kind":"Name","value":"isDurable"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<SetTradingStateMutation, SetTradingStateMutationVariables>;
export const RenewCancelAllLeaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenewCancelAllLease"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenewCancelAllLeaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renewCancelAllLease"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelAllLeaseFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelAllLeaseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllLease"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"beating"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<RenewCancelAllLeaseMutation, RenewCancelAllLeaseMutationVariables>;
export const ReleaseCancelAllLeaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseCancelAllLease"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseCancelAllLeaseInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseCancelAllLease"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelAllLeaseFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelAllLeaseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllLease"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"beating"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<ReleaseCancelAllLeaseMutation, ReleaseCancelAllLeaseMutationVariables>;
export const CancelAllOnDisconnectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CancelAllOnDisconnect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelAllOnDisconnect"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CancelAllLeaseFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CancelAllLeaseFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CancelAllLease"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"}},{"kind":"Field","name":{"kind":"Name","value":"beating"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}}]} as unknown as DocumentNode<CancelAllOnDisconnectSubscription, CancelAllOnDisconnectSubscriptionVariables>;
export const DropNotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DropNotifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DropNotificationsInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dropNotifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationsDropped"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationIds"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRejected"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}}]}}]} as unknown as DocumentNode<DropNotificationsMutation, DropNotificationsMutationVariables>;
export const OrderEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFields"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gap"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadeGood"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rawStatus"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"originalSize"}},{"kind":"Field","name":{"kind":"Name","value":"sizeMatched"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"associateTrades"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiration"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveExpiration"}},{"kind":"Field","name":{"kind":"Name","value":"orderType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadeGood"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]} as unknown as DocumentNode<OrderEventsSubscription, OrderEventsSubscriptionVariables>;
export const TradeEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TradeEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradeEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gap"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadeGood"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tradeId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"conditionId"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"matchTime"}},{"kind":"Field","name":{"kind":"Name","value":"lastUpdate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"bucketIndex"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"transactionHash"}},{"kind":"Field","name":{"kind":"Name","value":"traderSide"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"owner"}},{"kind":"Field","name":{"kind":"Name","value":"makerAddress"}},{"kind":"Field","name":{"kind":"Name","value":"matchedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"feeRateBps"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ownFills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"fee"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadeGood"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]} as unknown as DocumentNode<TradeEventsSubscription, TradeEventsSubscriptionVariables>;
export const NotificationStreamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NotificationStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gap"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadeGood"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadeGood"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]} as unknown as DocumentNode<NotificationStreamSubscription, NotificationStreamSubscriptionVariables>;
export const OrderBookStreamDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderBookStream"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderBook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenId"}}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"hash"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]}}]}}]} as unknown as DocumentNode<OrderBookStreamSubscription, OrderBookStreamSubscriptionVariables>;
export const PriceChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PriceChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradePrice"}},{"kind":"Field","name":{"kind":"Name","value":"timestamp"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}}]}}]} as unknown as DocumentNode<PriceChangesSubscription, PriceChangesSubscriptionVariables>;
export const MarketEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"conditionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"conditionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketTrade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"size"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TickSizeChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"oldTickSize"}},{"kind":"Field","name":{"kind":"Name","value":"newTickSize"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MarketResolution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"winningTokenId"}},{"kind":"Field","name":{"kind":"Name","value":"winningOutcome"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Gap"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MadeGood"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Gap"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StreamGap"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MadeGood"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resynced"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]} as unknown as DocumentNode<MarketEventsSubscription, MarketEventsSubscriptionVariables>;
export const BalancesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Balances"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balances"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tokenIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tokenIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Balance"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Balance"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BalanceAllowance"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"assetType"}},{"kind":"Field","name":{"kind":"Name","value":"tokenId"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"balanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}},{"kind":"Field","name":{"kind":"Name","value":"allowances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"spender"}},{"kind":"Field","name":{"kind":"Name","value":"allowance"}},{"kind":"Field","name":{"kind":"Name","value":"allowanceRaw"}}]}}]}}]} as unknown as DocumentNode<BalancesSubscription, BalancesSubscriptionVariables>;