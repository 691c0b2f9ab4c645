import { builder } from '../../builder.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { marketFields, marketRequest } from './order-inputs.ts';
import { SIGNED_ORDERS_COUNT, SignedOrderRef } from './signed-order.ts';

const CreateMarketOrderInput = builder.inputType('CreateMarketOrderInput', {
  description: 'A market order to sign.',
  fields: marketFields,
});

builder.mutationField('createMarketOrder', (t) =>
  t.field({
    type: resultUnion('CreateMarketOrderResult', SignedOrderRef),
    nullable: true,
    description: `Signs a market order without sending it. ${SIGNED_ORDERS_COUNT}`,
    args: { input: t.arg({ type: CreateMarketOrderInput, required: true, description: 'The order.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, { account, caller }) =>
      refusalAsData(() => account().orders.sign(marketRequest(input), caller)),
  }),
);
