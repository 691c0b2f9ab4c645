import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelOrdersResponse } from './cancel-orders-response.ts';

const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'The order to cancel.',
  fields: (t) => ({ orderId: t.id({ required: true, description: 'Order id.' }) }),
});

builder.mutationField('cancelOrder', (t) =>
  t.field({
    type: resultUnion('CancelOrderResult', CancelOrdersResponse),
    description: 'Cancels one order.',
    args: { input: t.arg({ type: CancelOrderInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, { account }) => refusalAsData(() => account().orders.cancel([input.orderId])),
  }),
);
