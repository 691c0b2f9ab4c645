import { builder } from '../../builder.ts';
import { refusalAsData } from '../shared/error.ts';
import { resultUnion } from '../shared/result-union.ts';
import { OrderBatch } from './order-batch.ts';

const ReconcileInput = builder.inputType('ReconcileInput', {
  description: 'What goes with a reconciliation.',
  fields: (t) => ({
    reason: t.string({ description: 'Why, for the audit log. At most 200 characters are kept.' }),
  }),
});

builder.mutationField('reconcile', (t) =>
  t.field({
    type: resultUnion('ReconcileResult', OrderBatch),
    nullable: true,
    description:
      'Looks at every order of unknown outcome now, as the server does by itself from time to time, and tells what became of each. Empty where nothing was unknown.',
    args: { input: t.arg({ type: ReconcileInput, description: 'May be left out.' }) },
    resolve: (_root, _args, { account }) =>
      refusalAsData(async () => ({ results: await account().orders.reconcile() })),
  }),
);
