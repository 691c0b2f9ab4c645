import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelOrdersResponse } from './cancel-orders-response.ts';

const CancelMarketOrdersInput = builder.inputType('CancelMarketOrdersInput', {
  description:
    'Which orders to cancel. With neither, every open order is cancelled, as the exchange does it.',
  fields: (t) => ({
    market: t.id({ description: 'Orders in the market with this condition id.' }),
    tokenId: t.id({ description: 'Orders on this token.' }),
  }),
});

builder.mutationField('cancelMarketOrders', (t) =>
  t.field({
    type: resultUnion('CancelMarketOrdersResult', CancelOrdersResponse),
    description: 'Cancels the open orders of a market or of one outcome.',
    args: { input: t.arg({ type: CancelMarketOrdersInput, required: true, description: 'Which orders.' }) },
    resolve: (_root, { input: { market, tokenId } }, { account }) =>
      refusalAsData(() =>
        account().orders.cancelMarket({ ...(market ? { market } : {}), ...(tokenId ? { tokenId } : {}) }),
      ),
  }),
);
