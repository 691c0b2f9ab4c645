import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelOrdersResponse } from './cancel-orders-response.ts';

const CancelOrdersInput = builder.inputType('CancelOrdersInput', {
  description: 'The orders to cancel.',
  fields: (t) => ({
    orderIds: t.idList({ required: true, description: 'Order ids; one named twice counts once.' }),
  }),
});

builder.mutationField('cancelOrders', (t) =>
  t.field({
    type: resultUnion('CancelOrdersResult', CancelOrdersResponse),
    description: 'Cancels orders.',
    args: { input: t.arg({ type: CancelOrdersInput, required: true, description: 'The orders.' }) },
    resolve: (_root, { input }, { account }) => refusalAsData(() => account().orders.cancel(input.orderIds)),
  }),
);
