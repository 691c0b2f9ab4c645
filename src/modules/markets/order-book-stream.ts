import { builder } from '../../builder.ts';
import { InvalidRequestError } from '../../errors.ts';
import type { LiveBook } from '../../streams/market-token.ts';
import { knownTokens } from './known-tokens.ts';
import { OrderBookRef } from './order-book.ts';

/** Levels a side that a stream gives at most. */
const MAX_DEPTH = 1_000;

builder.subscriptionField('orderBook', (t) =>
  t.field({
    type: OrderBookRef,
    description:
      "A token's book as it is, and again whenever it changes: always whole, always the newest, at most every 20 milliseconds. Checked against the exchange's best prices, its fingerprints where their algorithm is known, and a reading of the book every few seconds. Its `timestamp` never goes back. `stale` says when its source is in doubt. Ends with an error MARKET_CLOSED once the market is closed.",
    args: {
      tokenId: t.arg.id({ required: true, description: 'The token.' }),
      depth: t.arg.int({
        description:
          'Levels a side, best first; changes behind them are not told. All when not said. A book that is cut so has a node id of its own: to keep a cached `Token.orderBook` fresh, leave this out and say `depth` at `bids` and `asks`.',
      }),
    },
    async subscribe(_root, { tokenId, depth }, { services }) {
      if (typeof depth === 'number' && (depth < 1 || depth > MAX_DEPTH)) {
        throw new InvalidRequestError(
          'BAD_USER_INPUT',
          `depth is ${depth}; it must be between 1 and ${MAX_DEPTH}`,
        );
      }
      const [known = tokenId] = await knownTokens(services.markets, [tokenId]);
      return services.marketHub.books(known, depth ?? undefined);
    },
    resolve: (book: LiveBook, { depth }) => (typeof depth === 'number' ? { ...book, cutTo: depth } : book),
  }),
);
