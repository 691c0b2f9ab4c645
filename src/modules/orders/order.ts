import { createContextCache } from '@pothos/core';
import DataLoader from 'dataloader';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { CALL_COST, pageCost } from '../../cost.ts';
import { InvalidRequestError } from '../../errors.ts';
import { GTD_SECURITY_SECONDS } from '../../protocol/constants.ts';
import { endOfGtd } from '../../protocol/order.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { pageArguments } from '../shared/connection.ts';
import { checkOrderId } from '../shared/ids.ts';
import { SideEnum } from '../shared/side.ts';
import { TradeRef } from '../trades/trade.ts';
import { OrderSourceEnum, OrderStatusEnum } from './order-status.ts';
import { PlacedOrderTypeEnum } from './order-type.ts';
import type { OrderView } from './order-view.ts';

/** An order of the account, loaded by its order id. */
export const OrderRef = builder.loadableNodeRef('Order', {
  id: { resolve: (order: OrderView) => order.orderId },
  load: async (ids: string[], { account }) => [...(await account().orders.orders(ids))],
});

const clientOrderIdsOf = createContextCache(
  ({ account }: Context) =>
    new DataLoader<string, string | undefined>((ids) => account().orders.clientOrderIds(ids)),
);

const NOT_LISTED = 'Null where the order is listed no longer and was not placed by this server';

OrderRef.implement({
  description: 'An order of the account: open, or ended as far as its trades and the journal tell.',
  fields: (t) => ({
    orderId: t.expose('orderId', {
      type: 'Bytes32',
      description: "The exchange's own id: the order's EIP-712 digest.",
    }),
    clientOrderId: t.id({
      nullable: true,
      description: 'The idempotency key it was placed with, null where it was not placed by this server.',
      resolve: ({ orderId }, _args, context) => clientOrderIdsOf(context).load(orderId),
    }),
    source: t.field({
      type: OrderSourceEnum,
      description: 'Who speaks of it here.',
      resolve: ({ source }) => source ?? 'EXCHANGE',
    }),
    status: t.field({
      type: OrderStatusEnum,
      description: 'Where the order stands.',
      resolve: ({ status }) => status.value,
    }),
    rawStatus: t.string({
      description: "The exchange's own word for the status, or ours where the exchange lists it no longer.",
      resolve: ({ status }) => status.raw,
    }),
    owner: t.exposeID('owner', { nullable: true, description: `The API key that placed it. ${NOT_LISTED}.` }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that pays.' }),
    conditionId: t.exposeID('conditionId', {
      description: 'Condition id of the market (`market` in the documentation).',
    }),
    tokenId: t.exposeID('tokenId', {
      description: 'Token id of the outcome (`asset_id` in the documentation).',
    }),
    side: t.expose('side', { type: SideEnum, description: 'BUY or SELL.' }),
    originalSize: t.expose('originalSize', {
      type: 'Decimal',
      nullable: true,
      description: `Shares asked for. ${NOT_LISTED}.`,
    }),
    sizeMatched: t.expose('sizeMatched', {
      type: 'Decimal',
      description:
        'Shares filled so far, settled or not. Fills that failed on chain are not in it once the order is listed no longer.',
    }),
    matchedSize: t.field({
      type: 'Decimal',
      description: 'Shares in trades that have not failed, settled or on their way.',
      resolve: async (order, _args, { account }) => (await account().orders.sizes(order)).matchedSize,
    }),
    settledSize: t.field({
      type: 'Decimal',
      description: 'Shares in trades that are settled for good.',
      resolve: async (order, _args, { account }) => (await account().orders.sizes(order)).settledSize,
    }),
    price: t.expose('price', {
      type: 'Decimal',
      nullable: true,
      description: `Limit, in collateral a share. ${NOT_LISTED}.`,
    }),
    associateTrades: t.field({
      type: ['ID'],
      description: 'Ids of the trades that filled it.',
      resolve: ({ associateTradeIds }) => [...associateTradeIds],
    }),
    outcome: t.exposeString('outcome', {
      nullable: true,
      description: 'The outcome, such as Yes. Null where only the journal speaks: `token` has it.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: true,
      description: `When the exchange took it, or else when this server was asked for it. ${NOT_LISTED}.`,
    }),
    expiration: t.expose('expiration', {
      type: 'DateTime',
      nullable: true,
      description: 'Of a GTD order, as signed.',
    }),
    effectiveExpiration: t.field({
      type: 'DateTime',
      nullable: true,
      description: `When the exchange ends a GTD order: ${GTD_SECURITY_SECONDS} seconds before its expiration.`,
      resolve: ({ expiration }) =>
        expiration === undefined ? null : new Date(endOfGtd(expiration.getTime())),
    }),
    orderType: t.field({
      type: PlacedOrderTypeEnum,
      nullable: true,
      description: `How long it lives. ${NOT_LISTED}.`,
      resolve: ({ orderType }) => orderType?.value,
    }),
    rawOrderType: t.string({
      nullable: true,
      description: `The exchange's own word for the order type. ${NOT_LISTED}.`,
      resolve: ({ orderType }) => orderType?.raw,
    }),
    market: joinMarket(t, ({ conditionId }) => conditionId),
    token: joinToken(t, ({ tokenId }) => tokenId),
    trades: t.field({
      type: [TradeRef],
      nullable: { list: false, items: true },
      description: 'The trades that filled it; null in place of one that the exchange no longer shows.',
      resolve: ({ associateTradeIds }) => [...associateTradeIds],
    }),
  }),
});

/** A page of orders. */
export const OrderConnection = builder.connectionObject(
  {
    type: OrderRef,
    name: 'OrderConnection',
    description: 'A page of orders.',
  },
  { name: 'OrderEdge', description: 'An order and its cursor.' },
);

/** @throws {InvalidRequestError} BAD_USER_INPUT unless exactly one is given */
function oneOf(orderId: unknown, id: unknown): string {
  const [only, ...others] = [orderId, id].filter((given) => typeof given === 'string');
  if (only !== undefined && others.length === 0) return only;
  throw new InvalidRequestError('BAD_USER_INPUT', 'order needs exactly one of orderId and id');
}

builder.queryFields((t) => ({
  order: t.field({
    type: OrderRef,
    nullable: true,
    description:
      "One order, open or ended, wherever it was placed. An exchange that returns ended orders by id (since October 2026) shows the end of an order that was placed elsewhere too. Where it does not, such an order is found only while it is open or in the account's newest trades, and is null otherwise.",
    args: {
      orderId: t.arg.id({
        description: "The exchange's own id of the order. Exactly one argument is required.",
      }),
      id: t.arg.id({ description: 'The same as `orderId`, not the global id.' }),
    },
    complexity: { field: CALL_COST, multiplier: 1 },
    resolve: (_root, { orderId, id }) => checkOrderId(oneOf(orderId, id)),
  }),
  openOrders: t.field({
    type: OrderConnection,
    nullable: true,
    description: "The account's open orders. Read all pages by `after`, or one with `first` alone.",
    args: {
      ...pageArguments,
      id: t.arg.id({ description: 'Only the order with this id.' }),
      market: t.arg.id({ description: 'Only orders in the market with this condition id.' }),
      tokenId: t.arg.id({ description: 'Only orders on this token.' }),
    },
    complexity: pageCost,
    resolve: (_root, { first, after, id, market, tokenId }, { account }) =>
      account().orders.openOrders(
        { ...(id ? { id } : {}), ...(market ? { market } : {}), ...(tokenId ? { tokenId } : {}) },
        { first, after },
      ),
  }),
}));
