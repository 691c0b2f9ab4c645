import { builder } from '../../builder.ts';
import { AUDITED_FIRST } from '../audit/audited-first.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { limitFields, limitRequest } from './order-inputs.ts';
import { SIGNED_ORDERS_COUNT, SignedOrderRef } from './signed-order.ts';

const CreateOrderInput = builder.inputType('CreateOrderInput', {
  description: 'A limit order to sign.',
  fields: limitFields,
});

builder.mutationField('createOrder', (t) =>
  t.field({
    type: resultUnion('CreateOrderResult', SignedOrderRef),
    nullable: true,
    description: `Signs a limit order without sending it. With an expiration it is meant for GTD, else for GTC. ${SIGNED_ORDERS_COUNT}`,
    args: { input: t.arg({ type: CreateOrderInput, required: true, description: 'The order.' }) },
    extensions: AUDITED_FIRST,
    resolve: (_root, { input }, { account, caller }) =>
      refusalAsData(() =>
        account().orders.sign(
          limitRequest({ ...input, orderType: input.expiration ? 'GTD' : 'GTC' }),
          caller,
        ),
      ),
  }),
);
