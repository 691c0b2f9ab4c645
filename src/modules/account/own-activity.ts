/** The account's own orders and trades, joined to markets and outcomes. */
import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { builder } from '../../builder.ts';
import type { OpenOrder, Trade } from '../../clob/types.ts';
import type { Context } from '../../context.ts';
import { MarketRef } from '../markets/market.ts';
import { TokenRef } from '../markets/token.ts';
import { OrderRef } from '../orders/order.ts';
import { TradeRef } from '../trades/trade.ts';
import { MAX_TRADES_OF_MARKET, newest, USUAL_TRADES_OF_MARKET } from './newest.ts';

const ordersOf = createContextCache(
  ({ account }: Context) =>
    new DataLoader<string, readonly OpenOrder[]>((ids) => account().ownActivity.openOrdersOf(ids)),
);
const tradesOf = createContextCache(
  ({ account }: Context) =>
    new DataLoader<string, readonly Trade[]>((ids) => account().ownActivity.tradesOf(ids)),
);

const tradeArguments = builder.args((t) => ({
  first: t.int({
    description: `Rows to give: ${USUAL_TRADES_OF_MARKET} when not said, ${MAX_TRADES_OF_MARKET} at most.`,
  }),
}));
const tradeCost = ({ first }: { readonly first?: number | null | undefined }) => ({
  field: 1,
  multiplier: first ?? USUAL_TRADES_OF_MARKET,
});

builder.objectFields(MarketRef, (t) => ({
  openOrders: t.field({
    type: [OrderRef],
    nullable: true,
    description: "The account's open orders in the market, on either outcome.",
    resolve: async ({ conditionId }, _args, context) => [...(await ordersOf(context).load(conditionId))],
  }),
  trades: t.field({
    type: [TradeRef],
    nullable: true,
    description: "The account's trades in the market, newest first.",
    args: tradeArguments,
    complexity: tradeCost,
    resolve: async ({ conditionId }, { first }, context) =>
      newest(await tradesOf(context).load(conditionId), first),
  }),
}));

builder.objectFields(TokenRef, (t) => ({
  openOrders: t.field({
    type: [OrderRef],
    nullable: true,
    description: "The account's open orders on the outcome.",
    resolve: async ({ tokenId, market }, _args, context) => {
      const orders = await ordersOf(context).load(market.conditionId);
      return orders.filter((order) => order.tokenId === tokenId);
    },
  }),
  trades: t.field({
    type: [TradeRef],
    nullable: true,
    description: "The account's trades whose own fill was on the outcome, newest first.",
    args: tradeArguments,
    complexity: tradeCost,
    resolve: async ({ tokenId, market }, { first }, context) => {
      const trades = await tradesOf(context).load(market.conditionId);
      const { ownFills } = context.account().trades;
      return newest(
        trades.filter((trade) => ownFills(trade).some((fill) => fill.tokenId === tokenId)),
        first,
      );
    },
  }),
}));
