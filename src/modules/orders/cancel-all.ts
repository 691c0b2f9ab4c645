import { builder } from '../../builder.ts';
import { cancelAsData, cancelUnion } from './cancel-result.ts';

const CancelAllInput = builder.inputType('CancelAllInput', {
  description: 'What goes with a cancel of everything.',
  fields: (t) => ({
    reason: t.string({ description: "Why, for the server's log. At most 200 characters are kept." }),
  }),
});

export const CancelAllResult = cancelUnion('CancelAllResult');

builder.mutationField('cancelAll', (t) =>
  t.field({
    type: CancelAllResult,
    nullable: true,
    description: 'Cancels every open order of the account.',
    args: { input: t.arg({ type: CancelAllInput, description: 'May be left out.' }) },
    resolve: (_root, { input }, { account, logger }) => {
      logger.warn({ reason: input?.reason?.slice(0, 200) }, 'cancelling every open order');
      return cancelAsData(() => account().orders.cancelAll());
    },
  }),
);
