import { builder } from '../../builder.ts';
import type { RewardTerms } from '../../clob/market-types.ts';

const RewardRateRef = builder.objectRef<RewardTerms['rates'][number]>('RewardRate').implement({
  description: 'What is paid a day, in one asset.',
  fields: (t) => ({
    assetAddress: t.expose('assetAddress', { type: 'Address', description: 'Contract of the asset.' }),
    dailyRate: t.expose('dailyRate', {
      type: 'Decimal',
      description: 'Units of it a day, to all makers together.',
    }),
  }),
});

/** Terms of a market's liquidity rewards. */
export const RewardTermsRef = builder.objectRef<RewardTerms>('RewardTerms').implement({
  description: 'What resting orders must keep to in order to earn liquidity rewards.',
  fields: (t) => ({
    minimumSize: t.expose('minimumSize', { type: 'Decimal', description: 'Smallest order, in shares.' }),
    maximumSpread: t.expose('maximumSpread', {
      type: 'Decimal',
      description: 'Largest distance from the midpoint, in collateral a share.',
    }),
    rates: t.field({
      type: [RewardRateRef],
      description: 'What is paid, an asset each.',
      resolve: ({ rates }) => [...rates],
    }),
  }),
});
