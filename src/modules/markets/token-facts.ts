/** What an order on a token needs to know, remembered for a stated time; tokens asked for at once are one call. */
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { PublicApi } from '../../clob/public-api.ts';
import type { Decimal } from '../../clob/types.ts';
import { type ProtocolVersion, protocolOfTokenId } from '../../protocol/protocol-version.ts';

/** How long facts are believed. A tick size is forgotten sooner when the exchange says that it changed. */
const FACTS_LIFETIME_MS = 30_000;
const REMEMBERED_TOKENS = 20_000;
/** Most tokens of one `POST /books`. */
const MAX_TOKENS = 500;

export interface TokenFacts {
  readonly tokenId: string;
  readonly conditionId: string;
  readonly tickSize: Decimal;
  readonly minimumOrderSize: Decimal;
  readonly negRisk: boolean;
  /** `undefined` where the exchange names a protocol that this server does not know. */
  readonly protocolVersion: ProtocolVersion | undefined;
}

export interface TokenFactsMemory {
  /** `undefined` for a token nobody knows. */
  of(tokenId: string): Promise<TokenFacts | undefined>;
  /** The protocol of a token: its market's where that is remembered, else by the shape of the id. No call. */
  protocolOf(tokenId: string): ProtocolVersion;
  forget(conditionId: string): void;
}

type Api = Pick<PublicApi, 'books' | 'conditionIdOfToken' | 'marketFacts'>;

export function createTokenFacts(api: Api): TokenFactsMemory {
  const known = new LRUCache<string, TokenFacts>({ max: REMEMBERED_TOKENS, ttl: FACTS_LIFETIME_MS });

  // A book has all of the facts, so many tokens cost one call; the market itself takes two calls for each.
  const fromBooks = new DataLoader<string, TokenFacts | undefined>(
    async (tokenIds) => {
      const books = await api.books(tokenIds);
      return tokenIds.map((tokenId) => {
        const book = books.get(tokenId);
        if (book === undefined) return undefined;
        const { conditionId, tickSize, minimumOrderSize, negRisk, protocolVersion } = book;
        return { tokenId, conditionId, tickSize, minimumOrderSize, negRisk, protocolVersion };
      });
    },
    // Requests that came in together are answered together: those of one round of the event loop, not of one tick.
    { cache: false, maxBatchSize: MAX_TOKENS, batchScheduleFn: (read) => setImmediate(read) },
  );

  async function fromMarket(tokenId: string): Promise<TokenFacts | undefined> {
    const conditionId = await api.conditionIdOfToken(tokenId);
    const market = conditionId === undefined ? undefined : await api.marketFacts(conditionId);
    if (market === undefined) return undefined;
    const { tickSize, minimumOrderSize, negRisk, protocolVersion } = market;
    return { tokenId, conditionId: market.conditionId, tickSize, minimumOrderSize, negRisk, protocolVersion };
  }

  return {
    async of(tokenId) {
      const remembered = known.get(tokenId);
      if (remembered !== undefined) return remembered;
      const facts = (await fromBooks.load(tokenId)) ?? (await fromMarket(tokenId));
      if (facts !== undefined) known.set(tokenId, facts);
      return facts;
    },
    protocolOf: (tokenId) => known.get(tokenId)?.protocolVersion ?? protocolOfTokenId(tokenId),
    forget(conditionId) {
      for (const [tokenId, facts] of known.entries()) {
        if (facts.conditionId === conditionId) known.delete(tokenId);
      }
    },
  };
}
