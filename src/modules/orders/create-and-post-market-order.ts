import { builder } from '../../builder.ts';
import { keyed } from './keyed.ts';
import { deferField, keyField, marketFields, marketRequest } from './order-inputs.ts';
import { ORDER_OUTCOMES, outcomeType } from './order-response.ts';
import { placeOne } from './place.ts';

/** A market order to sign and send. */
export const CreateAndPostMarketOrderInput = builder.inputType('CreateAndPostMarketOrderInput', {
  description: 'A market order to sign and send.',
  fields: (t) => ({ ...marketFields(t), deferExec: deferField(t), clientOrderId: keyField(t) }),
});

const CreateAndPostMarketOrderResult = builder.unionType('CreateAndPostMarketOrderResult', {
  description: 'What became of the order.',
  types: ORDER_OUTCOMES,
  resolveType: outcomeType,
});

builder.mutationField('createAndPostMarketOrder', (t) =>
  t.field({
    type: CreateAndPostMarketOrderResult,
    description:
      'Signs a market order and sends it, once. It fills at once at the price or better, or is killed.',
    args: {
      input: t.arg({ type: CreateAndPostMarketOrderInput, required: true, description: 'The order.' }),
    },
    resolve: (_root, { input }, { account }) =>
      placeOne(account(), keyed(input.clientOrderId, marketRequest(input))),
  }),
);
