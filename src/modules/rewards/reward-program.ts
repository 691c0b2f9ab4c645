import { builder } from '../../builder.ts';
import type { RewardProgram } from '../../clob/reward-types.ts';

/** A programme of liquidity rewards. */
export const RewardProgramRef = builder.objectRef<RewardProgram>('RewardProgram').implement({
  description: 'A programme that pays rewards to whoever rests orders in a market.',
  fields: (t) => ({
    assetAddress: t.expose('assetAddress', { type: 'Address', description: 'Contract of the asset.' }),
    startDay: t.exposeString('startDay', { description: 'UTC day it begins, such as 2026-11-22.' }),
    endDay: t.exposeString('endDay', {
      nullable: true,
      description: 'UTC day it ends, null where the exchange names none.',
    }),
    dailyRate: t.expose('dailyRate', {
      type: 'Decimal',
      description: 'Units of the asset a day, to all makers together.',
    }),
    totalRewards: t.expose('totalRewards', {
      type: 'Decimal',
      nullable: true,
      description: 'Units of the asset in all, null where the exchange does not say.',
    }),
  }),
});
