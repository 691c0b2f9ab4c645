import { builder } from '../../builder.ts';
import { checkTokenId } from '../shared/ids.ts';
import { OrderBookRef } from './order-book.ts';
import { loadQuote } from './quote-loader.ts';

builder.queryFields((t) => ({
  orderBook: t.field({
    type: OrderBookRef,
    nullable: true,
    description: "A token's book as it stands, null where the token has none.",
    args: { tokenId: t.arg.id({ required: true, description: 'Token id of the outcome.' }) },
    resolve: (_root, { tokenId }, context) => loadQuote(context, checkTokenId(tokenId), 'book'),
  }),
  orderBooks: t.field({
    type: [OrderBookRef],
    nullable: { list: true, items: true },
    description: 'Books in the order of their tokens, null in place of a token that has none.',
    args: { tokenIds: t.arg.idList({ required: true, description: 'Token ids of the outcomes.' }) },
    resolve: (_root, { tokenIds }, context) =>
      Promise.all(tokenIds.map((tokenId) => loadQuote(context, checkTokenId(tokenId), 'book'))),
  }),
}));
