import { builder } from '../../builder.ts';
import type { Rebate } from '../../clob/reward-types.ts';
import { CALL_COST } from '../../cost.ts';
import { joinMarket } from '../markets/joins.ts';
import { DAY } from './day.ts';

/** Markets that a maker is taken to have traded in on a day. */
const ROWS_EXPECTED = 50;

const RebateRef = builder.objectRef<Rebate>('Rebate').implement({
  description: "Takers' fees that a maker was given, of one market on one day.",
  fields: (t) => ({
    day: t.exposeString('day', { description: DAY }),
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    assetAddress: t.expose('assetAddress', { type: 'Address', description: 'Contract of the asset.' }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that is paid.' }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Collateral.' }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
  }),
});

builder.queryField('rebates', (t) =>
  t.field({
    type: [RebateRef],
    nullable: true,
    description: "Takers' fees that a maker was given on a day, market by market.",
    args: {
      day: t.arg.string({ required: true, description: DAY }),
      makerAddress: t.arg({
        type: 'Address',
        description: "The maker's wallet; the account's when not said.",
      }),
    },
    complexity: { field: CALL_COST, multiplier: ROWS_EXPECTED },
    resolve: async (_root, { day, makerAddress }, { services, account }) => [
      ...(await services.rewards.rebates(day, makerAddress ?? account().account.funderAddress)),
    ],
  }),
);
