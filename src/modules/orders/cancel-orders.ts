import { builder } from '../../builder.ts';
import { cancelAsData, cancelUnion } from './cancel-result.ts';

const CancelOrdersInput = builder.inputType('CancelOrdersInput', {
  description: 'The orders to cancel.',
  fields: (t) => ({
    orderIds: t.idList({ required: true, description: 'Order ids; one named twice counts once.' }),
  }),
});

builder.mutationField('cancelOrders', (t) =>
  t.field({
    type: cancelUnion('CancelOrdersResult'),
    nullable: true,
    description: 'Cancels orders.',
    args: { input: t.arg({ type: CancelOrdersInput, required: true, description: 'The orders.' }) },
    resolve: (_root, { input }, { account }) =>
      cancelAsData(() => account().orders.cancel(input.orderIds), input.orderIds),
  }),
);
