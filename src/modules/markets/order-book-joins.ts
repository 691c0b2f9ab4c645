/** A book's market and outcome, which it names. */
import { builder } from '../../builder.ts';
import { MarketRef } from './market.ts';
import { OrderBookRef } from './order-book.ts';
import { TokenRef } from './token.ts';

builder.objectFields(OrderBookRef, (t) => ({
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
}));
