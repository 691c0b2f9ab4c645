import { builder } from '../../builder.ts';
import type { AccountEvent, OrderStep, Resynced, StreamGap } from '../../streams/account-event.ts';
import type { Followed } from '../../streams/follow-log.ts';
import { checkConditionId } from '../shared/ids.ts';
import { elementType, isMarker, MARKERS, sinceArgument } from '../shared/stream-markers.ts';
import { OrderRef } from './order.ts';

const OrderEventKindEnum = builder.enumType('OrderEventKind', {
  description:
    'A step of an order. PLACED comes first, then each fill, then one of the ends. REOPENED, and fills after CANCELED, correct an end.',
  values: {
    PLACED: { description: 'The exchange took it.' },
    PARTLY_FILLED: {
      description:
        'A trade filled a part, or what was left of it; `tradeId` names it. Follows CANCELED where the exchange shows a fill of before the cancel only afterwards; `order.status` stays CANCELED then.',
    },
    FILLED: {
      description:
        'All of it is filled. An end. After CANCELED it replaces that end: the order was filled before the cancel reached it.',
    },
    CANCELED: { description: 'It was cancelled. An end, except for fills that the exchange shows late.' },
    EXPIRED: { description: 'The order expired. An end.' },
    REJECTED: {
      description:
        'The exchange ended it by itself: held back and then refused, or its money was gone. An end.',
    },
    REOPENED: {
      description:
        'The exchange shows the order as open, although it was reported as ended or was not known. Fills and an end may follow.',
    },
    FILL_VOIDED: {
      description: 'A fill did not settle and is void; `tradeId` names it. May come behind an end.',
    },
  } as const,
});

const OrderEventRef = builder.objectRef<Followed<OrderStep>>('OrderEvent').implement({
  description: "A step of one of the account's orders, told once and in the order of its life.",
  fields: (t) => ({
    sequence: t.exposeInt('sequence', {
      description: "Its number in the account's log, which other events share.",
    }),
    cursor: t.exposeID('cursor', { description: 'Give it as `since` to go on behind this event.' }),
    kind: t.field({
      type: OrderEventKindEnum,
      description: 'What happened.',
      resolve: ({ event }) => event.kind,
    }),
    at: t.field({
      type: 'DateTime',
      description: "When, by the exchange's clock; to the second where the exchange is no more exact.",
      resolve: ({ event }) => event.at,
    }),
    orderId: t.field({
      type: 'Bytes32',
      description: 'The order.',
      resolve: ({ event }) => event.order.orderId,
    }),
    order: t.field({
      type: OrderRef,
      description: 'The order right after this step; what it joins is as of now.',
      resolve: ({ event }) => event.order,
    }),
    tradeId: t.id({
      nullable: true,
      description: 'The trade of PARTLY_FILLED and FILL_VOIDED.',
      resolve: ({ event }) => event.tradeId,
    }),
    message: t.string({
      nullable: true,
      description: "The exchange's words, where it gave any.",
      resolve: ({ event }) => event.reason,
    }),
  }),
});

const OrderStreamEventRef = builder.unionType('OrderStreamEvent', {
  description: 'A step of an order, or what the stream says of itself.',
  types: [OrderEventRef, ...MARKERS],
  resolveType: (element) => elementType(element, 'OrderEvent'),
});

function isOrderStep(
  market: string | undefined,
): (event: AccountEvent) => event is OrderStep | StreamGap | Resynced {
  return (event): event is OrderStep | StreamGap | Resynced =>
    event.type === 'order' ? market === undefined || event.order.conditionId === market : isMarker(event);
}

builder.subscriptionField('orderEvents', (t) =>
  t.field({
    type: OrderStreamEventRef,
    description: "What becomes of the account's orders, whoever placed them.",
    args: {
      ...sinceArgument,
      market: t.arg.id({ description: 'Only orders in the market with this condition id.' }),
    },
    subscribe: (_root, { since, market }, { account }) =>
      account().stream.follow({
        accept: isOrderStep(market ? checkConditionId(market) : undefined),
        since: since ?? undefined,
      }),
    resolve: (element: Followed<OrderStep | StreamGap | Resynced>) => element,
  }),
);
