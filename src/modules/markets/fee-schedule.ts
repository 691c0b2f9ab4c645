import { builder } from '../../builder.ts';
import type { FeeCurve } from '../../clob/market-types.ts';
import { CALL_COST } from '../../cost.ts';
import { MarketRef } from './market.ts';

/** The fee of a market. */
export const FeeScheduleRef = builder.objectRef<FeeCurve>('FeeSchedule').implement({
  description:
    'What a trade costs: shares × rate × (price × (1 - price))^exponent of collateral, on top of a BUY and out of what a SELL brings.',
  fields: (t) => ({
    rate: t.expose('rate', { type: 'Decimal', description: 'The rate, such as 0.07.' }),
    exponent: t.exposeInt('exponent', { description: 'The exponent.' }),
    takerOnly: t.exposeBoolean('takerOnly', { description: 'Whether only the taker pays.' }),
  }),
});

builder.objectField(MarketRef, 'feeSchedule', (t) =>
  t.field({
    type: FeeScheduleRef,
    nullable: true,
    description:
      'The fee, null where trading is free. A call to the exchange for a market not asked for in the last ten minutes; ' +
      'several markets are one call to the Gamma API where one is configured.',
    complexity: CALL_COST,
    resolve: async ({ conditionId }, _args, { services }) => (await services.markets.fee(conditionId))?.curve,
  }),
);
