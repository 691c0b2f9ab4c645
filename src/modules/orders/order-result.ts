import { builder } from '../../builder.ts';
import { OrderResponse } from './order-response.ts';

builder.queryField('orderResult', (t) =>
  t.field({
    type: OrderResponse,
    nullable: true,
    description:
      'The result of the order mutation with this key, as a repeat of the mutation would return it now: `OrderPlaced`, `OrderRejected`, also where the order was rejected before it was sent, or `OrderOutcomeUnknown`. Places nothing. Waits for an order that this server is sending. Null when the journal has no order with this key: it was never asked for, its input was malformed, or it is older than the journal keeps keys (IDEMPOTENCY_DAYS).',
    args: {
      clientOrderId: t.arg.id({ required: true, description: 'The idempotency key of the order.' }),
    },
    resolve: (_root, { clientOrderId }, { account }) => account().orders.result(clientOrderId),
  }),
);
