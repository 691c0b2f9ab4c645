import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { CALL_COST } from '../../cost.ts';
import { checkConditionId } from '../shared/ids.ts';
import { MarketRef } from './market.ts';

interface EventRow {
  readonly negRiskMarketId: string;
}

/** The event, where any market that is traded belongs to it. */
async function findEvent(id: string, { services }: Context): Promise<EventRow | null> {
  const negRiskMarketId = checkConditionId(id);
  const markets = await services.markets.marketsOfEvent(negRiskMarketId);
  return markets.length === 0 ? null : { negRiskMarketId };
}

const EventRef = builder.nodeRef('Event', {
  id: { resolve: ({ negRiskMarketId }: EventRow) => negRiskMarketId },
  loadOne: findEvent,
});

EventRef.implement({
  description:
    'A question with many answers: neg-risk markets, one an answer, of which only one can come true.',
  fields: (t) => ({
    negRiskMarketId: t.exposeID('negRiskMarketId', { description: 'Id shared by the markets of the event.' }),
    markets: t.field({
      type: [MarketRef],
      nullable: true,
      description: 'The markets of the event that are traded now.',
      resolve: async ({ negRiskMarketId }, _args, { services }) => [
        ...(await services.markets.marketsOfEvent(negRiskMarketId)),
      ],
    }),
  }),
});

builder.objectField(MarketRef, 'event', (t) =>
  t.field({
    type: EventRef,
    nullable: true,
    description: 'The event the market is an answer of, null where it stands alone.',
    resolve: ({ negRiskMarketId }) => (negRiskMarketId === undefined ? null : { negRiskMarketId }),
  }),
);

builder.queryField('event', (t) =>
  t.field({
    type: EventRef,
    nullable: true,
    description: 'A neg-risk event, null where no market that is traded belongs to it.',
    args: {
      negRiskMarketId: t.arg.id({ required: true, description: 'Id shared by the markets of the event.' }),
    },
    complexity: { field: CALL_COST, multiplier: 1 },
    resolve: (_root, { negRiskMarketId }, context) => findEvent(negRiskMarketId, context),
  }),
);
