import { builder } from '../../builder.ts';
import type { MarketActivity } from '../../clob/market-types.ts';
import { CALL_COST } from '../../cost.ts';
import { SideEnum } from '../shared/side.ts';
import { joinMarket, joinToken } from './joins.ts';
import { MarketRef } from './market.ts';

const MarketActivityRef = builder.objectRef<MarketActivity>('MarketActivity').implement({
  description: "One of a market's latest trades, whoever made it.",
  fields: (t) => ({
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    tokenId: t.exposeID('tokenId', { description: "Token id of the taker's outcome." }),
    outcome: t.exposeString('outcome', { description: "The taker's outcome, such as Yes." }),
    side: t.expose('side', { type: SideEnum, description: "The taker's side." }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares.' }),
    price: t.expose('price', { type: 'Decimal', description: 'In collateral a share.' }),
    traderAddress: t.expose('traderAddress', { type: 'Address', description: "The taker's wallet." }),
    traderName: t.exposeString('traderName', { nullable: true, description: 'The name the taker shows.' }),
    transactionHash: t.expose('transactionHash', {
      type: 'Bytes32',
      nullable: true,
      description: 'The transaction that settles it, null until it is sent to the chain.',
    }),
    timestamp: t.expose('timestamp', { type: 'DateTime', description: 'When it was matched.' }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId, "The taker's outcome."),
  }),
});

const DESCRIPTION = "A market's latest trades, whoever made them, newest first.";

builder.queryField('liveActivity', (t) =>
  t.field({
    type: [MarketActivityRef],
    nullable: true,
    description: DESCRIPTION,
    args: { conditionId: t.arg.id({ required: true, description: 'Condition id of the market.' }) },
    complexity: { field: CALL_COST, multiplier: 100 },
    resolve: async (_root, { conditionId }, { services }) => [
      ...(await services.markets.liveActivity(conditionId)),
    ],
  }),
);

builder.objectField(MarketRef, 'liveActivity', (t) =>
  t.field({
    type: [MarketActivityRef],
    nullable: true,
    description: `${DESCRIPTION} A call to the exchange for each market.`,
    complexity: { field: CALL_COST, multiplier: 100 },
    resolve: async ({ conditionId }, _args, { services }) => [
      ...(await services.markets.liveActivity(conditionId)),
    ],
  }),
);
