/** What a cancel answers: what was cancelled, and for each order that was not, why. */
import { builder } from '../../builder.ts';
import type { CancelResult, NotCanceled, UnclearCancel } from '../../clob/types.ts';
import { ErrorCodeEnum } from '../shared/error.ts';
import { OrderRef } from './order.ts';

const NotCanceledRef = builder.objectRef<NotCanceled>('NotCanceled').implement({
  description: 'An order that was not cancelled.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Stable code of the reason.' }),
    reason: t.exposeString('reason', {
      description: "The exchange's words, or the gateway's where a part of a long list was not sent.",
    }),
  }),
});

const UnknownCancelRef = builder.objectRef<UnclearCancel>('UnknownCancel').implement({
  description: 'An order that may be cancelled or still open: no clear answer came for it.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    code: t.expose('code', { type: ErrorCodeEnum, description: 'Why no clear answer came.' }),
    reason: t.exposeString('reason', { description: 'What happened to the request, for people.' }),
    order: t.field({
      type: OrderRef,
      nullable: true,
      description: 'The order as it stands now.',
      resolve: ({ orderId }) => orderId,
    }),
  }),
});

const CanceledOrderRef = builder.objectRef<{ readonly orderId: string }>('CanceledOrder').implement({
  description: 'An order that was cancelled.',
  fields: (t) => ({
    orderId: t.expose('orderId', { type: 'Bytes32', description: 'The order.' }),
    sizeMatched: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Shares that were filled before; fills that failed on chain are not in it. Null where it cannot be read, and for an order that this server did not place and that had no fill.',
      resolve: async ({ orderId }, _args, context) => {
        const order = await OrderRef.getDataloader(context).load(orderId);
        return order?.fills?.matchedSize ?? order?.sizeMatched;
      },
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
    delayed: t.field({
      type: ['Bytes32'],
      description:
        'Orders that the exchange holds before matching. It cancels none of them during that time; the server cancels each as soon as the exchange allows, and `orderEvents` reports how it ended.',
      resolve: ({ delayed = [] }) => [...delayed],
    }),
    unknown: t.field({
      type: [UnknownCancelRef],
      description: 'Orders named for which no clear answer came. Repeat the cancel for them, which is safe.',
      resolve: ({ unclear }) => [...unclear],
    }),
  }),
});
