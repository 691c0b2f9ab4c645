/** The Gamma API: markets as Polymarket's pages show them. Public. */

import { gammaSpellings, normalizeConditionId } from '../protocol/condition-id.ts';
import { chunksOf } from './chunks.ts';
import type { HttpClient } from './http-client.ts';
import type { ById } from './types.ts';
import type { Listing } from './wallet-types.ts';
import { mergeById } from './wire/by-id.ts';
import { parseListings } from './wire/gamma.ts';

/** Condition ids in one call: what fits a URL. */
const MAX_IDS_PER_CALL = 100;

/** Every call throws the errors of `HttpClient.request`. */
export interface GammaApi {
  /** By condition id; markets that Gamma does not list are missing. */
  listings(conditionIds: readonly string[]): Promise<ById<Listing>>;
}

export function createGammaApi(http: HttpClient): GammaApi {
  function read(conditionIds: readonly string[], closed: boolean): Promise<ById<Listing>> {
    return http.request({
      method: 'GET',
      path: '/markets',
      route: 'gamma:/markets',
      query: {
        condition_ids: conditionIds,
        limit: String(conditionIds.length),
        ...(closed && { closed: 'true' }),
      },
      parse: parseListings,
    });
  }

  async function readAll(conditionIds: readonly string[], closed: boolean): Promise<ById<Listing>> {
    const chunks = chunksOf(conditionIds.flatMap(gammaSpellings), MAX_IDS_PER_CALL);
    return mergeById(await Promise.all(chunks.map((ids) => read(ids, closed))));
  }

  return {
    async listings(conditionIds) {
      const open = await readAll(conditionIds, false);
      // Closed markets are left out unless they alone are asked for.
      const missing = conditionIds.filter((id) => !open.has(normalizeConditionId(id)));
      return missing.length === 0 ? open : mergeById([open, await readAll(missing, true)]);
    },
  };
}
