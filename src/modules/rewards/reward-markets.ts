import { builder } from '../../builder.ts';
import type { RewardMarket } from '../../clob/reward-types.ts';
import { pageCost } from '../../cost.ts';
import { pageArguments } from '../shared/connection.ts';
import { given } from '../shared/given.ts';
import { readConnection } from '../shared/pages.ts';
import { AssetEarningRef } from './asset-earning.ts';
import { checkDay, DAY } from './day.ts';
import { RewardOfferRef } from './reward-offer.ts';

const RewardMarketRef = builder.objectRef<RewardMarket>('RewardMarket').implement({
  description: 'A market that pays liquidity rewards, and what the account earned of them on a day.',
  interfaces: [RewardOfferRef],
  fields: (t) => ({
    competitiveness: t.expose('competitiveness', {
      type: 'Decimal',
      description:
        "How hard others compete for the rewards, by the exchange's own measure; 0 where nobody does.",
    }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that is paid.' }),
    percentage: t.expose('percentage', {
      type: 'Decimal',
      description: 'The part of the rewards that the account earns now, from 0 to 100.',
    }),
    earnings: t.field({
      type: [AssetEarningRef],
      description: 'What the day brought, asset by asset.',
      resolve: ({ earnings }) => [...earnings],
    }),
  }),
});

const RewardMarketConnection = builder.connectionObject(
  { type: RewardMarketRef, name: 'RewardMarketConnection', description: 'A page of rewarded markets.' },
  { name: 'RewardMarketEdge', description: 'A rewarded market and its cursor.' },
);

const RewardMarketOrderEnum = builder.enumType('RewardMarketOrder', {
  description: 'What the exchange can sort rewarded markets by.',
  values: {
    COMPETITIVENESS: { description: 'How hard others compete.' },
    EARNING_PERCENTAGE: { description: 'The part of the rewards that the account earns now.' },
    EARNINGS: { description: 'What the day brought.' },
    END_DATE: { description: 'When the market ends.' },
    MARKET: { description: 'The market.' },
    MAX_SPREAD: { description: 'Largest distance from the midpoint that is rewarded.' },
    MIN_SIZE: { description: 'Smallest order that is rewarded.' },
    PRICE: { description: 'Price of the first outcome.' },
    QUESTION: { description: 'The question, by the alphabet.' },
    RATE_PER_DAY: { description: 'What is paid a day.' },
    SPREAD: { description: "Best ask less best bid of the market's book." },
    VOLUME_24HR: { description: 'Collateral traded in the last 24 hours.' },
  } as const,
});

const SortDirectionEnum = builder.enumType('SortDirection', {
  description: 'Which way a list is sorted.',
  values: {
    ASC: { description: 'Smallest first.' },
    DESC: { description: 'Largest first.' },
  } as const,
});

builder.queryField('rewardMarkets', (t) =>
  t.field({
    type: RewardMarketConnection,
    nullable: true,
    description: 'Every market that pays liquidity rewards, and what the account earned in it on a day.',
    args: {
      ...pageArguments,
      day: t.arg.string({ required: true, description: DAY }),
      orderBy: t.arg({
        type: RewardMarketOrderEnum,
        description: "What to sort by; the exchange's own order when not said.",
      }),
      direction: t.arg({
        type: SortDirectionEnum,
        description: "Which way; the exchange's own when not said.",
      }),
      noCompetition: t.arg.boolean({ description: 'True: only markets that nobody else competes in.' }),
    },
    complexity: pageCost,
    resolve: async (_root, { day, first, after, orderBy, direction, noCompetition }, { account }) => {
      const checked = checkDay(day);
      const filter = given({ orderBy, direction, noCompetition });
      const api = await account().account.api();
      return readConnection(
        { first, after },
        {
          fetch: (cursor) => api.rewardMarkets(checked, filter, cursor),
          idOf: ({ conditionId }) => conditionId,
        },
      );
    },
  }),
);
