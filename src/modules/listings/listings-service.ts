/** Markets as Polymarket's pages show them, from the Gamma API. Nothing is known where none is configured. */
import { LRUCache } from 'lru-cache';
import type { GammaApi } from '../../clob/gamma-api.ts';
import { incomplete } from '../../clob/incomplete.ts';
import type { Listing } from '../../clob/wallet-types.ts';

/** How long a listing is believed: pictures and names hardly change. */
const LISTING_LIFETIME_MS = 60_000;
const REMEMBERED_LISTINGS = 10_000;

export interface ListingsService {
  /** In the order of the ids: `undefined` where Gamma has none, or none is configured, an `Error` where it could not be read. */
  ofMarkets(conditionIds: readonly string[]): Promise<readonly (Listing | undefined | Error)[]>;
}

export function createListingsService(api: GammaApi | undefined): ListingsService {
  const known = new LRUCache<string, Listing>({ max: REMEMBERED_LISTINGS, ttl: LISTING_LIFETIME_MS });
  return {
    async ofMarkets(conditionIds) {
      const found = new Map<string, Listing | undefined | Error>(
        conditionIds.map((id) => [id, known.get(id)]),
      );
      const missing = [...found].filter(([, listing]) => listing === undefined).map(([id]) => id);
      if (api !== undefined && missing.length > 0) {
        const listings = await api.listings(missing);
        for (const [id, listing] of listings) known.set(id, listing);
        for (const id of missing) {
          found.set(id, listings.get(id) ?? (listings.skipped > 0 ? incomplete('markets') : undefined));
        }
      }
      return conditionIds.map((id) => found.get(id));
    },
  };
}
