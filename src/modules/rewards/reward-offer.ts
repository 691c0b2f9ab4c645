import { builder } from '../../builder.ts';
import type { RewardOffer } from '../../clob/reward-types.ts';
import { joinMarket } from '../markets/joins.ts';
import { RewardProgramRef } from './reward-program.ts';

/** What a market's rewards ask for and who pays them. */
export const RewardOfferRef = builder.interfaceRef<RewardOffer>('RewardOffer').implement({
  description: 'What a market asks of resting orders for its liquidity rewards, and what pays them.',
  fields: (t) => ({
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    minimumSize: t.expose('minimumSize', { type: 'Decimal', description: 'Smallest order, in shares.' }),
    maximumSpread: t.expose('maximumSpread', {
      type: 'Decimal',
      description: 'Largest distance from the midpoint, in collateral a share.',
    }),
    programs: t.field({
      type: [RewardProgramRef],
      description: 'The programmes that pay.',
      resolve: ({ programs }) => [...programs],
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
  }),
});
