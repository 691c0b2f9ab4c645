/** What the exchange tells of the account's orders. */
import { builder } from '../../builder.ts';
import { joinMarket, joinToken } from '../markets/joins.ts';
import { OrderRef } from '../orders/order.ts';
import { SideEnum } from '../shared/side.ts';
import { TradeRef } from '../trades/trade.ts';
import { NotificationInterface } from './notification.ts';
import { KINDS } from './notification-kinds.ts';
import { notificationRef } from './notification-refs.ts';

for (const kind of ['ORDER_CANCELED', 'ORDER_FILLED', 'ORDER_FILL_FAILED'] as const) {
  builder.objectType(notificationRef(kind), {
    description: KINDS[kind].description,
    interfaces: [NotificationInterface],
    fields: (t) => ({
      orderId: t.field({
        type: 'Bytes32',
        description: 'The order.',
        resolve: ({ payload }) => payload.orderId,
      }),
      conditionId: t.field({
        // As for every notification, so that one document can select it of all.
        nullable: true,
        type: 'ID',
        description: 'Condition id of the market.',
        resolve: ({ payload }) => payload.conditionId,
      }),
      tokenId: t.field({
        type: 'ID',
        description: 'Token id of the outcome.',
        resolve: ({ payload }) => payload.tokenId,
      }),
      side: t.field({ type: SideEnum, description: 'BUY or SELL.', resolve: ({ payload }) => payload.side }),
      price: t.field({
        type: 'Decimal',
        description: 'In collateral a share.',
        resolve: ({ payload }) => payload.price,
      }),
      originalSize: t.field({
        type: 'Decimal',
        description: 'Shares asked for.',
        resolve: ({ payload }) => payload.originalSize,
      }),
      matchedSize: t.field({
        type: 'Decimal',
        description: 'Shares filled so far.',
        resolve: ({ payload }) => payload.matchedSize,
      }),
      remainingSize: t.field({
        type: 'Decimal',
        description: 'Shares not filled.',
        resolve: ({ payload }) => payload.remainingSize,
      }),
      outcome: t.string({
        description: 'The outcome, such as Yes.',
        resolve: ({ payload }) => payload.outcome,
      }),
      tradeId: t.id({
        nullable: true,
        description: 'The trade, where there is one.',
        resolve: ({ payload }) => payload.tradeId,
      }),
      transactionHash: t.field({
        type: 'Bytes32',
        nullable: true,
        description: 'The transaction, where there is one.',
        resolve: ({ payload }) => payload.transactionHash,
      }),
      order: t.field({
        type: OrderRef,
        nullable: true,
        description: 'The order, null where it is no longer open.',
        resolve: ({ payload }) => payload.orderId,
      }),
      trade: t.field({
        type: TradeRef,
        nullable: true,
        description: 'The trade, where there is one.',
        resolve: ({ payload }) => payload.tradeId,
      }),
      market: joinMarket(t, ({ payload }) => payload.conditionId),
      token: joinToken(t, ({ payload }) => payload.tokenId),
    }),
  });
}
