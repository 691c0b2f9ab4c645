/** What the exchange tells an account of its orders and markets, kept until it is dropped. */
import type { Decimal, Side } from './types.ts';

/** What was read of the account's notifications. */
export interface NotificationList {
  readonly items: readonly Notification[];
  /** False where the exchange holds more than is read at once. */
  readonly isWhole: boolean;
}

export interface NotificationFields {
  readonly notificationId: string;
  /** The API key it is for; empty for everyone's. */
  readonly owner: string;
  readonly timestamp: Date | undefined;
  /** The kind's number on the wire. */
  readonly type: number;
  /** The payload as it came, JSON. */
  readonly raw: unknown;
}

export interface OrderNotificationPayload {
  readonly orderId: string;
  readonly conditionId: string;
  readonly tokenId: string;
  readonly side: Side;
  readonly price: Decimal;
  readonly originalSize: Decimal;
  readonly matchedSize: Decimal;
  readonly remainingSize: Decimal;
  readonly outcome: string;
  readonly outcomeIndex: number | undefined;
  readonly tradeId: string | undefined;
  readonly transactionHash: string | undefined;
  readonly orderType: string | undefined;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
}

export interface MarketNotificationPayload {
  readonly conditionId: string;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
  /** The winning token, where the market is resolved. */
  readonly winningTokenId: string | undefined;
  readonly winningOutcome: string | undefined;
}

export interface PayoutNotificationPayload {
  readonly proxyWallet: string;
  readonly amount: Decimal;
  readonly transactionHash: string | undefined;
}

export interface CommentNotificationPayload {
  readonly commentId: string | undefined;
  readonly body: string | undefined;
  readonly author: string | undefined;
}

export interface AutoRedeemNotificationPayload extends PayoutNotificationPayload {
  readonly conditionId: string | undefined;
  readonly question: string | undefined;
  readonly marketSlug: string | undefined;
}

/** One of the ten kinds of `protocol.md` §7, or one that is not known or does not parse. */
export type Notification = NotificationFields &
  (
    | {
        readonly kind: 'ORDER_CANCELED' | 'ORDER_FILLED' | 'ORDER_FILL_FAILED';
        readonly payload: OrderNotificationPayload;
      }
    | { readonly kind: 'MARKET_REGISTERED' | 'MARKET_RESOLVED'; readonly payload: MarketNotificationPayload }
    | { readonly kind: 'REWARD_PAYOUT' | 'YIELD_PAYOUT'; readonly payload: PayoutNotificationPayload }
    | { readonly kind: 'CHILD_COMMENT'; readonly payload: CommentNotificationPayload }
    | {
        readonly kind: 'AUTO_REDEEMED' | 'COMBO_AUTO_REDEEMED';
        readonly payload: AutoRedeemNotificationPayload;
      }
    | { readonly kind: 'UNKNOWN' }
  );
