/** What the exchange tells of money that came to the wallet. */
import { builder, type FieldsOf } from '../../builder.ts';
import type { PayoutNotificationPayload } from '../../clob/notification-types.ts';
import { joinMarket } from '../markets/joins.ts';
import { marketWords } from './market-words.ts';
import { NotificationInterface } from './notification.ts';
import { KINDS } from './notification-kinds.ts';
import { notificationRef } from './notification-refs.ts';

/** What every payout tells. */
function payoutFields<N extends { readonly payload: PayoutNotificationPayload }>(t: FieldsOf<N>) {
  return {
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
  };
}

for (const kind of ['REWARD_PAYOUT', 'YIELD_PAYOUT'] as const) {
  builder.objectType(notificationRef(kind), {
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => payoutFields(t),
  });
}

for (const kind of ['AUTO_REDEEMED', 'COMBO_AUTO_REDEEMED'] as const) {
  builder.objectType(notificationRef(kind), {
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      ...payoutFields(t),
      ...marketWords(t),
      conditionId: t.id({
        nullable: true,
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      market: joinMarket(t, ({ payload }) => payload.conditionId, 'The market, null for a combo of several.'),
    }),
  });
}
