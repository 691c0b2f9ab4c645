import { builder, type FieldsOf } from '../../builder.ts';
import type { RewardEarning, RewardShare, RewardTotal } from '../../clob/reward-types.ts';
import { CALL_COST, pageCost } from '../../cost.ts';
import { joinMarket } from '../markets/joins.ts';
import { pageArguments } from '../shared/connection.ts';
import { readConnection } from '../shared/pages.ts';
import { assetEarningFields } from './asset-earning.ts';
import { checkDay, DAY } from './day.ts';

/** What was earned on a day, in one market or in all. */
function earningFields<E extends RewardTotal>(t: FieldsOf<E>) {
  return {
    ...assetEarningFields(t),
    day: t.string({ description: DAY, resolve: ({ day }) => day }),
    makerAddress: t.field({
      type: 'Address',
      description: 'The wallet that is paid.',
      resolve: ({ makerAddress }) => makerAddress,
    }),
  };
}

const RewardEarningRef = builder.objectRef<RewardEarning>('RewardEarning').implement({
  description: "What a market's liquidity rewards brought on a day, in one asset.",
  fields: (t) => ({
    ...earningFields(t),
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
  }),
});

const RewardTotalRef = builder.objectRef<RewardTotal>('RewardTotal').implement({
  description: "What a day's liquidity rewards brought in one asset, over all markets.",
  fields: (t) => earningFields(t),
});

const RewardShareRef = builder.objectRef<RewardShare>('RewardShare').implement({
  description: "The part of a market's rewards that the account's resting orders earn now.",
  fields: (t) => ({
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    percentage: t.expose('percentage', { type: 'Decimal', description: 'From 0 to 100.' }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
  }),
});

const RewardEarningConnection = builder.connectionObject(
  { type: RewardEarningRef, name: 'RewardEarningConnection', description: 'A page of earnings.' },
  { name: 'RewardEarningEdge', description: 'An earning and its cursor.' },
);

builder.queryFields((t) => ({
  rewardEarnings: t.field({
    type: RewardEarningConnection,
    nullable: true,
    description: "What the account's liquidity rewards brought on a day, market by market.",
    args: { ...pageArguments, day: t.arg.string({ required: true, description: DAY }) },
    complexity: pageCost,
    resolve: async (_root, { day, first, after }, { account }) => {
      const checked = checkDay(day);
      const api = await account().account.api();
      return readConnection(
        { first, after },
        {
          fetch: (cursor) => api.rewardEarnings(checked, cursor),
          idOf: ({ conditionId, assetAddress }) => `${conditionId} ${assetAddress}`,
        },
      );
    },
  }),
  rewardTotals: t.field({
    type: [RewardTotalRef],
    nullable: true,
    description: "What the account's liquidity rewards brought on a day, asset by asset.",
    args: { day: t.arg.string({ required: true, description: DAY }) },
    complexity: CALL_COST,
    resolve: async (_root, { day }, { account }) => {
      const checked = checkDay(day);
      return [...(await (await account().account.api()).rewardTotals(checked))];
    },
  }),
  rewardShares: t.field({
    type: [RewardShareRef],
    nullable: true,
    description: "The part of each market's rewards that the account's resting orders earn now.",
    complexity: CALL_COST,
    resolve: async (_root, _args, { account }) => [...(await (await account().account.api()).rewardShares())],
  }),
}));
