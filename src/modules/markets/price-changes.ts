import { builder } from '../../builder.ts';
import type { BestPriceChange } from '../../streams/market-token.ts';
import { joinToken } from './joins.ts';
import { knownTokens } from './known-tokens.ts';

const PriceChangeRef = builder.objectRef<BestPriceChange>('PriceChange').implement({
  description: 'The prices of a token, after one of them changed. In collateral a share.',
  fields: (t) => ({
    tokenId: t.exposeID('tokenId', { description: 'The token.' }),
    conditionId: t.exposeID('conditionId', { description: 'Its market.' }),
    bestBid: t.expose('bestBid', {
      type: 'Decimal',
      nullable: true,
      description: 'Highest price somebody buys at, null where nobody does.',
    }),
    bestAsk: t.expose('bestAsk', {
      type: 'Decimal',
      nullable: true,
      description: 'Lowest price somebody sells at, null where nobody does.',
    }),
    lastTradePrice: t.expose('lastTradePrice', {
      type: 'Decimal',
      nullable: true,
      description: 'Price of the last trade, null where there was none.',
    }),
    timestamp: t.expose('timestamp', { type: 'DateTime', description: 'When the book was so.' }),
    stale: t.exposeBoolean('stale', {
      description:
        'Whether the source of these prices is in doubt, as `OrderBook.stale`. They are emitted again when this changes.',
    }),
    token: joinToken(t, ({ tokenId }) => tokenId, 'The token.'),
  }),
});

builder.subscriptionField('priceChanges', (t) =>
  t.field({
    type: PriceChangeRef,
    description:
      'The best prices of tokens as they are, and again whenever they change: the newest of each. Ends with an error MARKET_CLOSED once the market of one of them is closed.',
    args: { tokenIds: t.arg.idList({ required: true, description: 'The tokens, 500 at most.' }) },
    subscribe: async (_root, { tokenIds }, { services }) =>
      services.marketHub.bestPrices(await knownTokens(services.markets, tokenIds)),
    resolve: (change: BestPriceChange) => change,
  }),
);
