import { builder } from '../../builder.ts';
import { CALL_COST } from '../../cost.ts';
import { checkTokenId } from '../shared/ids.ts';
import { LastTradeRef } from './last-trade.ts';
import { MarketRef } from './market.ts';
import type { TokenRow } from './markets-service.ts';
import { OrderBookRef } from './order-book.ts';
import { loadQuote } from './quote-loader.ts';

/** A fifth of a call: tokens of listed markets share a few calls, others cost one each, of which one list makes 100 at most. */
const COST_OF_ID = CALL_COST / 5;

/** An outcome, loaded by its token id. */
export const TokenRef = builder.loadableNodeRef('Token', {
  id: { resolve: (token: TokenRow) => token.tokenId },
  load: (ids: string[], { services }) => services.markets.tokensById(ids),
});

TokenRef.implement({
  description: 'One outcome of a market, traded as a token that pays 1 unit of collateral if it comes true.',
  fields: (t) => ({
    tokenId: t.exposeID('tokenId', { description: "The exchange's own id (asset id): up to 78 digits." }),
    positionId: t.id({
      nullable: true,
      description:
        'Position id of a Protocol V2 market, equal to `tokenId`. Null on Protocol V1, whose tokens are CTF tokens.',
      resolve: ({ tokenId, market }) => (market.protocolVersion === 2 ? tokenId : null),
    }),
    outcome: t.exposeString('outcome', { description: 'The outcome, such as Yes.' }),
    winner: t.exposeBoolean('winner', { description: 'Whether it came true; false while that is open.' }),
    price: t.expose('price', {
      type: 'Decimal',
      nullable: true,
      description: "Price in the exchange's listing, in collateral a share.",
    }),
    tickSize: t.field({
      type: 'Decimal',
      description: 'Step of prices, in collateral a share.',
      resolve: ({ market }) => market.tickSize,
    }),
    minimumOrderSize: t.field({
      type: 'Decimal',
      description: 'Smallest limit order, in shares.',
      resolve: ({ market }) => market.minimumOrderSize,
    }),
    negRisk: t.field({
      type: 'Boolean',
      description: 'Whether the market is one of an event of which only one can come true.',
      resolve: ({ market }) => market.negRisk,
    }),
    conditionId: t.field({
      type: 'ID',
      description: 'Condition id of the market.',
      resolve: ({ market }) => market.conditionId,
    }),
    market: t.field({ type: MarketRef, description: 'The market.', resolve: ({ market }) => market }),
    orderBook: t.field({
      type: OrderBookRef,
      nullable: true,
      description: 'The book as it stands, null where the token has none (its market is closed).',
      resolve: ({ tokenId, market }, _args, context) =>
        market.closed ? null : loadQuote(context, tokenId, 'book'),
    }),
    bestBid: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The highest price somebody buys at, in collateral a share; null where nobody does.',
      resolve: async ({ tokenId }, _args, context) => (await loadQuote(context, tokenId, 'best'))?.bid,
    }),
    bestAsk: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The lowest price somebody sells at, in collateral a share; null where nobody does.',
      resolve: async ({ tokenId }, _args, context) => (await loadQuote(context, tokenId, 'best'))?.ask,
    }),
    midpoint: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Middle between best bid and best ask, in collateral a share.',
      resolve: ({ tokenId }, _args, context) => loadQuote(context, tokenId, 'midpoint'),
    }),
    spread: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Best ask less best bid, in collateral a share.',
      resolve: ({ tokenId }, _args, context) => loadQuote(context, tokenId, 'spread'),
    }),
    lastTrade: t.field({
      type: LastTradeRef,
      nullable: true,
      description: 'The last trade, null where there was none.',
      resolve: ({ tokenId }, _args, context) => loadQuote(context, tokenId, 'lastTrade'),
    }),
  }),
});

builder.queryFields((t) => ({
  token: t.field({
    type: TokenRef,
    nullable: true,
    description: 'One outcome, null where no market has it.',
    args: { id: t.arg.id({ required: true, description: 'Token id, not the global id.' }) },
    complexity: { field: CALL_COST, multiplier: 1 },
    resolve: (_root, { id }) => checkTokenId(id),
  }),
  tokens: t.field({
    type: [TokenRef],
    nullable: { list: true, items: true },
    description: 'Outcomes in the order of their ids, null in place of one that no market has.',
    args: { ids: t.arg.idList({ required: true, description: 'Token ids, not global ids.' }) },
    complexity: ({ ids }) => ({ field: CALL_COST + ids.length * COST_OF_ID, multiplier: ids.length }),
    // Each is checked by itself, so that a malformed id is the error of its own place.
    resolve: (_root, { ids }) => ids.map(async (id) => checkTokenId(id)),
  }),
}));
