/** A book's market and outcome, which it names. */
import { builder } from '../../builder.ts';
import { joinMarket, joinToken } from './joins.ts';
import { OrderBookRef } from './order-book.ts';

builder.objectFields(OrderBookRef, (t) => ({
  market: joinMarket(t, ({ conditionId }) => conditionId),
  token: joinToken(t, ({ tokenId }) => tokenId),
}));
