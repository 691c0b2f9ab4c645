import { builder } from '../../builder.ts';
import { given } from '../shared/given.ts';
import { cancelAsData, cancelUnion } from './cancel-result.ts';

const CancelMarketOrdersInput = builder.inputType('CancelMarketOrdersInput', {
  description:
    'Which orders to cancel: at least one of the fields is required. To cancel every order use `cancelAll`.',
  fields: (t) => ({
    market: t.id({ description: 'Orders in the market with this condition id.' }),
    tokenId: t.id({ description: 'Orders on this token.' }),
  }),
});

builder.mutationField('cancelMarketOrders', (t) =>
  t.field({
    type: cancelUnion('CancelMarketOrdersResult'),
    nullable: true,
    description: 'Cancels the open orders of a market or of one outcome.',
    args: { input: t.arg({ type: CancelMarketOrdersInput, required: true, description: 'Which orders.' }) },
    resolve: (_root, { input }, { account }) =>
      cancelAsData(() => account().orders.cancelMarket(given(input))),
  }),
);
