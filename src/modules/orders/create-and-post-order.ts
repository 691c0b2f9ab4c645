import { builder } from '../../builder.ts';
import { keyed } from './keyed.ts';
import { limitRequest, sendingFields, sentLimitFields } from './order-inputs.ts';
import { ORDER_OUTCOMES, outcomeType } from './order-response.ts';
import { placeOne } from './place.ts';

/** A limit order to sign and send. */
export const CreateAndPostOrderInput = builder.inputType('CreateAndPostOrderInput', {
  description: 'A limit order to sign and send.',
  fields: (t) => ({
    ...sentLimitFields(t),
    ...sendingFields(t),
  }),
});

const CreateAndPostOrderResult = builder.unionType('CreateAndPostOrderResult', {
  description: 'What became of the order.',
  types: ORDER_OUTCOMES,
  resolveType: outcomeType,
});

builder.mutationField('createAndPostOrder', (t) =>
  t.field({
    type: CreateAndPostOrderResult,
    nullable: true,
    description:
      'Signs a limit order and sends it, once. Answers when the exchange has taken or refused it, not when trades settle.',
    args: { input: t.arg({ type: CreateAndPostOrderInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, context) =>
      placeOne(
        context,
        keyed(input, () => limitRequest(input)),
      ),
  }),
);
