/** Notifications (`GET /notifications`): ten kinds by number, each with its own payload. */
import { checksumAddress } from '../../protocol/checksum-address.ts';
import { parseJson } from '../http-failures.ts';
import type {
  AutoRedeemNotificationPayload,
  CommentNotificationPayload,
  MarketNotificationPayload,
  Notification,
  NotificationFields,
  OrderNotificationPayload,
  PayoutNotificationPayload,
} from '../notification-types.ts';
import { readConditionId, readOptionalConditionId } from './protocol.ts';
import {
  isRow,
  type Row,
  readDecimal,
  readFigure,
  readFlag,
  readId,
  readList,
  readOptionalId,
  readOptionalInteger,
  readOptionalText,
  readOptionalTime,
  readRow,
  readSide,
  readText,
  WireError,
} from './read.ts';
import { keepRows, splitRows } from './split-rows.ts';

/**
 * The beginning of a list that was not read to its end, as far as its rows are whole.
 * @throws {WireError} where it is no list
 */
export function parseNotificationsPart(text: string): readonly Notification[] {
  const split = splitRows(text);
  const parsed = split && parseJson(`[${split.rows.join(',')}]`);
  if (parsed === undefined) throw new WireError('notifications', 'a list');
  return parseNotifications(parsed.json);
}

/** The beginning of a list as JSON, without the notifications that `isSeen` names by their ids. */
export function withoutSeen(text: string, isSeen: (notificationId: string) => boolean): string {
  return keepRows(text, (row) => {
    const entry = parseJson(row)?.json;
    return !isSeen((isRow(entry) && lenient(() => readOptionalId(entry, 'id'))) || '');
  });
}

/** The whole list. An entry of an unknown kind, or one that does not parse, is `UNKNOWN` and keeps its raw payload. */
export function parseNotifications(json: unknown): readonly Notification[] {
  return readList(json ?? [], 'notifications', parseNotification);
}

function parseNotification(entry: unknown): Notification {
  const row: Row = isRow(entry) ? entry : { payload: entry };
  const fields = readFields(row);
  try {
    return readKind(fields, readRow(row.payload, 'payload'));
  } catch (error) {
    if (error instanceof WireError) return { ...fields, kind: 'UNKNOWN' };
    throw error;
  }
}

function readFields(row: Row): NotificationFields {
  return {
    notificationId: lenient(() => readOptionalId(row, 'id')) ?? '',
    owner: lenient(() => readOptionalText(row, 'owner')) ?? '',
    timestamp: lenient(() => readOptionalTime(row, 'timestamp')),
    type: lenient(() => readOptionalInteger(row, 'type')) ?? 0,
    raw: row.payload,
  };
}

function readKind(fields: NotificationFields, payload: Row): Notification {
  switch (fields.type) {
    case 1:
      return { ...fields, kind: 'ORDER_CANCELED', payload: readOrder(payload) };
    case 2:
      return { ...fields, kind: 'ORDER_FILLED', payload: readOrder(payload) };
    case 3:
      return { ...fields, kind: 'MARKET_REGISTERED', payload: readMarket(payload) };
    case 4:
      return { ...fields, kind: 'MARKET_RESOLVED', payload: readMarket(payload) };
    case 5:
      return { ...fields, kind: 'REWARD_PAYOUT', payload: readPayout(payload, 'reward') };
    case 6:
      return { ...fields, kind: 'CHILD_COMMENT', payload: readComment(payload) };
    case 7:
      return { ...fields, kind: 'YIELD_PAYOUT', payload: readPayout(payload, 'amount') };
    case 8:
      return { ...fields, kind: 'ORDER_FILL_FAILED', payload: readOrder(payload) };
    case 9:
      return { ...fields, kind: 'AUTO_REDEEMED', payload: readAutoRedeem(payload) };
    case 10:
      return { ...fields, kind: 'COMBO_AUTO_REDEEMED', payload: readAutoRedeem(payload) };
    default:
      return { ...fields, kind: 'UNKNOWN' };
  }
}

function readOrder(row: Row): OrderNotificationPayload {
  return {
    orderId: readId(row, 'order_id'),
    conditionId: readOptionalConditionId(row, 'condition_id') ?? readConditionId(row, 'market'),
    tokenId: readId(row, 'asset_id'),
    side: readSide(row, 'side'),
    price: readDecimal(row, 'price'),
    originalSize: readDecimal(row, 'original_size'),
    matchedSize: readDecimal(row, 'matched_size'),
    remainingSize: readDecimal(row, 'remaining_size'),
    outcome: readOptionalText(row, 'outcome') ?? '',
    outcomeIndex: readOptionalInteger(row, 'outcome_index'),
    tradeId: readOptionalId(row, 'trade_id'),
    transactionHash: readOptionalText(row, 'transaction_hash'),
    orderType: readOptionalText(row, 'type'),
    question: readOptionalText(row, 'question'),
    marketSlug: readOptionalText(row, 'market_slug'),
  };
}

function readMarket(row: Row): MarketNotificationPayload {
  const tokens = readList(row.tokens, 'tokens', (entry) => readRow(entry, 'token'));
  const winner = tokens.find((token) => readFlag(token, 'winner'));
  return {
    conditionId: readConditionId(row, 'condition_id'),
    question: readOptionalText(row, 'question'),
    marketSlug: readOptionalText(row, 'market_slug'),
    winningTokenId: winner === undefined ? undefined : readId(winner, 'token_id'),
    winningOutcome: winner === undefined ? undefined : readOptionalText(winner, 'outcome'),
  };
}

function readPayout(row: Row, amountField: string): PayoutNotificationPayload {
  return {
    proxyWallet: readText(row, 'proxyWallet'),
    amount: readFigure(row, amountField),
    transactionHash: readOptionalText(row, 'txnHash'),
  };
}

function readAutoRedeem(row: Row): AutoRedeemNotificationPayload {
  return {
    ...readPayout(row, 'amount'),
    conditionId: readOptionalConditionId(row, 'conditionId'),
    question: readOptionalText(row, 'question'),
    marketSlug: readOptionalText(row, 'slug'),
  };
}

/** The comment's own fields are Gamma's: `id`, `body`, and the author as a profile or a bare address. */
function readComment(row: Row): CommentNotificationPayload {
  const profile = isRow(row.profile) ? row.profile : {};
  return {
    commentId: readOptionalText(row, 'id') ?? readOptionalText(row, 'commentId'),
    body: readOptionalText(row, 'body'),
    author: readOptionalText(profile, 'name') ?? readWallet(row, 'userAddress'),
  };
}

function readWallet(row: Row, field: string): string | undefined {
  const text = readOptionalText(row, field);
  return text !== undefined && /^0x[0-9a-f]{40}$/i.test(text) ? checksumAddress(text) : text;
}

function lenient<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}
