/**
 * The fees of markets, remembered for a stated time and read by the cheapest plan.
 *
 * The exchange returns the fee of one market at a time, the Gamma API those of many. So where several are missing, Gamma
 * is asked first, and the exchange for those that Gamma does not state.
 */
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { MarketFee } from '../../clob/market-types.ts';
import type { PublicApi } from '../../clob/public-api.ts';
import { settle } from '../shared/settle.ts';

/** How long a fee is believed; the exchange announces changes days ahead. */
const FEE_LIFETIME_MS = 600_000;
const REMEMBERED_FEES = 10_000;
/** Calls to the exchange under way at once. */
const LOOKUPS_AT_ONCE = 8;
/** Markets of one batch. */
const MAX_MARKETS = 1_000;

/** Fees by condition id, in the order of the ids, where a plural endpoint states them. */
export type ReadListedFees = (
  conditionIds: readonly string[],
) => Promise<readonly (MarketFee | undefined | Error)[]>;

export interface MarketFees {
  /** The fee of a market, `undefined` where there is no such market. Calls at the same moment share their reads. */
  of(conditionId: string): Promise<MarketFee | undefined>;
}

export function createMarketFees(
  { marketFacts }: Pick<PublicApi, 'marketFacts'>,
  readListed: ReadListedFees,
): MarketFees {
  const known = new LRUCache<string, MarketFee>({ max: REMEMBERED_FEES, ttl: FEE_LIFETIME_MS });

  async function lookUp(conditionId: string): Promise<MarketFee | undefined> {
    const market = await marketFacts(conditionId);
    return market && { curve: market.fee };
  }

  async function listed(conditionIds: readonly string[]): Promise<ReadonlyMap<string, MarketFee>> {
    if (conditionIds.length === 1) return new Map();
    // A Gamma API that fails leaves the exchange to ask.
    const fees = await readListed(conditionIds).catch(() => []);
    return new Map(
      conditionIds.flatMap((id, index) => {
        const fee = fees[index];
        return fee === undefined || fee instanceof Error ? [] : [[id, fee] as const];
      }),
    );
  }

  const loader = new DataLoader<string, MarketFee | undefined>(
    async (conditionIds) => {
      const found = await listed(conditionIds);
      return settle(conditionIds, async (id) => found.get(id) ?? lookUp(id), LOOKUPS_AT_ONCE);
    },
    { cache: false, maxBatchSize: MAX_MARKETS, batchScheduleFn: (read) => setImmediate(read) },
  );
  const reading = new Map<string, Promise<MarketFee | undefined>>();

  async function read(conditionId: string): Promise<MarketFee | undefined> {
    try {
      const fee = await loader.load(conditionId);
      if (fee !== undefined) known.set(conditionId, fee);
      return fee;
    } finally {
      reading.delete(conditionId);
    }
  }

  return {
    async of(conditionId) {
      const fee = known.get(conditionId);
      if (fee !== undefined) return fee;
      const underWay = reading.get(conditionId) ?? read(conditionId);
      reading.set(conditionId, underWay);
      return underWay;
    },
  };
}
