import { builder } from '../../builder.ts';
import { OwnFillRef } from '../trades/own-fill.ts';
import { OrderRef } from './order.ts';

builder.objectField(OwnFillRef, 'order', (t) =>
  t.field({
    type: OrderRef,
    nullable: true,
    description: "The account's order, null where it is no longer known.",
    resolve: ({ orderId }) => orderId,
  }),
);
