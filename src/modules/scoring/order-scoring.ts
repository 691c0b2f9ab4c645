import { builder } from '../../builder.ts';
import { OrderRef } from '../orders/order.ts';

builder.objectField(OrderRef, 'scoring', (t) =>
  t.loadable({
    type: 'Boolean',
    nullable: true,
    description: 'Whether the order earns liquidity rewards now.',
    load: async (orderIds: string[], { account }) => {
      const api = await account().account.api();
      const scoring = await api.scoring(orderIds);
      return orderIds.map((orderId) => scoring.has(orderId));
    },
    resolve: ({ orderId }) => orderId,
  }),
);
