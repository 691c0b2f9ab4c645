/** What a cancel answers: what was cancelled, and for each order that was not, why. */
import { builder } from '../../builder.ts';
import type { CancelResult, NotCanceled } from '../../clob/types.ts';
import { ErrorCodeEnum } from '../shared/error.ts';

const NotCanceledRef = builder.objectRef<NotCanceled>('NotCanceled').implement({
  description: 'An order that was not cancelled.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Stable code of the reason.' }),
    reason: t.exposeString('reason', { description: "The exchange's own words." }),
  }),
});

/** The documented CancelOrdersResponse. */
export const CancelOrdersResponse = builder.objectRef<CancelResult>('CancelOrdersResponse').implement({
  description: 'What a cancel did. A match already under way is not undone.',
  fields: (t) => ({
    canceled: t.field({
      type: ['Bytes32'],
      description: 'Orders cancelled by this request.',
      resolve: ({ canceled }) => [...canceled],
    }),
    notCanceled: t.field({
      type: [NotCanceledRef],
      description: 'Orders named that were not cancelled, each with why.',
      resolve: ({ notCanceled }) => [...notCanceled],
    }),
  }),
});
