/** What a builder takes and is credited with: public, by its code. */
import { builder } from '../../builder.ts';
import type { BuilderFees, BuilderTrade } from '../../clob/reward-types.ts';
import { CALL_COST, pageCost } from '../../cost.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { pageArguments } from '../shared/connection.ts';
import { SideEnum } from '../shared/side.ts';
import { tradeStatusFields } from '../trades/trade-status.ts';

const BuilderFeesRef = builder.objectRef<BuilderFees>('BuilderFees').implement({
  description: 'What a builder takes on top of a trade.',
  fields: (t) => ({
    makerBps: t.exposeInt('makerBps', { description: 'Of makers, basis points of the collateral traded.' }),
    takerBps: t.exposeInt('takerBps', { description: 'Of takers, likewise.' }),
  }),
});

const BuilderTradeRef = builder.objectRef<BuilderTrade>('BuilderTrade').implement({
  description: 'A trade that a builder is credited with.',
  fields: (t) => ({
    tradeId: t.exposeID('tradeId', { description: "The exchange's own id." }),
    takerOrderId: t.expose('takerOrderId', { type: 'Bytes32', description: 'The order that took.' }),
    builderCode: t.expose('builderCode', { type: 'Bytes32', description: "The builder's code." }),
    conditionId: t.exposeID('conditionId', { description: 'Condition id of the market.' }),
    tokenId: t.exposeID('tokenId', { description: 'Token id of the outcome.' }),
    outcome: t.exposeString('outcome', { description: 'The outcome, such as Yes.' }),
    side: t.expose('side', { type: SideEnum, description: 'BUY or SELL.' }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares.' }),
    notional: t.expose('notional', { type: 'Decimal', description: 'Collateral.' }),
    price: t.expose('price', { type: 'Decimal', description: 'In collateral a share.' }),
    ...tradeStatusFields(t),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that traded.' }),
    transactionHash: t.expose('transactionHash', {
      type: 'Bytes32',
      nullable: true,
      description: 'The transaction that settles it, null until it is sent to the chain.',
    }),
    matchTime: t.expose('matchTime', { type: 'DateTime', description: 'When it was matched.' }),
    fee: t.expose('fee', {
      type: 'Decimal',
      nullable: true,
      description: "The exchange's fee, in collateral.",
    }),
    builderFee: t.expose('builderFee', {
      type: 'Decimal',
      nullable: true,
      description: "The builder's fee, as the exchange notes it.",
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId),
  }),
});

const BuilderTradeConnection = builder.connectionObject(
  { type: BuilderTradeRef, name: 'BuilderTradeConnection', description: "A page of a builder's trades." },
  { name: 'BuilderTradeEdge', description: 'A trade and its cursor.' },
);

const CODE = "The builder's code: 0x and 64 hex digits.";

builder.queryFields((t) => ({
  builderFees: t.field({
    type: BuilderFeesRef,
    nullable: true,
    description: 'What a builder takes on top of a trade.',
    args: { builderCode: t.arg({ type: 'Bytes32', required: true, description: CODE }) },
    complexity: CALL_COST,
    resolve: (_root, { builderCode }, { services }) => services.builders.fees(builderCode),
  }),
  builderTrades: t.field({
    type: BuilderTradeConnection,
    nullable: true,
    description: 'The trades a builder is credited with, whoever made them, newest first.',
    args: { ...pageArguments, builderCode: t.arg({ type: 'Bytes32', required: true, description: CODE }) },
    complexity: pageCost,
    resolve: (_root, { builderCode, first, after }, { services }) =>
      services.builders.trades(builderCode, { first, after }),
  }),
}));
