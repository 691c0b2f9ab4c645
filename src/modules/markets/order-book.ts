import { builder } from '../../builder.ts';
import type { OrderBook, PriceLevel } from '../../clob/market-types.ts';
import { InvalidRequestError } from '../../errors.ts';
import { loadQuote } from './quote-loader.ts';

const PriceLevelRef = builder.objectRef<PriceLevel>('PriceLevel').implement({
  description: 'All orders at one price.',
  fields: (t) => ({
    price: t.expose('price', { type: 'Decimal', description: 'In collateral a share.' }),
    size: t.expose('size', { type: 'Decimal', description: 'Shares on offer or wanted at this price.' }),
  }),
});

/** A book, whole, or as a stream cuts it to so many levels a side. */
export interface OrderBookView extends OrderBook {
  /** Levels a side, in a book that is cut. */
  readonly cutTo?: number;
  /** Of a stream: whether its source is in doubt. */
  readonly stale?: boolean;
}

/** A token's book, by the token. One that is cut is another thing to a cache, which would otherwise mix it with the whole. */
export const OrderBookRef = builder.nodeRef('OrderBook', {
  id: {
    resolve: ({ tokenId, cutTo }: OrderBookView) => (cutTo === undefined ? tokenId : `${tokenId}:${cutTo}`),
  },
  async loadOne(id, context): Promise<OrderBookView | null> {
    const [, tokenId, depth] = /^(\d{1,78})(?::(\d+))?$/.exec(id) ?? [];
    const book = tokenId === undefined ? null : await loadQuote(context, tokenId, 'book');
    if (book === null || depth === undefined) return book;
    const cutTo = Number(depth);
    return { ...book, bids: best(book.bids, cutTo), asks: best(book.asks, cutTo), cutTo };
  },
});

function best(levels: readonly PriceLevel[], depth: number | null | undefined): readonly PriceLevel[] {
  if (depth === null || depth === undefined) return levels;
  if (depth < 0)
    throw new InvalidRequestError('BAD_USER_INPUT', `depth is ${depth}; it must not be negative`);
  return levels.slice(0, depth);
}

OrderBookRef.implement({
  description:
    "A token's resting orders by price, best first on both sides. The other outcome's orders are in it, mirrored.",
  fields: (t) => ({
    tokenId: t.exposeID('tokenId', { description: 'The token.' }),
    conditionId: t.exposeID('conditionId', { description: 'Its market.' }),
    timestamp: t.expose('timestamp', { type: 'DateTime', description: 'When the book was as it is shown.' }),
    stale: t.boolean({
      description:
        'Whether the source of this book is in doubt: the exchange has been lost or silent, or its answers have contradicted each other, for 5 to 15 seconds. A subscription emits the book again when this changes. False in queries.',
      resolve: ({ stale }) => stale ?? false,
    }),
    hash: t.exposeString('hash', { description: "The exchange's fingerprint of the book: 40 hex digits." }),
    bids: t.field({
      type: [PriceLevelRef],
      description: 'Who buys, highest price first.',
      args: { depth: t.arg.int({ description: 'Levels to give; all when not said.' }) },
      resolve: ({ bids }, { depth }) => [...best(bids, depth)],
    }),
    asks: t.field({
      type: [PriceLevelRef],
      description: 'Who sells, lowest price first.',
      args: { depth: t.arg.int({ description: 'Levels to give; all when not said.' }) },
      resolve: ({ asks }, { depth }) => [...best(asks, depth)],
    }),
    tickSize: t.expose('tickSize', {
      type: 'Decimal',
      description: 'Step of prices, in collateral a share.',
    }),
    minimumOrderSize: t.expose('minimumOrderSize', {
      type: 'Decimal',
      description: 'Smallest limit order, in shares.',
    }),
    negRisk: t.exposeBoolean('negRisk', { description: 'Whether the market belongs to a neg-risk event.' }),
    lastTradePrice: t.expose('lastTradePrice', {
      type: 'Decimal',
      nullable: true,
      description: 'Price of the last trade, null where there was none.',
    }),
  }),
});
