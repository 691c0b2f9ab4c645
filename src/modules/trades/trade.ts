import { builder } from '../../builder.ts';
import type { Trade, TradeFilter } from '../../clob/types.ts';
import { pageCost } from '../../cost.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { pageArguments } from '../shared/connection.ts';
import { knownEnum } from '../shared/known-enum.ts';
import { SideEnum } from '../shared/side.ts';
import { MakerOrderRef } from './maker-order.ts';
import { OwnFillRef } from './own-fill.ts';
import { tradeStatusFields } from './trade-status.ts';

const TraderSideEnum = knownEnum('TraderSide', "The account's role in a trade.", {
  TAKER: "The account's order took what rested.",
  MAKER: "The account's order rested and was taken.",
});

/** A trade of the account, loaded by its trade id. */
export const TradeRef = builder.loadableNodeRef('Trade', {
  id: { resolve: (trade: Trade) => trade.tradeId },
  load: (ids: string[], { account }) => account().trades.tradesById(ids),
});

TradeRef.implement({
  description:
    "A trade in which the account took part. Side, size, price, token and outcome are the taker's; `ownFills` has the account's own.",
  fields: (t) => ({
    tradeId: t.exposeID('tradeId', { description: "The exchange's own id." }),
    takerOrderId: t.expose('takerOrderId', { type: 'Bytes32', description: 'The order that took.' }),
    conditionId: t.exposeID('conditionId', {
      description: 'Condition id of the market (`market` in the documentation).',
    }),
    tokenId: t.exposeID('tokenId', {
      description: "Token id of the taker's outcome (`asset_id` in the documentation).",
    }),
    side: t.expose('side', { type: SideEnum, description: "The taker's side." }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares.' }),
    feeRateBps: t.expose('feeRateBps', {
      type: 'Decimal',
      nullable: true,
      description: 'What the exchange notes as fee rate in basis points; not the fee that was charged.',
    }),
    price: t.expose('price', { type: 'Decimal', description: "The taker's price, in collateral a share." }),
    ...tradeStatusFields(t),
    matchTime: t.expose('matchTime', { type: 'DateTime', description: 'When it was matched.' }),
    lastUpdate: t.expose('lastUpdate', { type: 'DateTime', description: 'When its status last changed.' }),
    outcome: t.exposeString('outcome', { description: "The taker's outcome, such as Yes." }),
    bucketIndex: t.exposeInt('bucketIndex', {
      description:
        'A large fill is settled in several transactions, each a trade with the same taker order and its own index.',
    }),
    owner: t.exposeID('owner', { description: "The taker's API key." }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: "The taker's wallet." }),
    transactionHash: t.expose('transactionHash', {
      type: 'Bytes32',
      nullable: true,
      description: 'The transaction that settles it, null until it is sent to the chain.',
    }),
    traderSide: t.field({
      type: TraderSideEnum,
      description: "The account's role.",
      resolve: ({ traderSide }) => traderSide.value,
    }),
    errorMessage: t.exposeString('errorMessage', { nullable: true, description: 'Why settlement failed.' }),
    makerOrders: t.field({
      type: [MakerOrderRef],
      description: 'The resting orders that were matched.',
      resolve: ({ makerOrders }) => [...makerOrders],
    }),
    ownFills: t.field({
      type: [OwnFillRef],
      description: "The account's own part: usually one, several where several of its orders were taken.",
      resolve: (trade, _args, { account }) => [...account().trades.ownFills(trade)],
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId, "The taker's outcome."),
  }),
});

const TradeConnection = builder.connectionObject(
  {
    type: TradeRef,
    name: 'TradeConnection',
    description: 'A page of trades.',
  },
  { name: 'TradeEdge', description: 'A trade and its cursor.' },
);

builder.queryField('trades', (t) =>
  t.field({
    type: TradeConnection,
    nullable: true,
    description: "The account's trades, newest first. Read all pages by `after`, or one with `first` alone.",
    args: {
      ...pageArguments,
      id: t.arg.id({ description: 'Only the trade with this id.' }),
      market: t.arg.id({ description: 'Only trades in the market with this condition id.' }),
      tokenId: t.arg.id({
        description:
          "Only trades in which the account's own fill was on this token. (The exchange's filter looks at the taker's token alone.)",
      }),
      makerAddress: t.arg({
        type: 'Address',
        description: "Only trades of this wallet, as the exchange's `maker_address` filters.",
      }),
      from: t.arg({
        type: 'DateTime',
        description: 'Only trades after this time (`after` in the documentation).',
      }),
      to: t.arg({
        type: 'DateTime',
        description: 'Only trades before this time (`before` in the documentation).',
      }),
    },
    complexity: pageCost,
    resolve: (_root, { first, after, id, market, tokenId, makerAddress, from, to }, { account }) => {
      const filter: TradeFilter = {
        ...(id ? { id } : {}),
        ...(market ? { market } : {}),
        ...(tokenId ? { tokenId } : {}),
        ...(makerAddress ? { makerAddress } : {}),
        ...(from ? { after: from } : {}),
        ...(to ? { before: to } : {}),
      };
      return account().trades.trades(filter, { first, after });
    },
  }),
);
