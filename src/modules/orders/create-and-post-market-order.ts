import { builder } from '../../builder.ts';
import { keyed } from './keyed.ts';
import { marketFields, marketRequest, sendingFields } from './order-inputs.ts';
import { ORDER_OUTCOMES, outcomeType } from './order-response.ts';
import { placeOne } from './place.ts';

/** A market order to sign and send. */
export const CreateAndPostMarketOrderInput = builder.inputType('CreateAndPostMarketOrderInput', {
  description: 'A market order to sign and send.',
  fields: (t) => ({ ...marketFields(t), ...sendingFields(t) }),
});

const CreateAndPostMarketOrderResult = builder.unionType('CreateAndPostMarketOrderResult', {
  description: 'What became of the order.',
  types: ORDER_OUTCOMES,
  resolveType: outcomeType,
});

builder.mutationField('createAndPostMarketOrder', (t) =>
  t.field({
    type: CreateAndPostMarketOrderResult,
    nullable: true,
    description:
      'Signs a market order and sends it, once. It fills at once at the price or better, or is killed.',
    args: {
      input: t.arg({ type: CreateAndPostMarketOrderInput, required: true, description: 'The order.' }),
    },
    resolve: (_root, { input }, context) =>
      placeOne(
        context,
        keyed(input, () => marketRequest(input)),
      ),
  }),
);
