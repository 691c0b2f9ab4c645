import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { marketFields, marketRequest } from './order-inputs.ts';
import { SignedOrderRef } from './signed-order.ts';

const CreateMarketOrderInput = builder.inputType('CreateMarketOrderInput', {
  description: 'A market order to sign.',
  fields: marketFields,
});

builder.mutationField('createMarketOrder', (t) =>
  t.field({
    type: resultUnion('CreateMarketOrderResult', SignedOrderRef),
    nullable: true,
    description: 'Signs a market order without sending it.',
    args: { input: t.arg({ type: CreateMarketOrderInput, required: true, description: 'The order.' }) },
    resolve: (_root, { input }, { account }) =>
      refusalAsData(() => account().orders.sign(marketRequest(input))),
  }),
);
