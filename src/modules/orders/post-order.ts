import { builder } from '../../builder.ts';
import type { OrderType } from '../../protocol/order.ts';
import { type KeyedInput, keyed } from './keyed.ts';
import { sendingFields } from './order-inputs.ts';
import { ORDER_OUTCOMES, outcomeType } from './order-response.ts';
import { OrderTypeEnum } from './order-type.ts';
import { placeOne } from './place.ts';
import { SignedOrderInput, signedOrderOf } from './signed-order.ts';

/** A signed order and how to treat it. */
export const PostOrderInput = builder.inputType('PostOrderInput', {
  description: 'A signed order to send.',
  fields: (t) => ({
    order: t.field({
      type: SignedOrderInput,
      required: true,
      description: 'The order, as `createOrder` or `createMarketOrder` gives it.',
    }),
    orderType: t.field({ type: OrderTypeEnum, description: 'GTC when not said.' }),
    postOnly: t.boolean({
      description: 'Refuse the order if it would take liquidity. GTC and GTD only. False when not said.',
    }),
    ...sendingFields(t),
  }),
});

/** The keyed request of an input. */
export function signedRequest(input: (typeof PostOrderInput)['$inferInput']): KeyedInput {
  const orderType: OrderType = input.orderType ?? 'GTC';
  return keyed(input, () => ({
    kind: 'signed',
    order: signedOrderOf(input.order),
    orderId: input.order.orderId?.toLowerCase(),
    orderType,
    postOnly: input.postOnly ?? false,
    deferExec: input.deferExec ?? false,
  }));
}

const PostOrderResult = builder.unionType('PostOrderResult', {
  description: 'What became of the order.',
  types: ORDER_OUTCOMES,
  resolveType: outcomeType,
});

builder.mutationField('postOrder', (t) =>
  t.field({
    type: PostOrderResult,
    nullable: true,
    description: 'Sends a signed order, once.',
    args: { input: t.arg({ type: PostOrderInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, context) => placeOne(context, signedRequest(input)),
  }),
);
