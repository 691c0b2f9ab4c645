import { builder } from '../../builder.ts';
import { pageCost } from '../../cost.ts';
import { OrderConnection } from '../orders/order.ts';
import { pageArguments } from '../shared/connection.ts';
import { readConnection } from '../shared/pages.ts';

builder.queryField('preMigrationOrders', (t) =>
  t.field({
    type: OrderConnection,
    nullable: true,
    description: 'Open orders of order version 1 that the exchange wiped when it moved to version 2.',
    args: pageArguments,
    complexity: pageCost,
    resolve: async (_root, args, { account }) => {
      const api = await account().account.api();
      return readConnection(args, { fetch: api.preMigrationOrders, idOf: ({ orderId }) => orderId });
    },
  }),
);
