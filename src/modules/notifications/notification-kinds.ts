import type { Notification } from '../../clob/notification-types.ts';

/** What a notification tells. */
export type Kind = Notification['kind'];
/** A notification of some kinds. */
export type Of<K extends Kind> = Extract<Notification, { kind: K }>;

/** The type of each kind, and what it says. */
export const KINDS: Readonly<Record<Kind, { readonly type: string; readonly description: string }>> = {
  ORDER_CANCELED: { type: 'OrderCanceledNotification', description: 'An order was cancelled (wire type 1).' },
  ORDER_FILLED: {
    type: 'OrderFilledNotification',
    description: 'An order was filled, as taker or maker (wire type 2).',
  },
  MARKET_REGISTERED: {
    type: 'MarketRegisteredNotification',
    description: 'A market was opened (wire type 3).',
  },
  MARKET_RESOLVED: {
    type: 'MarketResolvedNotification',
    description: 'A market was resolved (wire type 4).',
  },
  REWARD_PAYOUT: {
    type: 'RewardPayoutNotification',
    description: 'Liquidity rewards were paid (wire type 5).',
  },
  CHILD_COMMENT: {
    type: 'ChildCommentNotification',
    description: 'Somebody answered a comment (wire type 6).',
  },
  YIELD_PAYOUT: { type: 'YieldPayoutNotification', description: 'Yield was paid (wire type 7).' },
  ORDER_FILL_FAILED: {
    type: 'OrderFillFailedNotification',
    description: 'A fill did not settle and is void (wire type 8).',
  },
  AUTO_REDEEMED: {
    type: 'AutoRedeemedNotification',
    description: 'Winning shares were redeemed (wire type 9).',
  },
  COMBO_AUTO_REDEEMED: {
    type: 'ComboAutoRedeemedNotification',
    description: 'A winning combo was redeemed (wire type 10).',
  },
  UNKNOWN: {
    type: 'UnknownNotification',
    description: 'Of a kind this server does not know, or malformed; `payload` has it as it came.',
  },
};
