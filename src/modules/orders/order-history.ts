import { builder } from '../../builder.ts';
import { pageCost } from '../../cost.ts';
import { pageArguments } from '../shared/connection.ts';
import { given } from '../shared/given.ts';
import { SideEnum } from '../shared/side.ts';
import { OrderConnection } from './order.ts';
import { OrderStatusEnum } from './order-status.ts';

const OrderFilter = builder.inputType('OrderFilter', {
  description: 'Which orders; what is left out excludes none.',
  fields: (t) => ({
    clientOrderId: t.id({
      description:
        'The order that was sent with this key. `orderResult` also finds orders that were rejected before they were sent.',
    }),
    market: t.id({ description: 'In the market with this condition id.' }),
    tokenId: t.id({ description: 'On this token.' }),
    side: t.field({ type: SideEnum, description: 'BUY or SELL.' }),
    statuses: t.field({
      type: [OrderStatusEnum],
      description: 'With one of these statuses, as the journal last knew it.',
    }),
    from: t.field({ type: 'DateTime', description: 'Asked for at this time or later.' }),
    to: t.field({ type: 'DateTime', description: 'Asked for before this time.' }),
  }),
});

builder.queryField('orders', (t) =>
  t.field({
    type: OrderConnection,
    nullable: true,
    description:
      'The orders that this server signed and sent for the account, newest first: the history that the exchange does not keep. What is open or settling is read anew. An order that is over is kept 7 days unless the server is configured otherwise (IDEMPOTENCY_DAYS).',
    args: {
      ...pageArguments,
      filter: t.arg({ type: OrderFilter, description: 'Which orders; all when not said.' }),
    },
    complexity: pageCost,
    resolve: (_root, { first, after, filter }, { account }) =>
      account().orders.history(given(filter ?? {}), { first, after }),
  }),
);
