/** Notifications: one interface, one type per kind, and one for what is not known. */
import { builder } from '../../builder.ts';
import type { Notification } from '../../clob/notification-types.ts';
import { MarketRef } from '../markets/market.ts';
import { TokenRef } from '../markets/token.ts';
import { OrderRef } from '../orders/order.ts';
import { SideEnum } from '../shared/side.ts';

type Kind = Notification['kind'];
type Of<K extends Kind> = Extract<Notification, { kind: K }>;

const KINDS: Readonly<Record<Kind, { readonly type: string; readonly description: string }>> = {
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

const NotificationKindEnum = builder.enumType('NotificationKind', {
  description: 'What a notification tells.',
  values: Object.fromEntries(
    Object.entries(KINDS).map(([kind, { description }]) => [kind, { description }]),
  ) as Record<Kind, { description: string }>,
});

/** What all notifications share: the five documented fields. */
export const NotificationInterface = builder.interfaceRef<Notification>('Notification').implement({
  description: 'Something the exchange tells the account. Kept for 48 hours or until dropped.',
  resolveType: ({ kind }) => KINDS[kind].type,
  fields: (t) => ({
    notificationId: t.exposeID('notificationId', {
      description: "The exchange's own id, which `dropNotifications` takes.",
    }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'What it tells.' }),
    type: t.exposeInt('type', { description: "The kind's number on the wire." }),
    owner: t.exposeID('owner', { description: 'The API key it is for, empty where it is for everyone.' }),
    timestamp: t.expose('timestamp', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was written.',
    }),
    payload: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The payload as it came.',
      resolve: ({ raw }) => raw,
    }),
  }),
});

type OrderNotification = Of<'ORDER_CANCELED' | 'ORDER_FILLED' | 'ORDER_FILL_FAILED'>;

for (const kind of ['ORDER_CANCELED', 'ORDER_FILLED', 'ORDER_FILL_FAILED'] as const) {
  builder.objectRef<OrderNotification>(KINDS[kind].type).implement({
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      orderId: t.field({
        type: 'Bytes32',
        description: 'The order.',
        resolve: ({ payload }) => payload.orderId,
      }),
      conditionId: t.field({
        type: 'ID',
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      tokenId: t.field({
        type: 'ID',
        description: 'Token id of the outcome.',
        resolve: ({ payload }) => payload.tokenId,
      }),
      side: t.field({ type: SideEnum, description: 'BUY or SELL.', resolve: ({ payload }) => payload.side }),
      price: t.field({
        type: 'Decimal',
        description: 'In collateral a share.',
        resolve: ({ payload }) => payload.price,
      }),
      originalSize: t.field({
        type: 'Decimal',
        description: 'Shares asked for.',
        resolve: ({ payload }) => payload.originalSize,
      }),
      matchedSize: t.field({
        type: 'Decimal',
        description: 'Shares filled so far.',
        resolve: ({ payload }) => payload.matchedSize,
      }),
      remainingSize: t.field({
        type: 'Decimal',
        description: 'Shares not filled.',
        resolve: ({ payload }) => payload.remainingSize,
      }),
      outcome: t.string({
        description: 'The outcome, such as Yes.',
        resolve: ({ payload }) => payload.outcome,
      }),
      tradeId: t.id({
        nullable: true,
        description: 'The trade, where there is one.',
        resolve: ({ payload }) => payload.tradeId,
      }),
      transactionHash: t.field({
        type: 'Bytes32',
        nullable: true,
        description: 'The transaction, where there is one.',
        resolve: ({ payload }) => payload.transactionHash,
      }),
      order: t.field({
        type: OrderRef,
        nullable: true,
        description: 'The order, null where it is no longer open.',
        resolve: ({ payload }) => payload.orderId,
      }),
      market: t.field({
        type: MarketRef,
        nullable: true,
        description: 'The market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      token: t.field({
        type: TokenRef,
        nullable: true,
        description: 'The outcome.',
        resolve: ({ payload }) => payload.tokenId,
      }),
    }),
  });
}

for (const kind of ['MARKET_REGISTERED', 'MARKET_RESOLVED'] as const) {
  builder.objectRef<Of<typeof kind>>(KINDS[kind].type).implement({
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      conditionId: t.field({
        type: 'ID',
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      question: t.string({
        nullable: true,
        description: 'The question.',
        resolve: ({ payload }) => payload.question,
      }),
      marketSlug: t.string({
        nullable: true,
        description: 'Readable name in web addresses.',
        resolve: ({ payload }) => payload.marketSlug,
      }),
      winningTokenId: t.id({
        nullable: true,
        description: 'Token id of the outcome that came true, null while that is open.',
        resolve: ({ payload }) => payload.winningTokenId,
      }),
      winningOutcome: t.string({
        nullable: true,
        description: 'The outcome that came true, null while that is open.',
        resolve: ({ payload }) => payload.winningOutcome,
      }),
      market: t.field({
        type: MarketRef,
        nullable: true,
        description: 'The market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
    }),
  });
}

for (const kind of ['REWARD_PAYOUT', 'YIELD_PAYOUT'] as const) {
  builder.objectRef<Of<typeof kind>>(KINDS[kind].type).implement({
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      proxyWallet: t.field({
        type: 'Address',
        description: 'The wallet that was paid.',
        resolve: ({ payload }) => payload.proxyWallet,
      }),
      amount: t.field({
        type: 'Decimal',
        description: 'Collateral paid.',
        resolve: ({ payload }) => payload.amount,
      }),
      transactionHash: t.field({
        type: 'Bytes32',
        nullable: true,
        description: 'The transaction.',
        resolve: ({ payload }) => payload.transactionHash,
      }),
    }),
  });
}

builder.objectRef<Of<'CHILD_COMMENT'>>(KINDS.CHILD_COMMENT.type).implement({
  description: KINDS.CHILD_COMMENT.description,
  interfaces: [NotificationInterface],
  fields: (t) => ({
    commentId: t.id({
      nullable: true,
      description: 'The answer.',
      resolve: ({ payload }) => payload.commentId,
    }),
    body: t.string({ nullable: true, description: 'Its text.', resolve: ({ payload }) => payload.body }),
    author: t.string({
      nullable: true,
      description: 'Who wrote it.',
      resolve: ({ payload }) => payload.author,
    }),
  }),
});

for (const kind of ['AUTO_REDEEMED', 'COMBO_AUTO_REDEEMED'] as const) {
  builder.objectRef<Of<typeof kind>>(KINDS[kind].type).implement({
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      proxyWallet: t.field({
        type: 'Address',
        description: 'The wallet that was paid.',
        resolve: ({ payload }) => payload.proxyWallet,
      }),
      amount: t.field({
        type: 'Decimal',
        description: 'Collateral paid.',
        resolve: ({ payload }) => payload.amount,
      }),
      transactionHash: t.field({
        type: 'Bytes32',
        nullable: true,
        description: 'The transaction.',
        resolve: ({ payload }) => payload.transactionHash,
      }),
      conditionId: t.id({
        nullable: true,
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      question: t.string({
        nullable: true,
        description: 'The question.',
        resolve: ({ payload }) => payload.question,
      }),
      marketSlug: t.string({
        nullable: true,
        description: 'Readable name in web addresses.',
        resolve: ({ payload }) => payload.marketSlug,
      }),
    }),
  });
}

builder.objectRef<Of<'UNKNOWN'>>(KINDS.UNKNOWN.type).implement({
  description: KINDS.UNKNOWN.description,
  interfaces: [NotificationInterface],
});

builder.queryField('notifications', (t) =>
  t.field({
    type: [NotificationInterface],
    nullable: true,
    description: "The account's notifications of the last 48 hours that were not dropped.",
    resolve: async (_root, _args, { account }) => [...(await account().notifications.notifications())],
  }),
);
