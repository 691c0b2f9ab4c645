import { builder } from '../../builder.ts';
import { MAX_ORDERS_PER_POST } from '../../protocol/constants.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CreateAndPostMarketOrderInput } from './create-and-post-market-order.ts';
import { CreateAndPostOrderInput } from './create-and-post-order.ts';
import { type KeyedInput, keyed } from './keyed.ts';
import { OrderBatch, placeBatch } from './order-batch.ts';
import { limitRequest, marketRequest } from './order-inputs.ts';

const CreateAndPostOrdersLegInput = builder.inputType('CreateAndPostOrdersLegInput', {
  description: 'One order of a batch: a limit order or a market order.',
  isOneOf: true,
  fields: (t) => ({
    limit: t.field({ type: CreateAndPostOrderInput, description: 'A limit order.' }),
    market: t.field({ type: CreateAndPostMarketOrderInput, description: 'A market order.' }),
  }),
});

const CreateAndPostOrdersInput = builder.inputType('CreateAndPostOrdersInput', {
  description: 'Orders to sign and send together.',
  fields: (t) => ({
    orders: t.field({ type: [CreateAndPostOrdersLegInput], required: true, description: 'The orders.' }),
  }),
});

builder.mutationField('createAndPostOrders', (t) =>
  t.field({
    type: resultUnion('CreateAndPostOrdersResult', OrderBatch),
    nullable: true,
    description: `Signs orders and sends them, ${MAX_ORDERS_PER_POST} to a request, each once. A bad one hurts no other.`,
    args: { input: t.arg({ type: CreateAndPostOrdersInput, required: true, description: 'The orders.' }) },
    resolve: (_root, { input }, context) =>
      refusalAsData(() => placeBatch(context, input.orders.flatMap(legInputs))),
  }),
);

type Leg = (typeof CreateAndPostOrdersLegInput)['$inferInput'];

/** One input: `@oneOf` leaves exactly one member set. */
function legInputs({ limit, market }: Leg): KeyedInput[] {
  if (limit) return [keyed(limit, () => limitRequest(limit))];
  return market ? [keyed(market, () => marketRequest(market))] : [];
}
