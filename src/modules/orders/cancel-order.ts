import { builder } from '../../builder.ts';
import { cancelAsData, cancelUnion } from './cancel-result.ts';

const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'The order to cancel.',
  fields: (t) => ({ orderId: t.id({ required: true, description: 'Order id.' }) }),
});

builder.mutationField('cancelOrder', (t) =>
  t.field({
    type: cancelUnion('CancelOrderResult'),
    nullable: true,
    description: 'Cancels one order.',
    args: { input: t.arg({ type: CancelOrderInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, { account }) =>
      cancelAsData(() => account().orders.cancel([input.orderId]), [input.orderId]),
  }),
);
