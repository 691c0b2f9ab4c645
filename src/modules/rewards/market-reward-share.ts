import { createContextCache } from '@pothos/core';
import { builder } from '../../builder.ts';
import type { Decimal } from '../../clob/types.ts';
import type { Context } from '../../context.ts';
import { MarketRef } from '../markets/market.ts';

/** By condition id; read once in an operation. */
const sharesIn = createContextCache(async ({ account }: Context): Promise<ReadonlyMap<string, Decimal>> => {
  const shares = await (await account().account.api()).rewardShares();
  return new Map(shares.map(({ conditionId, percentage }) => [conditionId, percentage]));
});

builder.objectField(MarketRef, 'rewardShare', (t) =>
  t.field({
    type: 'Decimal',
    nullable: true,
    description:
      "The part of its liquidity rewards that the account's resting orders earn now, from 0 to 100; null for none.",
    resolve: async ({ conditionId }, _args, context) => (await sharesIn(context)).get(conditionId),
  }),
);
