import { builder } from '../../builder.ts';
import { formatMicros, MICROS_PER_UNIT } from '../../protocol/decimal.ts';
import { OrderBookRef } from '../markets/order-book.ts';
import { ErrorInterface } from '../shared/error.ts';
import type { OrderPreview } from './preview-service.ts';
import type { Refusal } from './refusals.ts';
import type { LevelFill } from './walk-book.ts';

const PreviewFillRef = builder.objectRef<LevelFill>('PreviewFill').implement({
  description: 'What an order would take at one price.',
  fields: (t) => ({
    price: t.field({
      type: 'Decimal',
      description: 'In collateral a share.',
      resolve: ({ price }) => formatMicros(price),
    }),
    size: t.field({ type: 'Decimal', description: 'Shares.', resolve: ({ shares }) => formatMicros(shares) }),
    amount: t.field({
      type: 'Decimal',
      description: 'Collateral, without the fee.',
      resolve: ({ collateral }) => formatMicros(collateral),
    }),
    fee: t.field({ type: 'Decimal', description: 'Collateral.', resolve: ({ fee }) => formatMicros(fee) }),
  }),
});

const PreviewRefusalRef = builder.objectRef<Refusal>('PreviewRefusal').implement({
  description: 'A reason for which the order would be rejected.',
  interfaces: [ErrorInterface],
});

/** What would become of an order. */
export const OrderPreviewRef = builder.objectRef<OrderPreview>('OrderPreview').implement({
  description:
    'What would become of an order if it were sent now. Nothing was sent; the book, the balance and the exchange may have changed by the time it is.',
  fields: (t) => ({
    makerAmount: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What would be given at most, as signed: BUY collateral, SELL shares. Null where refused.',
      resolve: ({ order }) => order && formatMicros(order.makerAmount),
    }),
    takerAmount: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'What would be asked for, as signed: BUY shares, SELL collateral. Null where refused.',
      resolve: ({ order }) => order && formatMicros(order.takerAmount),
    }),
    fills: t.field({
      type: [PreviewFillRef],
      description: 'What the book would fill at once, level by level, best first.',
      resolve: ({ walk }) => [...walk.fills],
    }),
    filledSize: t.field({
      type: 'Decimal',
      description: 'Shares of them together.',
      resolve: ({ walk }) => formatMicros(walk.shares),
    }),
    filledAmount: t.field({
      type: 'Decimal',
      description: 'Collateral of them together, without the fee.',
      resolve: ({ walk }) => formatMicros(walk.collateral),
    }),
    restingSize: t.field({
      type: 'Decimal',
      description: 'Shares that would rest in the book; what a FOK or FAK order does not fill is killed.',
      resolve: ({ resting }) => formatMicros(resting),
    }),
    averagePrice: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Of the fills, in collateral a share, cut to six decimals; null where there are none.',
      resolve: (preview) => optional(averagePrice(preview)),
    }),
    slippage: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'How much worse that is than the best price, in collateral a share.',
      resolve: (preview) => {
        const average = averagePrice(preview);
        const { bestPrice, request } = preview;
        if (average === undefined || bestPrice === undefined) return null;
        return formatMicros(request.side === 'BUY' ? average - bestPrice : bestPrice - average);
      },
    }),
    fee: t.field({
      type: 'Decimal',
      description: 'Of the fills, in collateral: on top of a BUY, out of what a SELL brings.',
      resolve: ({ walk }) => formatMicros(walk.fee),
    }),
    balance: t.field({
      type: 'Decimal',
      description: 'What the wallet has of what the order gives: BUY collateral, SELL shares.',
      resolve: ({ funds }) => formatMicros(funds.balance),
    }),
    reserved: t.field({
      type: 'Decimal',
      description: 'How much of it open orders hold back.',
      resolve: ({ funds }) => formatMicros(funds.reserved),
    }),
    balanceAfter: t.field({
      type: 'Decimal',
      description: 'What the wallet would have of it after the fills. Negative where it has too little.',
      resolve: ({ request, funds, walk }) =>
        formatMicros(funds.balance - (request.side === 'BUY' ? walk.collateral + walk.fee : walk.shares)),
    }),
    refusals: t.field({
      type: [PreviewRefusalRef],
      description:
        "Every refusal that would come, the rails' with them; empty where the order would be taken.",
      resolve: ({ refusals }) => [...refusals],
    }),
    orderBook: t.expose('book', {
      type: OrderBookRef,
      nullable: true,
      description: 'The book that this was worked out with.',
    }),
  }),
});

function averagePrice({ walk }: OrderPreview): bigint | undefined {
  return walk.shares === 0n ? undefined : (walk.collateral * MICROS_PER_UNIT) / walk.shares;
}

function optional(micros: bigint | undefined): string | null {
  return micros === undefined ? null : formatMicros(micros);
}
