import { builder } from '../../builder.ts';
import type { MarketRewards } from '../../clob/reward-types.ts';
import { pageCost } from '../../cost.ts';
import { MarketRef } from '../markets/market.ts';
import { pageArguments } from '../shared/connection.ts';
import { RewardOfferRef } from './reward-offer.ts';

const MarketRewardsRef = builder.objectRef<MarketRewards>('MarketRewards').implement({
  description: 'What a market pays now to whoever rests orders in it.',
  interfaces: [RewardOfferRef],
  fields: (t) => ({
    dailyRate: t.expose('dailyRate', {
      type: 'Decimal',
      nullable: true,
      description: 'Paid a day in all; null where the exchange does not add it up.',
    }),
    nativeDailyRate: t.expose('nativeDailyRate', {
      type: 'Decimal',
      nullable: true,
      description: 'Of it by the exchange itself; null where the exchange does not add it up.',
    }),
    sponsoredDailyRate: t.expose('sponsoredDailyRate', {
      type: 'Decimal',
      nullable: true,
      description: 'Of it by sponsors; null where the exchange does not add it up.',
    }),
    sponsors: t.exposeInt('sponsors', {
      nullable: true,
      description: 'How many sponsors there are; null where the exchange does not count them.',
    }),
  }),
});

const MarketRewardsConnection = builder.connectionObject(
  { type: MarketRewardsRef, name: 'MarketRewardsConnection', description: 'A page of rewards of markets.' },
  { name: 'MarketRewardsEdge', description: 'The rewards of a market and their cursor.' },
);

builder.queryField('currentRewards', (t) =>
  t.field({
    type: MarketRewardsConnection,
    nullable: true,
    description: 'Every market that pays liquidity rewards now.',
    args: pageArguments,
    complexity: pageCost,
    resolve: (_root, args, { services }) => services.rewards.current(args),
  }),
);

builder.objectField(MarketRef, 'currentRewards', (t) =>
  t.loadable({
    type: MarketRewardsRef,
    nullable: true,
    description: 'What its liquidity rewards pay now, programme by programme; null where none are paid.',
    load: async (conditionIds: string[], { services }) => [
      ...(await services.rewards.ofMarkets(conditionIds)),
    ],
    resolve: ({ conditionId }) => conditionId,
  }),
);
