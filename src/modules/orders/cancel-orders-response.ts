/** What a cancel answers: what was cancelled, and for each order that was not, why. */
import { builder } from '../../builder.ts';
import type { CancelResult, NotCanceled } from '../../clob/types.ts';
import { ErrorCodeEnum } from '../shared/error.ts';
import { OrderRef } from './order.ts';

const NotCanceledRef = builder.objectRef<NotCanceled>('NotCanceled').implement({
  description: 'An order that was not cancelled.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Stable code of the reason.' }),
    reason: t.exposeString('reason', {
      description:
        "The exchange's words, or the gateway's where a part of a long list was not sent or not answered.",
    }),
  }),
});

const CanceledOrderRef = builder.objectRef<{ readonly orderId: string }>('CanceledOrder').implement({
  description: 'An order that was cancelled.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    sizeMatched: t.field({
      type: 'Decimal',
      description: 'Shares that were filled before; fills that failed on chain are not in it.',
      resolve: async ({ orderId }, _args, context) =>
        (await OrderRef.getDataloader(context).load(orderId))?.fills?.matchedSize ?? '0',
    }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'The order as it ended, null where it was not placed by this server and had no fill.',
      resolve: ({ orderId }) => orderId,
    }),
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
    orders: t.field({
      type: [CanceledOrderRef],
      description:
        'The orders cancelled by this request, with what had been filled. Read only when asked for.',
      resolve: ({ canceled }) => canceled.map((orderId) => ({ orderId })),
    }),
    notCanceled: t.field({
      type: [NotCanceledRef],
      description: 'Orders named that were not cancelled, each with why.',
      resolve: ({ notCanceled }) => [...notCanceled],
    }),
  }),
});
