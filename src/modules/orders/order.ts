import { builder } from '../../builder.ts';
import type { OpenOrder } from '../../clob/types.ts';
import { pageCost } from '../../cost.ts';
import { GTD_SECURITY_SECONDS } from '../../protocol/constants.ts';
import { MarketRef } from '../markets/market.ts';
import { TokenRef } from '../markets/token.ts';
import { pageArguments } from '../shared/connection.ts';
import { checkOrderId } from '../shared/ids.ts';
import { knownEnum } from '../shared/known-enum.ts';
import { settle } from '../shared/settle.ts';
import { SideEnum } from '../shared/side.ts';
import { TradeRef } from '../trades/trade.ts';
import { PlacedOrderTypeEnum } from './order-type.ts';

const OrderStatusEnum = knownEnum('OrderStatus', 'Where an order stands.', {
  LIVE: 'Rests in the book.',
  MATCHED: 'Filled.',
  DELAYED: 'Held before matching, on a market with a delay.',
  UNMATCHED: 'Was held, found nothing, rests in the book.',
  CANCELED: 'Cancelled.',
  INVALID: 'Cancelled by the exchange, for instance as its money left the wallet.',
  CANCELED_MARKET_RESOLVED: 'Cancelled as its market was resolved.',
});

/** An order of the account, loaded by its order id. */
export const OrderRef = builder.loadableNodeRef('Order', {
  id: { resolve: (order: OpenOrder) => order.orderId },
  load: (ids: string[], { account }) => settle(ids, (id) => account().orders.order(id)),
});

OrderRef.implement({
  description: 'An order of the account, as the exchange has it.',
  fields: (t) => ({
    orderId: t.expose('orderId', {
      type: 'Bytes32',
      description: "The exchange's own id: the order's EIP-712 digest.",
    }),
    status: t.field({
      type: OrderStatusEnum,
      description: 'Where the order stands.',
      resolve: ({ status }) => status.value,
    }),
    rawStatus: t.string({
      description: "The exchange's own word for the status.",
      resolve: ({ status }) => status.raw,
    }),
    owner: t.exposeID('owner', { description: 'The API key that placed it.' }),
    makerAddress: t.expose('makerAddress', { type: 'Address', description: 'The wallet that pays.' }),
    conditionId: t.exposeID('conditionId', {
      description: 'Condition id of the market (`market` in the documentation).',
    }),
    tokenId: t.exposeID('tokenId', {
      description: 'Token id of the outcome (`asset_id` in the documentation).',
    }),
    side: t.expose('side', { type: SideEnum, description: 'BUY or SELL.' }),
    originalSize: t.expose('originalSize', { type: 'Decimal', description: 'Shares asked for.' }),
    sizeMatched: t.expose('sizeMatched', {
      type: 'Decimal',
      description: 'Shares filled so far, settled or not.',
    }),
    price: t.expose('price', { type: 'Decimal', description: 'Limit, in collateral a share.' }),
    associateTrades: t.field({
      type: ['ID'],
      description: 'Ids of the trades that filled it.',
      resolve: ({ associateTradeIds }) => [...associateTradeIds],
    }),
    outcome: t.exposeString('outcome', { description: 'The outcome, such as Yes.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the exchange took it.' }),
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
        expiration === undefined ? null : new Date(expiration.getTime() - GTD_SECURITY_SECONDS * 1000),
    }),
    orderType: t.field({
      type: PlacedOrderTypeEnum,
      description: 'How long it lives.',
      resolve: ({ orderType }) => orderType.value,
    }),
    rawOrderType: t.string({
      description: "The exchange's own word for the order type.",
      resolve: ({ orderType }) => orderType.raw,
    }),
    market: t.field({
      type: MarketRef,
      nullable: true,
      description: 'The market.',
      resolve: ({ conditionId }) => conditionId,
    }),
    token: t.field({
      type: TokenRef,
      nullable: true,
      description: 'The outcome.',
      resolve: ({ tokenId }) => tokenId,
    }),
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

builder.queryFields((t) => ({
  order: t.field({
    type: OrderRef,
    nullable: true,
    description: 'One open order, null once it is filled or cancelled: the exchange keeps no history.',
    args: { id: t.arg.id({ required: true, description: 'Order id, not the global id.' }) },
    resolve: (_root, { id }) => checkOrderId(id),
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
