/** What the exchange tells of markets that the account has to do with. */
import { builder } from '../../builder.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { marketWords } from './market-words.ts';
import { NotificationInterface } from './notification.ts';
import { KINDS } from './notification-kinds.ts';
import { notificationRef } from './notification-refs.ts';

for (const kind of ['MARKET_REGISTERED', 'MARKET_RESOLVED'] as const) {
  builder.objectType(notificationRef(kind), {
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      conditionId: t.field({
        // As for every notification, so that one document can select it of all.
        nullable: true,
        type: 'ID',
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      ...marketWords(t),
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
      winningToken: joinToken(
        t,
        ({ payload }) => payload.winningTokenId,
        'The outcome that came true, null while that is open.',
      ),
      market: joinMarket(t, ({ payload }) => payload.conditionId),
    }),
  });
}
