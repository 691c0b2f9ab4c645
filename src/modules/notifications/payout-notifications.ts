/** What the exchange tells of money that came to the wallet. */
import { builder } from '../../builder.ts';
import { joinMarket } from '../markets/joins.ts';
import { NotificationInterface } from './notification.ts';
import { KINDS, type Of } from './notification-kinds.ts';

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
      market: joinMarket(t, ({ payload }) => payload.conditionId, 'The market, null for a combo of several.'),
    }),
  });
}
