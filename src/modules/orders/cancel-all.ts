import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { CancelOrdersResponse } from './cancel-orders-response.ts';

const CancelAllInput = builder.inputType('CancelAllInput', {
  description: 'What goes with a cancel of everything.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

/** What was cancelled, or the refusal. */
export const CancelAllResult = resultUnion('CancelAllResult', CancelOrdersResponse);

builder.mutationField('cancelAll', (t) =>
  t.field({
    type: CancelAllResult,
    description: 'Cancels every open order of the account.',
    args: { input: t.arg({ type: CancelAllInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account, logger }) => {
      logger.warn({ reason: input?.reason?.slice(0, 200) }, 'cancelling every open order');
      return refusalAsData(() => account().orders.cancelAll());
    },
  }),
);
