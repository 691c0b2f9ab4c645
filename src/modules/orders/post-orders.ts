import { builder } from '../../builder.ts';
import { MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { OrderBatch, placeBatch } from './order-batch.ts';
import { PostOrderInput, signedRequest } from './post-order.ts';

const PostOrdersInput = builder.inputType('PostOrdersInput', {
  description: 'Signed orders to send together.',
  fields: (t) => ({
    orders: t.field({ type: [PostOrderInput], required: true, description: 'The orders.' }),
  }),
});

builder.mutationField('postOrders', (t) =>
  t.field({
    type: resultUnion('PostOrdersResult', OrderBatch),
    nullable: true,
    description: `Sends signed orders, ${MAX_ORDERS_PER_POST} to a request, each once. A bad one hurts no other.`,
    args: { input: t.arg({ type: PostOrdersInput, required: true, description: 'The orders.' }) },
    resolve: (_root, { input }, context) =>
      refusalAsData(() => placeBatch(context, input.orders.map(signedRequest))),
  }),
);
